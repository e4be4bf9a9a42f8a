"""Getting to know each other: times together, and a diary in which each has their own page.

Source: domain.md 1b, match path 6.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select

from alongside import CouncilSession, Person, utcnow
from alongside_shared_lives.apart import must_fit
from alongside_shared_lives.coming import night
from alongside_shared_lives.dates import today
from alongside_shared_lives.living_models import DiaryEntry, Introduction
from alongside_shared_lives.living_parties import (
    Part,
    can_begin,
    hold_pair,
    running,
    side_of,
)
from alongside_shared_lives.living_states import moved_on
from alongside_shared_lives.parties import Pair
from alongside_shared_lives.states import NotNow

Meeting = Part[Pair, Introduction]
Entry = Part[Pair, DiaryEntry]


@dataclass
class Met:
    """A time together with what the reader may read of its diary."""

    introduction: Introduction
    entries: list[DiaryEntry] = field(default_factory=list)


@dataclass(frozen=True)
class Told:
    """What somebody writes in the diary: for themself, or what an animal thinks of it."""

    words: str
    pet: str = ""
    written_with: str = ""
    share: bool = False


def plan(
    session: CouncilSession,
    pair: Pair,
    by: Person,
    *,
    kind: str,
    planned_on: date,
    place: str = "",
    company: str = "",
) -> Introduction:
    """Plan a time together.

    Raises NotNow where the two may not get to know each other (yet), and for a night where the
    household is not approved or has no room.
    """
    hold_pair(session, pair)
    may_meet(session, pair)
    night(session, pair, kind, planned_on)
    one = Introduction(
        possibility_id=pair.id,
        person_id=pair.seeker.person.id,
        kind=kind,
        planned_on=planned_on,
        place=place,
        company=company,
        planned_by_id=by.id,
    )
    session.add(one)
    return one


def change(
    session: CouncilSession,
    meeting: Meeting,
    *,
    kind: str,
    planned_on: date,
    place: str = "",
    company: str = "",
) -> None:
    """Plan it otherwise. Raises NotNow once it has happened: what happened stays so."""
    one = meeting.one
    hold_pair(session, meeting.whole)
    session.refresh(one)
    if one.state == "happened":
        raise NotNow(_("It has happened, and stays as it was written down. The diary is open."))
    if one.state == "planned":
        night(session, meeting.whole, kind, planned_on)
    one.kind, one.planned_on, one.place, one.company = kind, planned_on, place, company


def may_meet(session: CouncilSession, pair: Pair) -> None:
    """Raise NotNow unless the two may meet: both said yes, or they live together already.

    Where some of them are kept from each other, it does not say why.
    """
    must_fit(session, pair.seeker, pair.home)
    if not can_begin(pair) and running(session, pair) is None:
        raise NotNow(_("First both sides say yes to getting to know each other."))


def went(session: CouncilSession, meeting: Meeting, to: str) -> None:
    """Say that a time together happened, or was called off. What happened stays so."""
    hold_pair(session, meeting.whole)
    session.refresh(meeting.one)
    if meeting.one.state == "happened" or to not in ("happened", "called_off", "planned"):
        raise moved_on()
    if to == "happened" and meeting.one.planned_on > today():
        raise NotNow(_("It is still to come. Say so when it has happened."))
    if meeting.one.state == "called_off" and to != "called_off":
        night(session, meeting.whole, meeting.one.kind, meeting.one.planned_on)
    meeting.one.state = to


def tell(session: CouncilSession, meeting: Meeting, by: Person, told: Told) -> DiaryEntry:
    """Write in the diary, on the page of one's own side. Raises NotNow before it has happened.

    Who works for the scheme writes what was done, for all to read, and for no animal.
    """
    if meeting.one.state != "happened":
        raise NotNow(_("The diary opens when you have met."))
    side = side_of(meeting, by) or "scheme"
    for_all = told.share or side == "scheme"
    helps = side == "person" and by.id != meeting.seeker.person.id
    entry = DiaryEntry(
        introduction_id=meeting.id,
        side=side,
        pet=told.pet if side != "scheme" else "",
        words=told.words,
        written_with=told.written_with or (by.display_name if helps else ""),
        author_id=by.id,
        shared_at=utcnow() if for_all else None,
    )
    session.add(entry)
    return entry


def reword(entry: Entry, told: Told) -> None:
    """Put something in the diary in other words, or show it to the others, or no longer."""
    one = entry.one
    one.words, one.written_with = told.words, told.written_with
    one.pet = told.pet if one.side != "scheme" else ""
    share(entry, told.share)


def share(entry: Entry, shares: bool) -> None:
    """Show an entry to the others, or keep it to one's own side again."""
    if entry.one.side == "scheme":
        return
    entry.one.shared_at = (entry.one.shared_at or utcnow()) if shares else None


def may_read(pair: Pair, entry: DiaryEntry, person: Person) -> bool:
    """Whether somebody may read an entry: what is shared, and what is of their own side.

    It was told to those who were there: whoever came to live in the household later reads none of
    it but their own.
    """
    side = side_of(pair, person)
    came_at = pair.home.came_at(person) if side == "household" else None
    if came_at is not None and entry.created_at < came_at:
        return entry.author_id == person.id
    return entry.shared_at is not None or side == entry.side


def meetings(session: CouncilSession, pair: Pair, reader: Person) -> list[Met]:
    """All times together with their diary, as far as the reader may read it. Two statements."""
    rows = session.scalars(
        select(Introduction)
        .where(Introduction.possibility_id == pair.id)
        .order_by(Introduction.planned_on, Introduction.created_at, Introduction.id)
        .limit(200)
    )
    found = {one.id: Met(one) for one in rows}
    entries = session.scalars(
        select(DiaryEntry)
        .join(Introduction, Introduction.id == DiaryEntry.introduction_id)
        .where(Introduction.possibility_id == pair.id)
        .order_by(DiaryEntry.created_at, DiaryEntry.id)
        .limit(1000)
    )
    for entry in entries:
        if entry.introduction_id in found and may_read(pair, entry, reader):
            found[entry.introduction_id].entries.append(entry)
    return list(found.values())


def happened(session: CouncilSession, pair: Pair) -> Sequence[Introduction]:
    """The times that they have spent together, in their order."""
    return session.scalars(
        select(Introduction)
        .where(Introduction.possibility_id == pair.id, Introduction.state == "happened")
        .order_by(Introduction.planned_on, Introduction.created_at, Introduction.id)
    ).all()
