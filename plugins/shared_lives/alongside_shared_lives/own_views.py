"""The pages on which the registered manager says what the council asks, and in which words."""

from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import current, utcnow
from alongside_shared_lives import factor_words, own_factors
from alongside_shared_lives.factors import Factor
from alongside_shared_lives.own_forms import FactorWordsForm, OwnFactorForm
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


@pages.route(
    "/factors/<key>/words",
    methods=["GET", "POST"],
    permission="shared_lives.own_factors",
    load=factor_words.load_bundled,
    known_by="shared_lives.scheme",
)
def word_factor(factor: Factor) -> ResponseReturnValue:
    """Say it in the council's words, go back to the usual ones, or ask it no more, and again."""
    words = factor_words.words_of(current.session, factor)
    known = words or factor_words.new_words(factor)
    form = FactorWordsForm(obj=known)
    if "cy" not in current.council.languages:
        del form.title_cy, form.question_cy
    form.title.description = _("Usually: %(words)s", words=factor.title)
    form.question.description = _("Usually: %(words)s", words=factor.question)
    if request.method == "POST" and _still(form, known):
        if words is None and _pressed() in ("usual", "again"):
            return redirect(url_for("shared_lives.own_factors"))
        try:
            _change(form, known)
        except NotNow as why:
            form.form_errors.append(str(why))
        else:
            record("worded", "own_factor", known)
            flash(_("Saved. What people answered stays as it is."), "success")
            return redirect(url_for("shared_lives.own_factors"))
    return asks("factor_words", form, factor=factor, ours=words)


def _pressed() -> str:
    """Which of the other buttons of the page was pressed; "" for the one that saves the words."""
    return next((one for one in ("usual", "no_more", "again") if one in request.form), "")


def _still(form: FactorWordsForm, known: OwnFactor) -> bool:
    """Whether the form is good, and over the words that are kept now."""
    good = bool(_pressed()) or form.validate()
    return good and form.check_version(known, known.version)


def _change(form: FactorWordsForm, words: OwnFactor) -> None:
    session = current.session
    match _pressed():
        case "usual":
            factor_words.forget(session, words)
        case "no_more":
            factor_words.leave_out(session, words, utcnow().date())
        case "again":
            factor_words.ask_again(session, words)
        case _:
            form.populate_obj(words)
            factor_words.keep(session, words)


def _form(**given: Any) -> OwnFactorForm:
    """The form, with Welsh where the council has it."""
    form = OwnFactorForm(**given)
    if "cy" not in current.council.languages:
        del form.title_cy, form.question_cy, form.answers_cy
    return form


def _page(form: OwnFactorForm) -> ResponseReturnValue:
    every = own_factors.every_factor(current.session)
    return asks(
        "own_factors",
        form,
        factors=[one for one in every if one.own_id is None],
        asked={one.key for one in own_factors.all_factors(current.session)},
        own=[(one, own_factors.as_factor(one)) for one in own_factors.own_factors(current.session)],
        may_change=current.allows("shared_lives.own_factors"),
    )
