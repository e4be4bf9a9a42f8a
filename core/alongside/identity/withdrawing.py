"""Taking invitations back, before anybody has come by them."""

import uuid

from sqlalchemy import update

from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.identity.invitation_models import Invitation

OPEN = Invitation.accepted_at.is_(None) & Invitation.withdrawn_at.is_(None)


def withdraw(session: CouncilSession, invitation: Invitation) -> bool:
    """Make an invitation worthless; False when it was accepted or withdrawn already."""
    taken = (
        update(Invitation)
        .where(Invitation.id == invitation.id, OPEN)
        .values(withdrawn_at=utcnow(), address="", version=Invitation.version + 1)
        .returning(Invitation.id)
    )
    return session.execute(taken).scalar_one_or_none() is not None


def withdraw_all(session: CouncilSession, group_id: uuid.UUID, person_id: uuid.UUID) -> None:
    """Withdraw what would lead somebody into a group. They left it, or were asked to."""
    session.execute(
        update(Invitation)
        .where(Invitation.group_id == group_id, Invitation.person_id == person_id, OPEN)
        .values(withdrawn_at=utcnow(), address="", version=Invitation.version + 1)
    )
