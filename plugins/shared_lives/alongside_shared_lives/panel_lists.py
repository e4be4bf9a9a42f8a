"""The panel's days, each with the households before it."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from alongside import CouncilSession, Person
from alongside_shared_lives.panel_models import Consideration, Meeting, Seat
from alongside_shared_lives.parties import Home
from alongside_shared_lives.standing_lists import homes


@dataclass
class Day:
    """A day on which the panel meets, with the households before it."""

    meeting: Meeting
    before: list[tuple[Consideration, Home]] = field(default_factory=list)


def days(session: CouncilSession, reader: Person) -> list[Day]:
    """The last fifty days of the panel, the latest first, as this reader may see."""
    meetings = session.scalars(
        select(Meeting).order_by(Meeting.day.desc(), Meeting.id.desc()).limit(50)
    )
    found = {one.id: Day(one) for one in meetings}
    allowed = {one.id: one for one in homes(session, reader)}
    asked = select(Consideration).where(Consideration.meeting_id.in_(found))
    for one in session.scalars(asked.order_by(Consideration.created_at, Consideration.id)):
        if one.household_id in allowed:
            found[one.meeting_id].before.append((one, allowed[one.household_id]))
    return list(found.values())


def waiting_for(session: CouncilSession, member: Person) -> Sequence[uuid.UUID]:
    """What is before the panel, and this member has not said yet whether they sit."""
    mine = select(Seat.consideration_id).where(Seat.person_id == member.id)
    asked = select(Consideration).where(Consideration.decision == "", Consideration.id.not_in(mine))
    waiting = session.scalars(asked.order_by(Consideration.created_at).limit(50)).all()
    if not waiting:
        return []
    allowed = {one.id for one in homes(session, member)}
    return [one.id for one in waiting if one.household_id in allowed]
