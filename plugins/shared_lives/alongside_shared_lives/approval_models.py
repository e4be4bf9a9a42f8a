"""An approval and what keeps it: its terms, training with its dates, and the yearly review."""

import uuid
from datetime import date

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from alongside import Model, reference
from alongside_shared_lives.carer_models import by_whom
from alongside_shared_lives.models import one_of


class Approval(Model):
    """The terms on which a household is approved: for how many adults, for what, until when.

    `until_on` is its last day, or None where it lasts until it is changed or ended; `probation`
    says that it is a first time to be looked at. `ended_on` is the first day on which it holds no
    more. `consideration_id` is what the panel decided, where the panel decided it; else a review
    did. `warned_for` is the day of which warning was given: of its end, or of the review due.
    """

    __tablename__ = "shared_lives_approval"
    __table_args__ = (CheckConstraint("most_adults BETWEEN 1 AND 3", name="most_adults"),)

    household_id: Mapped[uuid.UUID] = reference("shared_lives_household")
    consideration_id: Mapped[uuid.UUID | None] = reference(
        "shared_lives_consideration", nullable=True
    )
    from_on: Mapped[date]
    until_on: Mapped[date | None]
    probation: Mapped[bool] = mapped_column(default=False)
    review_on: Mapped[date]
    most_adults: Mapped[int]
    kinds: Mapped[list[str]] = mapped_column(default=list)
    conditions: Mapped[str] = mapped_column(default="")
    ended_on: Mapped[date | None]
    until_warned_for: Mapped[date | None]
    review_warned_for: Mapped[date | None]


class Training(Model):
    """That a carer learned something, and until when it counts. `kind` is a line of the settings.

    `done_on` is empty while it is only booked or asked for (`words`).
    """

    __tablename__ = "shared_lives_training"

    household_id: Mapped[uuid.UUID] = reference("shared_lives_household")
    person_id: Mapped[uuid.UUID] = reference("person")
    kind: Mapped[str]
    done_on: Mapped[date]
    expires_on: Mapped[date | None]
    words: Mapped[str] = mapped_column(default="")
    by_id: Mapped[uuid.UUID | None] = by_whom()
    warned_for: Mapped[date | None]


class CarerReview(Model):
    """The yearly look back and ahead with a household. Source: domain.md 1b, carer review.

    `views` are what people who share the household's life say, gathered by somebody else
    (`views_by`), and never shown to the household. `own_needs` and `breaks` are what the carers
    need themselves. `said` is what the household says to it all, in its own words.
    """

    __tablename__ = "shared_lives_carer_review"
    __table_args__ = (one_of("outcome", "continue", "vary", "pause", "end"),)

    household_id: Mapped[uuid.UUID] = reference("shared_lives_household")
    day: Mapped[date]
    by_id: Mapped[uuid.UUID | None] = by_whom()
    changes: Mapped[str] = mapped_column(default="")
    learned: Mapped[str] = mapped_column(default="")
    safety: Mapped[str] = mapped_column(default="")
    incidents: Mapped[str] = mapped_column(default="")
    views: Mapped[str] = mapped_column(default="")
    views_by: Mapped[str] = mapped_column(default="")
    own_needs: Mapped[str] = mapped_column(default="")
    breaks: Mapped[str] = mapped_column(default="")
    terms: Mapped[str] = mapped_column(default="")
    outcome: Mapped[str] = mapped_column(String(8))
    reasons: Mapped[str] = mapped_column(default="")
    said: Mapped[str] = mapped_column(default="")
    next_on: Mapped[date | None]
