"""Offering, taking up what was offered, and small steps."""

from typing import Any

from flask import flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import current, note
from alongside_full_circle.circles import Gathering, load
from alongside_full_circle.forms import PlainForm, today
from alongside_full_circle.offer_forms import (
    ChangeOfferForm,
    ChangeStepForm,
    OfferForm,
    StepForm,
    ThanksForm,
)
from alongside_full_circle.offer_models import Offer, Step
from alongside_full_circle.offers import Said, load_offer, load_step
from alongside_full_circle.pages import CIRCLE, back_to, pages, show


@pages.route(f"{CIRCLE}/offer", methods=["GET", "POST"], permission="full_circle.offer", load=load)
def offer(gathering: Gathering) -> ResponseReturnValue:
    """Offer something."""
    form = OfferForm()
    if form.validate_on_submit():
        return _add(gathering, Offer(words=form.words.data), "offers")
    return show(form, _("Offer something"), gathering=gathering)


@pages.route(f"{CIRCLE}/step", methods=["GET", "POST"], permission="full_circle.offer", load=load)
def step(gathering: Gathering) -> ResponseReturnValue:
    """Say which small step one takes."""
    form = StepForm()
    if form.validate_on_submit():
        return _add(gathering, Step(what=form.what.data, by=form.by.data), "steps")
    return show(form, _("A small step of yours"), gathering=gathering)


def _add(gathering: Gathering, it: Offer | Step, anchor: str) -> ResponseReturnValue:
    it.circle_id, it.person_id = gathering.id, current.person.id
    current.session.add(it)
    current.session.flush()
    note(current.session, current.actor, "added", f"full_circle.{anchor}", it.id)
    flash(_("Everybody in the circle can read it."), "success")
    return back_to(gathering, anchor)


@pages.route(
    "/offers/<uuid:offer_id>",
    methods=["GET", "POST"],
    permission="full_circle.change",
    load=load_offer,
)
def change_offer(said: Said[Offer]) -> ResponseReturnValue:
    """Change what one offered."""
    return _change(said, ChangeOfferForm(obj=said.it), "offers")


@pages.route(
    "/steps/<uuid:step_id>",
    methods=["GET", "POST"],
    permission="full_circle.change",
    load=load_step,
)
def change_step(said: Said[Step]) -> ResponseReturnValue:
    """Change one's step, or say that it is done."""
    return _change(said, ChangeStepForm(obj=said.it), "steps")


def _change(said: Said[Offer] | Said[Step], form: Any, anchor: str) -> ResponseReturnValue:
    if form.validate_on_submit() and form.check_version(said.it, said.it.version):
        form.populate_obj(said.it)
        note(current.session, current.actor, "changed", f"full_circle.{anchor}", said.id)
        flash(_("Kept."), "success")
        return back_to(said.gathering, anchor)
    return show(form, _("Change what you said"), gathering=said.gathering)


@pages.post("/offers/<uuid:offer_id>/take", permission="full_circle.invite", load=load_offer)
def take(said: Said[Offer]) -> ResponseReturnValue:
    """Take up an offer, or let it be again. No reason is asked for, and nothing says no."""
    said.it.taken = not said.it.taken
    note(current.session, current.actor, "changed", "full_circle.offers", said.id, "taken")
    return back_to(said.gathering, "offers")


@pages.route(
    "/offers/<uuid:offer_id>/thanks",
    methods=["GET", "POST"],
    permission="full_circle.own",
    load=load_offer,
)
def thank(said: Said[Offer]) -> ResponseReturnValue:
    """Thank somebody for what they offered."""
    form = ThanksForm(obj=said.it)
    if form.validate_on_submit() and form.check_version(said.it, said.it.version):
        form.populate_obj(said.it)
        note(current.session, current.actor, "thanked", "full_circle.offers", said.id)
        return back_to(said.gathering, "offers")
    return show(form, _("Say thank you"), gathering=said.gathering)


@pages.route(
    "/offers/<uuid:offer_id>/back",
    methods=["GET", "POST"],
    permission="full_circle.change",
    load=load_offer,
)
def take_back(said: Said[Offer]) -> ResponseReturnValue:
    """Take back what one offered. Nobody asks why, and nobody sees it any more."""
    form = PlainForm()
    if form.validate_on_submit():
        said.it.taken_back_on = today()
        note(current.session, current.actor, "took back", "full_circle.offers", said.id)
        flash(_("It is taken back."), "success")
        return back_to(said.gathering, "offers")
    title = _("Take back what you offered?")
    return show(form, title, gathering=said.gathering, button=_("Take it back"))
