"""A spreadsheet's rows, from when they were read until they are kept or given up."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from alongside.db.base import Model, reference


class ImportRun(Model):
    """One spreadsheet that somebody brings in. The file itself is never kept, nor its name.

    `kind` says as what: "people", or "practice.carers". `headings` are what stood over the columns,
    `columns` which column (its place, as text) is which field. `state` is one of
    `alongside.imports.states`. While the worker has it, `claimed_until` says how long; `attempts`
    how often it was begun. `trouble` is a word for why it stopped. `settled_at` is when it was
    kept or undone. Nobody started one that came from the command line.
    """

    __tablename__ = "import_run"

    started_by_id: Mapped[uuid.UUID | None] = reference("person", nullable=True)
    kind: Mapped[str] = mapped_column(String(80))
    state: Mapped[str] = mapped_column(String(12), default="columns")
    headings: Mapped[list[str]]
    columns: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    rows: Mapped[int] = mapped_column(default=0)
    kept: Mapped[int] = mapped_column(default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    claimed_until: Mapped[datetime | None]
    trouble: Mapped[str] = mapped_column(String(20), default="")
    settled_at: Mapped[datetime | None]


class SheetRow(Model):
    """One row: its cells as text, what was said of it, and what became of it.

    `status` is bad, alike, look or good; `decided` is "in" or "out" where somebody said so. `said`
    holds [field, level, words], or nothing. `made` holds [table, id, version] of what the row
    became, and then `cells` are empty; `stays` says why undoing left it.
    """

    __tablename__ = "import_row"
    __table_args__ = (Index("ix_import_row_number", "council_id", "run_id", "number", unique=True),)

    run_id: Mapped[uuid.UUID] = reference("import_run")
    number: Mapped[int]
    cells: Mapped[list[str]]
    status: Mapped[str] = mapped_column(String(8), default="good")
    decided: Mapped[str] = mapped_column(String(4), default="")
    said: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))
    made: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))
    stays: Mapped[str] = mapped_column(String(12), default="")
