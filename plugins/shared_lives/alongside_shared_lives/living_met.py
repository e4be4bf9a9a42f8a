"""Whether two have spent time together, so that everybody in the household hears who it is."""

import uuid
from collections.abc import Collection

from sqlalchemy import select

from alongside import CouncilSession, people_with_role
from alongside_shared_lives.access import MANAGER, WORKER
from alongside_shared_lives.living_models import Arrangement, Introduction
from alongside_shared_lives.models import Looking
from alongside_shared_lives.parties import Pair


def of_scheme(session: CouncilSession) -> set[uuid.UUID]:
    """The ids of whoever works for the scheme."""
    return {one.id for one in people_with_role(session, WORKER, MANAGER)}


def planned_for(met: Introduction, looking: Looking, scheme: Collection[uuid.UUID]) -> bool:
    """Whether a time together happened as the person's side or the scheme had planned it.

    What a household planned by itself tells nobody else in it that the person looks.
    """
    side = (looking.person_id, looking.helper_id)
    by = met.planned_by_id
    return met.state == "happened" and by is not None and (by in side or by in scheme)


def have_met(session: CouncilSession, pair: Pair) -> bool:
    """Whether the two have spent time together, not by the household's word alone, or have begun to
    live together.
    """
    asked = select(Introduction).where(
        Introduction.possibility_id == pair.id, Introduction.state == "happened"
    )
    met = session.scalars(asked).all()
    scheme = of_scheme(session) if met else ()
    if any(planned_for(one, pair.seeker.looking, scheme) for one in met):
        return True
    lived = select(Arrangement.id).where(Arrangement.possibility_id == pair.id)
    return session.scalars(lived.limit(1)).first() is not None
