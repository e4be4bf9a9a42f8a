"""Numbers for passkeys to sign: each kept here, for five minutes, and good once."""

import secrets
from datetime import timedelta

from sqlalchemy import delete

from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.identity.factor_models import Challenge
from alongside.people.models import Person

LASTS = timedelta(minutes=5)
BYTES = 64


def make(session: CouncilSession, purpose: str, person: Person | None) -> bytes:
    """A new one, for a person, or at the front door for whoever signs it. Old ones go."""
    session.execute(delete(Challenge).where(Challenge.expires_at <= utcnow()))
    made = secrets.token_bytes(BYTES)
    session.add(
        Challenge(
            person_id=person.id if person is not None else None,
            purpose=purpose,
            challenge=made,
            expires_at=utcnow() + LASTS,
        )
    )
    return made


def take(session: CouncilSession, challenge: bytes, purpose: str, person: Person | None) -> bool:
    """Use one up; of two who bring it at once, one is told yes."""
    whose = Challenge.person_id.is_(None) if person is None else Challenge.person_id == person.id
    taken = session.execute(
        delete(Challenge)
        .where(
            Challenge.challenge == challenge,
            Challenge.purpose == purpose,
            whose,
            Challenge.expires_at > utcnow(),
        )
        .returning(Challenge.id)
    )
    return taken.scalar_one_or_none() is not None
