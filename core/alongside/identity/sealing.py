"""Sealing what the server must be able to read again, and a stolen database must not give away."""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from alongside.people.models import Person

NONCE = 12


def _cipher(secret_key: str) -> AESGCM:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"alongside: factors, 1")
    return AESGCM(derived.derive(secret_key.encode()))


def _whose(person: Person) -> bytes:
    return person.council_id.bytes + person.id.bytes


def seal(secret_key: str, secret: bytes, person: Person) -> bytes:
    """A secret as it may be stored: AES-256-GCM, under a key made from the installation's own.

    The council and the person are sealed in with it, so that a row moved to somebody else opens
    nothing. It protects a copy of the database alone, not one together with the secret key.
    """
    nonce = secrets.token_bytes(NONCE)
    return nonce + _cipher(secret_key).encrypt(nonce, secret, _whose(person))


def unseal(secret_key: str, sealed: bytes, person: Person) -> bytes | None:
    """The secret again; None when it was changed, is another person's, or the key is another."""
    try:
        return _cipher(secret_key).decrypt(sealed[:NONCE], sealed[NONCE:], _whose(person))
    except InvalidTag:
        return None
