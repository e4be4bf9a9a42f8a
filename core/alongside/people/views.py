"""Placeholder until its feature is written."""

from alongside.web.pages import Pages

pages = Pages("people", __name__)


@pages.get("/people", permission="core.home")
def index() -> str:
    """Placeholder."""
    return ""
