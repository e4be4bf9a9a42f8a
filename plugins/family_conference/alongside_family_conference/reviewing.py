"""A review: the same people go through the plan item by item, and keep what they learned.

Source: domain.md 1a, stage 8. What turned out otherwise is learning, never failure (rule 18).
"""

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select

from alongside import CouncilSession, Person, utcnow
from alongside_family_conference import planning
from alongside_family_conference.following import is_lasting, may_move, moved, reviews_of
from alongside_family_conference.gatherings import Gathering, Party, hold
from alongside_family_conference.plan_models import PlanItem, Review, TookPart
from alongside_family_conference.states import NotNow, State

SAID = ("done", "partly", "not", "changed")
"""How an item went, as it is said in a review."""


@dataclass(frozen=True)
class Looked:
    """What people said when they looked at it together. `went` holds a status by an item's id."""

    better: str = ""
    harder: str = ""
    learned: str = ""
    next_on: date | None = None
    went: Mapping[uuid.UUID, str] = field(default_factory=dict)
    took_part: Collection[uuid.UUID] = ()


def to_look_at(session: CouncilSession, gathering: Gathering) -> list[PlanItem]:
    """What is not settled yet, tasks and promises alike, in the order of the plan."""
    return [one for one in planning.items_of(session, gathering) if is_lasting(one)]


def may_say(gathering: Gathering, item: PlanItem, person: Person) -> bool:
    """Whose it is to say in a review how an item went.

    Whoever may say so at any time, and the family also of the council's promises: it is the family
    to whom they were made, and they look at them together.
    """
    party = gathering.party(person)
    return may_move(gathering, item, person) or (party is not None and party.with_family)


def may_have_been_there(gathering: Gathering, person: Person) -> list[Party]:
    """Of whom somebody may say that they took part: whom they may know, and nobody excluded."""
    return [one for one in gathering.seen_by(person) if not one.excluded]


def finish(session: CouncilSession, gathering: Gathering, person: Person, looked: Looked) -> None:
    """Keep what was said, and go on until the next review, or without one.

    Raises NotNow where it says something that is not this person's to say; then nothing is kept.
    """
    hold(session, gathering)
    gathering.must_be(State.REVIEWING)
    _keep_statuses(session, gathering, person, looked.went)
    review = reviews_of(session, gathering)[-1]
    review.better, review.harder, review.learned = looked.better, looked.harder, looked.learned
    review.held_at = utcnow()
    known = {one.person.id for one in may_have_been_there(gathering, person)}
    for one in known.intersection(looked.took_part):
        session.add(TookPart(review_id=review.id, person_id=one))
    gathering.conference.review_on = looked.next_on
    gathering.conference.reminded_on = None
    gathering.conference.plan_changed_at = review.held_at
    gathering.move(State.ACTIVE)


def who_took_part(
    session: CouncilSession, gathering: Gathering, reader: Person
) -> Mapping[uuid.UUID, list[str]]:
    """The names of those who took part, by the review, as far as the reader may know them."""
    there = (
        select(TookPart)
        .join(Review, Review.id == TookPart.review_id)
        .where(Review.conference_id == gathering.id)
    )
    found: dict[uuid.UUID, set[uuid.UUID]] = {}
    for one in session.scalars(there):
        found.setdefault(one.review_id, set()).add(one.person_id)
    known = gathering.seen_by(reader)
    return {
        review: [one.name for one in known if one.person.id in people]
        for review, people in found.items()
    }


def _keep_statuses(
    session: CouncilSession, gathering: Gathering, person: Person, went: Mapping[uuid.UUID, str]
) -> None:
    items = [one for one in planning.items_of(session, gathering) if one.id in went]
    if not all(may_say(gathering, one, person) for one in items):
        raise NotNow(_("Whoever took this on says how it goes."))
    if items:
        moved(session, gathering, person, {one: went[one.id] for one in items})
