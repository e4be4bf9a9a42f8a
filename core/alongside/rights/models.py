"""Requests about what is held, the copy while it is looked through, legal holds, and tombstones."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from alongside.db.base import Model, reference


class Request(Model):
    """What somebody asked for, by when the law wants it answered, and how far that is.

    `stopped_on` is the day from which the clock stands still, `stopped_because` why; when it goes
    on, `due_on` moves by the days it stood. A copy is made, marked as reviewed, and released, each
    at its moment; what comes later is never there without what comes before. An erasure is checked
    (`reviewed_at`) and then closed: with the outcome "erased", or "refused" and a reason; so is a
    correction, with the outcome "corrected".
    """

    __tablename__ = "rights_request"
    __table_args__ = (
        CheckConstraint("kind IN ('copy', 'erasure', 'correction')", name="kind"),
        Index("ix_rights_request_due", "council_id", "due_on"),
    )

    person_id: Mapped[uuid.UUID] = reference("person")
    kind: Mapped[str] = mapped_column(String(12), default="copy")
    words: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date]
    stopped_on: Mapped[date | None]
    stopped_because: Mapped[str] = mapped_column(default="")
    prepared_at: Mapped[datetime | None]
    reviewed_at: Mapped[datetime | None]
    reviewed_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )
    released_at: Mapped[datetime | None]
    released_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )
    taken_back_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    closed_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )
    outcome: Mapped[str] = mapped_column(String(12), default="")
    outcome_because: Mapped[str] = mapped_column(default="")

    @property
    def open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.released_at is None and self.taken_back_at is None and self.closed_at is None


class CopiedRow(Model):
    """One row as it was when the copy was made, so that what was reviewed is what is released.

    `fields` are the columns, each with its label and its words; `withheld` names the columns that
    are about somebody else. `seen` says that a data officer looked at it. Whose it is, the
    request says.
    """

    __tablename__ = "rights_copied_row"
    __table_args__ = (UniqueConstraint("council_id", "request_id", "place"),)

    request_id: Mapped[uuid.UUID] = reference("rights_request")
    place: Mapped[int]
    practice: Mapped[str]
    what: Mapped[str]
    moment: Mapped[datetime]
    fields: Mapped[dict[str, Any]]
    withheld: Mapped[list[str]] = mapped_column(default=list)
    seen: Mapped[bool] = mapped_column(default=False)


class Correction(Model):
    """What somebody says is not right in a row about them, and what came of it.

    The row is never changed: `old` is what it said, `asked` what it should say, and `final` what
    was decided, "" while nothing was and where the answer was no. Then `asked` stands beside the
    old words, as what the person says themselves (UK GDPR, articles 16 and 18).
    """

    __tablename__ = "rights_correction"
    __table_args__ = (Index("ix_rights_correction_row", "council_id", "row_table", "row_id"),)

    request_id: Mapped[uuid.UUID] = reference("rights_request")
    person_id: Mapped[uuid.UUID] = reference("person")
    row_table: Mapped[str] = mapped_column(String(63))
    row_id: Mapped[uuid.UUID] = mapped_column()
    row_column: Mapped[str] = mapped_column(String(63))
    old: Mapped[str]
    asked: Mapped[str]
    final: Mapped[str] = mapped_column(default="")
    decided_at: Mapped[datetime | None]


class Retention(Model):
    """How many years this council keeps a class of records, where that is not what we propose."""

    __tablename__ = "rights_retention"
    __table_args__ = (UniqueConstraint("council_id", "class_id"),)

    class_id: Mapped[str] = mapped_column(String(40))
    years: Mapped[int]
    because: Mapped[str]
    changed_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )


class KeptLonger(Model):
    """Somebody's records were due, and a data officer said: not yet, look again on a day."""

    __tablename__ = "rights_later"

    person_id: Mapped[uuid.UUID] = reference("person")
    because: Mapped[str]
    review_on: Mapped[date]
    decided_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )


class LegalHold(Model):
    """Why nothing of somebody's may be erased, until it is lifted; looked at again on a day."""

    __tablename__ = "rights_hold"

    person_id: Mapped[uuid.UUID] = reference("person")
    because: Mapped[str]
    review_on: Mapped[date]
    placed_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )
    lifted_at: Mapped[datetime | None]
    lifted_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )


class Tombstone(Model):
    """Somebody was erased, and stays so: nothing but an id, of a row that says nothing any more.

    It is no foreign key: in a database from before, the row it names may not be there.
    """

    __tablename__ = "rights_tombstone"
    __table_args__ = (UniqueConstraint("council_id", "person_id"),)

    person_id: Mapped[uuid.UUID]
