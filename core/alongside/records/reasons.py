"""Why someone opened a person with whom they share no group."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, select

from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.people.models import Person
from alongside.records.models import LookingReason

LASTS = timedelta(hours=24)
SHORTEST = 10


def since() -> datetime:
    """The moment from which a reason still holds: 24 hours ago."""
    return utcnow() - LASTS


def reasons_given(actor_id: Any, person_id: Any, after: Any = None) -> Select[Any]:
    """The reasons that still hold: those given after `since()`. Values or parameters."""
    return select(LookingReason.id).where(
        LookingReason.actor_id == actor_id,
        LookingReason.person_id == person_id,
        LookingReason.created_at > (since() if after is None else after),
    )


def give_reason(
    session: CouncilSession, actor: Person, person: Person, reason: str
) -> LookingReason:
    """Keep why someone needs to open a person's page. The person can read it."""
    found = LookingReason(actor_id=actor.id, person_id=person.id, reason=reason)
    session.add(found)
    session.flush()
    return found
