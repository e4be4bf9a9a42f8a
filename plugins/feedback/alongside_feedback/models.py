"""What is kept of an enterprise: its words, the people in it, and what they write."""

import uuid
from datetime import date, datetime

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from alongside import Model, reference
from alongside_feedback.states import State


class Enterprise(Model):
    """What some people hope to do together.

    `edition` counts the changes of the shared words (`hope`, `signs`, `look_back_on`), so that
    each person's confirmation says which words it was for. `nothing_because` is set where those
    in it said that nothing needs to change, and why.
    """

    __tablename__ = "feedback_enterprise"
    __table_args__ = (
        CheckConstraint(
            "state IN ('forming', 'together', 'writing', 'revealed', 'ended')", name="state"
        ),
    )

    state: Mapped[str] = mapped_column(String(12), default=State.FORMING.value)
    hope: Mapped[str]
    signs: Mapped[str] = mapped_column(default="")
    look_back_on: Mapped[date]
    group_id: Mapped[uuid.UUID | None] = reference("group", on_delete="NO ACTION", nullable=True)
    edition: Mapped[int] = mapped_column(default=1)
    opened_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )
    looking_back_at: Mapped[datetime | None]
    revealed_at: Mapped[datetime | None]
    nothing_because: Mapped[str] = mapped_column(default="")
    nothing_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )


class Participant(Model):
    """A person in an enterprise, what they bring, and which edition of the words they confirmed.

    `standing` is `here`, `declined` (said no before confirming) or `left`.
    """

    __tablename__ = "feedback_participant"
    __table_args__ = (
        UniqueConstraint("council_id", "enterprise_id", "person_id"),
        CheckConstraint("standing IN ('here', 'declined', 'left')", name="standing"),
    )

    enterprise_id: Mapped[uuid.UUID] = reference("feedback_enterprise")
    person_id: Mapped[uuid.UUID] = reference("person")
    standing: Mapped[str] = mapped_column(String(12), default="here")
    brings: Mapped[str] = mapped_column(default="")
    confirmed_edition: Mapped[int | None]
    added_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )
    reminded_on: Mapped[date | None]
    snoozed_until: Mapped[date | None]


class Glance(Model):
    """A line that someone left along the way, for all who are in it."""

    __tablename__ = "feedback_glance"

    enterprise_id: Mapped[uuid.UUID] = reference("feedback_enterprise")
    person_id: Mapped[uuid.UUID] = reference("person")
    words: Mapped[str]


def _private(default: str = "") -> Mapped[str]:
    """A column of somebody's words: never loaded unless `reading` or `sharing` asks for it."""
    return mapped_column(
        default=default, deferred=True, deferred_group="words", deferred_raiseload=True
    )


class Reflection(Model):
    """What one person writes when they look back. It exists from when looking back opens.

    The words are not loaded with the row, and reaching for them raises an error: only
    `alongside_feedback.reading` loads them, and it asks who is reading.

    `finished_at` is set when the writer says so, and cleared when they take it back. `released`
    is the writer's word that the others may read it although the enterprise came to no reveal.
    `reach` is how far the words in `travelling` may go: `us`, `group` or `public`.
    """

    __tablename__ = "feedback_reflection"
    __table_args__ = (
        UniqueConstraint("council_id", "enterprise_id", "person_id"),
        CheckConstraint("reach IN ('us', 'group', 'public')", name="reach"),
    )

    enterprise_id: Mapped[uuid.UUID] = reference("feedback_enterprise")
    person_id: Mapped[uuid.UUID] = reference("person")
    who: Mapped[str] = _private()
    teaching: Mapped[str] = _private()
    surprised: Mapped[str] = _private()
    differently: Mapped[str] = _private()
    change: Mapped[str] = _private()
    helped_by: Mapped[str] = _private()
    travelling: Mapped[str] = _private()
    finished_at: Mapped[datetime | None]
    revealed: Mapped[bool] = mapped_column(default=False)
    released: Mapped[bool] = mapped_column(default=False)
    taken_away: Mapped[bool] = mapped_column(default=False)
    reach: Mapped[str] = mapped_column(String(8), default="us")
    reach_wanted: Mapped[str] = mapped_column(String(8), default="us")


class Turn(Model):
    """One thing that somebody says under the reflections."""

    __tablename__ = "feedback_turn"

    enterprise_id: Mapped[uuid.UUID] = reference("feedback_enterprise")
    person_id: Mapped[uuid.UUID] = reference("person")
    words: Mapped[str]


from alongside_feedback import change_models as change_models  # noqa: E402
