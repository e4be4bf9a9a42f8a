"""Counting tries, to slow down guessing. Only hashes of what is counted are kept, for a day."""

import hashlib
import hmac
from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import delete, func, select

from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.identity.models import Attempt
from alongside.identity.sessions import hash_token

WINDOW = timedelta(minutes=15)
KEPT = timedelta(days=1)
CODES_PER_DEVICE = 20
CODES_PER_COUNCIL = 300


def within(session: CouncilSession, most: Mapping[str, int]) -> bool:
    """Count one more of each of these, and say whether all were within bounds so far.

    `most` says how many of each there may be in a quarter of an hour. What is counted lasts only
    if the transaction is kept.
    """
    now = utcnow()
    session.execute(delete(Attempt).where(Attempt.created_at < now - KEPT))
    bounds = {hash_token(what): bound for what, bound in most.items()}
    counted = select(Attempt.what_hash, func.count()).where(
        Attempt.what_hash.in_(bounds), Attempt.created_at > now - WINDOW
    )
    recent = {row[0]: row[1] for row in session.execute(counted.group_by(Attempt.what_hash))}
    session.add_all(Attempt(what_hash=what) for what in bounds)
    return all(recent.get(what, 0) < bound for what, bound in bounds.items())


def not_too_often(
    session: CouncilSession, what: str, device: str, secret: str, *, most: int
) -> bool:
    """Count that somebody sends a form that is open to everybody, and say whether it is too often.

    `most` is how many may come from one network address (`device`) in a quarter of an hour. Many
    share one, such as all who use a library, so be generous. The address is hashed with the
    server's `secret`, because addresses are easy to guess.
    """
    here = hmac.digest(secret.encode(), f"{what}:{device}".encode(), hashlib.sha256).hex()
    return within(session, {here: most})


def may_type_a_code(session: CouncilSession, purpose: str, device: str) -> bool:
    """Count that somebody types a code, and say whether it may be looked at.

    In a quarter of an hour 20 from one network address (`device`), and 300 in the whole council,
    for letters ("join") and for signing in ("sign in") apart. What that leaves to somebody who
    guesses from everywhere at once, without a pause, all year (35,000 quarters of an hour, ten
    million guesses):

    A letter's code has 10 of 24 signs: 24^10 = 6 * 10^13. With a thousand letters waiting at any
    time, the chance to hit one in that year is 1000 * 10^7 / 6 * 10^13, or 1 in 6,000.

    A sign-in code has 8: 24^8 = 10^11. With twenty of them waiting at any time, which is one made
    every 45 seconds day and night, it is 20 * 10^7 / 10^11, or 1 in 500; with one, 1 in 10,000.
    """
    return within(
        session,
        {f"{purpose} code:{device}": CODES_PER_DEVICE, f"{purpose} code": CODES_PER_COUNCIL},
    )
