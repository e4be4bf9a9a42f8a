"""What is kept of the copies of a plan that were given out."""

import uuid
from datetime import date

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from alongside import Model, reference


class Copy(Model):
    """A copy of a plan, as it was given to somebody: how, in which type, layout and language.

    `how` is `paper`, `message` (a message says that it can be read here) or `aloud`. The plan went
    on being the family's: a copy that was given before it changed is an old one.
    """

    __tablename__ = "family_conference_copy"
    __table_args__ = (
        CheckConstraint("how IN ('paper', 'message', 'aloud')", name="how"),
        CheckConstraint("size IN ('usual', 'large')", name="size"),
        CheckConstraint("layout IN ('usual', 'easy')", name="layout"),
    )

    conference_id: Mapped[uuid.UUID] = reference("family_conference_conference")
    to_id: Mapped[uuid.UUID] = reference("person")
    how: Mapped[str] = mapped_column(String(12))
    size: Mapped[str] = mapped_column(String(8), default="usual")
    layout: Mapped[str] = mapped_column(String(8), default="usual")
    language: Mapped[str] = mapped_column(String(16), default="en")
    given_on: Mapped[date]
    given_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )
