"""What people offer in a circle, and the small steps that they take."""

import uuid
from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from alongside import Model, reference


class Offer(Model):
    """ "I could…": what somebody offers. `taken` is the owner's yes; a no is never written down."""

    __tablename__ = "full_circle_offer"

    circle_id: Mapped[uuid.UUID] = reference("full_circle_circle")
    person_id: Mapped[uuid.UUID] = reference("person")
    words: Mapped[str]
    taken: Mapped[bool] = mapped_column(default=False)


class Step(Model):
    """A small step that somebody says they will take themself. Nobody is given one by others."""

    __tablename__ = "full_circle_step"

    circle_id: Mapped[uuid.UUID] = reference("full_circle_circle")
    person_id: Mapped[uuid.UUID] = reference("person")
    what: Mapped[str]
    by: Mapped[date | None]
    done: Mapped[bool] = mapped_column(default=False)
