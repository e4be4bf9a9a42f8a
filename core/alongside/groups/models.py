"""Groups of people, and how each member came to be there."""

import uuid
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Date, Index, String, and_, bindparam, or_, text
from sqlalchemy.orm import Mapped, mapped_column

from alongside.db.base import Model, reference

_NOT_LEFT = text("left_on IS NULL")


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

    @property
    def ended(self) -> bool:
        """Whether the group is over: its members may read it, and nothing in it changes."""
        return self.ended_on is not None and self.ended_on <= today()


class Membership(Model):
    """A person in a group: in which role, from when to when, and how they came to be there.

    `left_on` is the first day on which they are no longer part of it. `ended_by_id` says who
    ended it, because nobody is brought back who left of their own accord.
    """

    __tablename__ = "membership"
    __table_args__ = (
        Index(
            "uq_membership_not_left",
            "council_id",
            "group_id",
            "person_id",
            unique=True,
            sqlite_where=_NOT_LEFT,
            postgresql_where=_NOT_LEFT,
        ),
    )

    group_id: Mapped[uuid.UUID] = reference("group")
    person_id: Mapped[uuid.UUID] = reference("person")
    role: Mapped[str] = mapped_column(String(40), default="member")
    joined_on: Mapped[date] = mapped_column(default=today)
    left_on: Mapped[date | None]
    how: Mapped[str] = mapped_column(default="")
    added_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )
    ended_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )


TODAY = bindparam("today", type_=Date(), callable_=lambda: today())


def is_current(on: date | None = None) -> ColumnElement[Any]:
    """The condition that a membership holds today (or on another day)."""
    return _CURRENT if on is None else _holds_on(on)


def is_open() -> ColumnElement[Any]:
    """The condition that a group has not ended."""
    return _OPEN


def _holds_on(day: Any) -> ColumnElement[Any]:
    return and_(
        Membership.joined_on <= day, or_(Membership.left_on.is_(None), Membership.left_on > day)
    )


# Made once, because nearly every statement of a page has them; the day is asked when one runs.
_CURRENT = _holds_on(TODAY)
_OPEN: ColumnElement[Any] = or_(Group.ended_on.is_(None), Group.ended_on > TODAY)
