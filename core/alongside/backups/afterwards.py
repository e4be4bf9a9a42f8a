"""What has to happen to a database from the past before anybody may use it again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Flask
from sqlalchemy import Update, select, update

from alongside.access.actor import Actor
from alongside.councils.models import Council
from alongside.db.engine import get_session
from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.identity.invitation_models import Invitation
from alongside.identity.models import SignIn, SignInLink
from alongside.identity.withdrawing import OPEN
from alongside.lifecycle import at_council
from alongside.messages.models import Message
from alongside.records.checking import RESTORED
from alongside.records.log import note

HELD = "held back: it may have been sent after the backup was made"


@dataclass(frozen=True)
class Settled:
    """How many sessions and links were ended, invitations ended, and messages held back."""

    sessions: int
    links: int
    invitations: int
    messages: int = 0


def settle(app: Flask, made_at: datetime, *, send_waiting: bool) -> Settled:
    """End what could still open a page, hold back what may have been sent, and write it down.

    A session that was ended, a link that was used, an invitation that was withdrawn since: in the
    backup they are as they were. So everybody signs in anew. An invitation that ended so can be
    sent again. The record of each council says from which moment it was restored.
    """
    with app.app_context():
        slugs = list(get_session().scalars(select(Council.slug).order_by(Council.slug)))
    sums = [0] * len(_ending(send_waiting))
    for slug in slugs:
        with at_council(app, slug) as session:
            for place, statement in enumerate(_ending(send_waiting)):
                sums[place] += _count(session, statement)
            note(
                session,
                Actor(session),
                RESTORED,
                "council",
                session.council_id,
                f"from a backup of {made_at.isoformat(timespec='seconds')}",
            )
    return Settled(*sums)


def _ending(send_waiting: bool) -> list[Update]:
    now = utcnow()
    ending: list[Update] = [
        update(SignIn).where(SignIn.ended_at.is_(None)).values(ended_at=now),
        update(SignInLink).where(SignInLink.used_at.is_(None)).values(used_at=now),
        update(Invitation).where(OPEN, Invitation.expires_at > now).values(expires_at=now),
    ]
    if not send_waiting:
        waiting = update(Message).where(Message.status.in_(("waiting", "sending")))
        held = {"status": "failed", "trouble": HELD, "version": Message.version + 1}
        ending.append(waiting.values(held))
    return ending


def _count(session: CouncilSession, statement: Update) -> int:
    done: Any = session.execute(statement.execution_options(synchronize_session=False))
    return int(done.rowcount)
