"""Invitations: one person, one group, one key that works once."""

import uuid
from datetime import datetime

from sqlalchemy import LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from alongside.db.base import Model, reference
from alongside.db.time import utcnow

MOST_TRIES = 5
LETTER, EMAIL, TEXT = "letter", "email", "text"


class Invitation(Model):
    """Somebody is invited into a group, by an e-mail, a text message or a printed letter.

    `token_hash` is all that is stored of the key; sending it again replaces it, so that the key
    before is worth nothing. `address` is where the e-mail or text went, kept until somebody comes.
    `spoken_hash` is there when six numbers are asked for, which the inviter says in person;
    `tries` counts how often they were given.
    """

    __tablename__ = "invitation"
    __table_args__ = (UniqueConstraint("council_id", "token_hash"),)

    person_id: Mapped[uuid.UUID] = reference("person")
    group_id: Mapped[uuid.UUID] = reference("group")
    invited_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )
    role: Mapped[str] = mapped_column(String(40))
    way: Mapped[str] = mapped_column(String(12))
    address: Mapped[str] = mapped_column(default="")
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    spoken_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    tries: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]

    @property
    def state(self) -> str:
        """Where it stands: accepted, withdrawn, guessed (too many wrong numbers), ended, waiting.

        One that was guessed or has ended can be sent again; one that was withdrawn cannot.
        """
        if self.accepted_at is not None:
            return "accepted"
        if self.withdrawn_at is not None:
            return "withdrawn"
        if self.tries >= MOST_TRIES:
            return "guessed"
        return "ended" if self.expires_at <= utcnow() else "waiting"
