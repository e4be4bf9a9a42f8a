"""What is kept of somebody who asked about sharing their home and their life."""

import uuid
from datetime import datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from alongside import Model, reference
from alongside_shared_lives.models import one_of


class Enquiry(Model):
    """Somebody would like to know more, with or without an account (`person_id`).

    `state` is `waiting`, `taken` (somebody speaks with them), `begun` (a household came of it, and
    is on its path), `answered` (it did not, and `instead` says what was told) or `withdrawn`, which
    empties what they wrote. Somebody with an account has a household at once (`begun`), which
    waits for somebody to walk with it. `safe_when` is how and when it is safe to reach them.
    """

    __tablename__ = "shared_lives_enquiry"
    __table_args__ = (
        one_of("state", "waiting", "taken", "begun", "answered", "withdrawn"),
        Index("ix_shared_lives_enquiry_waiting", "council_id", "state", "created_at"),
    )

    person_id: Mapped[uuid.UUID | None] = reference("person", nullable=True)
    household_id: Mapped[uuid.UUID | None] = reference(
        "shared_lives_household", on_delete="CASCADE", nullable=True
    )
    state: Mapped[str] = mapped_column(String(12), default="waiting")
    name: Mapped[str] = mapped_column(default="")
    words: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(String(16), default="")
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    through: Mapped[str] = mapped_column(default="")
    safe_when: Mapped[str] = mapped_column(default="")
    told_at: Mapped[datetime | None]
    taken_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )
    taken_at: Mapped[datetime | None]
    instead: Mapped[str] = mapped_column(default="")
    settled_at: Mapped[datetime | None]
