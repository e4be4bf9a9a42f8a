"""An appeal, and who cannot hear it: whoever decided before, which is what it is against."""

import uuid
from itertools import takewhile

from sqlalchemy import select

from alongside import CouncilSession
from alongside_shared_lives.panel_models import Consideration, Seat
from alongside_shared_lives.trail import Trail


def decided_first(
    session: CouncilSession, trail: Trail, now: Consideration
) -> frozenset[uuid.UUID]:
    """The ids of those who decided what the household appealed against; nobody without an appeal.

    An appeal that was put off is still to be heard; one that was decided is over.
    """
    before = [one for one, _day in takewhile(lambda row: row[0].id != now.id, trail.considered)]
    for one in reversed(before):
        if one.appealed_at is not None:
            seats = select(Seat.person_id).where(Seat.consideration_id == one.id, Seat.view != "")
            found = {*session.scalars(seats), one.decided_by_id}
            return frozenset(who for who in found if who is not None)
        if one.decision != "defer":
            break
    return frozenset()
