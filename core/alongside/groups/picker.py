"""Choosing people: whom somebody may name, and how they find them.

Anybody may name themself and the people they share a group with today; workers may name anybody
in the council, and so may whoever a page says it for (`anybody`). A form's field for it stands in
`people_field.py`.
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import or_, select

from alongside.access.actor import Actor
from alongside.access.predicates import is_worker
from alongside.db.ids import as_id
from alongside.db.tenancy import CouncilSession
from alongside.groups.memberships import groups_shared, together_with
from alongside.people.directory import find
from alongside.people.models import Person
from alongside.people.names import words
from alongside.people.walls import walled_off

SHOWN = 20
NAMED_AT_ONCE = 100
SEARCHED = 1000


@dataclass(frozen=True)
class Known:
    """Somebody to choose, with just enough to know whom."""

    person: Person
    hint: str = ""


def acquaintances(
    session: CouncilSession, person: Person, *, limit: int = SHOWN
) -> Sequence[Person]:
    """The people with whom someone shares a group today, by name; not the person themself."""
    return session.scalars(
        select(Person)
        .where(Person.id.in_(together_with(person.id)), Person.id != person.id)
        .order_by(Person.sort_name, Person.id)
        .limit(limit)
    ).all()


def find_people(
    session: CouncilSession,
    actor: Actor,
    text: str,
    *,
    limit: int = SHOWN,
    anybody: bool = False,
) -> Sequence[Person]:
    """People by the beginnings of their names, among those whom this actor may name."""
    if actor.person is None:
        return []
    if anybody or is_worker(actor, None):
        return find(session, text, reader=actor.person, limit=limit) if words(text) else []
    asked = words(text)
    known = acquaintances(session, actor.person, limit=SEARCHED) if asked else []
    return [one for one in known if _called(one, asked)][:limit]


def _called(person: Person, asked: Sequence[str]) -> bool:
    names = words(person.name, person.known_as)
    return all(any(name.startswith(word) for name in names) for word in asked)


def choose_people(
    session: CouncilSession,
    actor: Actor,
    ids: Iterable[str | uuid.UUID],
    *,
    anybody: bool = False,
) -> list[Person]:
    """The people of these ids whom this actor may name, in this order, each once.

    A form's ids are anybody's to change: what is no id, unknown, of another council or not the
    actor's to name is left out. One statement.
    """
    wanted = _ids(ids)
    if actor.person is None or not wanted:
        return []
    hidden = walled_off(actor.person.id)
    query = select(Person).where(Person.id.in_(wanted), Person.id.not_in(hidden))
    if not anybody and not is_worker(actor, None):
        query = query.where(
            or_(Person.id == actor.person.id, Person.id.in_(together_with(actor.person.id)))
        )
    found = {person.id: person for person in session.scalars(query)}
    return [found[one] for one in wanted if one in found]


def _ids(given: Iterable[str | uuid.UUID]) -> list[uuid.UUID]:
    ids = dict.fromkeys(as_id(one) for one in given)
    return [one for one in ids if one is not None][:NAMED_AT_ONCE]


def describe_people(session: CouncilSession, actor: Actor, people: Iterable[Person]) -> list[Known]:
    """Each person with what tells them from another of the same name.

    That is the groups they share with the reader, and for workers the year of birth.
    """
    people = list(people)
    shared = groups_shared(session, actor.person, people)
    return [Known(person, _hint(actor, person, shared.get(person.id, ()))) for person in people]


def _hint(actor: Actor, person: Person, groups: Sequence[str]) -> str:
    if person.id == actor.id:
        return str(_("This is you"))
    parts = []
    if groups:
        parts.append(_("With you in %(groups)s", groups=", ".join(groups[:3])))
    if is_worker(actor, None) and person.born_on is not None:
        parts.append(_("Born in %(year)s", year=person.born_on.year))
    return " · ".join(map(str, parts))
