"""The record of who looked at what, who was refused, and what was changed."""

import uuid

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from alongside.db.base import Model, reference


class Entry(Model):
    """One line of the record: who, in which capacity, did what, to whom or what. Never content.

    The ids are plain values, not foreign keys: the record outlives what it is about.
    """

    __tablename__ = "record_entry"
    __table_args__ = (
        Index("ix_record_entry_subject", "council_id", "subject_id", "created_at"),
        Index("ix_record_entry_actor", "council_id", "actor_id", "created_at"),
    )

    actor_id: Mapped[uuid.UUID | None]
    capacity: Mapped[str] = mapped_column(default="")
    action: Mapped[str] = mapped_column(String(20))
    subject_kind: Mapped[str] = mapped_column(String(60))
    subject_id: Mapped[uuid.UUID | None]
    detail: Mapped[str] = mapped_column(default="")


class LookingReason(Model):
    """Why someone opened a person with whom they share no group; the person can read it."""

    __tablename__ = "looking_reason"

    actor_id: Mapped[uuid.UUID] = reference("person")
    person_id: Mapped[uuid.UUID] = reference("person")
    reason: Mapped[str]
