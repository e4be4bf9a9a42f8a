"""How far someone's own words may travel, and what everybody may learn from."""

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from alongside import CouncilSession, Person, acquaintances
from alongside_feedback import notices
from alongside_feedback.change_models import Change
from alongside_feedback.changes import HAPPENED
from alongside_feedback.circles import Circle, hold
from alongside_feedback.models import Enterprise, Reflection
from alongside_feedback.reading import Words, own
from alongside_feedback.states import NotNow, State

SHOWN = 50
NEAR = 500


@dataclass(frozen=True)
class PublicWords:
    """Words that their writer lets everybody read, and the year they are from. No name, no id."""

    words: str
    year: int


@dataclass(frozen=True)
class PublicChange:
    """A change that happened, in words without names. `learned`: it became another than meant."""

    words: str
    year: int
    learned: bool


def public_words(session: CouncilSession, limit: int = SHOWN) -> list[PublicWords]:
    """The words that may be read by everybody, the latest first. One statement."""
    rows = session.execute(
        select(Reflection.travelling, Enterprise.revealed_at)
        .join(Enterprise, Enterprise.id == Reflection.enterprise_id)
        .where(Reflection.revealed, Reflection.reach == "public", Reflection.travelling != "")
        .order_by(Enterprise.revealed_at.desc(), Reflection.id)
        .limit(limit)
    )
    return [PublicWords(row.travelling, row.revealed_at.year) for row in rows]


def changes_that_happened(session: CouncilSession, limit: int = SHOWN) -> list[PublicChange]:
    """The changes that happened and may be told to everybody, the latest first. One statement."""
    rows = session.execute(
        select(Change.public_words, Change.moved_at, Change.status)
        .where(Change.public_words != "", Change.status.in_(HAPPENED))
        .order_by(Change.moved_at.desc(), Change.id)
        .limit(limit)
    )
    return [
        PublicChange(row.public_words, row.moved_at.year, row.status == "learned") for row in rows
    ]


def group_words(
    session: CouncilSession, group_id: uuid.UUID, limit: int = SHOWN
) -> Sequence[tuple[Person, str]]:
    """The words that may be read by a group's members, each with its writer. One statement."""
    rows = session.execute(
        select(Person, Reflection.travelling)
        .join(Reflection, Reflection.person_id == Person.id)
        .join(Enterprise, Enterprise.id == Reflection.enterprise_id)
        .where(
            Enterprise.group_id == group_id,
            Reflection.revealed,
            Reflection.reach == "group",
            Reflection.travelling != "",
        )
        .order_by(Enterprise.revealed_at.desc(), Reflection.id)
        .limit(limit)
    )
    return [(person, words) for person, words in rows]


def names_in(session: CouncilSession, circle: Circle, words: str) -> list[str]:
    """The names in some words of people in the circle, past members included, or near them.

    Near is whoever shares a group with one of them: a child of the family is seldom in the circle,
    and is the last whose name should go out into the world.
    """
    people = {party.person.id: party.person for party in circle.parties}
    for party in circle.parties:
        near = acquaintances(session, party.person, limit=NEAR)
        people |= {person.id: person for person in near}
    said = {word.casefold() for word in re.findall(r"\w+", words)}
    names = [
        name
        for person in people.values()
        for name in re.findall(r"\w{3,}", f"{person.name} {person.known_as}")
        if name.casefold() in said
    ]
    return list(dict.fromkeys(names))


def prepare(
    session: CouncilSession, circle: Circle, writer: Person, words: str, reach: str
) -> None:
    """Write down which words should travel and how far. Nothing travels before `approve`.

    What travelled earlier stops at once.
    """
    mine = _mine(session, circle, writer)
    if reach == "group" and circle.enterprise.group_id is None:
        raise NotNow(_("This does not belong to a group."))
    if reach != "us" and not words:
        raise NotNow(_("Please write the words that others may read."))
    mine.travelling, mine.reach_wanted, mine.reach = words, reach, "us"


def approve(session: CouncilSession, circle: Circle, writer: Person, version: int | None) -> None:
    """Let the words travel that the writer looked at; `version` is the reflection's at that time.

    Raises NotNow when they were changed since.
    """
    mine = _mine(session, circle, writer)
    if version != mine.version:
        raise NotNow(_("The words changed since you looked at them. Please look again."))
    mine.reach = mine.reach_wanted


def stop(session: CouncilSession, circle: Circle, writer: Person) -> None:
    """Keep the words among those in the circle again, from now on."""
    mine = _mine(session, circle, writer)
    mine.reach = mine.reach_wanted = "us"


def travelling(session: CouncilSession, circle: Circle, writer: Person) -> str:
    """The words that the writer chose to let travel."""
    return session.scalars(
        select(Reflection.travelling).where(
            Reflection.enterprise_id == circle.id, Reflection.person_id == writer.id
        )
    ).one()


def suggestion(session: CouncilSession, circle: Circle, writer: Person) -> str:
    """What to begin with: the words chosen before, or else all that the writer wrote."""
    mine = own(session, writer, circle)
    words = mine.words if mine else Words()
    parts = (words.who, words.teaching, words.surprised, words.differently, words.change)
    return travelling(session, circle, writer) or "\n\n".join(part for part in parts if part)


def tell_change(
    session: CouncilSession, circle: Circle, change: Change, person: Person, words: str
) -> None:
    """Tell everybody of a change that happened, without names. Empty words stop it again.

    Anyone in it may tell, and anyone in it may stop it; so the others hear of it.
    """
    hold(session, circle)
    circle.seat(person)
    if words and change.status not in HAPPENED:
        raise NotNow(_("A change can be told when it has happened."))
    if words and words != change.public_words:
        notices.moved(session, circle, circle.others(person))
    change.public_words = words


def _mine(session: CouncilSession, circle: Circle, writer: Person) -> Reflection:
    hold(session, circle)
    circle.must_be(State.REVEALED)
    party = circle.party(writer)
    if party is None or party.reflection is None or not party.reflection.revealed:
        raise NotNow(_("You have written nothing here that could travel."))
    if party.reflection.taken_away:
        raise NotNow(_("You have taken your words away."))
    return party.reflection
