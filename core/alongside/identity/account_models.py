"""Whose account at the council's own provider lets in whom."""

import uuid

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from alongside.db.base import Model, reference


class WorkAccount(Model):
    """An account of somebody who works for the council, at the provider that the council named.

    Joined the first time, by a checked e-mail address; from then on only the `subject` counts,
    which the provider gives to nobody else, while an address may pass to the next who has the name.
    """

    __tablename__ = "work_account"
    __table_args__ = (
        UniqueConstraint("council_id", "issuer", "subject"),
        UniqueConstraint("council_id", "issuer", "person_id"),
    )

    person_id: Mapped[uuid.UUID] = reference("person")
    issuer: Mapped[str]
    subject: Mapped[str] = mapped_column(String(255))
