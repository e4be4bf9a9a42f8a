"""The scheme's own front page: who looks, who has room, what waits."""

from flask import render_template

from alongside_shared_lives.views import pages


@pages.get("/", permission="shared_lives.scheme")
def index() -> str:
    """Where a scheme worker begins."""
    return render_template("shared_lives/index.html")
