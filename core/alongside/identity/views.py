"""Signing in by link, signing out, and leaving in a hurry."""

from datetime import timedelta

from flask import current_app, redirect, render_template, request, url_for
from flask import session as browser
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from alongside.access.actor import Actor
from alongside.identity import links, sessions
from alongside.identity.cookies import cookie_flags, cookie_name
from alongside.identity.forms import AskForLink, Redeem
from alongside.identity.welcome import send_link_if_known
from alongside.people.models import Person
from alongside.records.log import note
from alongside.web.addresses import SAFE_PLACE
from alongside.web.context import current
from alongside.web.fields import clean_text
from alongside.web.pages import Pages
from alongside.web.redirects import local_target

pages = Pages("identity", __name__)
EVERYTHING = '"cache", "cookies", "storage"'


def sign_in_person(person: Person, response: Response, *, shared_device: bool) -> Response:
    """Begin a session for a person and put its token into the browser's cookie.

    The forms that are open in other tabs go on working for the person who opened them, so that
    what they wrote while their session ended can still be sent. For anybody else they are dead.
    """
    old = request.cookies.get(cookie_name())
    sessions.end(current.session, old)
    hours = timedelta(hours=current_app.config["SESSION_HOURS"])
    token = sessions.start(
        current.session,
        person,
        lasts=hours,
        shared_device=shared_device,
        device=clean_text(request.user_agent.string) or "",
    )
    note(current.session, Actor(current.session, person), "signed in", "person", person.id)
    if sessions.person_id_of(current.session, old) != person.id:
        browser.clear()
    lasts = None if shared_device else int(hours.total_seconds())
    response.set_cookie(cookie_name(), token, max_age=lasts, **cookie_flags())
    return response


def out(response: Response, forget: str) -> Response:
    """End the session at hand, and have the browser forget what it keeps of it."""
    sessions.end(current.session, request.cookies.get(cookie_name()))
    browser.clear()
    response.delete_cookie(cookie_name(), **cookie_flags())
    response.headers["Clear-Site-Data"] = forget
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
    if links.allowed(current.session, address, request.remote_addr or ""):
        then = local_target(request.args.get("next"))
        send_link_if_known(current.session, address, then=then)
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
    """End the session here. The page after it needs no cookie, since all are cleared."""
    return out(redirect(url_for("identity.signed_out")), EVERYTHING)


@pages.get("/signed-out", permission="core.public")
def signed_out() -> str:
    """Say that it is done, and what else is wise where others use the same device."""
    return render_template("identity/signed_out.html")


@pages.post("/leave", permission="core.leave")
def leave() -> Response:
    """Exit this page: end the session and go somewhere ordinary, at once.

    It asks for no token, so that a page that was open for a day still lets one go; and it does
    not clear the cache, which can hold a browser up for seconds (no page is kept there anyway).
    A script that asks goes there itself, and takes the page out of the browser's history.
    """
    by_script = request.headers.get("Sec-Fetch-Mode", "navigate") != "navigate"
    answer = Response(status=204) if by_script else redirect(SAFE_PLACE)
    return out(answer, '"cookies", "storage"')
