"""Adding a second way to sign in: an authenticator app, or a passkey."""

import base64
import io

import segno
from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup
from werkzeug.wrappers import Response

from alongside.identity import app_codes, factor_changes, passkeys
from alongside.identity.factor_forms import AppForm, NewPasskeyForm
from alongside.identity.factor_models import Factor
from alongside.identity.factor_pages import acting, here, onward, pages, proven, secret_key, who
from alongside.identity.factors import factors_of
from alongside.web.context import current
from alongside.web.forms import Form


@pages.post("/me/factors/app", permission="factors.add", again=True)
def begin_app() -> ResponseReturnValue:
    """Make a secret for an app, and show it on the next page."""
    if not Form().validate():
        return redirect(url_for("factors.index", next=onward()))
    app_codes.begin(current.session, who(), secret_key())
    return redirect(url_for("factors.app", next=onward()))


@pages.get("/me/factors/app", permission="factors.see", again=True)
def app() -> ResponseReturnValue:
    """Show the secret to be read by the app: as a picture, and as text in groups."""
    secret = _secret(app_codes.begun(current.session, who()))
    if secret is None:
        return redirect(url_for("factors.index", next=onward()))
    return _app(secret, AppForm(formdata=None))


@pages.post("/me/factors/app/code", permission="factors.add", again=True)
def confirm_app() -> ResponseReturnValue:
    """Let the app count when it shows the right code."""
    form, person = AppForm(), who()
    begun = app_codes.begun(current.session, person)
    secret = _secret(begun)
    if begun is None or secret is None:
        return redirect(url_for("factors.index", next=onward()))
    if not form.validate():
        return _app(secret, form), 422
    name, code = form.name.data or "", "".join((form.code.data or "").split())
    if not app_codes.confirm(
        current.session, begun, person, name=name, code=code, secret_key=secret_key()
    ):
        form.code.errors = [
            _("That code is not right. Wait for the next one, and see that the clock is right")
        ]
        return _app(secret, form), 422
    return _added(begun)


def _secret(begun: Factor | None) -> bytes | None:
    return None if begun is None else app_codes.secret_of(begun, who(), secret_key())


def _app(secret: bytes, form: AppForm) -> str:
    person = who()
    letters = base64.b32encode(secret).decode()
    address = app_codes.address(
        secret, current.council.name, person.sign_in_address or person.display_name
    )
    return render_template(
        "identity/app.html",
        form=form,
        picture=_picture(address),
        groups=[letters[at : at + 4] for at in range(0, len(letters), 4)],
        next=onward(),
    )


def _picture(address: str) -> Markup:
    """The QR code as SVG that stands in the page: it is nobody's to fetch by an address."""
    picture = io.BytesIO()
    segno.make(address, error="m").save(
        picture,
        kind="svg",
        xmldecl=False,
        svgns=False,
        scale=5,
        border=4,
        dark="#14110e",
        light="#ffffff",
        title=_("QR code for your app"),
        svgclass="qr",
    )
    return Markup(picture.getvalue().decode())  # noqa: S704 - segno's own SVG


@pages.get("/me/factors/passkey", permission="factors.see", again=True)
def passkey() -> str:
    """Say what a passkey is, and offer to make one."""
    return _passkey(NewPasskeyForm(formdata=None))


def _passkey(form: NewPasskeyForm) -> str:
    return render_template("identity/passkey.html", form=form, next=onward())


@pages.post("/me/factors/passkey/options", permission="factors.add", again=True)
def passkey_options() -> Response:
    """What the browser should make a passkey with."""
    had = factors_of(current.session, who())
    asked = passkeys.ask_to_make(current.session, who(), here(), had)
    return Response(asked, mimetype="application/json")


@pages.post("/me/factors/passkey", permission="factors.add", again=True)
def add_passkey() -> ResponseReturnValue:
    """Keep the passkey that the browser made."""
    form = NewPasskeyForm()
    if not form.validate():
        return _passkey(form), 422
    made = passkeys.add(
        current.session, who(), here(), form.credential.data or "", form.name.data or ""
    )
    if made is None:
        form.credential.data = ""
        form.credential.errors = [_("That passkey could not be taken. Try it once more")]
        return _passkey(form), 422
    return _added(made)


def _added(factor: Factor) -> Response:
    """Tell of it; who was only arriving is in. The first one leads to the recovery codes."""
    person = who()
    first = len(factors_of(current.session, person)) == 1
    factor_changes.added(current.session, acting(), person, factor)
    then = url_for("factors.codes" if first else "factors.index", next=onward())
    return proven(redirect(then), factor.kind)
