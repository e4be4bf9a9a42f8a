"""The pages of family group conferences. Each module below adds its own views to `pages`."""

from pathlib import Path
from typing import Any

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from alongside import Pages, current, note
from alongside_family_conference import words
from alongside_family_conference.forms import StepForm
from alongside_family_conference.gatherings import Gathering
from alongside_family_conference.states import NotNow

pages = Pages("family_conference", __name__)
ONE = "/conferences/<uuid:conference_id>"
KNOWN = "family_conference.known"
SCRIPT = (Path(__file__).parent / "private.js").read_text(encoding="utf-8")
STYLES = "".join(
    (Path(__file__).parent / name).read_text(encoding="utf-8")
    for name in ("conference.css", "paper.css")
)


def show(template: str, gathering: Gathering, **context: Any) -> str:
    """A page about a conference: sensitive, so that it can be left at once."""
    return render_template(
        f"family_conference/{template}.html",
        gathering=gathering,
        conference=gathering.conference,
        me=gathering.party(current.person),
        words=words,
        plain=StepForm(formdata=None),
        exit_this_page=True,
        **context,
    )


def asks(template: str, gathering: Gathering, form: Any, **context: Any) -> ResponseReturnValue:
    """A page with a form, which says with its status whether something was wrong."""
    return show(template, gathering, form=form, **context), 422 if form.errors else 200


def back_to(gathering: Gathering, endpoint: str = "conference") -> ResponseReturnValue:
    """To a page of a conference."""
    return redirect(url_for(f"family_conference.{endpoint}", conference_id=gathering.id))


def record(did: str, gathering: Gathering) -> None:
    """Write down that something was done to a conference, and nothing of what was said."""
    note(
        current.session,
        current.actor,
        did,
        "family_conference.conference",
        gathering.id,
    )


@pages.errorhandler(NotNow)
def not_now(why: NotNow) -> ResponseReturnValue:
    """Say why something cannot be done now, and show how things are."""
    current.session.rollback()
    flash(str(why), "notice")
    conference_id = (request.view_args or {}).get("conference_id")
    if asked_id := (request.view_args or {}).get("asked_id"):
        return redirect(url_for("family_conference.asked", asked_id=asked_id))
    if conference_id is None:
        return redirect(url_for("family_conference.index"))
    return redirect(url_for("family_conference.conference", conference_id=conference_id))


@pages.get("/private.js", permission="family_conference.public")
def script() -> Response:
    """What keeps a draft in the family's own page, and nowhere else."""
    response = make_response(SCRIPT)
    response.content_type = "text/javascript; charset=utf-8"
    return response


@pages.get("/conference.css", permission="family_conference.public")
def styles() -> Response:
    """How these pages look beyond the house's own style, on a screen and on paper."""
    response = make_response(STYLES)
    response.content_type = "text/css; charset=utf-8"
    return response


# They import `pages` from here, so they come last.
from alongside_family_conference import answer_views as answer_views  # noqa: E402
from alongside_family_conference import asked_views as asked_views  # noqa: E402
from alongside_family_conference import asking_views as asking_views  # noqa: E402
from alongside_family_conference import calendar_views as calendar_views  # noqa: E402
from alongside_family_conference import conference_views as conference_views  # noqa: E402
from alongside_family_conference import copy_views as copy_views  # noqa: E402
from alongside_family_conference import day_views as day_views  # noqa: E402
from alongside_family_conference import detail_views as detail_views  # noqa: E402
from alongside_family_conference import follow_views as follow_views  # noqa: E402
from alongside_family_conference import letter_views as letter_views  # noqa: E402
from alongside_family_conference import network_views as network_views  # noqa: E402
from alongside_family_conference import numbers_views as numbers_views  # noqa: E402
from alongside_family_conference import offer_views as offer_views  # noqa: E402
from alongside_family_conference import plan_views as plan_views  # noqa: E402
from alongside_family_conference import prepare_views as prepare_views  # noqa: E402
from alongside_family_conference import refer_views as refer_views  # noqa: E402
from alongside_family_conference import report_views as report_views  # noqa: E402
from alongside_family_conference import voice_views as voice_views  # noqa: E402
