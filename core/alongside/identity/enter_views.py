"""Signing in at the front door with a passkey, instead of a link."""

from flask import abort, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from alongside.identity import passkeys, proof
from alongside.identity.factor_forms import EnterForm
from alongside.identity.factor_pages import here, home, onward, pages
from alongside.identity.forms import AskForLink
from alongside.identity.views import sign_in_page, sign_in_person
from alongside.people.models import Person
from alongside.web.context import current


@pages.post("/sign-in/passkey/options", permission="core.enter")
def enter_options() -> Response:
    """What the browser should have signed, by whichever passkey of this site it holds."""
    if not proof.may_ask(current.session, request.remote_addr or ""):
        abort(429)
    asked = passkeys.ask_to_prove(current.session, here(), None)
    return Response(asked, mimetype="application/json")


@pages.post("/sign-in/passkey", permission="core.enter")
def enter() -> ResponseReturnValue:
    """Sign in whoever the passkey belongs to."""
    form = EnterForm()
    if not form.validate():
        return sign_in_page(AskForLink(formdata=None), form), 422
    used = passkeys.use(current.session, here(), form.credential.data or "", None)
    if used is None:
        form.credential.data = ""
        form.credential.errors = [
            _("That passkey lets nobody in here. Try it once more, or ask for a link")
        ]
        return sign_in_page(AskForLink(formdata=None), form), 422
    person = current.session.get_one(Person, used.person_id)
    target = redirect(onward() or home())
    shared = bool(form.shared_device.data)
    return sign_in_person(person, target, shared_device=shared, by="passkey", proven=True)
