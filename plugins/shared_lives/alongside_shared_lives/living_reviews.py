"""Reviews: after the first weeks, each year, and whenever anybody asks, without a reason.

Nobody is assessed in one: it is looked together at what is good, what is hard and what changes.
Source: domain.md 1b, match path 9 and 10.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import SimpleNamespace

from flask_babel import gettext as _
from sqlalchemy import select

from alongside import CouncilSession, Person, practice_settings
from alongside_shared_lives.dates import today
from alongside_shared_lives.living_parties import Life, Part, hold
from alongside_shared_lives.living_review_models import LivingReview, ReviewWords
from alongside_shared_lives.living_states import RUNNING, TOGETHER, moved_on
from alongside_shared_lives.states import NotNow

Review = Part[Life, LivingReview]
SOON = timedelta(days=14)
"""By when a review that somebody asks for is meant to be held."""


@dataclass(frozen=True)
class Looked:
    """What was said when they looked at it together."""

    held_on: date
    there: str = ""
    good: str = ""
    hard: str = ""
    changes: str = ""


def next_due(
    starts_on: date, held: Sequence[tuple[str, date]], settings: SimpleNamespace
) -> tuple[str, date]:
    """The next review by the calendar: its kind, and when.

    `held` are those held so far, in their order. After the first and the monthly ones there is one
    a year after the last that was held, of whatever kind: at least yearly.
    """
    planned = [on for kind, on in held if kind != "asked"]
    if not planned:
        return "six_weeks", starts_on + timedelta(weeks=settings.first_review_weeks)
    if len(planned) <= settings.monthly_reviews:
        return "monthly", a_month_after(planned[-1])
    return "yearly", a_year_after(max(on for _kind, on in held))


def a_month_after(day: date) -> date:
    """The same day of the next month, or its last."""
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return _in_month(year, month, day.day)


def a_year_after(day: date) -> date:
    """The same day a year later, or the last of that month."""
    return _in_month(day.year + 1, day.month, day.day)


def _in_month(year: int, month: int, day: int) -> date:
    while True:
        try:
            return date(year, month, day)
        except ValueError:
            day -= 1


def plan_next(session: CouncilSession, life: Life) -> None:
    """See to it that the calendar's next review is there, for as long as they live together."""
    one = life.arrangement
    if life.state not in TOGETHER or one.starts_on is None:
        return
    found = reviews_of(session, life)
    waiting = next((one for one in found if one.held_on is None and one.kind != "asked"), None)
    if waiting is not None:
        if life.is_before:
            first = next_due(one.starts_on, (), practice_settings("shared_lives"))
            waiting.kind, waiting.due_on = first
        return
    held = sorted(
        ((review.kind, review.held_on) for review in found if review.held_on),
        key=lambda review: review[1],
    )
    kind, due_on = next_due(one.starts_on, held, practice_settings("shared_lives"))
    session.add(_review(life, kind, due_on))
    session.flush()


def ask(session: CouncilSession, life: Life, by: Person) -> LivingReview:
    """Ask for a review. Anybody may, at any time, and no reason is asked for."""
    hold(session, life)
    life.must_be(*RUNNING)
    for one in reviews_of(session, life):
        if one.kind == "asked" and one.held_on is None:
            return one
    asked = _review(life, "asked", today() + SOON)
    asked.asked_by_id = by.id
    session.add(asked)
    session.flush()
    return asked


def say(
    session: CouncilSession, review: Review, by: Person, words: str, written_with: str = ""
) -> None:
    """Say something to a review in one's own words; once more, and they replace the first."""
    hold(session, review.whole)
    session.refresh(review.one)
    if review.one.held_on is not None:
        raise NotNow(_("This review has been held. Ask for another at any time."))
    one = own_words(session, review, by)
    if one is None:
        one = ReviewWords(review_id=review.id, author_id=by.id, words=words)
        session.add(one)
    one.words, one.written_with = words, written_with


def held(session: CouncilSession, review: Review, looked: Looked) -> None:
    """Keep what was said together, and plan the next."""
    hold(session, review.whole)
    session.refresh(review.one)
    one = review.one
    if one.held_on is not None:
        raise moved_on()
    if looked.held_on > today():
        raise NotNow(_("It is still to come. Say so when it has happened."))
    one.held_on, one.there = looked.held_on, looked.there
    one.good, one.hard, one.changes = looked.good, looked.hard, looked.changes
    session.flush()
    plan_next(session, review.whole)


def reviews_of(session: CouncilSession, life: Life) -> Sequence[LivingReview]:
    """All reviews, the latest due first."""
    asked = select(LivingReview).where(LivingReview.arrangement_id == life.id)
    return session.scalars(asked.order_by(LivingReview.due_on.desc(), LivingReview.id)).all()


def words_of(session: CouncilSession, review: Review) -> Sequence[tuple[ReviewWords, Person]]:
    """What people said in their own words, with who they are."""
    rows = session.execute(
        select(ReviewWords, Person)
        .join(Person, Person.id == ReviewWords.author_id)
        .where(ReviewWords.review_id == review.id)
        .order_by(ReviewWords.created_at, ReviewWords.id)
    )
    return [(words, person) for words, person in rows]


def own_words(session: CouncilSession, review: Review, person: Person) -> ReviewWords | None:
    """What somebody said themself."""
    asked = select(ReviewWords).where(
        ReviewWords.review_id == review.id, ReviewWords.author_id == person.id
    )
    return session.scalars(asked).one_or_none()


def _review(life: Life, kind: str, due_on: date) -> LivingReview:
    return LivingReview(
        arrangement_id=life.id, person_id=life.seeker.person.id, kind=kind, due_on=due_on
    )
