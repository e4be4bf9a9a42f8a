"""Finding people by name: page after page, at the same cost however many there are."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Uuid, and_, bindparam, intersect, select

from alongside.db.tenancy import CouncilSession
from alongside.people.models import NameWord, Person
from alongside.people.names import fold, words
from alongside.people.walls import walled_off

LAST = "\U0010ffff"
PAGE = 50
SHORTEST_PIECE = 3


@dataclass(frozen=True)
class Found:
    """One page of people by name. `more`: others follow the last; `inside`: by pieces of words."""

    people: Sequence[Person]
    more: bool = False
    inside: bool = False


def listed(session: CouncilSession, reader: uuid.UUID, after: uuid.UUID | None = None) -> Found:
    """Everyone in the council by name, from the one who follows the person `after`.

    Nobody from whom the reader is kept by a wall.
    """
    values = {"reader": reader, "after": after} if after is not None else {"reader": reader}
    return _found(session.scalars(_listing(after is not None), values).all())


@cache
def _listing(follows: bool) -> Any:
    """Made once, because making it costs more than running it."""
    reader = bindparam("reader", type_=Uuid())
    everyone = select(Person.sort_name, Person.id.label("person_id"))
    here = everyone.where(Person.erased_at.is_(None), Person.id.not_in(walled_off(reader)))
    return _page(here, bindparam("after", type_=Uuid()) if follows else None)


def search(
    session: CouncilSession, reader: uuid.UUID, text: str, after: uuid.UUID | None = None
) -> Found:
    """People whose names hold words that begin with each of the words asked for.

    When nobody's do, people whose names hold the pieces anywhere, if the pieces are long enough to
    mean something: "okaf" finds Chukwuokafor. The first way reads a range of an index, also behind
    row-level security, which keeps LIKE from using one; the second reads the council's words, so
    it is one page and no more. Nobody from whom the reader is kept by a wall.
    """
    asked = words(text)
    hidden = walled_off(reader)
    if not asked:
        signs = select(Person.sort_name, Person.id.label("person_id"))
        signs = signs.where(_begins(Person.sort_name, fold(text)[:200]), Person.id.not_in(hidden))
        return page_of(session, signs, after)
    here = NameWord.person_id.not_in(hidden)
    found = page_of(session, named(_begins(NameWord.word, word) & here for word in asked), after)
    if found.people or after is not None or min(map(len, asked)) < SHORTEST_PIECE:
        return found
    inside = named(NameWord.word.contains(word, autoescape=True) & here for word in asked)
    return Found(page_of(session, inside).people, inside=True)


def _begins(column: Any, start: str) -> ColumnElement[bool]:
    return and_(column >= start, column < start + LAST)


def named(conditions: Iterable[ColumnElement[bool]]) -> Any:
    """The ids of the people whose names hold a word for each of these conditions."""
    first, *rest = (
        select(NameWord.sort_name, NameWord.person_id).where(condition) for condition in conditions
    )
    return intersect(first, *rest) if rest else first.distinct()


def page_of(session: CouncilSession, query: Any, after: uuid.UUID | None = None) -> Found:
    """A page of people by keyset: what lies before it is never read, so depth costs nothing.

    `query` selects `sort_name` and `person_id`.
    """
    return _found(session.scalars(_page(query, after)).all())


def _page(query: Any, after: Any) -> Any:
    """Its first rows are found before anybody is read: left to itself, PostgreSQL may walk the
    council by name and ask everyone, which is slow for whoever comes last.
    """
    named = query.subquery()
    keys = select(named)
    if after is not None:
        last = select(Person.sort_name).where(Person.id == after).scalar_subquery()
        keys = keys.where(
            named.c.sort_name >= last, (named.c.sort_name > last) | (named.c.person_id > after)
        )
    first = keys.order_by(named.c.sort_name, named.c.person_id).limit(PAGE + 1).subquery()
    return (
        select(Person)
        .join(first, first.c.person_id == Person.id)
        .order_by(first.c.sort_name, first.c.person_id)
    )


def _found(people: Sequence[Person]) -> Found:
    return Found(people[:PAGE], len(people) > PAGE)
