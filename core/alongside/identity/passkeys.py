"""Passkeys: a key pair that somebody's device keeps, and opens with a finger, a face or a PIN.

The device proves both that it is there and that its owner is, so a passkey alone may sign in.

The library is imported where it is used: with the certificates it can check, it would be an eighth
of the time that every start takes, and a passkey is asked for now and then.
"""

import json
from base64 import urlsafe_b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sqlalchemy import select

from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.identity import challenges
from alongside.identity.factor_models import Factor
from alongside.people.models import Person

if TYPE_CHECKING:
    from webauthn.helpers.structs import PublicKeyCredentialDescriptor


@dataclass(frozen=True)
class Place:
    """Where a passkey belongs: a council's site. No other site is shown that it exists."""

    name: str
    origin: str

    @property
    def host(self) -> str:
        """The host name alone, which a browser binds the passkey to."""
        return urlsplit(self.origin).hostname or ""


@dataclass(frozen=True)
class _Answer:
    """What a browser sent: all of it, the passkey's id, and the number that it signed."""

    credential: dict[str, Any]
    id: bytes
    challenge: bytes


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(f"{text}{'=' * (-len(text) % 4)}")


def _read(answer: str) -> _Answer | None:
    """What was sent, if it has the form of a browser's answer at all."""
    try:
        credential = json.loads(answer)
        said = json.loads(_bytes(credential["response"]["clientDataJSON"]))
        return _Answer(credential, _bytes(credential["id"]), _bytes(said["challenge"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _purpose(person: Person | None) -> str:
    return "enter" if person is None else "prove"


def _ids(had: Sequence[Factor]) -> "list[PublicKeyCredentialDescriptor]":
    from webauthn.helpers.structs import PublicKeyCredentialDescriptor

    found = [one.credential_id for one in had if one.credential_id is not None]
    return [PublicKeyCredentialDescriptor(id=one) for one in found]


def ask_to_make(
    session: CouncilSession, person: Person, place: Place, had: Sequence[Factor]
) -> str:
    """What a browser is asked to make a new passkey with, as JSON. Not twice on one device."""
    import webauthn
    from webauthn.helpers import structs

    options = webauthn.generate_registration_options(
        rp_id=place.host,
        rp_name=place.name,
        user_id=person.id.bytes,
        user_name=person.sign_in_address or person.name,
        user_display_name=person.display_name,
        challenge=challenges.make(session, "add", person),
        authenticator_selection=structs.AuthenticatorSelectionCriteria(
            resident_key=structs.ResidentKeyRequirement.REQUIRED,
            user_verification=structs.UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=_ids(had),
    )
    return webauthn.options_to_json(options)


def ask_to_prove(
    session: CouncilSession, place: Place, person: Person | None, had: Sequence[Factor] = ()
) -> str:
    """What a browser is asked to sign, as JSON: by one of a person's, or of any person's."""
    import webauthn
    from webauthn.helpers.structs import UserVerificationRequirement

    options = webauthn.generate_authentication_options(
        rp_id=place.host,
        challenge=challenges.make(session, _purpose(person), person),
        allow_credentials=_ids(had),
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return webauthn.options_to_json(options)


def add(
    session: CouncilSession, person: Person, place: Place, answer: str, name: str
) -> Factor | None:
    """Keep a new passkey; None when the browser's answer does not hold, or it is known already."""
    import webauthn

    read = _read(answer)
    if read is None or not challenges.take(session, read.challenge, "add", person):
        return None
    try:
        made = webauthn.verify_registration_response(
            credential=read.credential,
            expected_challenge=read.challenge,
            expected_rp_id=place.host,
            expected_origin=place.origin,
            require_user_verification=True,
        )
    except Exception:  # whatever a stranger's bytes lead to, they prove nothing
        return None
    known = select(Factor.id).where(Factor.credential_id == made.credential_id)
    if session.scalars(known).first() is not None:
        return None
    found = Factor(
        person_id=person.id,
        kind="passkey",
        name=name,
        confirmed_at=utcnow(),
        credential_id=made.credential_id,
        public_key=made.credential_public_key,
        sign_count=made.sign_count,
    )
    session.add(found)
    session.flush()
    return found


def use(session: CouncilSession, place: Place, answer: str, person: Person | None) -> Factor | None:
    """The passkey that signed, of this person, or at the front door of whoever it belongs to.

    None when it did not: another site's, another council's, an old challenge, or a counter that
    has not moved on, as when the key was copied.
    """
    import webauthn

    read = _read(answer)
    if read is None or not challenges.take(session, read.challenge, _purpose(person), person):
        return None
    factor = session.scalars(select(Factor).where(Factor.credential_id == read.id)).one_or_none()
    if factor is None or (person is not None and factor.person_id != person.id):
        return None
    try:
        proven = webauthn.verify_authentication_response(
            credential=read.credential,
            expected_challenge=read.challenge,
            expected_rp_id=place.host,
            expected_origin=place.origin,
            credential_public_key=factor.public_key or b"",
            credential_current_sign_count=factor.sign_count,
            require_user_verification=True,
        )
    except Exception:  # whatever a stranger's bytes lead to, they prove nothing
        return None
    factor.sign_count, factor.used_at = proven.new_sign_count, utcnow()
    session.flush()
    return factor
