"""The cookie that a session's token travels in."""

from datetime import timedelta
from typing import Any

from flask import current_app
from werkzeug.wrappers import Response


def cookie_name() -> str:
    """Its name; with https it is pinned to this host."""
    return "__Host-alongside" if current_app.config["PUBLIC_SCHEME"] == "https" else "alongside"


def cookie_flags() -> dict[str, Any]:
    """How it is set, and taken away again: browsers refuse to forget a pinned one otherwise."""
    secure = current_app.config["PUBLIC_SCHEME"] == "https"
    return {"httponly": True, "samesite": "Lax", "secure": secure}


def give_token(response: Response, token: str, lasts: timedelta | None) -> None:
    """Put a session's token into the browser; without `lasts` it goes when the browser closes."""
    seconds = None if lasts is None else int(lasts.total_seconds())
    response.set_cookie(cookie_name(), token, max_age=seconds, **cookie_flags())
