"""Signing in by link, signing out, and leaving in a hurry."""

from datetime import timedelta

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from alongside.identity import links, sessions
from alongside.identity.cookies import cookie_name
from alongside.identity.forms import AskForLink, Redeem
from alongside.messages.outbox import send
from alongside.people.models import Person
from alongside.records.log import note
from alongside.web.context import current
from alongside.web.pages import Pages
from alongside.web.redirects import local_target

pages = Pages("identity", __name__)
SAFE_PLACE = "https://www.bbc.co.uk/weather"


def sign_in_person(person: Person, response: Response, *, shared_device: bool) -> Response:
    """Begin a session for a person and put its token into the browser's cookie."""
    old = request.cookies.get(cookie_name())
    sessions.end(current.session, old)
    hours = timedelta(hours=current_app.config["SESSION_HOURS"])
    token = sessions.start(
        current.session,
        person,
        lasts=hours,
        shared_device=shared_device,
        device=request.user_agent.string,
    )
    note(current.session, current.actor, "signed in", "person", person.id)
    response.set_cookie(
        cookie_name(),
        token,
        httponly=True,
        samesite="Lax",
        secure=current_app.config["PUBLIC_SCHEME"] == "https",
        max_age=None if shared_device else int(hours.total_seconds()),
    )
    return response


def _out(response: Response) -> Response:
    sessions.end(current.session, request.cookies.get(cookie_name()))
    response.delete_cookie(cookie_name())
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


@pages.get("/sign-in", permission="core.public")
def sign_in() -> str:
    """Ask for an address, or offer what this installation offers."""
    return render_template("identity/sign_in.html", form=AskForLink(formdata=None))


@pages.post("/sign-in", permission="core.enter")
def ask_for_link() -> ResponseReturnValue:
    """Send a link when the address is known; say the same whether it is or not."""
    form = AskForLink()
    if not form.validate():
        return render_template("identity/sign_in.html", form=form), 422
    address = form.address.data or ""
    if links.allowed(current.session, address):
        person = links.person_with(current.session, address)
        if person is not None:
            target = local_target(request.args.get("next"))
            token = links.make(current.session, person)
            send(
                current.session,
                to=person,
                address=address,
                subject=_("Your link to sign in"),
                body=_(
                    "Here is your link to sign in to %(council)s. It works once, for 15 minutes."
                    "\n\n%(link)s\n\nIf you did not ask for it, you need do nothing.",
                    council=current.council.name,
                    link=url_for("identity.link", token=token, next=target, _external=True),
                ),
                about="identity.link",
            )
    return redirect(url_for("identity.sent"))


@pages.get("/sign-in/sent", permission="core.public")
def sent() -> str:
    """Say that a link is on its way, if the address is known."""
    return render_template("identity/sent.html")


@pages.get("/sign-in/link/<token>", permission="core.public")
def link(token: str) -> ResponseReturnValue:
    """Show a button. Opening a link uses nothing up: mail scanners and previews open links."""
    good = links.still_good(current.session, token)
    body = render_template("identity/link.html", form=Redeem(formdata=None), good=good)
    return body, 200 if good else 404


@pages.post("/sign-in/link/<token>", permission="core.enter")
def redeem(token: str) -> ResponseReturnValue:
    """Use the link up and begin a session."""
    form = Redeem()
    if not form.validate():
        return render_template("identity/link.html", form=form, good=True), 422
    person = links.redeem(current.session, token)
    if person is None:
        return render_template("identity/link.html", form=form, good=False), 404
    target = local_target(request.args.get("next")) or url_for("home.home")
    return sign_in_person(person, redirect(target), shared_device=form.shared_device.data)


@pages.post("/sign-out", permission="core.leave")
def sign_out() -> Response:
    """End the session here."""
    flash(_("You are signed out."), "success")
    return _out(redirect(url_for("public.front")))


@pages.post("/leave", permission="core.leave")
def leave() -> Response:
    """Exit this page: end the session and go somewhere ordinary, at once."""
    return _out(redirect(SAFE_PLACE))
