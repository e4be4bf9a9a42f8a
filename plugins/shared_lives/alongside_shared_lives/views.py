"""The pages of Shared Lives. Each module below adds its own views to `pages`."""

from pathlib import Path
from typing import Any

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from alongside import Form, Pages, current, note
from alongside_shared_lives import words
from alongside_shared_lives.states import NotNow

pages = Pages("shared_lives", __name__)
HOUSEHOLD = "/households/<uuid:household_id>"
LOOKING = "/people/<uuid:looking_id>"
POSSIBILITY = "/possibilities/<uuid:possibility_id>"
LIFE = "/arrangements/<uuid:arrangement_id>"
STYLES = "".join(
    one.read_text(encoding="utf-8") for one in sorted(Path(__file__).parent.glob("*.css"))
)


def show(template: str, **context: Any) -> str:
    """A page about somebody: sensitive, so that it can be left at once."""
    return render_template(
        f"shared_lives/{template}.html",
        words=words,
        plain=Form(formdata=None),
        exit_this_page=True,
        **context,
    )


def asks(template: str, form: Any, **context: Any) -> ResponseReturnValue:
    """A page with a form, which says with its status whether something was wrong."""
    return show(template, form=form, **context), 422 if form.errors else 200


def record(did: str, kind: str, obj: Any) -> None:
    """Write down that something was done, and nothing of what was said."""
    note(current.session, current.actor, did, f"shared_lives.{kind}", obj.id)


@pages.errorhandler(NotNow)
def not_now(why: NotNow) -> ResponseReturnValue:
    """Say why something cannot be done now, and show how things are."""
    current.session.rollback()
    flash(str(why), "notice")
    values = request.view_args or {}
    meeting = "/introductions" in str(request.url_rule)
    for name, endpoint in (
        ("consideration_id", "consideration"),
        ("enquiry_id", "enquiry"),
        ("arrangement_id", "arrangement"),
        ("possibility_id", "introductions" if meeting else "possibility"),
        ("household_id", "household"),
        ("looking_id", "person"),
    ):
        if name in values:
            return redirect(url_for(f"shared_lives.{endpoint}", **{name: values[name]}))
    return redirect(url_for("shared_lives.index"))


@pages.get("/shared-lives.css", permission="shared_lives.public")
def styles() -> Response:
    """How these pages look beyond the house's own style, on a screen and on paper."""
    response = make_response(STYLES)
    response.content_type = "text/css; charset=utf-8"
    return response


# They import `pages` from here, so they come last.
from alongside_shared_lives import carer_views as carer_views  # noqa: E402
from alongside_shared_lives import choosing_views as choosing_views  # noqa: E402
from alongside_shared_lives import home_views as home_views  # noqa: E402
from alongside_shared_lives import living_views as living_views  # noqa: E402
from alongside_shared_lives import looking_views as looking_views  # noqa: E402
from alongside_shared_lives import matching_views as matching_views  # noqa: E402
from alongside_shared_lives import own_views as own_views  # noqa: E402
from alongside_shared_lives import pair_views as pair_views  # noqa: E402
from alongside_shared_lives import person_views as person_views  # noqa: E402
from alongside_shared_lives import planning_views as planning_views  # noqa: E402
from alongside_shared_lives import reading_views as reading_views  # noqa: E402
from alongside_shared_lives import scheme_views as scheme_views  # noqa: E402
