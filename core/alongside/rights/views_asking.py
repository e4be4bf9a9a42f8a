"""Asking for a copy, and what becomes of it."""

from flask import Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside.groups.models import today
from alongside.people.models import Person
from alongside.records.log import note
from alongside.rights import copies, requests
from alongside.rights.bundle import bundle
from alongside.rights.correction_page import correction_page
from alongside.rights.erasure_page import erasure_page
from alongside.rights.forms import Ask, Confirm
from alongside.rights.letters import tell_asked
from alongside.rights.models import Request
from alongside.rights.pages import load_released, load_request, pages
from alongside.web.context import current

ONE = "/requests/<uuid:request_id>"


@pages.route("/me/held/ask", methods=["GET", "POST"], permission="rights.ask")
def ask() -> ResponseReturnValue:
    """Ask for a copy of everything."""
    form = Ask()
    if form.validate_on_submit():
        session = current.session
        made = requests.ask(session, current.person, form.words.data or "")
        note(session, current.actor, "asked for a copy", "request", made.id)
        tell_asked(session, made)
        flash(_("You have asked for a copy. Here you see how it goes on."), "success")
        return redirect(url_for("rights.request_page", request_id=made.id))
    return render_template("rights/ask.html", form=form), 422 if form.is_submitted() else 200


@pages.get(ONE, permission="rights.read", load=load_request, reads="request")
def request_page(asked: Request) -> str:
    """A request: for whoever made it, how far it is; for whoever answers it, what to do next."""
    if asked.kind == "erasure":
        return erasure_page(asked)
    if asked.kind == "correction":
        return correction_page(asked)
    count, unseen = copies.size(current.session, asked)
    return render_template(
        "rights/request.html",
        asked=asked,
        own=asked.person_id == current.person.id,
        subject=current.session.get_one(Person, asked.person_id),
        count=count,
        unseen=unseen,
        today=today(),
    )


@pages.route(
    f"{ONE}/take-back",
    methods=["GET", "POST"],
    permission="rights.take_back",
    load=load_request,
)
def take_back(asked: Request) -> ResponseReturnValue:
    """Take one's request back, after being asked once."""
    form = Confirm()
    if not asked.open:
        flash(_("It has been answered already."))
        return redirect(url_for("rights.request_page", request_id=asked.id))
    if form.validate_on_submit():
        requests.take_back(current.session, asked)
        note(current.session, current.actor, "took back", "request", asked.id)
        flash(_("You have taken your request back."), "success")
        return redirect(url_for("rights.mine"))
    return render_template("rights/take_back.html", form=form, asked=asked)


@pages.get(f"{ONE}/copy", permission="rights.read", load=load_released, reads="copy", again=True)
def download(asked: Request) -> Response:
    """The copy as a file. Its name says nothing of whose it is."""
    session = current.session
    rows = copies.copied(session, asked, limit=None)
    subject = session.get_one(Person, asked.person_id)
    response = Response(bundle(asked, subject.name, current.council.name, rows))
    response.mimetype = "application/zip"
    response.headers["Content-Disposition"] = 'attachment; filename="copy.zip"'
    return response
