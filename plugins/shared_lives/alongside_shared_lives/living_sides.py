"""Who is, was or helps on a side of who lives together, for many at once."""

import uuid
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, or_, select

from alongside import CouncilSession
from alongside_shared_lives.living_models import Arrangement
from alongside_shared_lives.living_states import RUNNING
from alongside_shared_lives.models import Housemate, Looking
from alongside_shared_lives.parties import Home


def living_there(session: CouncilSession, home: Home) -> set[uuid.UUID]:
    """Who lives with a household or tries it, each with the helper they chose."""
    asked = (
        select(Looking.person_id, Looking.helper_id)
        .join(Arrangement, Arrangement.looking_id == Looking.id)
        .where(
            Arrangement.household_id == home.id,
            Arrangement.state.in_([one.value for one in RUNNING]),
        )
    )
    return {one for row in session.execute(asked) for one in row if one is not None}


def sides_of(people: Collection[uuid.UUID]) -> tuple[Select[Any], Select[Any]]:
    """The households that some people are of, and what they look for themselves or help to."""
    return (
        select(Housemate.household_id).where(Housemate.person_id.in_(people)),
        select(Looking.id).where(or_(Looking.person_id.in_(people), Looking.helper_id.in_(people))),
    )


def over_with(session: CouncilSession, home: Home) -> dict[uuid.UUID, datetime]:
    """Of a household's possibilities, when a life together ended last, where none runs again."""
    asked = (
        select(Arrangement.possibility_id, func.max(Arrangement.ended_at))
        .where(Arrangement.household_id == home.id)
        .group_by(Arrangement.possibility_id)
        .having(func.count(Arrangement.id) == func.count(Arrangement.ended_at))
    )
    return {one: ended_at for one, ended_at in session.execute(asked) if ended_at is not None}
