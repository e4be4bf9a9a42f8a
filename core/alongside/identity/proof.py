"""Showing a second factor, with a brake on guessing and a line for what failed."""

from datetime import timedelta

from sqlalchemy import delete, func, select

from alongside.access.actor import Actor
from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.identity import app_codes, recovery
from alongside.identity.factors import factors_of
from alongside.identity.links import MOST_PER_DEVICE
from alongside.identity.models import Attempt
from alongside.identity.sessions import hash_token
from alongside.identity.tries import WINDOW
from alongside.records.log import note

BOUNDS = ((WINDOW, 5), (timedelta(days=1), 20))
"""How many wrong codes one person may send in a quarter of an hour, and in a day."""


class TooManyTries(Exception):
    """Somebody sent too many wrong codes; now even a right one is not looked at."""


def _recent(session: CouncilSession, what: bytes, window: timedelta) -> int:
    return session.scalars(
        select(func.count(Attempt.id)).where(
            Attempt.what_hash == what, Attempt.created_at > utcnow() - window
        )
    ).one()


def may_ask(session: CouncilSession, device: str) -> bool:
    """Count a request for a challenge at the front door, and say whether it is within bounds."""
    what = hash_token(f"passkey:{device}")
    session.add(Attempt(what_hash=what))
    session.flush()
    return _recent(session, what, WINDOW) <= MOST_PER_DEVICE


def may_come_back(session: CouncilSession, device: str) -> bool:
    """Whether not too many came back from a provider with something that was not taken.

    Only those count: a whole council's staff may sit behind one network address.
    """
    return _recent(session, _of_provider(device), WINDOW) < MOST_PER_DEVICE


def came_back_wrongly(session: CouncilSession, device: str) -> None:
    """Count one of them."""
    session.add(Attempt(what_hash=_of_provider(device)))
    session.flush()


def _of_provider(device: str) -> bytes:
    return hash_token(f"work account:{device}")


def failed(session: CouncilSession, actor: Actor, how: str) -> None:
    """Write down that somebody could not prove who they are, though the form is shown again."""
    note(session, actor, "not proved", "person", actor.id, how)
    session.commit()


def try_code(session: CouncilSession, actor: Actor, typed: str, secret_key: str) -> str:
    """What a code proves: "app" or "recovery code", or "" when it is wrong.

    A try is counted in a transaction of its own before its code is looked at: of many who guess
    at once each then sees the others, and showing the form again undoes no count. A right code
    forgets the wrong ones before it. Raises TooManyTries.
    """
    person, what = actor.person, hash_token(f"factor:{actor.id}")
    session.add(Attempt(what_hash=what))
    session.commit()
    if any(_recent(session, what, window) > most for window, most in BOUNDS):
        failed(session, actor, "too many codes")
        raise TooManyTries
    code, how = "".join(typed.split()), ""
    if len(code) == app_codes.DIGITS and code.isascii() and code.isdecimal():
        apps = [one for one in factors_of(session, person) if one.kind == "app"]
        if any(app_codes.use(session, one, person, code, secret_key) for one in apps):
            how = "app"
    elif recovery.use(session, person, code):
        how = "recovery code"
    if how:
        session.execute(delete(Attempt).where(Attempt.what_hash == what))
    else:
        failed(session, actor, "code")
    return how
