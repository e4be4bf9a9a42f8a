"""How you sign in: one's own page with the second ways that one has, their names, and codes."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside.identity import (
    account_views,
    adding_views,
    enter_views,
    factor_changes,
    proof_views,
    recovery,
)
from alongside.identity.accounts import accounts_of
from alongside.identity.factor_forms import NameForm
from alongside.identity.factor_models import Factor
from alongside.identity.factor_pages import acting, must_have_one, onward, pages, who
from alongside.identity.factors import factors_of, load_factor
from alongside.web.context import current
from alongside.web.forms import Form

__all__ = ["account_views", "adding_views", "enter_views", "pages", "proof_views"]


@pages.get("/me/factors", permission="factors.see")
def index() -> str:
    """What one has, and what one can add; for somebody who must have one, the way to it."""
    person = who()
    return render_template(
        "identity/factors.html",
        factors=factors_of(current.session, person),
        codes=recovery.left(current.session, person),
        accounts=accounts_of(current.session, person),
        must=must_have_one(person),
        next=onward(),
    )


@pages.get("/me/factors/<uuid:factor_id>", permission="factors.own", load=load_factor)
def factor(factor: Factor) -> str:
    """Give one another name."""
    return render_template("identity/factor_name.html", factor=factor, form=NameForm(obj=factor))


@pages.post("/me/factors/<uuid:factor_id>", permission="factors.change", load=load_factor)
def rename(factor: Factor) -> ResponseReturnValue:
    """Keep the name."""
    form = NameForm(obj=factor)
    if not form.validate() or not form.check_version(factor, factor.version):
        return render_template("identity/factor_name.html", factor=factor, form=form), 422
    factor_changes.renamed(current.session, current.actor, factor, form.name.data or "")
    flash(_("The name is saved."), "success")
    return redirect(url_for("factors.index"))


@pages.get(
    "/me/factors/<uuid:factor_id>/remove", permission="factors.own", load=load_factor, again=True
)
def removing(factor: Factor) -> str:
    """Ask before one is taken away, or say why it cannot be."""
    return _removing(factor, Form(formdata=None))


@pages.post(
    "/me/factors/<uuid:factor_id>/remove", permission="factors.change", load=load_factor, again=True
)
def remove(factor: Factor) -> ResponseReturnValue:
    """Take it away, unless it is the last of somebody who must have one."""
    form, person = Form(), current.person
    may = factor_changes.may_remove(current.session, person, must_have_one(person))
    if not form.validate() or not may:
        return _removing(factor, form), 422
    factor_changes.removed(current.session, current.actor, person, factor)
    flash(_("It is taken away."), "success")
    return redirect(url_for("factors.index"))


def _removing(factor: Factor, form: Form) -> str:
    return render_template(
        "identity/factor_remove.html",
        factor=factor,
        form=form,
        may=factor_changes.may_remove(
            current.session, current.person, must_have_one(current.person)
        ),
        last=len(factors_of(current.session, current.person)) == 1,
    )


@pages.get("/me/factors/codes", permission="factors.see", again=True)
def codes() -> ResponseReturnValue:
    """Offer ten recovery codes, to somebody who has something to recover from."""
    person = who()
    if not factors_of(current.session, person):
        return redirect(url_for("factors.index", next=onward()))
    left = recovery.left(current.session, person)
    form = Form(formdata=None)
    return render_template("identity/codes.html", form=form, left=left, next=onward())


@pages.post("/me/factors/codes", permission="factors.add", again=True)
def make_codes() -> ResponseReturnValue:
    """Show ten new codes, this once: only their hashes are kept."""
    form, person = Form(), who()
    if not form.validate() or not factors_of(current.session, person):
        return redirect(url_for("factors.index"))
    made = factor_changes.codes_made(current.session, acting(), person)
    return render_template("identity/codes.html", form=form, made=made, next=onward())
