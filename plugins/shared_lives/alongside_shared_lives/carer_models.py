"""What is kept along a household's path: what was asked for, who was met, what was written.

The approval that comes of it, its training and its yearly reviews are in `approval_models`, the
panel in `panel_models`. Source: domain.md 1b, carer path.
"""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from alongside import Model, reference
from alongside_shared_lives.models import one_of
from alongside_shared_lives.states import Step


def by_whom() -> Any:
    """A column for who did something: the row stays where they are forgotten."""
    return reference("person", on_delete="NO ACTION", nullable=True)


class Move(Model):
    """That a household came from one step to another: when, by whom, and what it was told."""

    __tablename__ = "shared_lives_move"
    __table_args__ = (one_of("step", *Step),)

    household_id: Mapped[uuid.UUID] = reference("shared_lives_household")
    step: Mapped[str] = mapped_column(String(12))
    day: Mapped[date]
    by_id: Mapped[uuid.UUID | None] = by_whom()
    words: Mapped[str] = mapped_column(default="")


class Application(Model):
    """What a household says when it applies, one of it together, written by itself.

    `agrees` says that they agree to references, a doctor's word and a criminal-record check being
    asked for. `sent_at` is when it was given to the scheme; until then nobody else reads it.
    """

    __tablename__ = "shared_lives_application"
    __table_args__ = (UniqueConstraint("council_id", "household_id"),)

    household_id: Mapped[uuid.UUID] = reference("shared_lives_household")
    why: Mapped[str] = mapped_column(default="")
    everyone: Mapped[str] = mapped_column(default="")
    work: Mapped[str] = mapped_column(default="")
    referees: Mapped[str] = mapped_column(default="")
    health: Mapped[str] = mapped_column(default="")
    agrees: Mapped[bool] = mapped_column(default=False)
    sent_at: Mapped[datetime | None]
    sent_by_id: Mapped[uuid.UUID | None] = by_whom()


class Requirement(Model):
    """Something that has to be there: from whom it was asked, when it came, until when it holds.

    `kind` is a document of `carer_words.DOCUMENTS`, or `other` with its `title`. `person_id` is
    whom of the household it is about, where it is about one person. `words` never holds the
    document itself: it says what was seen and by whom. `warned_for` is the day of which warning
    was given.
    """

    __tablename__ = "shared_lives_requirement"

    household_id: Mapped[uuid.UUID] = reference("shared_lives_household")
    kind: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(default="")
    person_id: Mapped[uuid.UUID | None] = reference("person", nullable=True)
    asked_of: Mapped[str] = mapped_column(default="")
    asked_on: Mapped[date | None]
    got_on: Mapped[date | None]
    expires_on: Mapped[date | None]
    words: Mapped[str] = mapped_column(default="")
    by_id: Mapped[uuid.UUID | None] = by_whom()
    warned_for: Mapped[date | None]


class Visit(Model):
    """That somebody of the scheme met the household, or somebody met it who knows a Shared Life.

    `kind` is `visit`; `talk` with one of the household (`with_id`), whose own words `words` then
    holds; or `shared`, a conversation with a person who lives a Shared Life (`who`), with their
    impression in `words`. `may_read` says that whoever said `words` agrees that the household
    reads them. `talked` is what was talked about, and the household reads it.
    """

    __tablename__ = "shared_lives_visit"
    __table_args__ = (one_of("kind", "visit", "talk", "shared"),)

    household_id: Mapped[uuid.UUID] = reference("shared_lives_household")
    kind: Mapped[str] = mapped_column(String(8))
    day: Mapped[date]
    by_id: Mapped[uuid.UUID | None] = by_whom()
    with_id: Mapped[uuid.UUID | None] = reference("person", nullable=True)
    who: Mapped[str] = mapped_column(default="")
    talked: Mapped[str] = mapped_column(default="")
    words: Mapped[str] = mapped_column(default="")
    may_read: Mapped[bool] = mapped_column(default=False)


class Report(Model):
    """A version of the report about a household, strengths first.

    Once it is shared with the household it stays as it is: what changes is a next version. A panel
    decides on one version, and what it decided on can be read for ever.
    """

    __tablename__ = "shared_lives_report"
    __table_args__ = (UniqueConstraint("council_id", "household_id", "number"),)

    household_id: Mapped[uuid.UUID] = reference("shared_lives_household")
    number: Mapped[int]
    written_by_id: Mapped[uuid.UUID | None] = by_whom()
    brings: Mapped[str] = mapped_column(default="")
    home: Mapped[str] = mapped_column(default="")
    everyone: Mapped[str] = mapped_column(default="")
    met: Mapped[str] = mapped_column(default="")
    learns: Mapped[str] = mapped_column(default="")
    unknown: Mapped[str] = mapped_column(default="")
    proposes: Mapped[str] = mapped_column(default="")
    shared_at: Mapped[datetime | None]


class Writer(Model):
    """That somebody wrote at a version of the report before somebody else went on with it.

    Who wrote last stands with the version itself; whoever wrote at all cannot decide.
    """

    __tablename__ = "shared_lives_report_writer"
    __table_args__ = (UniqueConstraint("council_id", "report_id", "person_id"),)

    report_id: Mapped[uuid.UUID] = reference("shared_lives_report")
    person_id: Mapped[uuid.UUID] = reference("person")


class Comment(Model):
    """What somebody of the household says to a version of the report. Empty: nothing to add."""

    __tablename__ = "shared_lives_comment"
    __table_args__ = (UniqueConstraint("council_id", "report_id", "person_id"),)

    report_id: Mapped[uuid.UUID] = reference("shared_lives_report")
    person_id: Mapped[uuid.UUID] = reference("person")
    words: Mapped[str] = mapped_column(default="")
