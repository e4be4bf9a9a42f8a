"""Where a form may lead afterwards: only into this site."""

from urllib.parse import urlsplit


def local_target(target: str | None) -> str | None:
    """The target if it is a path of this site, else None: no other site is ever led to."""
    if not target or not target.startswith("/") or target.startswith(("//", "/\\")):
        return None
    if any(ord(character) < 32 or character == "\\" for character in target):
        return None
    parts = urlsplit(target)
    return None if parts.scheme or parts.netloc else target
