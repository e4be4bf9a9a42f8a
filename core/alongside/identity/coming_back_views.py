"""Coming back without a link so far: by an address of one's own, or by a code that staff read out.

A code stands for an ordinary sign-in link: it leads to that link's page, which asks about the
device, works once and lasts 15 minutes.
"""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside.identity import links
from alongside.identity.invitation_forms import Button, OwnAddress, TypeCode
from alongside.identity.joining_views import wait_a_little
from alongside.identity.keys import in_halves, new_code, token_of
from alongside.identity.shown_once import keep, kept
from alongside.identity.tries import may_type_a_code
from alongside.identity.welcome import send_first_link, tell_code_made
from alongside.people.models import Person
from alongside.people.pages import load_person
from alongside.records.log import note
from alongside.web.addresses import absolute_url
from alongside.web.context import current
from alongside.web.pages import Pages

pages = Pages("coming_back", __name__)
CODE_LENGTH = 8
PURPOSE = "sign in"


@pages.get("/sign-in/code", permission="core.public")
def code() -> str:
    """Ask for the code that somebody at the council reads out."""
    return render_template("identity/code.html", form=TypeCode(formdata=None))


@pages.post("/sign-in/code", permission="core.enter")
def type_code() -> ResponseReturnValue:
    """Lead to the link of a code. A wrong one is answered with 200, so that its try is kept."""
    form = TypeCode()
    status = 422
    if form.validate():
        if may_type_a_code(current.session, PURPOSE, request.remote_addr or ""):
            token = token_of(form.code.data or "", PURPOSE, current.session.council_id)
            if links.still_good(current.session, token):
                return redirect(url_for("identity.link", token=token))
            form.code.errors = [
                _(
                    "We found nothing under this code. Look at each letter and number. It works "
                    "once, for 15 minutes; then ask for a new one."
                )
            ]
            status = 200
        else:
            form.form_errors.append(wait_a_little())
            status = 429
    return render_template("identity/code.html", form=form), status


@pages.route(
    "/people/<uuid:person_id>/sign-in-code",
    methods=["GET", "POST"],
    permission="people.let_in",
    load=load_person,
    reads="person",
)
def make_code(person: Person) -> ResponseReturnValue:
    """Make a code to read out to somebody, after saying what it opens. They see it was made."""
    form = Button()
    session = current.session
    if form.validate_on_submit():
        made = new_code(CODE_LENGTH)
        links.make(session, person, token=token_of(made, PURPOSE, session.council_id))
        note(session, current.actor, "code made", "person", person.id)
        tell_code_made(session, person)
        keep(person.id, made)
        return redirect(url_for("coming_back.made", person_id=person.id))
    return render_template("identity/make_code.html", form=form, subject=person)


@pages.get(
    "/people/<uuid:person_id>/sign-in-code/made", permission="people.let_in", load=load_person
)
def made(person: Person) -> str:
    """Show the code to the worker who made it, for as long as it works."""
    shown = (kept(person.id) or [""])[0]
    token = token_of(shown, PURPOSE, current.session.council_id)
    good = bool(shown) and links.still_good(current.session, token)
    return render_template(
        "identity/made_code.html",
        subject=person,
        code=in_halves(shown) if good else "",
        address=absolute_url("coming_back.code").partition("://")[2],
    )


@pages.route("/me/address", methods=["GET", "POST"], permission="identity.own")
def address() -> ResponseReturnValue:
    """Give a first e-mail address to come back with. It counts once a link sent there was used.

    Nobody changes one here: an open session on somebody's table must not become a key to their
    account for good.
    """
    if current.person.sign_in_address:
        return render_template("identity/address.html", form=None)
    form = OwnAddress()
    if form.validate_on_submit():
        wanted = form.address.data or ""
        if links.allowed(current.session, wanted, request.remote_addr or ""):
            send_first_link(current.session, current.person, wanted)
        return redirect(url_for("coming_back.address_sent"))
    page = render_template("identity/address.html", form=form)
    return page, 422 if form.is_submitted() else 200


@pages.get("/me/address/sent", permission="core.home")
def address_sent() -> str:
    """Say that a link is on its way. The same whether the address lets in somebody else or not."""
    return render_template("identity/address_sent.html")
