"""How many adults are with a household at one time, for each day of a stretch of days.

At most as many as the council and the household's approval say, three at the most; whoever comes
for a short break, in an emergency or for the day counts too. In Wales that is the law (Adult
Placement Services Regulations 2019). The reckoning is pure: spans of days in, a number out.
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flask_babel import format_date
from flask_babel import gettext as _
from sqlalchemy import Select, select

from alongside import CouncilSession, practice_settings
from alongside_shared_lives.approval_models import Approval
from alongside_shared_lives.approvals import holds
from alongside_shared_lives.dates import today
from alongside_shared_lives.living_models import Arrangement, Introduction, Stay
from alongside_shared_lives.living_states import RUNNING
from alongside_shared_lives.models import Household, Possibility
from alongside_shared_lives.states import NotNow

A_DAY = timedelta(days=1)
NIGHTS = {"overnight": 1, "weekend": 2}
"""How many nights a time together has, by its kind."""
WEEK = frozenset(range(7))
LONG = 366
"""For how many days it is looked how long a house is full, before it is said to be from then on."""


@dataclass(frozen=True)
class Span:
    """Days on which somebody is there: both ends belong to it; without `until_on` it goes on.

    `weekdays` are those of the week on which they are (0 is Monday).
    """

    from_on: date
    until_on: date | None = None
    weekdays: frozenset[int] = WEEK

    def covers(self, day: date) -> bool:
        """Whether they are there on a day."""
        within = self.from_on <= day and (self.until_on is None or day <= self.until_on)
        return within and day.weekday() in self.weekdays


Guest = Sequence[Span]
"""When somebody is there."""


def there(guests: Iterable[Guest], day: date) -> int:
    """How many are there on a day."""
    return sum(any(one.covers(day) for one in guest) for guest in guests)


def most(guests: Sequence[Guest], wanted: Guest) -> int:
    """How many are there at most on any day that is wanted."""
    return max((there(guests, day) for day in _telling(guests, wanted)), default=0)


def full(guests: Sequence[Guest], wanted: Guest, limit: int) -> tuple[date, date | None] | None:
    """The first days of those wanted on which `limit` or more are there: the first and last day.

    Without a last day it stays so; None where there is room on each.
    """
    found = (day for day in _telling(guests, wanted) if there(guests, day) >= limit)
    first = next(found, None)
    if first is None:
        return None
    last = first
    for _step in range(LONG):
        if last >= date.max or there(guests, last + A_DAY) < limit:
            return first, last
        last += A_DAY
    return first, None


def _telling(guests: Sequence[Guest], wanted: Guest) -> Iterator[date]:
    """The days that tell everything, in their order.

    Between the days on which somebody comes or goes each week is like the next, so the first seven
    days after each are enough.
    """
    spans = [*wanted, *(one for guest in guests for one in guest)]
    turns = {one.from_on for one in spans}
    turns |= {one.until_on + A_DAY for one in spans if one.until_on and one.until_on < date.max}
    days = {
        date.fromordinal(turn.toordinal() + step)
        for turn in turns
        for step in range(7)
        if turn.toordinal() + step <= date.max.toordinal()
    }
    return (day for day in sorted(days) if any(one.covers(day) for one in wanted))


def spans_of(arrangement: Arrangement, stays: Iterable[Stay] = ()) -> list[Span]:
    """When an arrangement brings somebody to the house."""
    if arrangement.kind == "outreach":
        return []
    found = []
    some = arrangement.weekdays if arrangement.kind == "day" else ()
    week = frozenset(int(one) for one in some) or WEEK
    if arrangement.trial_from:
        found.append(Span(arrangement.trial_from, _trial_until(arrangement), week))
    if arrangement.kind == "short_break":
        found += [Span(one.from_on, one.until_on) for one in stays if one.kind == "visit"]
    elif arrangement.starts_on:
        found.append(Span(arrangement.starts_on, None, week))
    return [cut for one in found if (cut := _until(one, arrangement.ends_on)) is not None]


def nights_of(kind: str, on: date) -> list[Span]:
    """When a time together of a kind brings somebody to the house overnight."""
    return [Span(on, on + NIGHTS[kind] * A_DAY)] if kind in NIGHTS else []


def _trial_until(arrangement: Arrangement) -> date | None:
    """The last day of a trial; past it they may still live there, until it ends or they begin."""
    last, starts, on = arrangement.trial_until, arrangement.starts_on, today()
    if last is None:  # an emergency
        return starts - A_DAY if starts is not None else None
    begun = starts is not None and starts <= on
    return None if last < on and not begun and arrangement.state in RUNNING else last


def _until(span: Span, last: date | None) -> Span | None:
    """A span that is over when the arrangement is."""
    if last is None or (span.until_on is not None and span.until_on <= last):
        return span
    return Span(span.from_on, last, span.weekdays) if span.from_on <= last else None


def guests_of(
    session: CouncilSession, household_id: uuid.UUID, *, without: uuid.UUID | None = None
) -> list[Guest]:
    """Everybody who is, was or will be with a household; `without` is what one person looks for.

    Somebody in two arrangements with the same house is one person in it. Three statements.
    """
    found: dict[uuid.UUID, list[Span]] = {}
    stays = _stays(session, household_id)
    asked = select(Arrangement).where(Arrangement.household_id == household_id)
    for one in session.scalars(asked):
        if one.looking_id != without:
            found.setdefault(one.looking_id, []).extend(spans_of(one, stays.get(one.id, ())))
    for looking_id, kind, day in session.execute(_nights(household_id)):
        if looking_id != without:
            found.setdefault(looking_id, []).extend(nights_of(kind, day))
    return [spans for spans in found.values() if spans]


def _nights(household_id: uuid.UUID) -> Select[uuid.UUID, str, date]:
    """The nights of those who get to know the household, planned or spent."""
    meant = (Introduction.state == "planned") & Possibility.closed_at.is_(None)
    return (
        select(Possibility.looking_id, Introduction.kind, Introduction.planned_on)
        .join(Introduction, Introduction.possibility_id == Possibility.id)
        .where(
            Possibility.household_id == household_id,
            Introduction.kind.in_(NIGHTS),
            meant | (Introduction.state == "happened"),
        )
    )


def _stays(session: CouncilSession, household_id: uuid.UUID) -> Mapping[uuid.UUID, list[Stay]]:
    found: dict[uuid.UUID, list[Stay]] = {}
    asked = (
        select(Stay)
        .join(Arrangement, Arrangement.id == Stay.arrangement_id)
        .where(Arrangement.household_id == household_id, Stay.kind == "visit")
    )
    for one in session.scalars(asked):
        found.setdefault(one.arrangement_id, []).append(one)
    return found


def most_at_once(
    session: CouncilSession,
    household_id: uuid.UUID,
    from_on: date,
    until_on: date | None = None,
    *,
    without: uuid.UUID | None = None,
) -> int:
    """How many adults are with a household at most on any day of a stretch of days."""
    return most(guests_of(session, household_id, without=without), [Span(from_on, until_on)])


def full_for_good(session: CouncilSession, on: date) -> frozenset[uuid.UUID]:
    """The households that are full from a day on, as far as anybody knows. Three statements.

    They are as full as their approval says, or as the council allows where that is fewer.
    """
    lives: dict[uuid.UUID, list[Arrangement]] = {}
    running = Arrangement.state.in_([one.value for one in RUNNING])
    for one in session.scalars(select(Arrangement).where(running)):
        lives.setdefault(one.household_id, []).append(one)
    if not lives:
        return frozenset()
    asked = select(Approval).where(Approval.household_id.in_(lives), Approval.from_on <= on)
    terms = {
        one.household_id: one.most_adults
        for one in session.scalars(asked.order_by(Approval.from_on))
        if holds(one, on)
    }
    allowed = practice_settings("shared_lives").most_adults
    found = set()
    for household_id, theirs in lives.items():
        limit = min(terms.get(household_id, allowed), allowed)
        guests: dict[uuid.UUID, list[Span]] = {}
        for one in theirs:
            guests.setdefault(one.looking_id, []).extend(spans_of(one))
        days = full(list(guests.values()), [Span(on)], limit)
        if days == (on, None):
            found.add(household_id)
    return frozenset(found)


def must_have_room(
    session: CouncilSession,
    household_id: uuid.UUID,
    wanted: Guest,
    limit: int,
    *,
    without: uuid.UUID | None = None,
) -> None:
    """Take the household for this transaction alone, and raise NotNow where it has no room.

    It says when the house is full, and of nobody who is in it.
    """
    session.flush()
    session.scalars(select(Household).where(Household.id == household_id).with_for_update()).one()
    days = full(guests_of(session, household_id, without=without), wanted, limit)
    if days is not None:
        raise NotNow(_full(*days))


def _full(first: date, last: date | None) -> str:
    begins = format_date(first, "long")
    if last is None:
        return str(_("The house is full from %(day)s on.", day=begins))
    if last == first:
        return str(_("The house is full on %(day)s.", day=begins))
    ends = format_date(last, "long")
    return str(_("The house is full from %(first)s to %(last)s.", first=begins, last=ends))
