"""Signing in by link, signing out, and leaving in a hurry."""

from datetime import timedelta
from typing import Literal

from flask import current_app, flash, redirect, render_template, request, url_for
from flask import session as browser
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from alongside.access.actor import Actor
from alongside.identity import links, sessions
from alongside.identity.cookies import cookie_flags, cookie_name, give_token
from alongside.identity.factor_forms import EnterForm
from alongside.identity.factor_pages import must_have_one, provider_here
from alongside.identity.factors import has_factor
from alongside.identity.forms import AskForLink, Redeem
from alongside.identity.roles import holds_a_role
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


def sign_in_person(
    person: Person,
    response: Response,
    *,
    shared_device: bool,
    by: Literal["link", "passkey", "work account", "demo"] = "link",
    proven: bool = False,
) -> Response:
    """Begin a session for a person and put its token into the browser's cookie.

    Who has a second factor, or must have one, comes to it first, and then to where the response
    leads, unless one was shown just now (`proven`); the demo, where everybody is invented, asks
    nobody. Where the operator wants it, staff come in with their work accounts alone.

    The forms that are open in other tabs go on working for the person who opened them, so that
    what they wrote while their session ended can still be sent. For anybody else they are dead.
    """
    provider = provider_here()
    only = provider is not None and provider.only and by in ("link", "passkey")
    if only and holds_a_role(current.session, person):
        flash(_("You work for this council: come in with your work account."))
        return redirect(url_for("identity.sign_in", next=local_target(response.location)))
    old = request.cookies.get(cookie_name())
    sessions.end(current.session, old)
    hours = timedelta(hours=current_app.config["SESSION_HOURS"])
    waits = not proven and by != "demo" and has_factor(current.session, person.id)
    token = sessions.start(
        current.session,
        person,
        lasts=hours,
        shared_device=shared_device,
        device=clean_text(request.user_agent.string) or "",
        waits=waits,
        proven=proven,
        by_account=proven and by == "work account",
    )
    arriving = waits or (not proven and must_have_one(person))
    action = "used a link" if arriving and by == "link" else "signed in"
    detail = by if by == "work account" else ""
    note(current.session, Actor(current.session, person), action, "person", person.id, detail)
    if sessions.person_id_of(current.session, old) != person.id:
        browser.clear()
    if arriving:
        response = redirect(url_for("factors.prove", next=local_target(response.location)))
    give_token(response, token, None if shared_device else hours)
    return response


def out(response: Response, forget: str) -> Response:
    """End the session at hand, and have the browser forget what it keeps of it."""
    sessions.end(current.session, request.cookies.get(cookie_name()))
    browser.clear()
    response.delete_cookie(cookie_name(), **cookie_flags())
    response.headers["Clear-Site-Data"] = forget
    return response


@pages.get("/sign-in", permission="core.public")
def sign_in() -> ResponseReturnValue:
    """Ask for an address, or offer what this installation offers."""
    if current.actor.arriving is not None:
        return redirect(url_for("factors.prove", next=local_target(request.args.get("next"))))
    return sign_in_page(AskForLink(formdata=None), EnterForm(formdata=None))


def sign_in_page(form: AskForLink, passkey_form: EnterForm) -> str:
    """The page with both ways in: by link, and by passkey."""
    return render_template(
        "identity/sign_in.html", form=form, passkey_form=passkey_form, provider=provider_here()
    )


@pages.post("/sign-in", permission="core.enter")
def ask_for_link() -> ResponseReturnValue:
    """Send a link when the address is known; say the same whether it is or not."""
    form = AskForLink()
    if not form.validate():
        return sign_in_page(form, EnterForm(formdata=None)), 422
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
    return render_template("identity/signed_out.html", provider=provider_here())


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
