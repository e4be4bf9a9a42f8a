"""Slowing floods down, kindly: nobody loses what they wrote, and no address is kept."""

import hashlib
import hmac
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select

from alongside import CouncilSession, utcnow
from alongside_feedback.tell_models import Attempt

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
TELLINGS_AN_HOUR = 20
CODES_AN_HOUR = 20
MAILS_A_DAY = 5


def hashed(what: str, secret: str) -> bytes:
    """A hash of what is counted, keyed with the server's secret: addresses are easy to guess."""
    return hmac.digest(secret.encode(), what.encode(), hashlib.sha256)


def counted(session: CouncilSession, what: bytes, *, since: timedelta) -> int:
    """How many attempts of this kind there were lately."""
    asked = (
        select(func.count())
        .select_from(Attempt)
        .where(Attempt.what_hash == what, Attempt.created_at > utcnow() - since)
    )
    return session.scalar(asked) or 0


def count(session: CouncilSession, what: bytes) -> None:
    """Count one more. It lasts only if the transaction is kept."""
    session.add(Attempt(what_hash=what))


def forget(session: CouncilSession, now: datetime) -> None:
    """Delete what need not be known any more."""
    session.execute(delete(Attempt).where(Attempt.created_at < now - DAY))
