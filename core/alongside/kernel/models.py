"""What the core remembers of practices, so that it can serve people when a package is gone."""

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from alongside.db.base import GlobalModel


class HoldingRecord(GlobalModel):
    """A holding of the core's or a practice's, copied here when its tables are migrated."""

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
