"""Groups of people, and how each member came to be there."""

import uuid
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Index, String, or_
from sqlalchemy.orm import Mapped, mapped_column

from alongside.db.base import Model, reference


def today() -> date:
    """The date now, in UTC."""
    return datetime.now(UTC).date()


class Group(Model):
    """Some people with a purpose. `kind` is declared by the core or by a practice."""

    __tablename__ = "group"
    __table_args__ = (Index("ix_group_sort", "council_id", "name", "id"),)

    kind: Mapped[str] = mapped_column(String(80))
    name: Mapped[str]
    purpose: Mapped[str] = mapped_column(default="")
    ended_on: Mapped[date | None]
    added_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )


class Membership(Model):
    """A person in a group: in which role, from when to when, and how they came to be there."""

    __tablename__ = "membership"

    group_id: Mapped[uuid.UUID] = reference("group")
    person_id: Mapped[uuid.UUID] = reference("person")
    role: Mapped[str] = mapped_column(String(40), default="member")
    joined_on: Mapped[date] = mapped_column(default=today)
    left_on: Mapped[date | None]
    how: Mapped[str] = mapped_column(default="")
    added_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )


def is_current(on: date | None = None) -> ColumnElement[Any]:
    """The condition that a membership holds today (or on another day)."""
    day = on or today()
    return (Membership.joined_on <= day) & or_(
        Membership.left_on.is_(None), Membership.left_on > day
    )
