"""Signing in with a work account: there to the council's provider, and back."""

import logging
from typing import cast

from flask import abort, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from alongside.access.actor import Actor
from alongside.identity import accounts
from alongside.identity.factor_pages import (
    acting,
    home,
    onward,
    pages,
    proven,
    provider_here,
)
from alongside.identity.forms import ComeIn
from alongside.identity.proof import came_back_wrongly, failed, may_come_back
from alongside.identity.views import sign_in_person
from alongside.people.models import Person
from alongside.providers import Provider
from alongside.records.log import note
from alongside.web.addresses import absolute_url
from alongside.web.context import current

log = logging.getLogger(__name__)


def _here() -> Person | None:
    """Who is signed in or arriving in this browser; at the front door, nobody."""
    return cast("Person | None", current.actor.person or current.actor.arriving)


def _provider() -> Provider:
    found = provider_here()
    if found is None:
        abort(404)
    return found


@pages.get("/sign-in/account", permission="core.public")
def to_provider() -> ResponseReturnValue:
    """Go to the council's provider. It changes nothing but this browser's own cookie.

    A form could not lead there: browsers hold a form's whole way to what our policy names, and a
    council's provider may send people on to others.
    """
    from alongside.identity import openid

    provider = _provider()
    again = _here() is not None
    if again and not provider.second_factor:
        return redirect(onward() or home())
    try:
        client = openid.client(current_app, current.council.slug, provider)
    except openid.Unreachable as error:
        return _unreachable(error)
    back = absolute_url("factors.from_provider")
    return redirect(openid.way_there(client, back, openid.Begun(onward(), again)))


@pages.get("/sign-in/account/back", permission="core.public")
def from_provider() -> ResponseReturnValue:
    """Show a button, which scripts press at once: opening an address lets nobody in."""
    from alongside.identity import openid

    provider = _provider()
    if openid.begun(request.args.get("state", "")) is None:
        return _too_late()
    if request.args.get("iss", provider.issuer) != provider.issuer:
        return _not_taken("another issuer")
    if not request.args.get("code"):
        return _not_taken("no code")
    form = ComeIn(formdata=None, code=request.args["code"], state=request.args["state"])
    return render_template("identity/work_account.html", form=form)


@pages.post("/sign-in/account/back", permission="core.enter")
def by_provider() -> ResponseReturnValue:
    """Let in whoever the provider confirms, if they have a role here; or show it was still them."""
    from alongside.identity import openid

    provider, form = _provider(), ComeIn()
    begun = openid.begun(form.state.data or "") if form.validate() else None
    if begun is None:
        return _too_late()
    device = request.remote_addr or ""
    if not may_come_back(current.session, device):
        abort(429)
    try:
        client = openid.client(current_app, current.council.slug, provider)
        account = openid.account(client, provider)
    except openid.Unreachable as error:
        return _unreachable(error)
    except openid.NotTaken as error:
        came_back_wrongly(current.session, device)
        return _not_taken(str(error))
    here, target = _here(), redirect(begun.then or home())
    person = accounts.person_of(current.session, account.issuer, account.subject, account.address)
    if person is None:
        note(current.session, Actor(current.session), "account refused", "council", None)
        return _back_to_the_door(
            _(
                "Your work account is right, but it opens nothing here yet: nobody with its e-mail "
                "address has a role in %(council)s. Ask an administrator to give you one.",
                council=current.council.name,
            )
        )
    if not begun.again or here is None:
        proven_there = account.second_factor
        return sign_in_person(
            person, target, shared_device=True, by="work account", proven=proven_there
        )
    if person.id != here.id:
        failed(current.session, acting(), "another work account")
        return _back_to_the_door(_("That was another person's work account. Use your own."))
    if not account.second_factor:
        failed(current.session, acting(), "work account without a second factor")
        return _back_to_the_door(
            _("Your work account did not ask you for a second step, so it does not count here.")
        )
    return proven(target, "work account", by_account=True)


def _too_late() -> Response:
    """What came back was used, or is older than ten minutes, or began in another browser."""
    if current.actor.person is not None:
        return redirect(home())
    return _back_to_the_door(
        _("That took too long, or it began in another browser. Please start once more.")
    )


def _not_taken(why: str) -> Response:
    log.warning("A work account of %s was not taken: %s", current.council.slug, why)
    return _back_to_the_door(
        _("You did not come in. Start once more; if it goes on, tell whoever runs this site.")
    )


def _unreachable(error: Exception) -> Response:
    log.warning("The provider of %s cannot be used: %s", current.council.slug, error)
    return _back_to_the_door(
        _("The sign-in of your work account does not answer. Wait a minute and try again.")
    )


def _back_to_the_door(why: str) -> Response:
    flash(why)
    door = "factors.prove" if _here() is not None else "identity.sign_in"
    return redirect(url_for(door))
