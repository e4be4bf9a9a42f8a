"""Opening an enterprise, agreeing its words, coming and going."""

from flask import render_template

from alongside_feedback.views import pages


@pages.get("/", permission="feedback.mine")
def index() -> str:
    """What I do together with others."""
    return render_template("feedback/index.html")
