"""What is told in time: reviews, choosing again after an emergency, and troubles of an approval.

No message says about whom or what. A review that is late is told to the scheme as loudly as
anybody’s, and a household’s trouble once. Source: domain.md 1b, carer path 4 and match path 9.
"""

import uuid
from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta

from flask_babel import force_locale
from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from alongside import CouncilSession, Person, all_apart, people_with_role, practice_settings
from alongside_shared_lives import approvals, living_ending, living_reviews, notices
from alongside_shared_lives.access import MANAGER, WORKER
from alongside_shared_lives.fitting import unfit
from alongside_shared_lives.living_models import Arrangement
from alongside_shared_lives.living_parties import Life, load_life
from alongside_shared_lives.living_review_models import LivingReview, TroubleTold
from alongside_shared_lives.living_sides import sides_of
from alongside_shared_lives.living_states import BEFORE, RUNNING, TOGETHER
from alongside_shared_lives.models import Household, Housemate
from alongside_shared_lives.parties import Home, Pair
from alongside_shared_lives.states import Step

AHEAD = timedelta(days=7)


def remind(session: CouncilSession, now: datetime) -> int:
    """End what is over, and tell what has become due, each once; gives how many messages."""
    on = now.date()
    sent = 0
    homes: dict[object, tuple[Home, Life]] = {}
    for life in _running(session):
        if living_ending.end_when_due(session, life, on):
            continue
        living_reviews.plan_next(session, life)
        homes.setdefault(life.home.id, (life.home, life))
        sent += _choose_again(session, life, on)
        if life.state in TOGETHER:
            sent += _reviews(session, life, on)
    for home, life in homes.values():
        sent += _troubles(session, home, life, on)
    return sent


def _running(session: CouncilSession) -> list[Life]:
    asked = select(Arrangement.id).where(Arrangement.state.in_([one.value for one in RUNNING]))
    found = (load_life(session, one) for one in session.scalars(asked).all())
    return [one for one in found if one is not None]


def _choose_again(session: CouncilSession, life: Life, on: date) -> int:
    one = life.arrangement
    day = one.choose_again_on
    if day is None or on < day - timedelta(days=3):
        return 0
    late = on > day and (one.choose_told_on is None or one.choose_told_on <= day)
    if one.choose_told_on is not None and not late:
        return 0
    one.choose_told_on = on
    people = [*sides(life.pair), *workers(session, life.pair)]
    if late:
        people += managers(session, life.pair)
    return notices.tell(session, people, f"shared_lives.choose:{life.id}")


def _reviews(session: CouncilSession, life: Life, on: date) -> int:
    sent = 0
    for review in living_reviews.reviews_of(session, life):
        if review.held_on is not None:
            continue
        about = f"shared_lives.review:{review.id}"
        if review.reminded_on is None and on >= review.due_on - AHEAD:
            review.reminded_on = on
            sent += notices.tell(session, [*sides(life.pair), *workers(session, life.pair)], about)
        if review.late_told_on is None and on > review.due_on:
            review.late_told_on = on
            people = [*workers(session, life.pair), *managers(session, life.pair)]
            sent += notices.tell(session, people, about)
    return sent


def _troubles(session: CouncilSession, home: Home, life: Life, on: date) -> int:
    """Tell the scheme, once for each, where an approval no longer covers who lives there.

    What runs out, and what was never taken, `running_out` tells.
    """
    soon = on + timedelta(days=practice_settings("shared_lives").warn_days_before)
    with force_locale("en_GB"):  # a trouble is known again by its words
        then = unfit(session, home, approvals.standing(session, home, soon), soon)
        found = [*troubles(session, home, on), *then]
    asked = select(TroubleTold).where(TroubleTold.household_id == home.id)
    told = {one.words: one for one in session.scalars(asked)}
    for words, one in told.items():
        if words not in found:
            session.delete(one)
    new = [one for one in dict.fromkeys(found) if one not in told]
    session.add_all(TroubleTold(household_id=home.id, words=one, told_on=on) for one in new)
    if not new:
        return 0
    people = [*workers(session, life.pair), *managers(session, life.pair)]
    return notices.tell(session, people, f"shared_lives.approval:{home.id}")


def troubles(session: CouncilSession, home: Home, on: date) -> list[str]:
    """Why a household’s approval does not cover on a day who lives there."""
    now = approvals.standing(session, home, on)
    if now.approved:
        return unfit(session, home, now, on)
    return [str(one) for one in now.troubles] or [str(_l("The household is not approved."))]


def sides(pair: Pair) -> list[Person]:
    """The person, the helper they chose, and the household’s carers."""
    helper = [pair.seeker.helper] if pair.seeker.helper else []
    return [pair.seeker.person, *helper, *pair.home.carers]


def workers(session: CouncilSession, pair: Pair) -> list[Person]:
    """Who from the scheme walks with either side; where nobody does, all of its workers."""
    ids = {pair.seeker.looking.worker_id, pair.home.household.worker_id} - {None}
    named = [one for one in people_with_role(session, WORKER, MANAGER) if one.id in ids]
    found = _not_apart(session, pair, named)
    return found or _not_apart(session, pair, people_with_role(session, WORKER))


def managers(session: CouncilSession, pair: Pair) -> list[Person]:
    """The managers of the scheme, without those who are kept from somebody of either side."""
    return _not_apart(session, pair, people_with_role(session, MANAGER))


def _not_apart(session: CouncilSession, pair: Pair, people: Iterable[Person]) -> list[Person]:
    looking = pair.seeker.looking
    there = {looking.person_id, *(person.id for _mate, person in pair.home.people)}
    if looking.helper_id is not None:
        there.add(looking.helper_id)
    walls = all_apart(session)
    return [one for one in people if there.isdisjoint(walls.get(one.id, ()))]


def tell_asked(session: CouncilSession, life: Life, by: Person) -> None:
    """Say to everybody else that something waits: somebody asked for a review."""
    people = [*sides(life.pair), *workers(session, life.pair)]
    others = [one for one in people if one.id != by.id]
    notices.tell(session, others, f"shared_lives.asked:{life.id}")


def tell_ending(session: CouncilSession, life: Life) -> None:
    """Say to everybody that something has changed."""
    people = [*sides(life.pair), *workers(session, life.pair)]
    notices.tell(session, people, f"shared_lives.ending:{life.id}")


def count_late(session: CouncilSession, on: date, without: Collection[uuid.UUID] = ()) -> int:
    """How many reviews are late, where none of `without` is on a side."""
    homes, helped = sides_of(without)
    asked = (
        select(LivingReview.id)
        .join(Arrangement, Arrangement.id == LivingReview.arrangement_id)
        .where(
            LivingReview.held_on.is_(None),
            LivingReview.due_on < on,
            Arrangement.state.in_([one.value for one in TOGETHER]),
            Arrangement.looking_id.not_in(helped),
            Arrangement.household_id.not_in(homes),
        )
    )
    return len(session.scalars(asked).all())


def count_trials_over(
    session: CouncilSession, on: date, without: Collection[uuid.UUID] = ()
) -> int:
    """How many trials are past their last day, where none of `without` is on a side."""
    homes, helped = sides_of(without)
    asked = select(func.count(Arrangement.id)).where(
        Arrangement.state.in_([one.value for one in BEFORE]),
        Arrangement.trial_until < on,
        Arrangement.looking_id.not_in(helped),
        Arrangement.household_id.not_in(homes),
    )
    return session.scalars(asked).one()


def hold_because(session: CouncilSession, person: Person) -> str | None:
    """Why somebody’s rows must stay: a life together goes on, or a household shares its home."""
    running = Arrangement.state.in_([one.value for one in RUNNING])
    asked = select(Arrangement.id).where(Arrangement.person_id == person.id, running)
    if session.scalars(asked.limit(1)).first() is not None:
        return str(_l("They live with a Shared Lives household, or try it."))
    approved = Household.state.in_([Step.APPROVED.value, Step.PAUSED.value])
    with_somebody = select(Arrangement.household_id).where(running)
    carer = (
        select(Housemate.id)
        .join(Household, Household.id == Housemate.household_id)
        .where(
            Housemate.person_id == person.id,
            Housemate.part == "carer",
            approved | Household.id.in_(with_somebody),
        )
    )
    if session.scalars(carer.limit(1)).first() is not None:
        return str(
            _l("They are a Shared Lives carer who is approved, or with whom somebody lives.")
        )
    return None
