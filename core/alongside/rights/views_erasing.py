"""Asking for erasure, and answering: what would happen, making sure, and doing it."""

from pathlib import Path

from flask import after_this_request, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from alongside.people.models import Person
from alongside.records.log import note
from alongside.rights import erasing, holds, requests, tombstones
from alongside.rights.forms import AskErasure, Erase, Refuse
from alongside.rights.letters import tell_answered, tell_asked
from alongside.rights.models import Request
from alongside.rights.pages import load_request, pages
from alongside.rights.views_answering import back, step
from alongside.rights.views_asking import ONE
from alongside.web.context import current, house


@pages.route("/me/held/erase", methods=["GET", "POST"], permission="rights.ask")
def ask_erasure() -> ResponseReturnValue:
    """Ask that everything be erased, after reading what that means."""
    form, session = AskErasure(), current.session
    if form.validate_on_submit():
        made = requests.ask(session, current.person, form.words.data or "", kind="erasure")
        note(session, current.actor, "asked for erasure", "request", made.id)
        tell_asked(session, made)
        flash(_("You have asked for erasure. Here you see how it goes on."), "success")
        return redirect(url_for("rights.request_page", request_id=made.id))
    page = render_template(
        "rights/ask_erasure.html",
        form=form,
        planned=erasing.plan(session, house().registry, current.person),
    )
    return page, 422 if form.is_submitted() else 200


@pages.post(f"{ONE}/checked", permission="rights.answer", load=load_request)
def checked(asked: Request) -> Response:
    """Step one: it is clear who asks, and for what."""
    return step(asked, "checked", lambda: requests.checked(asked, current.person))


@pages.route(
    f"{ONE}/refuse", methods=["GET", "POST"], permission="rights.answer", load=load_request
)
def refuse(asked: Request) -> ResponseReturnValue:
    """Answer that nothing is erased, and why."""
    form = Refuse()
    if asked.kind != "erasure" or not asked.open or asked.stopped_on:
        return back(asked)
    if form.validate_on_submit():

        def act() -> None:
            requests.refuse(asked, form.because.data or "", current.person)
            tell_answered(current.session, asked)

        return step(asked, "refused erasure", act)
    status = 422 if form.is_submitted() else 200
    return render_template("rights/refuse.html", form=form, asked=asked), status


@pages.route(
    f"{ONE}/erase",
    methods=["GET", "POST"],
    permission="rights.answer",
    load=load_request,
    reads="request",
    again=True,
)
def erase(asked: Request) -> ResponseReturnValue:
    """Step two: erase, after a last look at what happens."""
    session, form = current.session, Erase()
    if asked.kind != "erasure" or not asked.open or not asked.reviewed_at or asked.stopped_on:
        return back(asked)
    person = session.get_one(Person, asked.person_id)
    reasons = holds.reasons(session, person)
    if reasons:
        flash(_("Something stands against it now. Here you can read what."))
        return back(asked)
    if form.validate_on_submit():
        stone = (str(current.council.id), str(asked.person_id))
        answer = step(
            asked,
            "erased",
            lambda: erasing.erase_for(session, house().registry, asked, current.person),
        )
        if asked.closed_at:
            keep_beside(stone)
            flash(_("Everything was erased, as the page said."), "success")
            return redirect(url_for("rights.index"))
        return answer
    page = render_template(
        "rights/erase.html",
        form=form,
        asked=asked,
        subject=person,
        planned=erasing.plan(session, house().registry, person),
    )
    return page, 422 if form.is_submitted() else 200


def keep_beside(stone: tombstones.Stone) -> None:
    """Once it is kept, write it beside the database too. The worker does it, should this fail."""
    path = Path(current_app.instance_path) / tombstones.FILE

    @after_this_request
    def write(response: Response) -> Response:
        try:
            tombstones.append(path, [stone])
        except OSError:
            current_app.logger.error("The ledger of tombstones could not be written")
        return response
