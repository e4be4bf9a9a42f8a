"""Looking together at how it goes, ordinary things, and what was told about an approval."""

import uuid
from datetime import date

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from alongside import Model, reference
from alongside_shared_lives.models import one_of


class LivingReview(Model):
    """A review: planned by the calendar, or asked for by anybody at any time, without a reason."""

    __tablename__ = "shared_lives_living_review"
    __table_args__ = (one_of("kind", "six_weeks", "monthly", "yearly", "asked"),)

    arrangement_id: Mapped[uuid.UUID] = reference("shared_lives_arrangement")
    person_id: Mapped[uuid.UUID] = reference("person")
    kind: Mapped[str] = mapped_column(String(10))
    due_on: Mapped[date]
    asked_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )
    held_on: Mapped[date | None]
    there: Mapped[str] = mapped_column(default="")
    good: Mapped[str] = mapped_column(default="")
    hard: Mapped[str] = mapped_column(default="")
    changes: Mapped[str] = mapped_column(default="")
    reminded_on: Mapped[date | None]
    late_told_on: Mapped[date | None]


class ReviewWords(Model):
    """What somebody says to a review in their own words."""

    __tablename__ = "shared_lives_review_words"
    __table_args__ = (UniqueConstraint("council_id", "review_id", "author_id"),)

    review_id: Mapped[uuid.UUID] = reference("shared_lives_living_review")
    author_id: Mapped[uuid.UUID | None] = reference("person", on_delete="NO ACTION", nullable=True)
    words: Mapped[str]
    written_with: Mapped[str] = mapped_column(default="")


class Ordinary(Model):
    """An ordinary thing that happened. Never assessed, counted or exported (rule 22).

    Those who live together read it; the scheme only where its writer shows it (`shown`).
    """

    __tablename__ = "shared_lives_ordinary"

    arrangement_id: Mapped[uuid.UUID] = reference("shared_lives_arrangement")
    author_id: Mapped[uuid.UUID | None] = reference("person", on_delete="NO ACTION", nullable=True)
    words: Mapped[str]
    shown: Mapped[bool] = mapped_column(default=False)


class TroubleTold(Model):
    """A trouble with a household's approval that the scheme was told of, so that it hears once."""

    __tablename__ = "shared_lives_trouble_told"
    __table_args__ = (UniqueConstraint("council_id", "household_id", "words"),)

    household_id: Mapped[uuid.UUID] = reference("shared_lives_household")
    words: Mapped[str]
    told_on: Mapped[date]
