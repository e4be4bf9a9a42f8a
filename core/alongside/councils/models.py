"""A council, and what it has enabled."""

from datetime import datetime
from typing import Any

from sqlalchemy import LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from alongside.db.base import GlobalModel, Model
from alongside.db.time import utcnow


class Council(GlobalModel):
    """A council: its name and nation, its host name, its languages, contacts and look.

    `configuration` counts every change of practices or settings, so that each server process
    knows when what it remembers is out of date. `look` maps the names of `colours.PALETTE` to hex
    colours; a name that is not there has the default. `nation` decides the complaints procedure.
    """

    __tablename__ = "council"
    global_reason = "A council is what every other row belongs to; it holds no person's data."

    slug: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str]
    gss_code: Mapped[str | None] = mapped_column(String(9), unique=True)
    nation: Mapped[str] = mapped_column(default="England")
    host: Mapped[str | None] = mapped_column(String(253), unique=True)
    languages: Mapped[list[str]] = mapped_column(default=lambda: ["en"])
    safety_contact: Mapped[str] = mapped_column(default="")
    complaints_contact: Mapped[str] = mapped_column(default="")
    complaints_link: Mapped[str] = mapped_column(default="")
    look: Mapped[dict[str, Any]] = mapped_column(default=dict)
    logo: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    logo_type: Mapped[str] = mapped_column(default="")
    configuration: Mapped[int] = mapped_column(default=1)

    def changed(self) -> None:
        """Note that the configuration changed; call it with every such change."""
        self.configuration += 1


class CouncilPractice(Model):
    """A practice as one council has it: on or off, with its settings."""

    __tablename__ = "council_practice"
    __table_args__ = (UniqueConstraint("council_id", "practice_id"),)

    practice_id: Mapped[str] = mapped_column(String(60))
    enabled: Mapped[bool] = mapped_column(default=False)
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict)
    changed_at: Mapped[datetime] = mapped_column(default=utcnow, onupdate=utcnow)
