"""Placeholder until its feature is written."""

from alongside.web.pages import Pages

pages = Pages("administration", __name__)


@pages.get("/administration", permission="core.home")
def index() -> str:
    """Placeholder."""
    return ""
