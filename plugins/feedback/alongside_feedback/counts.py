"""Counts for the council: never anybody's words, and nobody is ranked."""

from collections.abc import Iterator
from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute

from alongside import CouncilSession, Measure, practice_settings, utcnow
from alongside_feedback.change_models import Change
from alongside_feedback.changes import HAPPENED, MOVING
from alongside_feedback.models import Enterprise
from alongside_feedback.states import State


def counts(session: CouncilSession) -> Iterator[Measure]:
    """How many enterprises and changes there are, and how many wait. Four statements.

    Changes that the council took on and changes that people took on are counted alike.
    """
    states = _by(session, Enterprise.state)
    statuses = _by(session, Change.status)
    stale = utcnow() - timedelta(days=practice_settings("feedback").stale_after_days)
    led = select(Change.enterprise_id)
    waiting = session.scalar(
        select(func.count())
        .select_from(Enterprise)
        .where(
            Enterprise.state == State.REVEALED.value,
            Enterprise.nothing_because == "",
            Enterprise.id.not_in(led),
        )
    )
    still = session.scalar(
        select(func.count())
        .select_from(Change)
        .where(Change.status.in_(MOVING), Change.moved_at < stale)
    )
    yield Measure(_("Enterprises under way"), sum(states.get(s.value, 0) for s in _UNDER_WAY))
    yield Measure(_("Enterprises that people looked back on together"), states.get("revealed", 0))
    yield Measure(_("Reflections that have led nowhere yet"), waiting or 0)
    yield Measure(_("Changes agreed and under way"), sum(statuses.get(s, 0) for s in MOVING))
    yield Measure(_("Changes that have not moved for a while"), still or 0)
    yield Measure(_("Changes that happened"), sum(statuses.get(s, 0) for s in HAPPENED))


_UNDER_WAY = (State.FORMING, State.TOGETHER, State.WRITING)


def _by(session: CouncilSession, column: InstrumentedAttribute[str]) -> dict[str, int]:
    rows = session.execute(select(column, func.count()).group_by(column))
    return {key: count for key, count in rows}  # noqa: C416  (rows are not pairs to mypy)
