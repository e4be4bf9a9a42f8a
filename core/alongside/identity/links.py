"""Single-use sign-in links, sent by e-mail."""

import secrets
from datetime import timedelta

from sqlalchemy import func, select, update

from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.identity.models import Attempt, SignInLink
from alongside.identity.sessions import hash_token
from alongside.people.models import Person

LASTS = timedelta(minutes=15)
WINDOW = timedelta(minutes=15)
MOST_PER_ADDRESS = 5


def normal_address(address: str) -> str:
    """An e-mail address as it is compared: trimmed and in lower case."""
    return address.strip().casefold()


def allowed(session: CouncilSession, address: str) -> bool:
    """Count a request for a link, and say whether it is within bounds.

    Five in a quarter of an hour for one address. Only a hash of the address is kept.
    """
    what = hash_token(f"link:{normal_address(address)}")
    recent = session.scalar(
        select(func.count())
        .select_from(Attempt)
        .where(Attempt.what_hash == what, Attempt.created_at > utcnow() - WINDOW)
    )
    session.add(Attempt(what_hash=what))
    return (recent or 0) < MOST_PER_ADDRESS


def person_with(session: CouncilSession, address: str) -> Person | None:
    """Whose sign-in address this is."""
    return session.scalars(
        select(Person).where(Person.sign_in_address == normal_address(address))
    ).one_or_none()


def make(session: CouncilSession, person: Person) -> str:
    """Make a link's token for a person. It is stored hashed, and works once, for 15 minutes."""
    token = secrets.token_urlsafe(32)
    session.add(
        SignInLink(person_id=person.id, token_hash=hash_token(token), expires_at=utcnow() + LASTS)
    )
    session.flush()
    return token


def still_good(session: CouncilSession, token: str) -> bool:
    """Whether a link could be redeemed now. Asking uses nothing up: mail scanners open links."""
    return (
        session.scalars(
            select(SignInLink.id).where(
                SignInLink.token_hash == hash_token(token),
                SignInLink.used_at.is_(None),
                SignInLink.expires_at > utcnow(),
            )
        ).first()
        is not None
    )


def redeem(session: CouncilSession, token: str) -> Person | None:
    """Use a link up and give its person; None when it is used, expired or unknown.

    One atomic update decides, so of many racing redemptions one wins.
    """
    now = utcnow()
    link_id = session.execute(
        update(SignInLink)
        .where(
            SignInLink.token_hash == hash_token(token),
            SignInLink.used_at.is_(None),
            SignInLink.expires_at > now,
        )
        .values(used_at=now)
        .returning(SignInLink.person_id)
    ).scalar_one_or_none()
    return None if link_id is None else session.get(Person, link_id)
