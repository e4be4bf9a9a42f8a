"""Codes from an authenticator app: six numbers that are new every 30 seconds (RFC 6238)."""

import secrets
import time
from datetime import timedelta
from hmac import compare_digest

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from sqlalchemy import delete, select, update

from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.identity.factor_models import Factor
from alongside.identity.sealing import seal, unseal
from alongside.people.models import Person

DIGITS, STEP = 6, 30
NEAR = (0, -1, 1)  # a phone's clock may be half a minute off, and a person slow
SETTING_UP = timedelta(minutes=30)


def _codes(secret: bytes) -> TOTP:
    return TOTP(secret, DIGITS, SHA1(), STEP)  # noqa: S303 - what every app computes


def begin(session: CouncilSession, person: Person, secret_key: str) -> Factor:
    """Make a secret for an app. It counts once a code confirms that the app knows it."""
    session.execute(
        delete(Factor).where(Factor.person_id == person.id, Factor.confirmed_at.is_(None))
    )
    sealed = seal(secret_key, secrets.token_bytes(20), person)
    found = Factor(person_id=person.id, kind="app", sealed_secret=sealed)
    session.add(found)
    session.flush()
    return found


def begun(session: CouncilSession, person: Person) -> Factor | None:
    """The app that somebody is setting up, for half an hour."""
    return session.scalars(
        select(Factor).where(
            Factor.person_id == person.id,
            Factor.confirmed_at.is_(None),
            Factor.created_at > utcnow() - SETTING_UP,
        )
    ).one_or_none()


def secret_of(factor: Factor, person: Person, secret_key: str) -> bytes | None:
    """An app's secret; None when the installation's secret key is not the one of then."""
    return unseal(secret_key, factor.sealed_secret or b"", person)


def address(secret: bytes, council: str, name: str) -> str:
    """What the QR code says, in the form that all apps read."""
    return _codes(secret).get_provisioning_uri(name, council)


def _step_of(secret: bytes, code: str) -> int | None:
    """The time step, near now, that a code belongs to."""
    now = int(time.time()) // STEP
    for step in (now + near for near in NEAR):
        if compare_digest(_codes(secret).generate(step * STEP), code.encode()):
            return step
    return None


def use(
    session: CouncilSession, factor: Factor, person: Person, code: str, secret_key: str
) -> bool:
    """Whether a code is right and was not used before; of two who send it at once, one is in."""
    secret = secret_of(factor, person, secret_key)
    step = _step_of(secret, code) if secret is not None else None
    if step is None:
        return False
    taken = session.execute(
        update(Factor)
        .where(Factor.id == factor.id, Factor.last_step < step)
        .values(last_step=step, used_at=utcnow())
        .returning(Factor.id)
    )
    return taken.scalar_one_or_none() is not None


def confirm(
    session: CouncilSession,
    factor: Factor,
    person: Person,
    *,
    name: str,
    code: str,
    secret_key: str,
) -> bool:
    """Let an app count from now on, when it shows the right code."""
    if not use(session, factor, person, code, secret_key):
        return False
    factor.name, factor.confirmed_at = name, utcnow()
    session.flush()
    return True
