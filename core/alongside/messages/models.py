"""Messages that wait, were sent, or could not be."""

import uuid
from datetime import datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from alongside.db.base import Model, reference
from alongside.db.time import utcnow


class Message(Model):
    """A message, written in the transaction of what it is about, delivered afterwards.

    `about` names what it belongs to ("feedback.reveal:<id>") so that one thing is said once.
    The subject never holds anybody's words or name. `body` is emptied once it was sent.
    `status` is waiting, sending, sent or failed.
    `send_after` is when it may be tried next; while it is being sent, when its claim runs out.
    """

    __tablename__ = "message"
    __table_args__ = (Index("ix_message_status", "council_id", "status", "send_after"),)

    to_person_id: Mapped[uuid.UUID | None] = reference("person", nullable=True)
    to_address: Mapped[str] = mapped_column(default="")
    channel: Mapped[str] = mapped_column(String(12), default="email")
    subject: Mapped[str]
    body: Mapped[str]
    about: Mapped[str] = mapped_column(String(160), default="")
    status: Mapped[str] = mapped_column(String(12), default="waiting")
    attempts: Mapped[int] = mapped_column(default=0)
    send_after: Mapped[datetime] = mapped_column(default=utcnow)
    sent_at: Mapped[datetime | None]
    trouble: Mapped[str] = mapped_column(default="")
