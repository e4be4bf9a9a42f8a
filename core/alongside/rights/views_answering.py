"""Answering: the clock, the copy, the review in two steps."""

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from alongside.groups.models import today
from alongside.records.log import note
from alongside.rights import copies, requests
from alongside.rights.forms import Confirm, Review, Stop
from alongside.rights.letters import tell_released, tell_stopped
from alongside.rights.models import Request
from alongside.rights.pages import load_request, pages
from alongside.rights.views_asking import ONE
from alongside.web.context import current, house


def back(asked: Request) -> Response:
    """Lead back to the request's page."""
    return redirect(url_for("rights.request_page", request_id=asked.id))


def step(asked: Request, action: str, act: Callable[[], Any]) -> Response:
    """Do one step, write it down, and lead back; a step whose time is over is said to be so."""
    try:
        act()
    except requests.NotNow as why:
        flash(str(why) or _("That cannot be done at this point. Here you see how far it is."))
    else:
        note(current.session, current.actor, action, "request", asked.id)
    return back(asked)


@pages.get("/requests", permission="rights.list")
def index() -> str:
    """Every request that waits, the one due first at the top."""
    waiting = requests.waiting(current.session)
    mine = {asked.id for asked, _who in waiting if current.allows("rights.answer", asked)}
    return render_template("rights/index.html", waiting=waiting, mine=mine, today=today())


@pages.route(f"{ONE}/stop", methods=["GET", "POST"], permission="rights.answer", load=load_request)
def stop(asked: Request) -> ResponseReturnValue:
    """Let the clock stand still, and tell the person why."""
    form = Stop()
    if form.validate_on_submit():

        def act() -> None:
            requests.stop(asked, form.because.data or "")
            tell_stopped(current.session, asked)

        return step(asked, "stopped the clock", act)
    status = 422 if form.is_submitted() else 200
    return render_template("rights/stop.html", form=form, asked=asked), status


@pages.post(f"{ONE}/go-on", permission="rights.answer", load=load_request)
def go_on(asked: Request) -> Response:
    """Let the clock go on."""
    return step(asked, "started the clock", lambda: requests.go_on(asked))


@pages.post(f"{ONE}/prepare", permission="rights.answer", load=load_request)
def prepare(asked: Request) -> Response:
    """Make the copy, or make it anew."""
    act = lambda: copies.prepare(  # noqa: E731
        current.session, house().registry, asked, current.person
    )
    return step(asked, "made the copy", act)


@pages.route(
    f"{ONE}/review",
    methods=["GET", "POST"],
    permission="rights.answer",
    load=load_request,
    reads="copy",
)
def review(asked: Request) -> ResponseReturnValue:
    """The rows of the copy, a page at a time, to tick what is about somebody else."""
    if not asked.open or not asked.prepared_at or asked.reviewed_at:
        return back(asked)
    after = request.args.get("after", 0, type=int)
    rows = list(copies.copied(current.session, asked, after))
    form = Review()
    form.offer(rows)
    total, _unseen = copies.size(current.session, asked)
    if form.validate_on_submit():
        copies.withhold(asked, rows, form.withheld.data or ())
        note(current.session, current.actor, "reviewed", "request", asked.id)
        if rows and rows[-1].place < total:
            return redirect(url_for("rights.review", request_id=asked.id, after=rows[-1].place))
        return back(asked)
    return render_template(
        "rights/review.html", form=form, asked=asked, rows=rows, total=total, mark=copies.mark
    ), (422 if form.is_submitted() else 200)


@pages.post(f"{ONE}/reviewed", permission="rights.answer", load=load_request)
def reviewed(asked: Request) -> Response:
    """Step one: mark the copy as reviewed."""
    act = lambda: copies.reviewed(current.session, asked, current.person)  # noqa: E731
    return step(asked, "marked as reviewed", act)


@pages.post(f"{ONE}/look-again", permission="rights.answer", load=load_request)
def look_again(asked: Request) -> Response:
    """Back to the review, because something was missed."""
    return step(asked, "reopened review", lambda: copies.look_again(asked))


@pages.route(
    f"{ONE}/release",
    methods=["GET", "POST"],
    permission="rights.answer",
    load=load_request,
    again=True,
)
def release(asked: Request) -> ResponseReturnValue:
    """Step two: let the person have it, after being asked once."""
    if not asked.open or not asked.reviewed_at or asked.stopped_on:
        return back(asked)
    form = Confirm()
    if form.validate_on_submit():

        def act() -> None:
            copies.release(asked, current.person)
            tell_released(current.session, asked)

        return step(asked, "released", act)
    return render_template("rights/release.html", form=form, asked=asked)
