"""The agreement of a life together, and how each side said yes to it."""

import uuid
from datetime import datetime

from sqlalchemy import LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from alongside import Model, reference
from alongside_shared_lives.models import one_of


class Agreement(Model):
    """One edition of what both sides agree to.

    Its words change until somebody signs; after that they change in the next `edition`. The one in
    force is the latest that both have signed. Source: domain.md 1b, Agreement; Adult Placement
    Services (Wales) Regulations 2019, regulation 12, which is the least that one says.
    """

    __tablename__ = "shared_lives_agreement"
    __table_args__ = (UniqueConstraint("council_id", "arrangement_id", "edition"),)

    arrangement_id: Mapped[uuid.UUID] = reference("shared_lives_arrangement")
    person_id: Mapped[uuid.UUID] = reference("person")
    edition: Mapped[int] = mapped_column(default=1)
    parts: Mapped[str] = mapped_column(default="")
    interested: Mapped[str] = mapped_column(default="")
    room: Mapped[str] = mapped_column(default="")
    fees: Mapped[str] = mapped_column(default="")
    payer: Mapped[str] = mapped_column(default="")
    expectations: Mapped[str] = mapped_column(default="")
    house_key: Mapped[str] = mapped_column(default="")
    money: Mapped[str] = mapped_column(default="")
    medicines: Mapped[str] = mapped_column(default="")
    health: Mapped[str] = mapped_column(default="")
    back_up: Mapped[str] = mapped_column(default="")
    notice_days: Mapped[int] = mapped_column(default=28)
    reviews: Mapped[str] = mapped_column(default="")


class Signature(Model):
    """How one side said yes to an edition, in the way in which they can give it.

    `how` is `typed` (a name), `said` (in the presence of whoever `presence` names) or `given` (a
    photo of a mark or signature, or a recording). The file is read only where it is asked for.
    """

    __tablename__ = "shared_lives_signature"
    __table_args__ = (
        UniqueConstraint("council_id", "agreement_id", "side"),
        one_of("side", "person", "household"),
        one_of("how", "typed", "said", "given"),
    )

    agreement_id: Mapped[uuid.UUID] = reference("shared_lives_agreement")
    side: Mapped[str] = mapped_column(String(10))
    how: Mapped[str] = mapped_column(String(10))
    typed: Mapped[str] = mapped_column(default="")
    presence: Mapped[str] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(String(20), default="")
    content: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    by_id: Mapped[uuid.UUID | None] = reference("person", on_delete="NO ACTION", nullable=True)
    signed_at: Mapped[datetime]

    @property
    def is_picture(self) -> bool:
        """Whether what was given is to be looked at, and not to be listened to."""
        return self.kind.startswith("image/")
