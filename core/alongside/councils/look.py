"""Placeholder until its feature is written."""

from flask.typing import ResponseReturnValue

from alongside.web.pages import Pages

pages = Pages("look", __name__)


@pages.get("/theme.css", permission="core.public")
def theme() -> ResponseReturnValue:
    """Placeholder."""
    return "", 200, {"Content-Type": "text/css"}


@pages.get("/logo", permission="core.public")
def logo() -> str:
    """Placeholder."""
    return ""
