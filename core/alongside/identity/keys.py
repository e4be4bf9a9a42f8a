"""Keys that people type or say: short codes, spoken numbers, and what is stored of them.

A link's random token has 256 bits, so that its SHA-256 says nothing about it. What somebody types
has far fewer, and whoever had stolen the database could try them all. So nothing of a short code
is stored by itself: the token of its link is made from it with the secret key of the
installation, and that token is stored as every other one is.
"""

import hmac
import re
import secrets
import uuid
from base64 import urlsafe_b64encode

from flask import current_app

ALPHABET = "BCDFGHJKMPQRTVWXY2346789"
"""No vowels, so that no word comes out, and nothing that looks like something else."""
SPOKEN = 6


def new_code(length: int) -> str:
    """A random code to type."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def new_spoken() -> str:
    """Six random numbers to say aloud."""
    return f"{secrets.randbelow(10**SPOKEN):0{SPOKEN}}"


def in_halves(code: str) -> str:
    """A code as it is shown: two halves are easier to read, say and type than one long word."""
    half = len(code) // 2
    return f"{code[:half]} {code[half:]}".strip()


def token_of(code: str, purpose: str, council_id: uuid.UUID | None) -> str:
    """The token of the link that a code stands for, however it was typed.

    A code of one council or purpose is nothing to another. A new secret key makes the codes that
    are still waiting worthless, never the links.
    """
    plain = re.sub(r"[^A-Z0-9]", "", code.upper())
    made = _keyed(f"{purpose}:{council_id}:{plain}")
    return urlsafe_b64encode(made).rstrip(b"=").decode()


def hash_spoken(spoken: str, invitation_id: uuid.UUID) -> bytes:
    """What is stored of the numbers that belong to one invitation."""
    numbers = re.sub(r"[^0-9]", "", spoken)
    return _keyed(f"spoken:{invitation_id}:{numbers}")


def _keyed(what: str) -> bytes:
    return hmac.digest(str(current_app.config["SECRET_KEY"]).encode(), what.encode(), "sha256")
