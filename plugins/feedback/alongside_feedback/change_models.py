"""What is kept of a change: who does what by when, who agrees, and how it moves."""

import uuid
from datetime import date, datetime

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from alongside import Model, reference, utcnow


class Change(Model):
    """Something that those in an enterprise want to be different.

    `owner_id` is one of them, or None for the council. `public_words` is how it is told to
    everybody, without names; empty where it is not told.
    """

    __tablename__ = "feedback_change"
    __table_args__ = (
        CheckConstraint(
            "status IN ('proposed', 'agreed', 'under_way', 'done', 'learned')", name="status"
        ),
    )

    enterprise_id: Mapped[uuid.UUID] = reference("feedback_enterprise")
    proposed_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )
    owner_id: Mapped[uuid.UUID | None] = reference("person", on_delete="NO ACTION", nullable=True)
    what: Mapped[str]
    by: Mapped[date | None]
    status: Mapped[str] = mapped_column(String(12), default="proposed")
    moved_at: Mapped[datetime] = mapped_column(default=utcnow)
    public_words: Mapped[str] = mapped_column(default="")


class Stance(Model):
    """Whether someone agrees with a change, and why not where they do not. It stays beside it."""

    __tablename__ = "feedback_stance"
    __table_args__ = (UniqueConstraint("council_id", "change_id", "person_id"),)

    change_id: Mapped[uuid.UUID] = reference("feedback_change")
    person_id: Mapped[uuid.UUID] = reference("person")
    agrees: Mapped[bool]
    reason: Mapped[str] = mapped_column(default="")


class Step(Model):
    """One movement of a change: its new status, who moved it, and what they say about it."""

    __tablename__ = "feedback_step"

    change_id: Mapped[uuid.UUID] = reference("feedback_change")
    person_id: Mapped[uuid.UUID | None] = reference("person", on_delete="NO ACTION", nullable=True)
    status: Mapped[str] = mapped_column(String(12))
    words: Mapped[str] = mapped_column(default="")
