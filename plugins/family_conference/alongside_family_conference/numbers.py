"""What happened in the conferences that were offered in a period, counted. Nobody is ranked.

These are the plain counts. No page shows them as they are: `figures` holds the small ones back.
"""

import uuid
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select

from alongside import CouncilSession
from alongside_family_conference.gatherings import today
from alongside_family_conference.models import Conference, Participant
from alongside_family_conference.numbers_words import WAYS
from alongside_family_conference.plan_models import PlanItem, Review
from alongside_family_conference.states import AFTERWARDS, DECIDING, STOPPED, State

Found = Row[*tuple[Any, ...]]

NETWORK = frozenset({"central", "family", "supporter"})
PROFESSIONALS = frozenset({"coordinator", "referrer", "information_giver"})

_BEGUN = AFTERWARDS | {State.CLOSED}
_HELD = DECIDING | _BEGUN
_NOT_YET = frozenset({State.DRAFTED, State.REFERRED})


@dataclass(frozen=True)
class Period:
    """Days from the first to the last, both included; None is open."""

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class Counts:
    """The counts of a period. `days`, `minutes` and who was there are one value a conference.

    Children, tasks and promises can be many of one family: `with_...` says how many conferences
    stand behind them.
    """

    offered: int
    accepted: int
    held: int
    days: tuple[int, ...]
    network: tuple[int, ...]
    professionals: tuple[int, ...]
    with_private_time: int
    minutes: tuple[int, ...]
    children: Mapping[str, int]
    with_children: int
    as_written: int
    tasks: int
    tasks_kept: int
    with_tasks: int
    promises: int
    promises_kept: int
    with_promises: int
    reviewed: int


def count(session: CouncilSession, period: Period) -> Counts:
    """Count what happened in the conferences that were offered in a period.

    A conference is offered on the day of the offer or, where none was written down, of the
    referral. Four statements, however many there are. Source: domain.md 1a, useful service counts.
    """
    here = _offered_in(period)
    found = session.execute(select(*_CONFERENCE).where(*here)).all()
    seats = session.execute(select(*_SEAT).join(Conference).where(*here)).all()
    items = session.execute(select(*_ITEM).join(Conference).where(*here)).all()
    reviewed = set(
        session.scalars(
            select(Review.conference_id).join(Conference).where(*here, Review.held_at.is_not(None))
        )
    )
    coordinated = {one.conference_id for one in seats if one.role == "coordinator"}
    held = [one for one in found if _was_held(one)]
    ids = {one.id for one in held}
    children = {one.id for one in held if one.kind == "child"}
    alone = [one for one in held if one.private_started_at and one.private_ended_at]
    due = [one for one in items if _was_due(one)]
    kept = Counter(one.by_agency for one in due if one.status == "done")
    heard = Counter(
        _way(one) for one in seats if one.role == "central" and one.conference_id in children
    )
    dated = [one for one in held if one.held_on and one.referred_on]
    waited = [(one.held_on - one.referred_on).days for one in dated]
    return Counts(
        offered=len(found),
        accepted=sum(one.id in ids or _was_accepted(one, coordinated) for one in found),
        held=len(held),
        days=tuple(one for one in waited if one >= 0),
        network=_present(seats, ids, NETWORK),
        professionals=_present(seats, ids, PROFESSIONALS),
        with_private_time=len(alone),
        minutes=tuple(
            int((one.private_ended_at - one.private_started_at).total_seconds() // 60)
            for one in alone
        ),
        children={way: heard[way] for way in WAYS},
        with_children=len(children),
        as_written=len(_agreed_as_written(held, items)),
        tasks=sum(not one.by_agency for one in due),
        tasks_kept=kept[False],
        with_tasks=len({one.conference_id for one in due if not one.by_agency}),
        promises=sum(bool(one.by_agency) for one in due),
        promises_kept=kept[True],
        with_promises=len({one.conference_id for one in due if one.by_agency}),
        reviewed=len(ids & reviewed),
    )


_CONFERENCE = (
    Conference.id,
    Conference.state,
    Conference.kind,
    Conference.referred_on,
    Conference.held_on,
    Conference.private_started_at,
    Conference.private_ended_at,
    Conference.plan_shared_at,
    Conference.decided_at,
)
_SEAT = (
    Participant.conference_id,
    Participant.role,
    Participant.attended,
    Participant.voice,
    Participant.voice_heard_at,
)
_ITEM = (
    PlanItem.conference_id,
    PlanItem.by_agency,
    PlanItem.by,
    PlanItem.decision,
    PlanItem.amended,
    PlanItem.status,
    Conference.state,
)


def _offered_in(period: Period) -> list[ColumnElement[bool]]:
    day = func.coalesce(Conference.offered_on, Conference.referred_on)
    conditions: list[ColumnElement[bool]] = [day.is_not(None)]
    if period.first is not None:
        conditions.append(day >= period.first)
    if period.last is not None:
        conditions.append(day <= period.last)
    return conditions


def _was_held(one: Found) -> bool:
    """The family met and came back, with or without time alone; whatever happened later."""
    came_back = one.private_ended_at is not None or one.plan_shared_at is not None
    return came_back or State(one.state) in _HELD


def _was_accepted(one: Found, coordinated: set[uuid.UUID]) -> bool:
    """Everybody who had to be asked said yes, without which none is given a coordinator."""
    state = State(one.state)
    return one.id in coordinated if state in STOPPED else state not in _NOT_YET


def _present(
    seats: Iterable[Found], ids: Collection[uuid.UUID], roles: Collection[str]
) -> tuple[int, ...]:
    """How many of these parts were in the room, in each conference that was held."""
    there = Counter(one.conference_id for one in seats if one.attended and one.role in roles)
    return tuple(there[one] for one in ids)


def _way(seat: Found) -> str:
    """How somebody's voice came, or that it did not: what was read aloud, or being there."""
    if seat.voice_heard_at is not None and seat.voice not in ("", "there"):
        return str(seat.voice)
    if seat.attended:
        return "there"
    return "otherwise" if seat.voice_heard_at is not None else "not_heard"


def _agreed_as_written(held: Iterable[Found], items: Iterable[Found]) -> set[uuid.UUID]:
    """The plans of which every line was agreed, and none was put in other words."""
    planned = {one.conference_id for one in items}
    other = {one.conference_id for one in items if one.amended or one.decision == "declined"}
    return {one.id for one in held if one.decided_at is not None and one.id in planned - other}


def _was_due(item: Found) -> bool:
    """An agreed line of a plan under way whose day has come.

    What turned out to need to be different is learning, and counted as neither (rule 18).
    """
    begun = State(item.state) in _BEGUN and item.decision == "agreed" and item.status != "changed"
    return begun and item.by is not None and item.by <= today()
