"""The record of who looked at what, who was refused, and what was changed."""

import uuid
from datetime import date

from sqlalchemy import BigInteger, Index, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from alongside.db.base import Model, reference

CONFIGURES = (
    "(subject_kind IN ('council', 'practice', 'role') OR action IN ('role given', 'role ended'))"
)
"""Which lines are about how the council is set up: the index of these lines and the question for
them must say it in the same words."""


class Entry(Model):
    """One line of the record: who, in which capacity, did what, to whom or what. Never content.

    The ids are plain values, not foreign keys: the record outlives what it is about. `number`
    counts the council's lines from 1, and `hash` binds each to the one before it
    (`alongside.records.chain`). Nobody changes or deletes a line: the database refuses it.
    """

    __tablename__ = "record_entry"
    __table_args__ = (
        UniqueConstraint("council_id", "number"),
        Index("ix_record_entry_subject", "council_id", "subject_id", "created_at"),
        Index("ix_record_entry_actor", "council_id", "actor_id", "created_at"),
        Index(
            "ix_record_entry_configures",
            "council_id",
            "created_at",
            postgresql_where=text(CONFIGURES),
            sqlite_where=text(CONFIGURES),
        ),
        {"info": {"append_only": True}},
    )

    actor_id: Mapped[uuid.UUID | None]
    capacity: Mapped[str] = mapped_column(default="")
    action: Mapped[str] = mapped_column(String(20))
    subject_kind: Mapped[str] = mapped_column(String(60))
    subject_id: Mapped[uuid.UUID | None]
    detail: Mapped[str] = mapped_column(default="")
    number: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))


class Head(Model):
    """Where a council's record ends: how many lines it has, and the hash of the last.

    The one row of a council makes its writers queue. `anchored_on` is the day on which this was
    last sent elsewhere.
    """

    __tablename__ = "record_head"
    __table_args__ = (UniqueConstraint("council_id"),)

    count: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    anchored_on: Mapped[date | None]


class LookingReason(Model):
    """Why someone opened a person with whom they share no group; the person can read it."""

    __tablename__ = "looking_reason"

    actor_id: Mapped[uuid.UUID] = reference("person")
    person_id: Mapped[uuid.UUID] = reference("person")
    reason: Mapped[str]
