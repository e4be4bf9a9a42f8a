"""The cookie that a session's token travels in."""

from flask import current_app


def cookie_name() -> str:
    """Its name; with https it is pinned to this host."""
    return "__Host-alongside" if current_app.config["PUBLIC_SCHEME"] == "https" else "alongside"
