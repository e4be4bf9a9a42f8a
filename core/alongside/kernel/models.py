"""What the core remembers of practices, so that it can serve people when a package is gone."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from alongside.db.base import GlobalModel


class HoldingRecord(GlobalModel):
    """A holding of the core's or a practice's, copied here when its tables are migrated.

    `words` are `what` and `because` in each language that there is; `place` is where the
    declaration has it.
    """

    __tablename__ = "holding"
    __table_args__ = (UniqueConstraint("practice_id", "table_name", "person_column"),)
    global_reason = "It describes tables, which all councils share; it holds no person's data."

    practice_id: Mapped[str] = mapped_column(String(60))
    table_name: Mapped[str] = mapped_column(String(120))
    person_column: Mapped[str] = mapped_column(default="")
    what: Mapped[str]
    erasure: Mapped[str] = mapped_column(String(12))
    clear: Mapped[list[str]]
    because: Mapped[str] = mapped_column(default="")
    shows: Mapped[list[str]]
    sealed_until: Mapped[str] = mapped_column(default="")
    untold: Mapped[str] = mapped_column(default="")
    retention: Mapped[str] = mapped_column(String(40), default="care")
    own_words: Mapped[bool] = mapped_column(default=False)
    place: Mapped[int] = mapped_column(default=0)
    words: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    through: Mapped[list[Any]] = mapped_column(JSON, default=list)
    alone: Mapped[str] = mapped_column(default="")


class PracticeState(GlobalModel):
    """What a practice was when its tables were last migrated, for when its package is gone.

    `titles` are what it is called and `columns` what its columns are called, in each language.
    `upgraded_at` says since when `release` is here, and `archived_at` since when no council can
    switch it on.
    """

    __tablename__ = "practice_state"
    global_reason = "It describes a practice, which all councils share; it holds no person's data."

    practice_id: Mapped[str] = mapped_column(String(60), unique=True)
    source: Mapped[str] = mapped_column(default="")
    release: Mapped[str] = mapped_column(default="")
    release_before: Mapped[str] = mapped_column(default="")
    upgraded_at: Mapped[datetime]
    archived_at: Mapped[datetime | None]
    titles: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    columns: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class PracticeFailure(GlobalModel):
    """A hook or a page of a practice that raised, in whichever process: how often, and when last.

    `digest` says in which files of the practice: what failed in others begins the count anew.
    What the error said is not kept, because it may be private.
    """

    __tablename__ = "practice_failure"
    __table_args__ = (UniqueConstraint("practice_id", "hook"),)
    global_reason = "It describes a practice's code, which all councils share, and nobody's data."

    practice_id: Mapped[str] = mapped_column(String(60))
    hook: Mapped[str]
    digest: Mapped[str] = mapped_column(String(16), default="")
    kind: Mapped[str]
    times: Mapped[int]
    since: Mapped[datetime]
    moment: Mapped[datetime]
