"""Putting a possibility to both sides, and once more where it rests (domain.md 1b, step 4)."""

from flask_babel import gettext as _
from sqlalchemy import select

from alongside import CouncilSession, Person, utcnow
from alongside_shared_lives import apart, approvals
from alongside_shared_lives.choosing import must_not_be_lived, outcome, tell_both
from alongside_shared_lives.dates import today
from alongside_shared_lives.living_choices import choices_of
from alongside_shared_lives.living_parties import hold_pair
from alongside_shared_lives.models import Possibility
from alongside_shared_lives.parties import Home, Pair, Seeker
from alongside_shared_lives.states import LookingState, NotNow


def suggest(
    session: CouncilSession,
    seeker: Seeker,
    home: Home,
    by: Person,
    *,
    speaks_for: str,
    speaks_against: str,
    existing: bool,
    existing_how: str = "",
) -> Possibility:
    """Put a possibility to both sides, and tell each that something waits.

    `existing_how` says how the scheme knows that they know each other, and who was there.

    Raises NotNow where the person does not look, the household's approval does not hold today for
    what they look for (who know each other already may begin before that), a wall keeps the two
    apart, or they are asked already.
    """
    _may_be_asked(session, seeker, home, existing=existing)
    if between(session, seeker, home) is not None:
        raise NotNow(_("The two are asked already."))
    possibility = Possibility(
        looking_id=seeker.id,
        household_id=home.id,
        thought_of_by_id=by.id,
        speaks_for=speaks_for,
        speaks_against=speaks_against,
        existing=existing,
        existing_how=existing_how if existing else "",
    )
    session.add(possibility)
    session.flush()
    tell_both(session, Pair(possibility, seeker, home))
    return possibility


def _may_be_asked(session: CouncilSession, seeker: Seeker, home: Home, *, existing: bool) -> None:
    """Raise NotNow where the two cannot be asked about each other today."""
    apart.must_fit(session, seeker, home)
    if seeker.looking.state != LookingState.LOOKING:
        raise NotNow(_("They are not looking just now."))
    why_not = approvals.standing(session, home, today()).why_not_asked(seeker.looking.kind)
    if why_not and not existing:
        raise NotNow(" ".join([*why_not, _("This household can be asked when that is in order.")]))
    if home.part(seeker.person):
        raise NotNow(_("They live in this household already."))


def between(session: CouncilSession, seeker: Seeker, home: Home) -> Possibility | None:
    """The possibility between the two, also one that rests."""
    return session.scalars(
        select(Possibility).where(
            Possibility.looking_id == seeker.id, Possibility.household_id == home.id
        )
    ).one_or_none()


def think_again(session: CouncilSession, pair: Pair) -> None:
    """Ask both once more, from the beginning. Raises NotNow while they are still being
    asked, where they live together, and where they could not be asked for the first time.
    """
    hold_pair(session, pair)
    must_not_be_lived(session, pair)
    possibility = pair.possibility
    if possibility.closed_at is None and outcome(pair) is not False:
        raise NotNow(_("Both are still being asked."))
    _may_be_asked(session, pair.seeker, pair.home, existing=possibility.existing)
    possibility.closed_at = possibility.reminded_at = None
    possibility.person_answered_how = ""
    possibility.person_answer = possibility.household_answer = ""
    possibility.person_answered_at = possibility.household_answered_at = None
    possibility.person_answered_by_id = possibility.household_answered_by_id = None
    for one in choices_of(session, pair):
        one.taken_back_at = utcnow()
    tell_both(session, pair)
