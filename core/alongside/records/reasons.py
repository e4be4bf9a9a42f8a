"""Why someone opened a person with whom they share no group."""

from datetime import timedelta

from sqlalchemy import select

from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.people.models import Person
from alongside.records.models import LookingReason

LASTS = timedelta(hours=24)


def has_reason(session: CouncilSession, actor: Person, person: Person) -> bool:
    """Whether a reason was given in the last 24 hours."""
    return (
        session.scalars(
            select(LookingReason.id).where(
                LookingReason.actor_id == actor.id,
                LookingReason.person_id == person.id,
                LookingReason.created_at > utcnow() - LASTS,
            )
        ).first()
        is not None
    )


def give_reason(
    session: CouncilSession, actor: Person, person: Person, reason: str
) -> LookingReason:
    """Keep why someone needs to open a person's page. The person can read it."""
    found = LookingReason(actor_id=actor.id, person_id=person.id, reason=reason)
    session.add(found)
    return found
