"""Showing a second factor: after a link, and again before something important."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from alongside.identity import factor_changes, passkeys, proof
from alongside.identity.accounts import accounts_of
from alongside.identity.factor_forms import PasskeyForm, ProveForm
from alongside.identity.factor_pages import (
    acting,
    here,
    home,
    onward,
    pages,
    proven,
    provider_here,
    secret_key,
    who,
)
from alongside.identity.factors import factors_of
from alongside.web.context import current


def _shown(form: ProveForm, passkey_form: PasskeyForm) -> str:
    kinds = {one.kind for one in factors_of(current.session, who())}
    return render_template(
        "identity/prove.html",
        form=form,
        passkey_form=passkey_form,
        kinds=kinds,
        account=_has_an_account(),
        next=onward(),
    )


def _has_an_account() -> bool:
    """Whether a work account can show it: one whose provider says that it asked for a factor."""
    provider = provider_here()
    return (
        provider is not None
        and bool(provider.second_factor)
        and bool(accounts_of(current.session, who()))
    )


@pages.get("/sign-in/again", permission="factors.ask")
def prove() -> ResponseReturnValue:
    """Ask for a code, a passkey or a work account; who has none of them is led to make one."""
    asked_of_an_account = current.actor.sign_in.by_account
    if not factors_of(current.session, who()) and not asked_of_an_account:
        if current.actor.arriving is not None:
            return redirect(url_for("factors.index", next=onward()))
        return redirect(onward() or home())
    return _shown(ProveForm(formdata=None), PasskeyForm(formdata=None))


@pages.post("/sign-in/again", permission="factors.prove")
def prove_by_code() -> ResponseReturnValue:
    """Go on with the right code; count a wrong one."""
    form, person = ProveForm(), who()
    if not form.validate():
        return _shown(form, PasskeyForm(formdata=None)), 422
    try:
        how = proof.try_code(current.session, acting(), form.code.data or "", secret_key())
    except proof.TooManyTries:
        form.code.errors = [
            _(
                "Too many codes were wrong. Wait a quarter of an hour; after that, if it goes on, "
                "a day"
            )
        ]
        return _shown(form, PasskeyForm(formdata=None)), 429
    if not how:
        form.code.errors = [_("That code is not right, or it was used already. Try the next one")]
        return _shown(form, PasskeyForm(formdata=None)), 422
    if how == "recovery code":
        factor_changes.code_used(current.session, person)
    return proven(redirect(onward() or home()), how)


@pages.get("/sign-in/again/shown", permission="factors.ask")
def shown() -> str:
    """Say that it is done, in the tab beside the one in which a form waits."""
    return render_template("identity/shown.html")


@pages.post("/sign-in/again/passkey/options", permission="factors.prove")
def prove_options() -> Response:
    """What the browser should have signed by one of this person's passkeys."""
    person = who()
    had = factors_of(current.session, person)
    asked = passkeys.ask_to_prove(current.session, here(), person, had)
    return Response(asked, mimetype="application/json")


@pages.post("/sign-in/again/passkey", permission="factors.prove")
def prove_by_passkey() -> ResponseReturnValue:
    """Go on with what a passkey of this person signed."""
    form = PasskeyForm()
    if not form.validate():
        return _shown(ProveForm(formdata=None), form), 422
    if passkeys.use(current.session, here(), form.credential.data or "", who()) is None:
        proof.failed(current.session, acting(), "passkey")
        form.credential.data = ""
        form.credential.errors = [_("That passkey was not taken. Try it once more, or use a code")]
        return _shown(ProveForm(formdata=None), form), 422
    return proven(redirect(onward() or home()), "passkey")
