"""Who of many is perhaps here already, asked for all at once: a spreadsheet's names, not one."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from sqlalchemy import select

from alongside.db.tenancy import CouncilSession
from alongside.people.models import NameWord, Person
from alongside.people.names import fold
from alongside.people.walls import apart_from

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody whose names hold every word of a name. `same`: it is their whole name."""

    id: uuid.UUID
    born_on: date | None
    same: bool


def alike(
    session: CouncilSession, asked: Mapping[str, Sequence[str]], reader: Person | None
) -> Mapping[str, Sequence[Alike]]:
    """By name, the people who have all its words, in any order; none kept from the reader.

    `asked` are the names, each with its `words`.

    A name of one word is somebody's only where it is their whole name, as when one is added alone.
    Each name is looked for by its longest word, which few others have: one statement for hundreds.
    """
    by_word: dict[str, list[str]] = defaultdict(list)
    for name, parts in asked.items():
        if parts:
            by_word[max(parts, key=len)].append(name)
    kept = apart_from(session, reader) if reader is not None else frozenset()
    found: dict[str, list[Alike]] = defaultdict(list)
    for some in batches(by_word):
        for person_id, (theirs, sort_name, born_on) in _having(session, some).items():
            if person_id in kept:
                continue
            for name in {name for word in theirs for name in by_word.get(word, ())}:
                same = fold(name)[:200] == sort_name
                if same or (len(asked[name]) > 1 and theirs.issuperset(asked[name])):
                    found[name].append(Alike(person_id, born_on, same))
    return {name: list({one.id: one for one in people}.values()) for name, people in found.items()}


def _having(
    session: CouncilSession, some: Sequence[str]
) -> Mapping[uuid.UUID, tuple[set[str], str, date | None]]:
    """Everybody who has one of these words in their names, with all of their words."""
    with_one = select(NameWord.person_id).where(NameWord.word.in_(some))
    rows = session.execute(
        select(NameWord.person_id, NameWord.word, Person.sort_name, Person.born_on)
        .join(Person, Person.id == NameWord.person_id)
        .where(NameWord.person_id.in_(with_one), Person.erased_at.is_(None))
    )
    found: dict[uuid.UUID, tuple[set[str], str, date | None]] = {}
    for person_id, word, sort_name, born_on in rows:
        found.setdefault(person_id, (set(), sort_name, born_on))[0].add(word)
    return found


def batches(many: Collection[str], size: int = AT_ONCE) -> Iterator[list[str]]:
    """So many at a time, as a statement takes them."""
    left = iter(many)
    while some := list(islice(left, size)):
        yield some
