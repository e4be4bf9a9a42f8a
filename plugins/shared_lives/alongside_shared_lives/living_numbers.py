"""All arrangements with their dates, for the scheme and its manager.

Nobody is compared, and no ordinary thing stands in it (rule 22).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from flask_babel import gettext as _
from sqlalchemy import func, select

from alongside import CouncilSession, Person
from alongside_shared_lives import living_words, words
from alongside_shared_lives.dates import today
from alongside_shared_lives.living_models import Arrangement
from alongside_shared_lives.living_review_models import LivingReview
from alongside_shared_lives.living_sides import sides_of
from alongside_shared_lives.living_states import BEFORE, Living
from alongside_shared_lives.models import Household


@dataclass(frozen=True)
class Row:
    """An arrangement with its names, and the day of its next review."""

    arrangement: Arrangement
    person: str
    household: str
    review_on: date | None

    @property
    def late(self) -> bool:
        """Whether a review, choosing again after an emergency, or the end of a trial is past."""
        one = self.arrangement
        tried = one.trial_until if one.state in BEFORE else None
        days = (self.review_on, one.choose_again_on, tried)
        running = one.state != Living.ENDED.value
        return running and any(day is not None and day < today() for day in days)


def rows(session: CouncilSession, without: Collection[UUID] = ()) -> list[Row]:
    """Those that run first, then those that have ended, the latest first. One statement.

    None of `without` is in them, on either side.
    """
    homes, helped = sides_of(without)
    next_review = (
        select(func.min(LivingReview.due_on))
        .where(LivingReview.arrangement_id == Arrangement.id, LivingReview.held_on.is_(None))
        .correlate(Arrangement)
        .scalar_subquery()
    )
    found = session.execute(
        select(Arrangement, Person, Household, next_review)
        .join(Person, Person.id == Arrangement.person_id)
        .join(Household, Household.id == Arrangement.household_id)
        .where(Arrangement.looking_id.not_in(helped), Arrangement.household_id.not_in(homes))
        .order_by(
            Arrangement.state == Living.ENDED.value, Arrangement.created_at.desc(), Arrangement.id
        )
        .limit(5000)
    )
    return [
        Row(arrangement, person.display_name, household.name, review_on)
        for arrangement, person, household, review_on in found
    ]


def table(session: CouncilSession, without: Collection[UUID] = ()) -> list[Sequence[Any]]:
    """The same as a table; its first row is the head."""
    head = (
        _("The person"),
        _("The household"),
        _("Kind"),
        _("Where it is"),
        _("Emergency"),
        _("Tried from"),
        _("Tried until"),
        _("Since"),
        _("Last day"),
        _("Next review"),
        _("Both choose again"),
    )
    return [head, *(_cells(row) for row in rows(session, without))]


def _cells(row: Row) -> Sequence[Any]:
    one = row.arrangement
    days = (one.trial_from, one.trial_until, one.starts_on, one.ends_on)
    return (
        row.person,
        row.household,
        words.KINDS.get(one.kind, one.kind),
        living_words.LIVING[one.state],
        _("Yes") if one.emergency else "",
        *(day.isoformat() if day else "" for day in days),
        row.review_on.isoformat() if row.review_on and one.state != "ended" else "",
        one.choose_again_on.isoformat() if one.choose_again_on else "",
    )
