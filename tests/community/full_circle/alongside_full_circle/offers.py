"""Offers and steps, each with the circle that it was made in."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlalchemy import select

from alongside import CouncilSession
from alongside_full_circle.circles import Gathering, load
from alongside_full_circle.offer_models import Offer, Step

It = TypeVar("It", Offer, Step)


@dataclass
class Said(Generic[It]):
    """An offer or a step in its circle. What permissions are asked about."""

    it: It
    gathering: Gathering

    @property
    def id(self) -> uuid.UUID:
        """Its id."""
        return self.it.id

    @property
    def person_id(self) -> uuid.UUID:
        """Whose it is."""
        return self.it.person_id


def _in_its_circle(session: CouncilSession, it: It | None) -> Said[It] | None:
    gathering = load(session, it.circle_id) if it is not None else None
    return Said(it, gathering) if it is not None and gathering is not None else None


def load_offer(session: CouncilSession, offer_id: uuid.UUID) -> Said[Offer] | None:
    """An offer by its id."""
    return _in_its_circle(session, session.get(Offer, offer_id))


def load_step(session: CouncilSession, step_id: uuid.UUID) -> Said[Step] | None:
    """A step by its id."""
    return _in_its_circle(session, session.get(Step, step_id))


def offers_of(session: CouncilSession, gathering: Gathering) -> Sequence[Said[Offer]]:
    """What was offered in a circle, in the order in which it was said."""
    found = session.scalars(
        select(Offer).where(Offer.circle_id == gathering.id).order_by(Offer.created_at, Offer.id)
    )
    return [Said(offer, gathering) for offer in found]


def steps_of(session: CouncilSession, gathering: Gathering) -> Sequence[Said[Step]]:
    """The steps that people of a circle take, in the order in which they were said."""
    found = session.scalars(
        select(Step).where(Step.circle_id == gathering.id).order_by(Step.created_at, Step.id)
    )
    return [Said(step, gathering) for step in found]
