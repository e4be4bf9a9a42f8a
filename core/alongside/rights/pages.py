"""The pages about what is held, and what they have in common."""

import uuid

from alongside.db.tenancy import CouncilSession
from alongside.rights.models import LegalHold, Request
from alongside.web.pages import Pages

pages = Pages("rights", __name__)


def load_request(session: CouncilSession, request_id: uuid.UUID) -> Request | None:
    """A request of this council that was not taken back: what was taken back opens nothing."""
    found = session.get(Request, request_id)
    return None if found is None or found.taken_back_at else found


def load_released(session: CouncilSession, request_id: uuid.UUID) -> Request | None:
    """A request whose copy may be downloaded."""
    found = load_request(session, request_id)
    return found if found is not None and found.released_at else None


def load_hold(session: CouncilSession, hold_id: uuid.UUID) -> LegalHold | None:
    """A legal hold that stands."""
    found = session.get(LegalHold, hold_id)
    return None if found is None or found.lifted_at else found
