"""What is kept of a family's plan: its items, how each moved, the reviews and who was there."""

import uuid
from datetime import date, datetime

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from alongside import Model, reference


class PlanItem(Model):
    """One thing that will be done, in the family's words.

    Family tasks and agency promises stand in one table with the same columns (rule 17);
    `by_agency` tells them apart. `who` is a name as the family wrote it, `who_id` the person where
    they are in the conference. `decision` is the referrer's: "", `agreed` or `declined`. Whoever
    took it on can put its reminder off until `remind_on`, or have no more (`reminders_off`).
    """

    __tablename__ = "family_conference_item"
    __table_args__ = (
        CheckConstraint("decision IN ('', 'agreed', 'declined')", name="decision"),
        CheckConstraint(
            "status IN ('open', 'under_way', 'done', 'partly', 'not', 'changed')", name="status"
        ),
    )

    conference_id: Mapped[uuid.UUID] = reference("family_conference_conference")
    position: Mapped[int]
    what: Mapped[str]
    who: Mapped[str] = mapped_column(default="")
    who_id: Mapped[uuid.UUID | None] = reference("person", on_delete="NO ACTION", nullable=True)
    by_agency: Mapped[bool] = mapped_column(default=False)
    by: Mapped[date | None]
    know: Mapped[str] = mapped_column(default="")
    checks: Mapped[str] = mapped_column(default="")
    written_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )
    decision: Mapped[str] = mapped_column(String(12), default="")
    reason: Mapped[str] = mapped_column(default="")
    decided_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )
    amended: Mapped[bool] = mapped_column(default=False)
    status: Mapped[str] = mapped_column(String(12), default="open")
    reminded_on: Mapped[date | None]
    remind_on: Mapped[date | None]
    reminders_off: Mapped[bool] = mapped_column(default=False)


class ItemStep(Model):
    """How an item moved on, and who said so."""

    __tablename__ = "family_conference_step"

    item_id: Mapped[uuid.UUID] = reference("family_conference_item")
    person_id: Mapped[uuid.UUID | None] = reference("person", on_delete="NO ACTION", nullable=True)
    status: Mapped[str] = mapped_column(String(12))
    words: Mapped[str] = mapped_column(default="")


class Review(Model):
    """A review: what is better, what is harder, and what was learned. `held_at` when it ended."""

    __tablename__ = "family_conference_review"

    conference_id: Mapped[uuid.UUID] = reference("family_conference_conference")
    opened_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )
    better: Mapped[str] = mapped_column(default="")
    harder: Mapped[str] = mapped_column(default="")
    learned: Mapped[str] = mapped_column(default="")
    held_at: Mapped[datetime | None]


class TookPart(Model):
    """Somebody who took part in a review."""

    __tablename__ = "family_conference_took_part"

    review_id: Mapped[uuid.UUID] = reference("family_conference_review")
    person_id: Mapped[uuid.UUID] = reference("person")
