"""The yearly review of a household, and the training that it is about.

What the carers need themselves, and their breaks, are asked about like anything else. Whether an
approval goes on as it is, any worker writes down; anything else the registered manager decides.
Source: domain.md 1b, carer path 5 and carer review.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from alongside import CouncilSession, Person, practice_settings
from alongside_shared_lives import path
from alongside_shared_lives.approval_models import Approval, CarerReview, Training
from alongside_shared_lives.approvals import approval_on, approvals_of, courses
from alongside_shared_lives.dates import months_later, today
from alongside_shared_lives.parties import Home
from alongside_shared_lives.states import NotNow, Step
from alongside_shared_lives.trail import hold


@dataclass(frozen=True)
class Outcome:
    """What comes of a review: `continue`, `vary` (with terms), `pause` or `end`; and why."""

    outcome: str
    reasons: str = ""
    most_adults: int | None = None
    kinds: Sequence[str] = ()
    conditions: str = ""


def review(
    session: CouncilSession,
    home: Home,
    by: Person,
    words: Mapping[str, Any],
    outcome: Outcome,
    *,
    manages: bool = False,
) -> CarerReview:
    """Write down a review and do what came of it. The next one is a council's months later."""
    hold(session, home, path.LIVE)
    step, approval = Step(home.household.state), _last(session, home)
    if approval is None:
        raise NotNow(_("There is no approval to review."))
    if outcome.outcome != "continue" or approval.until_on is not None:
        if not manages:
            raise NotNow(_("The registered manager decides that."))
        if outcome.outcome != "continue" and not outcome.reasons.strip():
            raise NotNow(_("Say why: the household reads it."))
    next_on = months_later(today(), practice_settings("shared_lives").review_months)
    kept = CarerReview(
        household_id=home.id,
        by_id=by.id,
        outcome=outcome.outcome,
        reasons=outcome.reasons,
        next_on=next_on,
        **words,
    )
    session.add(kept)
    if outcome.outcome in ("continue", "vary"):
        _renew(session, home, approval, outcome, next_on)
    elif outcome.outcome == "pause" and step is Step.APPROVED:
        path.go(session, home, Step.PAUSED, by, outcome.reasons)
    elif outcome.outcome == "end":
        path.go(session, home, Step.ENDED, by, outcome.reasons)
    session.flush()
    return kept


def reviews_of(session: CouncilSession, home: Home) -> Sequence[CarerReview]:
    """The reviews of a household, the newest first."""
    asked = select(CarerReview).where(CarerReview.household_id == home.id)
    return session.scalars(asked.order_by(CarerReview.day.desc(), CarerReview.id.desc())).all()


def learned(
    session: CouncilSession, home: Home, person: Person, kind: str, done_on: date, by: Person
) -> Training:
    """Write down that a carer learned something; how long it counts is in the settings."""
    if kind not in courses() or home.part(person) not in ("carer", "support"):
        raise NotNow(_("Choose a carer of the household, and what they learned."))
    months = courses()[kind]
    training = Training(
        household_id=home.id,
        person_id=person.id,
        kind=kind,
        done_on=done_on,
        expires_on=months_later(done_on, months) if months else None,
        by_id=by.id,
    )
    session.add(training)
    session.flush()
    return training


def training_of(session: CouncilSession, home: Home) -> Sequence[Training]:
    """What the carers of a household learned, by name of it and day."""
    asked = select(Training).where(Training.household_id == home.id)
    return session.scalars(asked.order_by(Training.kind, Training.done_on, Training.id)).all()


def load_review(session: CouncilSession, review_id: uuid.UUID) -> CarerReview | None:
    """A review by its id."""
    return session.get(CarerReview, review_id)


def _last(session: CouncilSession, home: Home) -> Approval | None:
    """The approval that holds, or the last that ran out without being ended."""
    now = approval_on(session, home.id, today())
    return now or next((one for one in approvals_of(session, home.id) if not one.ended_on), None)


def _renew(
    session: CouncilSession, home: Home, approval: Approval, outcome: Outcome, next_on: date
) -> None:
    """The approval goes on: as it is, or with other terms as a new one."""
    if outcome.outcome == "continue" and approval.until_on is None:
        approval.review_on = next_on
        return
    settings = practice_settings("shared_lives")
    varied = outcome.outcome == "vary"
    most = outcome.most_adults if varied else approval.most_adults
    kinds = [one for one in outcome.kinds if one in settings.kinds] if varied else approval.kinds
    if most is None or not 1 <= most <= settings.most_adults or not kinds:
        raise NotNow(_("Say for how many adults and for what, within what the council offers."))
    path.end_approvals(approvals_of(session, home.id))
    session.add(
        Approval(
            household_id=home.id,
            from_on=today(),
            review_on=next_on,
            most_adults=most,
            kinds=list(kinds),
            conditions=outcome.conditions if varied else approval.conditions,
        )
    )
