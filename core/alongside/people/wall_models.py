"""Walls between two people."""

import uuid
from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from alongside.db.base import Model, reference


class Wall(Model):
    """Two people are kept from each other's view until it is lifted; looked at again on a day.

    It reads the same from both sides: which of them is `one_id` means nothing.
    """

    __tablename__ = "wall"
    __table_args__ = (CheckConstraint("one_id <> other_id", name="two_people"),)

    one_id: Mapped[uuid.UUID] = reference("person")
    other_id: Mapped[uuid.UUID] = reference("person")
    because: Mapped[str]
    review_on: Mapped[date]
    placed_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )
    lifted_at: Mapped[datetime | None]
    lifted_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )
