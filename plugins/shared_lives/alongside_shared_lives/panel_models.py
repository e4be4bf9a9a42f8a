"""The panel: when it meets, about whom, who sits, what was asked, and what was decided and why."""

import uuid
from datetime import date, datetime

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from alongside import Model, reference
from alongside_shared_lives.carer_models import by_whom
from alongside_shared_lives.models import one_of


class Meeting(Model):
    """A day on which the panel meets."""

    __tablename__ = "shared_lives_panel_meeting"

    day: Mapped[date]
    place: Mapped[str] = mapped_column(default="")


class Consideration(Model):
    """A household before the panel, with the version of the report that it has before it.

    `decision` is empty until it is made, then `approve`, `defer` (something has to be looked at
    again) or `decline`. The terms are of an approval; `appeal` is the way to appeal that the
    household was told; `appealed_at` is when it did, with `appeal_words`.
    """

    __tablename__ = "shared_lives_consideration"
    __table_args__ = (
        UniqueConstraint("council_id", "meeting_id", "household_id"),
        one_of("decision", "", "approve", "defer", "decline"),
        CheckConstraint("most_adults BETWEEN 1 AND 3", name="most_adults"),
    )

    meeting_id: Mapped[uuid.UUID] = reference("shared_lives_panel_meeting")
    household_id: Mapped[uuid.UUID] = reference("shared_lives_household")
    report_id: Mapped[uuid.UUID] = reference("shared_lives_report")
    applicant_there: Mapped[str] = mapped_column(default="")
    decision: Mapped[str] = mapped_column(String(8), default="")
    decided_on: Mapped[date | None]
    decided_by_id: Mapped[uuid.UUID | None] = by_whom()
    most_adults: Mapped[int | None]
    kinds: Mapped[list[str]] = mapped_column(default=list)
    conditions: Mapped[str] = mapped_column(default="")
    probation_until: Mapped[date | None]
    review_on: Mapped[date | None]
    reasons: Mapped[str] = mapped_column(default="")
    appeal: Mapped[str] = mapped_column(default="")
    appealed_at: Mapped[datetime | None]
    appealed_by_id: Mapped[uuid.UUID | None] = by_whom()
    appeal_words: Mapped[str] = mapped_column(default="")


class Seat(Model):
    """A member of the panel in one consideration: whether an interest was declared, and their view.

    `interest` is `none` or `declared`; whoever declared one reads no report and decides nothing.
    `view` is as a decision; `view_words` why. What differs from the decision is dissent, and is
    shown beside it (rule 9).
    """

    __tablename__ = "shared_lives_panel_seat"
    __table_args__ = (
        UniqueConstraint("council_id", "consideration_id", "person_id"),
        one_of("interest", "none", "declared"),
        one_of("view", "", "approve", "defer", "decline"),
    )

    consideration_id: Mapped[uuid.UUID] = reference("shared_lives_consideration")
    person_id: Mapped[uuid.UUID] = reference("person")
    interest: Mapped[str] = mapped_column(String(8))
    interest_words: Mapped[str] = mapped_column(default="")
    view: Mapped[str] = mapped_column(String(8), default="")
    view_words: Mapped[str] = mapped_column(default="")


class Question(Model):
    """Something that the panel asked, and what the household or the scheme answered."""

    __tablename__ = "shared_lives_panel_question"

    consideration_id: Mapped[uuid.UUID] = reference("shared_lives_consideration")
    asked_by_id: Mapped[uuid.UUID | None] = by_whom()
    words: Mapped[str]
    answer: Mapped[str] = mapped_column(default="")
    to_scheme: Mapped[bool] = mapped_column(default=False)
