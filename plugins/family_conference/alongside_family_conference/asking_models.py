"""What is kept of a family that asked for a conference itself."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from alongside import Model, reference


class Asked(Model):
    """Somebody of a family asked for a conference, with or without an account (`person_id`).

    `state` is `waiting`, `taken` (somebody speaks with them), `begun` (a referral came of it),
    `answered` (it did not, and `instead` says what was offered) or `withdrawn`, which empties what
    they wrote. `worker_id` is who was asked to begin the referral. `safe_when` is when and how it
    is safe to reach them: a wrong call can hurt, so it stands above everything else.
    """

    __tablename__ = "family_conference_request"
    __table_args__ = (
        CheckConstraint(
            "state IN ('waiting', 'taken', 'begun', 'answered', 'withdrawn')", name="state"
        ),
        Index("ix_family_conference_request_waiting", "council_id", "state", "created_at"),
    )

    person_id: Mapped[uuid.UUID | None] = reference("person", nullable=True)
    state: Mapped[str] = mapped_column(String(12), default="waiting")
    name: Mapped[str] = mapped_column(default="")
    asker: Mapped[str] = mapped_column(String(12), default="")
    words: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(String(16), default="")
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    through: Mapped[str] = mapped_column(default="")
    safe_when: Mapped[str] = mapped_column(default="")
    told_at: Mapped[datetime | None]
    taken_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )
    taken_at: Mapped[datetime | None]
    worker_id: Mapped[uuid.UUID | None] = reference("person", on_delete="NO ACTION", nullable=True)
    conference_id: Mapped[uuid.UUID | None] = reference(
        "family_conference_conference", nullable=True
    )
    instead: Mapped[str] = mapped_column(default="")
    settled_at: Mapped[datetime | None]
