"""Our own files, with an address that changes when they do."""

import hashlib
from functools import cache
from pathlib import Path

from flask import Flask, Response, abort, request, send_from_directory

FOLDER = Path(__file__).parent.parent / "static"


@cache
def fingerprint(path: str) -> str:
    """Eight characters that change with the file."""
    file = FOLDER / path
    return hashlib.sha256(file.read_bytes()).hexdigest()[:8] if file.is_file() else "0"


@cache
def _query(path: str) -> str:
    return f"/static/{path}?v={fingerprint(path)}"


def asset(path: str) -> str:
    """The address of one of our files, safe to keep for a year."""
    return _query(path)


def static_file(filename: str) -> Response:
    """Send one of our files; a name outside the folder is not found."""
    if filename.startswith("."):
        abort(404)
    response = send_from_directory(FOLDER, filename)
    lasting = request.args.get("v") == fingerprint(filename)
    response.headers["Cache-Control"] = (
        "public, max-age=31536000, immutable" if lasting else "no-cache"
    )
    return response


static_file.alongside_permission = "core.public"  # type: ignore[attr-defined]


def install(app: Flask) -> None:
    """Serve `/static/…`."""
    app.add_url_rule("/static/<path:filename>", endpoint="static", view_func=static_file)
