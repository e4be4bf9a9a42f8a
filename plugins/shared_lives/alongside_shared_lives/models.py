"""A household, a person who looks for one, and the possibility that they choose each other."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from alongside import Model, reference
from alongside_shared_lives.states import LookingState, Step


def one_of(column: str, *values: str) -> CheckConstraint:
    """A constraint that a column holds one of some words."""
    return CheckConstraint(
        f"{column} IN (" + ", ".join(f"'{one}'" for one in values) + ")", name=column
    )


class Side:
    """What a household and a person say alike, so that both can be asked the same questions.

    `factors` is {"has": […], "must": […], "wish": […], "cannot": […]}, each a list of the options
    of `factors.py` by their keys ("pets.dog"): what is so with us, and what of the other side must
    be, would be good, or cannot be. `packed` is the same in 64 bytes, for matching: whatever writes
    the one writes the other. `written` says how it was written: `ourselves`, or `together` with
    whoever `written_with` names. `area` is the slug of a local authority.
    """

    area: Mapped[str] = mapped_column(String(60), default="")
    hopes: Mapped[str] = mapped_column(default="")
    cannot_do: Mapped[str] = mapped_column(default="")
    factors: Mapped[dict[str, Any]] = mapped_column(default=dict)
    packed: Mapped[bytes] = mapped_column(LargeBinary, default=bytes(64))
    written: Mapped[str] = mapped_column(String(12), default="")
    written_with: Mapped[str] = mapped_column(default="")


class Household(Side, Model):
    """A household that shares, or would like to share, its home and its life.

    `state` is its step on the carer's path; `state_since` is when it came there. `worker_id` is
    who from the scheme walks with it, `begun_by_id` who of it wrote first. `experience` is what
    those in it have done before.
    """

    __tablename__ = "shared_lives_household"
    __table_args__ = (
        one_of("state", *Step),
        one_of("written", "", "ourselves", "together"),
        # What matching reads of thousands of households, without their long texts.
        Index("ix_shared_lives_household_matching", "council_id", "state", "id", "area", "packed"),
    )

    name: Mapped[str]
    state: Mapped[str] = mapped_column(String(12), default=Step.ENQUIRY.value)
    state_since: Mapped[date | None]
    worker_id: Mapped[uuid.UUID | None] = reference("person", on_delete="NO ACTION", nullable=True)
    begun_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )
    who_we_are: Mapped[str] = mapped_column(default="")
    home: Mapped[str] = mapped_column(default="")
    typical_week: Mapped[str] = mapped_column(default="")
    enjoy: Mapped[str] = mapped_column(default="")
    experience: Mapped[str] = mapped_column(default="")


class Housemate(Model):
    """Somebody in a household.

    `part` is `carer` (who is or would be approved), `support` (who stands in for a carer) or
    `member` (everybody else who lives there). `untaken_told` are the courses of which everybody was
    told that this carer never took them. `look` is how they like to read (`reading.LOOKS`).
    """

    __tablename__ = "shared_lives_housemate"
    __table_args__ = (
        UniqueConstraint("council_id", "household_id", "person_id"),
        one_of("part", "carer", "support", "member"),
    )

    household_id: Mapped[uuid.UUID] = reference("shared_lives_household")
    person_id: Mapped[uuid.UUID] = reference("person")
    part: Mapped[str] = mapped_column(String(8), default="member")
    untaken_told: Mapped[list[str]] = mapped_column(JSON, default=list)
    look: Mapped[str] = mapped_column(String(8), default="")


class Vacancy(Model):
    """Room that a household has for somebody: for what, from when, until when.

    `kind` is an arrangement type of `words.KINDS`; `places` is for how many people at once.
    """

    __tablename__ = "shared_lives_vacancy"

    household_id: Mapped[uuid.UUID] = reference("shared_lives_household")
    kind: Mapped[str] = mapped_column(String(20))
    places: Mapped[int] = mapped_column(default=1)
    from_on: Mapped[date | None]
    until_on: Mapped[date | None]
    words: Mapped[str] = mapped_column(default="")


class Looking(Side, Model):
    """A person who looks for a household to share life with, in their own words, gifts first.

    `helper_id` is somebody they chose to read and write it with. `worker_id` is who from the scheme
    walks with them, `social_worker` who from the council, in words. `situation` is where they live
    now. `kind` is the arrangement that they look for. `gifts` is what they bring, before anything
    that they need. `look` is how they like to read, with whoever helps them (`reading.LOOKS`).
    """

    __tablename__ = "shared_lives_looking"
    __table_args__ = (
        one_of("state", *LookingState),
        one_of("written", "", "ourselves", "together"),
    )

    person_id: Mapped[uuid.UUID] = reference("person")
    worker_id: Mapped[uuid.UUID | None] = reference("person", on_delete="NO ACTION", nullable=True)
    helper_id: Mapped[uuid.UUID | None] = reference("person", on_delete="NO ACTION", nullable=True)
    state: Mapped[str] = mapped_column(String(12), default=LookingState.WRITING.value)
    kind: Mapped[str] = mapped_column(String(20), default="")
    from_on: Mapped[date | None]
    gifts: Mapped[str] = mapped_column(default="")
    who_i_am: Mapped[str] = mapped_column(default="")
    good_day: Mapped[str] = mapped_column(default="")
    please_dont: Mapped[str] = mapped_column(default="")
    support: Mapped[str] = mapped_column(default="")
    situation: Mapped[str] = mapped_column(default="")
    social_worker: Mapped[str] = mapped_column(default="")
    look: Mapped[str] = mapped_column(String(8), default="")


class Possibility(Model):
    """A household and a person who could be right for each other, and what each says to it.

    A scheme worker thinks of it, and writes down what speaks for it and what against. Each side
    says whether the other may read its page (`*_shows_at`; taking it back empties it), and then
    answers `yes`, `no` or `not_yet`. What one side answered is told to nobody but the scheme until
    both have said yes or no; then both hear only whether it goes on. `existing` says that they know
    each other already (domain.md 1b: that may skip matching, never approval), and `existing_how`
    how the scheme knows that; only the scheme reads it, for it may name either side to the other.
    `closed_at` is when the scheme let it rest. `person_answered_how` says how a person gave an
    answer that somebody of the scheme wrote down for them.
    """

    __tablename__ = "shared_lives_possibility"
    __table_args__ = (
        UniqueConstraint("council_id", "looking_id", "household_id"),
        one_of("person_answer", "", "yes", "no", "not_yet"),
        one_of("household_answer", "", "yes", "no", "not_yet"),
    )

    looking_id: Mapped[uuid.UUID] = reference("shared_lives_looking")
    household_id: Mapped[uuid.UUID] = reference("shared_lives_household")
    thought_of_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )
    speaks_for: Mapped[str] = mapped_column(default="")
    speaks_against: Mapped[str] = mapped_column(default="")
    existing: Mapped[bool] = mapped_column(default=False)
    existing_how: Mapped[str] = mapped_column(default="")
    person_shows_at: Mapped[datetime | None]
    person_shows_how: Mapped[str] = mapped_column(default="")
    household_shows_at: Mapped[datetime | None]
    person_answer: Mapped[str] = mapped_column(String(8), default="")
    person_answered_at: Mapped[datetime | None]
    person_answered_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )
    person_answered_how: Mapped[str] = mapped_column(default="")
    household_answer: Mapped[str] = mapped_column(String(8), default="")
    household_answered_at: Mapped[datetime | None]
    household_answered_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )
    reminded_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
