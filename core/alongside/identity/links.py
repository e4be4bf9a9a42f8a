"""Single-use sign-in links, sent by e-mail."""

import secrets
import uuid
from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import delete, func, select, update

from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.identity.models import Attempt, SignInLink
from alongside.identity.sessions import hash_token
from alongside.people.models import Person

LASTS = timedelta(minutes=15)
WINDOW = timedelta(minutes=15)
MOST_PER_ADDRESS = 5
MOST_PER_DEVICE = 100
MOST_PER_COUNCIL = 2000
KEPT = timedelta(days=1)


def normal_address(address: str) -> str:
    """An e-mail address as it is compared: trimmed and in lower case."""
    return address.strip().casefold()


def allowed(session: CouncilSession, address: str, device: str) -> bool:
    """Count a request for a link, and say whether it is within bounds.

    In a quarter of an hour five for one e-mail address, a hundred from one network address
    (`device`), behind which a whole library may sit, and two thousand in the council. What the
    narrow bounds refuse does not count for the council, so that one device cannot shut everybody
    out. Only hashes are kept, for a day.
    """
    session.execute(delete(Attempt).where(Attempt.created_at < utcnow() - KEPT))
    bounds = {
        f"link:{normal_address(address)}": MOST_PER_ADDRESS,
        f"device:{device}": MOST_PER_DEVICE,
    }
    return _within(session, bounds) and _within(session, {"council": MOST_PER_COUNCIL})


def _within(session: CouncilSession, bounds: Mapping[str, int]) -> bool:
    """Count one more of each, and say whether there were fewer than these before."""
    most = {hash_token(what): bound for what, bound in bounds.items()}
    counted = select(Attempt.what_hash, func.count()).where(
        Attempt.what_hash.in_(most), Attempt.created_at > utcnow() - WINDOW
    )
    recent = {row[0]: row[1] for row in session.execute(counted.group_by(Attempt.what_hash))}
    session.add_all(Attempt(what_hash=what) for what in most)
    return all(recent.get(what, 0) < bound for what, bound in most.items())


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

    One atomic update decides, so of many racing redemptions one wins. The person's other links
    are used up with it: whoever is in needs no second key lying about.
    """
    now = utcnow()
    person_id = session.execute(
        update(SignInLink)
        .where(
            SignInLink.token_hash == hash_token(token),
            SignInLink.used_at.is_(None),
            SignInLink.expires_at > now,
        )
        .values(used_at=now)
        .returning(SignInLink.person_id)
    ).scalar_one_or_none()
    if person_id is None:
        return None
    use_up(session, person_id)
    return session.get(Person, person_id)


def use_up(session: CouncilSession, person_id: uuid.UUID) -> None:
    """Make every link that a person has not used yet worth nothing."""
    session.execute(
        update(SignInLink)
        .where(SignInLink.person_id == person_id, SignInLink.used_at.is_(None))
        .values(used_at=utcnow())
    )
