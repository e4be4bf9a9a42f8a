"""Single-use sign-in links, sent by e-mail."""

import secrets
import uuid
from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.identity.models import SignInLink
from alongside.identity.sessions import hash_token
from alongside.identity.tries import within
from alongside.people.models import Person

LASTS = timedelta(minutes=15)
MOST_PER_ADDRESS = 5
MOST_PER_DEVICE = 100
MOST_PER_COUNCIL = 2000


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
    narrow = {
        f"link:{normal_address(address)}": MOST_PER_ADDRESS,
        f"device:{device}": MOST_PER_DEVICE,
    }
    return within(session, narrow) and within(session, {"links": MOST_PER_COUNCIL})


def person_with(session: CouncilSession, address: str) -> Person | None:
    """Whose sign-in address this is."""
    return session.scalars(
        select(Person).where(Person.sign_in_address == normal_address(address))
    ).one_or_none()


def make(session: CouncilSession, person: Person, *, token: str = "", address: str = "") -> str:
    """Make a link's token for a person. It is stored hashed, and works once, for 15 minutes.

    With an `address` that the link is sent to, whoever uses it has shown that they read it there,
    and comes in with that address from then on, if they had none. A `token` is given where a code
    stands for it.
    """
    token = token or secrets.token_urlsafe(32)
    session.add(
        SignInLink(
            person_id=person.id,
            token_hash=hash_token(token),
            expires_at=utcnow() + LASTS,
            address=normal_address(address),
        )
    )
    session.flush()
    return token


def come_in_with(session: CouncilSession, person: Person, address: str) -> bool:
    """Let somebody come in with this address from now on; False when it lets in somebody else."""
    try:
        with session.begin_nested():
            person.sign_in_address = normal_address(address)
    except IntegrityError:
        return False
    return True


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
    used = session.execute(
        update(SignInLink)
        .where(
            SignInLink.token_hash == hash_token(token),
            SignInLink.used_at.is_(None),
            SignInLink.expires_at > now,
        )
        .values(used_at=now)
        .returning(SignInLink.person_id, SignInLink.address)
    ).one_or_none()
    if used is None:
        return None
    use_up(session, used.person_id)
    person = session.get(Person, used.person_id)
    if person is not None and used.address and not person.sign_in_address:
        come_in_with(session, person, used.address)
    return person


def use_up(session: CouncilSession, person_id: uuid.UUID) -> None:
    """Make every link that a person has not used yet worth nothing."""
    session.execute(
        update(SignInLink)
        .where(SignInLink.person_id == person_id, SignInLink.used_at.is_(None))
        .values(used_at=utcnow())
    )
