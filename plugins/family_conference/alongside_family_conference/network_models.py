"""What is kept of the picture of a family's network: the people in it, and their ties."""

import uuid

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from alongside import Model, reference


class NetworkPerson(Model):
    """Somebody in the picture, named as the family names them. Source: domain.md 1a, stage 3.

    `person_id` is set for those who are in the conference themselves: so they can hide what
    concerns them (`Participant.network_hidden`), and whoever is erased is drawn no longer.
    `household` is a short label such as "Nan's house", and never an address.
    """

    __tablename__ = "family_conference_network_person"
    __table_args__ = (
        UniqueConstraint(
            "council_id",
            "conference_id",
            "person_id",
            name="uq_family_conference_network_person_once",
        ),
    )

    conference_id: Mapped[uuid.UUID] = reference("family_conference_conference")
    person_id: Mapped[uuid.UUID | None] = reference("person", nullable=True)
    name: Mapped[str]
    relation: Mapped[str] = mapped_column(default="")
    household: Mapped[str] = mapped_column(default="")


class Tie(Model):
    """How two people in the picture are with each other. Of two people there is one tie.

    `kind` is `close`, `strained`, `both` (close and strained at once) or `lost` (lost touch). The
    smaller id comes first, so that no pair stands there twice.
    """

    __tablename__ = "family_conference_tie"
    __table_args__ = (
        UniqueConstraint(
            "council_id",
            "conference_id",
            "one_id",
            "other_id",
            name="uq_family_conference_tie_once",
        ),
        CheckConstraint("kind IN ('close', 'strained', 'both', 'lost')", name="kind"),
    )

    conference_id: Mapped[uuid.UUID] = reference("family_conference_conference")
    one_id: Mapped[uuid.UUID] = reference("family_conference_network_person")
    other_id: Mapped[uuid.UUID] = reference("family_conference_network_person")
    kind: Mapped[str] = mapped_column(String(8))
    words: Mapped[str] = mapped_column(default="")
