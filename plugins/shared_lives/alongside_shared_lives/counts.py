"""What the council may count of Shared Lives: households, who looks, and who lives there."""

from collections.abc import Iterator
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from alongside import CouncilSession, Measure
from alongside_shared_lives.living_models import Arrangement
from alongside_shared_lives.living_states import TOGETHER
from alongside_shared_lives.models import Household, Looking
from alongside_shared_lives.states import LookingState, Step


def counts(session: CouncilSession) -> Iterator[Measure]:
    """Three whole numbers, each in one statement."""
    looks = Looking.state == LookingState.LOOKING.value
    together = Arrangement.state.in_([one.value for one in TOGETHER])
    asked: tuple[tuple[Any, type[Any], Any], ...] = (
        (_l("Households that are approved"), Household, Household.state == Step.APPROVED.value),
        (_l("People who look for a household"), Looking, looks),
        (_l("People who live with a household"), Arrangement, together),
    )
    for label, kind, which in asked:
        number = session.scalar(select(func.count()).select_from(kind).where(which)) or 0
        yield Measure(label, number)
