"""Placeholder until its feature is written."""

from alongside.web.pages import Pages

pages = Pages("groups", __name__)


@pages.get("/groups", permission="core.home")
def index() -> str:
    """Placeholder."""
    return ""
