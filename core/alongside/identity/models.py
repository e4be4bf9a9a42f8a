"""Signing in: roles in the council, sessions, and single-use links."""

import uuid
from datetime import date, datetime

from sqlalchemy import LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from alongside.db.base import Model, reference
from alongside.groups.models import today


class CouncilRole(Model):
    """A function someone has in the council: one of `alongside.identity.roles`, or a practice's.

    It gives functions, never anyone's content. It has a reason and may have an end,
    `ends_on`, the first day on which it is no longer held. Nobody gave one from the command line.
    """

    __tablename__ = "council_role"

    person_id: Mapped[uuid.UUID] = reference("person")
    role: Mapped[str] = mapped_column(String(40))
    reason: Mapped[str] = mapped_column(default="")
    starts_on: Mapped[date] = mapped_column(default=today)
    ends_on: Mapped[date | None]
    given_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )


class SignIn(Model):
    """A session: a row, so that it can be listed, ended, and ended everywhere.

    The browser holds a random token; only its SHA-256 is stored. A session that `waits` for a
    second factor opens nothing yet; `proven_at` is when one was last shown in it, and
    `by_account` whether that was at the council's own provider.
    """

    __tablename__ = "sign_in"
    __table_args__ = (UniqueConstraint("council_id", "token_hash"),)

    person_id: Mapped[uuid.UUID] = reference("person")
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    shared_device: Mapped[bool] = mapped_column(default=True)
    device: Mapped[str] = mapped_column(default="")
    waits: Mapped[bool] = mapped_column(default=False)
    proven_at: Mapped[datetime | None]
    by_account: Mapped[bool] = mapped_column(default=False)


class SignInLink(Model):
    """A single-use link that was sent to someone. Opening it changes nothing; posting uses it.

    `address` is an e-mail address that the person comes in with once they have used the link.
    """

    __tablename__ = "sign_in_link"
    __table_args__ = (UniqueConstraint("council_id", "token_hash"),)

    person_id: Mapped[uuid.UUID] = reference("person")
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    address: Mapped[str] = mapped_column(default="")


class Attempt(Model):
    """One request for a link, counted to slow down guessing. The address is kept as a hash only."""

    __tablename__ = "sign_in_attempt"

    what_hash: Mapped[bytes] = mapped_column(LargeBinary(32), index=True)
