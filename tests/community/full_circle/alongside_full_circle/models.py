"""A circle, and who sits in it."""

import uuid
from datetime import date

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from alongside import Model, reference


class Circle(Model):
    """A question that one person asks, and where and when people come together for it.

    The question is its owner's. `about` says in a few words what it is about, to those who are not
    in the circle, while it `is_open`. `learned` is what came of it, in the owner's words.
    """

    __tablename__ = "full_circle_circle"

    owner_id: Mapped[uuid.UUID] = reference("person")
    question: Mapped[str]
    is_open: Mapped[bool] = mapped_column(default=False)
    about: Mapped[str] = mapped_column(default="")
    meets_on: Mapped[date | None]
    meets_at: Mapped[str] = mapped_column(default="")
    return_on: Mapped[date | None]
    reminded_on: Mapped[date | None]
    learned: Mapped[str] = mapped_column(default="")
    ended_on: Mapped[date | None]


class Seat(Model):
    """A person's place in a circle: `invited`, `asked` to come, `here`, or `away` again."""

    __tablename__ = "full_circle_seat"
    __table_args__ = (
        UniqueConstraint("council_id", "circle_id", "person_id"),
        CheckConstraint("standing IN ('invited', 'asked', 'here', 'away')", name="standing"),
    )

    circle_id: Mapped[uuid.UUID] = reference("full_circle_circle")
    person_id: Mapped[uuid.UUID] = reference("person")
    standing: Mapped[str] = mapped_column(String(8))
