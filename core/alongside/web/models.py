"""The table behind forms that may be sent twice."""

import uuid

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from alongside.db.base import Model


class Submission(Model):
    """A form that was sent: its key, by whom, and where the answer led."""

    __tablename__ = "submission"
    __table_args__ = (UniqueConstraint("council_id", "key"),)

    key: Mapped[str]
    person_id: Mapped[uuid.UUID | None]
    location: Mapped[str] = mapped_column(default="")
