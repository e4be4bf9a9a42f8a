"""What proves, beside a link, that it is really you: apps with codes, passkeys, codes on paper."""

import uuid
from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from alongside.db.base import Model, reference


class Factor(Model):
    """A second way to prove who one is: an app that shows codes (`app`), or a `passkey`.

    An app's secret is kept sealed, and counts once it was `confirmed_at` with a code; `last_step`
    is the time step of the last code taken, so that no code works twice. Of a passkey only the
    public half is kept, with the counter by which a copied one is noticed.
    """

    __tablename__ = "factor"
    __table_args__ = (
        UniqueConstraint("council_id", "credential_id"),
        CheckConstraint("kind IN ('app', 'passkey')", name="kind"),
    )

    person_id: Mapped[uuid.UUID] = reference("person")
    kind: Mapped[str] = mapped_column(String(8))
    name: Mapped[str] = mapped_column(default="")
    confirmed_at: Mapped[datetime | None]
    used_at: Mapped[datetime | None]
    sealed_secret: Mapped[bytes | None] = mapped_column(LargeBinary)
    last_step: Mapped[int] = mapped_column(BigInteger, default=0)
    credential_id: Mapped[bytes | None] = mapped_column(LargeBinary)
    public_key: Mapped[bytes | None] = mapped_column(LargeBinary)
    sign_count: Mapped[int] = mapped_column(BigInteger, default=0)


class RecoveryCode(Model):
    """A code on paper, for when app and passkey are lost. Only its hash is kept; it works once."""

    __tablename__ = "recovery_code"
    __table_args__ = (UniqueConstraint("council_id", "code_hash"),)

    person_id: Mapped[uuid.UUID] = reference("person")
    code_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    used_at: Mapped[datetime | None]


class Challenge(Model):
    """A number that a passkey must sign, soon and once. `person_id` is empty at the front door."""

    __tablename__ = "passkey_challenge"
    __table_args__ = (UniqueConstraint("council_id", "challenge"),)

    person_id: Mapped[uuid.UUID | None] = reference("person", nullable=True)
    purpose: Mapped[str] = mapped_column(String(8))
    challenge: Mapped[bytes] = mapped_column(LargeBinary(64))
    expires_at: Mapped[datetime]
