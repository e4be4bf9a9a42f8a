"""Which room is still free: a life together takes a place of the room that was offered for it.

It is reckoned and never stored, so whoever ends one gives the place back. It is the room of its own
kind that had been offered when it began: room that is offered later is offered beside it. Whoever
comes for short breaks, or on some days of the week, leaves the place to others on the other days.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import or_, select

from alongside import CouncilSession
from alongside_shared_lives.circumstances import Room
from alongside_shared_lives.dates import today
from alongside_shared_lives.living_models import Arrangement
from alongside_shared_lives.living_states import RUNNING
from alongside_shared_lives.models import Vacancy

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Taken:
    """A place that a life together takes: since it was written down, and until its last day."""

    kind: str
    since: datetime
    from_on: date | None = None
    until_on: date | None = None

    def takes(self, one: Vacancy) -> bool:
        """Whether it could be a place of this room."""
        begins, ends = self.from_on or date.min, self.until_on or date.max
        meet = (one.from_on or date.min) <= ends and begins <= (one.until_on or date.max)
        return one.kind == self.kind and one.created_at <= self.since and meet


def left(offered: Iterable[Vacancy], taken: Iterable[Taken]) -> list[Room]:
    """What is left of the rooms of one household when those who live there have theirs.

    A place that is given back on a day that is known is free from the day after.
    """
    rooms = [(one, one.places) for one in offered]
    again = []
    for guest in taken:
        at = next((n for n, (one, free) in enumerate(rooms) if free and guest.takes(one)), None)
        if at is None:
            continue
        one, free = rooms[at]
        rooms[at] = one, free - 1
        last = guest.until_on
        if last is not None and last < (one.until_on or date.max):
            after = max(last + A_DAY, one.from_on or date.min)
            again.append(Room(one.kind, 1, after, one.until_on))
    still = [Room(one.kind, free, one.from_on, one.until_on) for one, free in rooms if free]
    return still + again


def taken(
    session: CouncilSession, household_id: uuid.UUID | None = None
) -> Mapping[uuid.UUID, Sequence[Taken]]:
    """The places that are taken, by household; of one household or of all. One statement."""
    asked = select(
        Arrangement.household_id,
        Arrangement.kind,
        Arrangement.weekdays,
        Arrangement.created_at,
        Arrangement.trial_from,
        Arrangement.starts_on,
        Arrangement.ends_on,
    ).where(
        Arrangement.state.in_([one.value for one in RUNNING]), Arrangement.kind != "short_break"
    )
    if household_id is not None:
        asked = asked.where(Arrangement.household_id == household_id)
    found: dict[uuid.UUID, list[Taken]] = {}
    for home, kind, weekdays, since, tried, starts, ends in session.execute(
        asked.order_by(Arrangement.created_at, Arrangement.id)
    ):
        if not weekdays:
            found.setdefault(home, []).append(Taken(kind, since, tried or starts, ends))
    return found


def with_somebody(session: CouncilSession) -> dict[uuid.UUID, list[Room]]:
    """What is left of the rooms of each household with whom somebody lives. Two statements."""
    guests = taken(session)
    if not guests:
        return {}
    offered: dict[uuid.UUID, list[Vacancy]] = {one: [] for one in guests}
    asked = select(Vacancy).where(
        Vacancy.household_id.in_(guests),
        or_(Vacancy.until_on.is_(None), Vacancy.until_on >= today()),
    )
    for one in session.scalars(asked.order_by(Vacancy.from_on, Vacancy.id)):
        offered[one.household_id].append(one)
    return {one: left(rooms, guests[one]) for one, rooms in offered.items()}
