"""The second ways to prove who one is that somebody has."""

import uuid
from collections.abc import Sequence

from sqlalchemy import select

from alongside.db.tenancy import CouncilSession
from alongside.identity.factor_models import Factor
from alongside.people.models import Person


def factors_of(session: CouncilSession, person: Person) -> Sequence[Factor]:
    """Those that count, the oldest first."""
    return session.scalars(
        select(Factor)
        .where(Factor.person_id == person.id, Factor.confirmed_at.is_not(None))
        .order_by(Factor.confirmed_at, Factor.id)
    ).all()


def has_factor(session: CouncilSession, person_id: uuid.UUID) -> bool:
    """Whether somebody has one, and so is asked for it after a link."""
    asked = select(Factor.id).where(Factor.person_id == person_id, Factor.confirmed_at.is_not(None))
    return session.scalars(asked.limit(1)).first() is not None


def load_factor(session: CouncilSession, factor_id: uuid.UUID) -> Factor | None:
    """One that counts, by its id."""
    found = session.get(Factor, factor_id)
    return found if found is not None and found.confirmed_at is not None else None
