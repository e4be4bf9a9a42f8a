"""Counts for the council: never anybody's words, and nobody is ranked."""

from collections.abc import Iterator

from flask_babel import gettext as _
from sqlalchemy import func, select

from alongside import CouncilSession, Measure
from alongside_family_conference.following import LASTING
from alongside_family_conference.gatherings import today
from alongside_family_conference.models import Conference
from alongside_family_conference.plan_models import PlanItem
from alongside_family_conference.small_counts import is_small
from alongside_family_conference.states import AFTERWARDS, OVER, State


def counts(session: CouncilSession) -> Iterator[Measure]:
    """How many conferences there are, and how tasks and promises go. Three statements.

    What families took on and what the council promised are counted alike (rule 17). A count that is
    small enough to be about somebody is left out, as on the page of the service's numbers.
    """
    yield from (one for one in _counted(session) if not is_small(one.value))


def _counted(session: CouncilSession) -> Iterator[Measure]:
    rows = session.execute(select(Conference.state, func.count()).group_by(Conference.state))
    found = {state: count for state, count in rows}  # noqa: C416  (rows are not pairs to mypy)
    done = _items(session, PlanItem.status == "done")
    late = _items(
        session,
        PlanItem.status.in_(LASTING),
        PlanItem.decision != "declined",
        PlanItem.by < today(),
        Conference.state.in_([one.value for one in AFTERWARDS]),
    )
    under_way = sum(count for state, count in found.items() if State(state) not in OVER)
    yield Measure(_("Family group conferences under way"), under_way)
    yield Measure(_("Family group conferences that ended well"), found.get("closed", 0))
    yield Measure(_("Tasks of families that are done"), done.get(False, 0))
    yield Measure(_("Promises of the council that are done"), done.get(True, 0))
    yield Measure(_("Tasks of families whose day has passed"), late.get(False, 0))
    yield Measure(_("Promises of the council whose day has passed"), late.get(True, 0))


def _items(session: CouncilSession, *conditions: object) -> dict[bool, int]:
    """How many items there are like that: the families' (False) and the council's (True)."""
    query = (
        select(PlanItem.by_agency, func.count())
        .join(Conference, Conference.id == PlanItem.conference_id)
        .where(*conditions)  # type: ignore[arg-type]
        .group_by(PlanItem.by_agency)
    )
    return {bool(row[0]): row[1] for row in session.execute(query)}
