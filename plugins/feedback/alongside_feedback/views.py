"""The pages of shared reflection. Each module below adds its own views to `pages`."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from alongside import Pages, current
from alongside_feedback.circles import Circle
from alongside_feedback.states import NotNow

pages = Pages("feedback", __name__)


def show(template: str, circle: Circle, **context: Any) -> str:
    """A page about a circle: sensitive, so that it can be left at once."""
    return render_template(
        f"feedback/{template}.html",
        circle=circle,
        me=circle.party(current.person),
        exit_this_page=True,
        **context,
    )


def back_to(circle: Circle, anchor: str = "") -> ResponseReturnValue:
    """To the page of a circle."""
    return redirect(url_for("feedback.enterprise", enterprise_id=circle.id, _anchor=anchor or None))


@pages.errorhandler(NotNow)
def not_now(why: NotNow) -> ResponseReturnValue:
    """Say why something cannot be done now, and show how things are."""
    current.session.rollback()
    flash(str(why), "notice")
    enterprise_id = (request.view_args or {}).get("enterprise_id")
    if enterprise_id is None:
        return redirect(url_for("feedback.index"))
    return redirect(url_for("feedback.enterprise", enterprise_id=enterprise_id))


# They import `pages` from here, so they come last.
from alongside_feedback import answering_views as answering_views  # noqa: E402
from alongside_feedback import change_views as change_views  # noqa: E402
from alongside_feedback import complaint_views as complaint_views  # noqa: E402
from alongside_feedback import enterprise_views as enterprise_views  # noqa: E402
from alongside_feedback import learning as learning  # noqa: E402
from alongside_feedback import poster_views as poster_views  # noqa: E402
from alongside_feedback import sharing_views as sharing_views  # noqa: E402
from alongside_feedback import talk_views as talk_views  # noqa: E402
from alongside_feedback import tell_complaint_views as tell_complaint_views  # noqa: E402
from alongside_feedback import tell_told_views as tell_told_views  # noqa: E402
from alongside_feedback import tell_views as tell_views  # noqa: E402
from alongside_feedback import writing_views as writing_views  # noqa: E402
