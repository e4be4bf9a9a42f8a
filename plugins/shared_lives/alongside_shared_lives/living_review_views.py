"""The pages of reviews and of ordinary things."""

import uuid

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import CouncilSession, current
from alongside_shared_lives import living_due, living_ordinary, living_reviews
from alongside_shared_lives.dates import today
from alongside_shared_lives.living_more_forms import HeldForm, OrdinaryForm, WordsForm
from alongside_shared_lives.living_ordinary import Thing
from alongside_shared_lives.living_pages import KNOWN, PAPERS, PAPERS_WRITE, ask, page, to_life
from alongside_shared_lives.living_parties import Life, load_life, of_life
from alongside_shared_lives.living_review_models import LivingReview, Ordinary
from alongside_shared_lives.living_reviews import Looked, Review
from alongside_shared_lives.views import LIFE, pages, record

WRITE = "shared_lives.living_write"
REVIEW = f"{LIFE}/reviews/<uuid:review_id>"
THING = f"{LIFE}/ordinary/<uuid:thing_id>"


def load_review(
    session: CouncilSession, arrangement_id: uuid.UUID, review_id: uuid.UUID
) -> Review | None:
    """A review of a life together."""
    return of_life(session, LivingReview, arrangement_id, review_id)


def load_thing(
    session: CouncilSession, arrangement_id: uuid.UUID, thing_id: uuid.UUID
) -> Thing | None:
    """An ordinary thing of a life together."""
    return of_life(session, Ordinary, arrangement_id, thing_id)


@pages.post(f"{LIFE}/reviews/ask", permission=WRITE, load=load_life, known_by=KNOWN)
def ask_review(life: Life) -> ResponseReturnValue:
    """Ask for a review. No reason is needed."""
    living_reviews.ask(current.session, life, current.person)
    living_due.tell_asked(current.session, life, current.person)
    record("asked for a review", "arrangement", life)
    flash(_("You asked for a review. The scheme finds a day with everybody."), "success")
    return redirect(to_life(life))


@pages.get(
    REVIEW,
    permission=PAPERS,
    load=load_review,
    known_by=KNOWN,
    reads="shared_lives.living_review",
)
def living_review(review: Review) -> str:
    """What was said, and each person's own words."""
    session = current.session
    return page(
        "living_review",
        review,
        life=review.whole,
        review=review.one,
        said=living_reviews.words_of(session, review),
        own=living_reviews.own_words(session, review, current.person),
        may_keep=current.allows(PAPERS_WRITE, review),
        today=today(),
    )


@pages.route(
    f"{REVIEW}/words",
    methods=["GET", "POST"],
    permission=WRITE,
    load=load_review,
    known_by=KNOWN,
)
def review_words(review: Review) -> ResponseReturnValue:
    """Say something in one's own words, before or when they meet."""
    form = WordsForm(obj=living_reviews.own_words(current.session, review, current.person))

    def act() -> None:
        words, helper = form.words.data or "", form.written_with.data or ""
        living_reviews.say(current.session, review, current.person, words, helper)
        record("spoke to a review", "arrangement", review.whole)

    return ask(
        form,
        review,
        act,
        title=_("In my own words"),
        lede=_(
            "The person and whom they chose, the household’s carers and the scheme can read it."
        ),
        button=_("Keep it"),
        back=_to(review),
    )


@pages.route(
    f"{REVIEW}/held",
    methods=["GET", "POST"],
    permission=PAPERS_WRITE,
    load=load_review,
    known_by=KNOWN,
    reads="shared_lives.living_review",
)
def review_held(review: Review) -> ResponseReturnValue:
    """Keep what was said together."""
    one = review.one
    form = HeldForm(obj=one)
    if request.method != "POST" and one.held_on is None:
        form.held_on.process(None, today())

    def act() -> None:
        looked = Looked(
            form.held_on.data or today(),
            form.there.data or "",
            form.good.data or "",
            form.hard.data or "",
            form.changes.data or "",
        )
        living_reviews.held(current.session, review, looked)
        record("held a review", "arrangement", review.whole)

    return ask(
        form,
        review,
        act,
        title=_("Looking at it together"),
        lede=_("Nothing here is a mark, and nothing has to be answered."),
        button=_("Keep this review"),
        back=_to(review),
        over=one,
    )


@pages.route(
    f"{LIFE}/ordinary", methods=["GET", "POST"], permission=WRITE, load=load_life, known_by=KNOWN
)
def ordinary(life: Life) -> ResponseReturnValue:
    """Note down an ordinary thing."""
    form = OrdinaryForm()

    def act() -> None:
        living_ordinary.note_down(current.session, life, current.person, form.words.data or "")

    title, back = _("An ordinary thing"), to_life(life)
    return ask(form, life, act, title=title, button=_("Keep it"), back=back)


@pages.post(f"{THING}/show", permission="shared_lives.ordinary_own", load=load_thing)
def show_ordinary(thing: Thing) -> ResponseReturnValue:
    """Show it to the scheme, or no longer."""
    living_ordinary.show(thing, request.form.get("to") == "show")
    return redirect(to_life(thing))


@pages.post(f"{THING}/take-back", permission="shared_lives.ordinary_own", load=load_thing)
def take_ordinary_back(thing: Thing) -> ResponseReturnValue:
    """It goes, for everybody."""
    current.session.delete(thing.one)
    flash(_("It is gone."), "success")
    return redirect(to_life(thing))


def _to(review: Review) -> str:
    """The review, or for whoever says something to it and does not read it, the life together."""
    if not current.allows(PAPERS, review):
        return to_life(review)
    life = review.whole.id
    return url_for("shared_lives.living_review", arrangement_id=life, review_id=review.id)
