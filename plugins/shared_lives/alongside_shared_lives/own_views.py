"""The page on which the registered manager adds what the council also wants to ask."""

from typing import Any

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import current, utcnow
from alongside_shared_lives import own_factors
from alongside_shared_lives.factor_list import FACTORS
from alongside_shared_lives.own_forms import OwnFactorForm
from alongside_shared_lives.own_models import OwnFactor
from alongside_shared_lives.states import NotNow
from alongside_shared_lives.views import asks, pages, record

OWN = ("title", "title_cy", "question", "question_cy", "about", "each", "quiet")


@pages.route("/factors", methods=["GET"], permission="shared_lives.scheme", endpoint="own_factors")
def own_factors_page() -> ResponseReturnValue:
    """Everything that is asked of both sides, the council's own last."""
    return _page(_form(formdata=None))


@pages.post("/factors", permission="shared_lives.own_factors", endpoint="add_own_factor")
def add_own_factor() -> ResponseReturnValue:
    """Add one."""
    form = _form()
    if not form.validate():
        return _page(form)
    own = OwnFactor(**{name: form[name].data for name in OWN if name in form})
    try:
        own_factors.add(current.session, own, form.words())
    except NotNow as why:
        form.answers.errors = [str(why)]
        return _page(form)
    record("added", "own_factor", own)
    flash(_("Added. Households and people can answer it from now on."), "success")
    return redirect(url_for("shared_lives.own_factors"))


@pages.post(
    "/factors/<uuid:own_factor_id>/retire",
    permission="shared_lives.own_factors",
    load=own_factors.load_own,
    known_by="shared_lives.scheme",
)
def retire_own_factor(own: OwnFactor) -> ResponseReturnValue:
    """Ask it no more."""
    if own.retired_on is None:
        own_factors.retire(own, utcnow().date())
        record("retired", "own_factor", own)
    flash(_("It is asked no more. What was said is kept with whoever said it."), "success")
    return redirect(url_for("shared_lives.own_factors"))


def _form(**given: Any) -> OwnFactorForm:
    """The form, with Welsh where the council has it."""
    form = OwnFactorForm(**given)
    if "cy" not in current.council.languages:
        del form.title_cy, form.question_cy, form.answers_cy
    return form


def _page(form: OwnFactorForm) -> ResponseReturnValue:
    return asks(
        "own_factors",
        form,
        factors=FACTORS,
        own=[(one, own_factors.as_factor(one)) for one in own_factors.own_factors(current.session)],
        may_change=current.allows("shared_lives.own_factors"),
    )
