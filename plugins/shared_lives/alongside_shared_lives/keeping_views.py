"""Training, and the yearly review."""

import uuid
from datetime import date

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import Person, current
from alongside_shared_lives import approvals, reviews
from alongside_shared_lives.carer_pages import asks_about, back_home, tried
from alongside_shared_lives.dates import today
from alongside_shared_lives.keeping_forms import CarerReviewForm, TrainingForm
from alongside_shared_lives.parties import Home, load_home
from alongside_shared_lives.reviews import Outcome
from alongside_shared_lives.views import HOUSEHOLD, pages, record

WRITE = "shared_lives.path_write"


@pages.route(f"{HOUSEHOLD}/training", methods=["GET", "POST"], permission=WRITE, load=load_home)
def training_add(home: Home) -> ResponseReturnValue:
    """Write down that a carer learned something."""
    form = TrainingForm()
    form.offer(home)
    if request.method == "POST" and form.validate():
        session = current.session
        person = session.get_one(Person, uuid.UUID(form.person.data))
        kind, done_on = form.kind.data, form.done_on.data or date.min

        def keep() -> None:
            reviews.learned(session, home, person, kind, done_on, current.person)

        if tried(form, keep):
            record("kept training", "household", home)
            return back_home(home)
    return asks_about(home, form, _("Training"), _("Keep it"))


@pages.route(
    f"{HOUSEHOLD}/reviews",
    methods=["GET", "POST"],
    permission=WRITE,
    load=load_home,
    reads="shared_lives.household",
)
def review_add(home: Home) -> ResponseReturnValue:
    """Write down a review, and what comes of it."""
    session = current.session
    approval = approvals.approval_on(session, home.id, today())
    form = CarerReviewForm(
        most_adults=approval.most_adults if approval else None,
        kinds=approval.kinds if approval else [],
        conditions=approval.conditions if approval else "",
    )
    form.offer_terms()
    if request.method == "POST" and form.validate():
        outcome = Outcome(
            form.outcome.data,
            form.reasons.data or "",
            form.most_adults.data,
            form.kinds.data or [],
            form.conditions.data or "",
        )
        manages = current.allows("shared_lives.path_manage", home)

        def keep() -> None:
            reviews.review(session, home, current.person, form.said(), outcome, manages=manages)

        if tried(form, keep):
            record("reviewed", "household", home)
            flash(_("Kept. The household can say something to it."), "success")
            return back_home(home)
    return asks_about(
        home,
        form,
        _("The yearly review"),
        _("Keep it"),
        lede=_("A look back and ahead, with the household. Nothing has to be long."),
    )
