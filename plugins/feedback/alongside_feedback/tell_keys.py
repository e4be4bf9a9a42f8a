"""The keys to a conversation: a secret link, and a code that can be said on the telephone.

Both are kept as hashes only, so that a stolen database opens no conversation. A link's token has
256 bits and needs no more than SHA-256. A spoken code has 42, so its hash is slow on purpose, and
trying codes is throttled.
"""

import hashlib
import hmac
import re
import secrets
import uuid
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from alongside import CouncilSession
from alongside_feedback.tell_models import Telling, TellingKey
from alongside_feedback.tell_words import WORDS

TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
SPOKEN_WORDS = 4


@dataclass(frozen=True)
class Keys:
    """What the writer is given once: the token of their link, and their spoken code."""

    token: str
    code: str


def new_token() -> str:
    """A random token for a link."""
    return secrets.token_urlsafe(32)


def keys_for(device: str, receipt: str) -> Keys:
    """The keys of what was sent with this receipt from this browser; the same each time.

    `device` is random and lives in the browser's cookie only, `receipt` names the sending. So a
    page that was sent twice, or whose answer was lost on the way, can show the keys again to the
    same browser, and nobody can make them from what is stored here.
    """

    def part(name: str) -> bytes:
        return hmac.digest(device.encode(), f"{name}:{receipt}".encode(), "sha256")

    spoken = part("code")
    words = [WORDS[byte] for byte in spoken[:SPOKEN_WORDS]]
    digits = int.from_bytes(spoken[SPOKEN_WORDS:12]) % 1000
    token = urlsafe_b64encode(part("link")).rstrip(b"=").decode()
    return Keys(token, f"{' '.join(words)} {digits:03}")


def hash_token(token: str) -> bytes:
    """What is stored of a link's token."""
    return hashlib.sha256(token.encode()).digest()


def normal_code(code: str) -> str:
    """A spoken code as it is compared: small letters and numbers, one space between."""
    return " ".join(re.findall(r"[a-z]+|[0-9]+", code.casefold())[: SPOKEN_WORDS + 3])


def hash_code(code: str, council_id: uuid.UUID | None) -> bytes:
    """What is stored of a spoken code. It takes about 50 milliseconds, which is its purpose."""
    salt = b"alongside spoken code" + (council_id.bytes if council_id else b"")
    return hashlib.scrypt(normal_code(code).encode(), salt=salt, n=2**14, r=8, p=1, dklen=32)


def add_link(session: CouncilSession, telling: Telling, token: str) -> None:
    """Let this token open the conversation."""
    key = TellingKey(telling_id=telling.id, kind="link", secret_hash=hash_token(token))
    session.add(key)


def add_code(session: CouncilSession, telling: Telling, code: str) -> None:
    """Let this spoken code open the conversation."""
    hashed = hash_code(code, session.council_id)
    session.add(TellingKey(telling_id=telling.id, kind="code", secret_hash=hashed))


def by_token(
    session: CouncilSession, token: str, *, given_since: datetime | None = None
) -> Telling | None:
    """The conversation that a link's token opens, if it was given out since then."""
    if not TOKEN.fullmatch(token):
        return None
    return _opened_by(session, "link", hash_token(token), given_since)


def by_code(session: CouncilSession, code: str) -> Telling | None:
    """The conversation that a spoken code opens."""
    return _opened_by(session, "code", hash_code(code, session.council_id))


def change_locks(session: CouncilSession, telling: Telling, keys: Keys) -> None:
    """Make every link and code that was given out worthless, and give these keys instead."""
    session.execute(delete(TellingKey).where(TellingKey.telling_id == telling.id))
    add_link(session, telling, keys.token)
    add_code(session, telling, keys.code)


def _opened_by(
    session: CouncilSession, kind: str, secret_hash: bytes, given_since: datetime | None = None
) -> Telling | None:
    asked = (
        select(Telling)
        .join(TellingKey, TellingKey.telling_id == Telling.id)
        .where(TellingKey.kind == kind, TellingKey.secret_hash == secret_hash)
    )
    if given_since is not None:
        asked = asked.where(TellingKey.created_at > given_since)
    return session.scalars(asked).one_or_none()
