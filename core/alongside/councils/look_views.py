"""The page of the council's colours and logo."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside.councils import colours, logos
from alongside.councils.changes import change
from alongside.councils.forms import LogoForm, LookForm, look_of
from alongside.councils.pages import pages
from alongside.records.log import note
from alongside.web.context import current


def _shown(form: LookForm | None = None, logo_form: LogoForm | None = None) -> str:
    council = current.council
    return render_template(
        "administration/look.html",
        form=form or LookForm(formdata=None, obj=look_of(council.look, council.version)),
        logo_form=logo_form or LogoForm(formdata=None),
        wrong_logo=logo_form is not None,
        palette=colours.complete(council.look),
        changed=bool(council.look),
    )


def _note(detail: str) -> None:
    note(current.session, current.actor, "changed", "council", current.council.id, detail)


@pages.get("/council/look", permission="council.administer")
def look() -> str:
    """The colours and the logo, and how they look together."""
    return _shown()


@pages.post("/council/look", permission="council.change")
def save_look() -> ResponseReturnValue:
    """Keep the colours, if everybody can read them."""
    council = current.council
    now = look_of(council.look, council.version)
    form = LookForm(obj=now)
    if not form.validate_on_submit() or not form.check_version(now, council.version):
        return _shown(form), 422
    chosen = form.values()
    names = [n for n in colours.PALETTE if council.look.get(n) != chosen.get(n)]
    if change(council, look=chosen):
        _note(", ".join(f"look.{name}" for name in names))
    flash(_("The colours are saved. This page shows them."), "success")
    return redirect(url_for("administration.look"))


@pages.post("/council/look/default", permission="council.change")
def default_look() -> ResponseReturnValue:
    """Go back to the colours that Alongside came with."""
    if change(current.council, look={}):
        _note("look")
    flash(_("The default colours are back."), "success")
    return redirect(url_for("administration.look"))


@pages.post("/council/look/logo", permission="council.change")
def save_logo() -> ResponseReturnValue:
    """Put a logo beside the name."""
    form = LogoForm()
    if not form.validate_on_submit():
        return _shown(logo_form=form), 422
    logos.give(current.council, form.content)
    _note("logo")
    flash(_("The logo is saved."), "success")
    return redirect(url_for("administration.look"))


@pages.post("/council/look/logo/remove", permission="council.change")
def remove_logo() -> ResponseReturnValue:
    """Take the logo away."""
    if current.council.logo_type:
        logos.give(current.council, None)
        _note("logo")
    flash(_("The logo is removed."), "success")
    return redirect(url_for("administration.look"))
