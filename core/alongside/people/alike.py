"""Who of many is perhaps here already, asked for all at once: a spreadsheet's people, not one."""

import re
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TypeVar

from sqlalchemy import func, select

from alongside.db.tenancy import CouncilSession
from alongside.people.models import Contact, NameWord, Person
from alongside.people.names import fold
from alongside.people.walls import apart_from
from alongside.people.withholding import STANDS, sees
from alongside.people.withholding_models import Withholding

AT_ONCE = 500
MANY = 2_000
TELLING = 9
"""How many digits at a number's end tell it from others, however its beginning is written."""
One = TypeVar("One")


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


@dataclass(frozen=True, slots=True)
class Reached:
    """By what people here are reached: e-mail addresses; and numbers, each with a birthday."""

    emails: Collection[str]
    numbers: Collection[tuple[str, date | None]]


def reached(
    session: CouncilSession,
    emails: Collection[str],
    birthdays: Collection[date],
    reader: Person | None,
) -> Reached:
    """Which of these folded e-mail addresses somebody here has, and which numbers those have who
    were born on these days.

    Of nobody who is kept from the reader, nor whose details are: trying would tell them.
    """
    kept = _kept_from(session, reader) if reader is not None else frozenset()
    here = (Person.erased_at.is_(None),)
    found: set[str] = set()
    for some in batches(emails, MANY):
        by_contact = (
            select(Person.id, func.lower(Contact.value))
            .join(Contact, Contact.person_id == Person.id)
            .where(*here, Contact.kind == "email", func.lower(Contact.value).in_(some))
        )
        by_sign_in = select(Person.id, Person.sign_in_address).where(
            *here, Person.sign_in_address.in_(some)
        )
        for asked in (by_contact, by_sign_in):
            found |= {address for who, address in session.execute(asked) if who not in kept}
    numbers: set[tuple[str, date | None]] = set()
    for days in batches(birthdays, MANY):
        asked = (
            select(Person.id, Contact.value, Person.born_on)
            .join(Contact, Contact.person_id == Person.id)
            .where(*here, Contact.kind.in_(("mobile", "phone")), Person.born_on.in_(days))
        )
        numbers |= {
            (telling(number), born_on)
            for who, number, born_on in session.execute(asked)
            if who not in kept
        }
    return Reached(found, numbers)


def _kept_from(session: CouncilSession, reader: Person) -> frozenset[uuid.UUID]:
    back = select(Withholding.person_id).where(STANDS, ~sees(reader.id))
    return apart_from(session, reader) | frozenset(session.scalars(back))


def telling(number: str) -> str:
    """What of a number is compared: its last digits, without an extension."""
    if (plain := number.replace(" ", "")).isdigit():
        return plain[-TELLING:]
    return re.sub(r"\D", "", re.split(r"[a-z]", number.strip().lower(), maxsplit=1)[0])[-TELLING:]


def batches(many: Collection[One], size: int = AT_ONCE) -> Iterator[list[One]]:
    """So many at a time, as a statement takes them."""
    left = iter(many)
    while some := list(islice(left, size)):
        yield some
