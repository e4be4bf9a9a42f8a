"""The cookie that a session's token travels in."""

from typing import Any

from flask import current_app


def cookie_name() -> str:
    """Its name; with https it is pinned to this host."""
    return "__Host-alongside" if current_app.config["PUBLIC_SCHEME"] == "https" else "alongside"


def cookie_flags() -> dict[str, Any]:
    """How it is set, and taken away again: browsers refuse to forget a pinned one otherwise."""
    secure = current_app.config["PUBLIC_SCHEME"] == "https"
    return {"httponly": True, "samesite": "Lax", "secure": secure}
