"""What all pages share: `pages` itself, and how a page with one form looks."""

from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from alongside import Pages
from alongside_full_circle.circles import Gathering

pages = Pages("full_circle", __name__)
CIRCLE = "/circles/<uuid:circle_id>"


def show(form: Any, title: str, **context: Any) -> ResponseReturnValue:
    """A page with one form on it; sensitive, so that it can be left at once."""
    page = render_template(
        "full_circle/form.html", form=form, title=title, exit_this_page=True, **context
    )
    return page, 422 if form.errors else 200


def back_to(gathering: Gathering, anchor: str = "") -> ResponseReturnValue:
    """To the page of a circle."""
    return redirect(url_for("full_circle.circle", circle_id=gathering.id, _anchor=anchor or None))
