"""What people tell the council: conversations, their keys, and where they came from."""

import uuid
from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from alongside import Model, reference


class Place(Model):
    """A place where a poster hangs. `code` stands in the poster's address; it names nobody."""

    __tablename__ = "feedback_place"
    __table_args__ = (UniqueConstraint("council_id", "code"),)

    code: Mapped[str] = mapped_column(String(12))
    name: Mapped[str]
    added_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )


class Telling(Model):
    """A conversation that somebody began with the council, with or without saying who they are.

    Nothing here says whether the words are praise, worry or anger: they are all answered alike
    (rule 13). `waiting_since` is when the writer wrote what nobody has answered yet. It is never
    closed for slowness (rule 27); an answer empties it, and the writer's next words fill it.
    """

    __tablename__ = "feedback_telling"
    __table_args__ = (
        Index("ix_feedback_telling_waiting", "council_id", "waiting_since"),
        Index("ix_feedback_telling_moved", "council_id", "moved_at"),
    )

    person_id: Mapped[uuid.UUID | None] = reference("person", nullable=True)
    name: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    safe_to_email: Mapped[bool] = mapped_column(default=False)
    safe_to_text: Mapped[bool] = mapped_column(default=False)
    safe_to_call: Mapped[bool] = mapped_column(default=False)
    about: Mapped[str] = mapped_column(default="")
    place_id: Mapped[uuid.UUID | None] = reference(
        "feedback_place", on_delete="NO ACTION", nullable=True
    )
    waiting_since: Mapped[datetime | None]
    moved_at: Mapped[datetime]
    taken_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )
    taken_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    reminded_at: Mapped[datetime | None]
    invited_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )
    invited_at: Mapped[datetime | None]
    invited_hope: Mapped[str] = mapped_column(default="")
    invited_look_back_on: Mapped[date | None]
    accepted_at: Mapped[datetime | None]
    enterprise_id: Mapped[uuid.UUID | None] = reference(
        "feedback_enterprise", on_delete="NO ACTION", nullable=True
    )


class TellingTurn(Model):
    """Something that one side said. `by_staff` turns carry the name of a person, never a team's.

    `author_id` is the writer's account, where they joined one; `staff_id` is who answered.
    """

    __tablename__ = "feedback_telling_turn"

    telling_id: Mapped[uuid.UUID] = reference("feedback_telling")
    by_staff: Mapped[bool] = mapped_column(default=False)
    author_id: Mapped[uuid.UUID | None] = reference("person", on_delete="NO ACTION", nullable=True)
    staff_id: Mapped[uuid.UUID | None] = reference("person", on_delete="NO ACTION", nullable=True)
    helped_by: Mapped[str] = mapped_column(default="")
    body: Mapped[str]


class TellingKey(Model):
    """A way back into a conversation: a link's token or a spoken code, kept as a hash only.

    Whoever holds one is the writer, or a helper whom the writer chose to give it to.
    """

    __tablename__ = "feedback_telling_key"
    __table_args__ = (
        UniqueConstraint("council_id", "secret_hash"),
        CheckConstraint("kind IN ('link', 'code')", name="kind"),
    )

    telling_id: Mapped[uuid.UUID] = reference("feedback_telling")
    kind: Mapped[str] = mapped_column(String(8))
    secret_hash: Mapped[bytes] = mapped_column(LargeBinary(32))


class Attempt(Model):
    """One sending or one try of a code, counted against floods. No address is kept, only a hash."""

    __tablename__ = "feedback_attempt"
    __table_args__ = (Index("ix_feedback_attempt_what", "council_id", "what_hash", "created_at"),)

    what_hash: Mapped[bytes] = mapped_column(LargeBinary(32))


class Complaint(Model):
    """A complaint, because its author said so (rule 13). It is never changed into less.

    `nation` and `about` name the statutory procedure that applied when it was made. Its author may
    withdraw it; that is written down, and the row stays.
    """

    __tablename__ = "feedback_complaint"

    telling_id: Mapped[uuid.UUID] = reference("feedback_telling")
    author_id: Mapped[uuid.UUID | None] = reference("person", on_delete="NO ACTION", nullable=True)
    nation: Mapped[str] = mapped_column(String(20))
    about: Mapped[str] = mapped_column(String(12))
    made_on: Mapped[date]
    wish: Mapped[str] = mapped_column(default="")
    helped_by: Mapped[str] = mapped_column(default="")
    wants_advocate: Mapped[bool] = mapped_column(default=False)
    withdrawn_at: Mapped[datetime | None]


class Clock(Model):
    """One thing that the law asks the council to do about a complaint, and by when.

    `kind` is `acknowledge`, `discuss` or `respond`. `due_on` is None where the law names no day;
    `latest_on` is the last day that it allows, where it names a second one.
    """

    __tablename__ = "feedback_complaint_clock"
    __table_args__ = (
        UniqueConstraint("council_id", "complaint_id", "kind"),
        CheckConstraint("kind IN ('acknowledge', 'discuss', 'respond')", name="kind"),
    )

    complaint_id: Mapped[uuid.UUID] = reference("feedback_complaint")
    kind: Mapped[str] = mapped_column(String(12))
    due_on: Mapped[date | None]
    latest_on: Mapped[date | None]
    warned_on: Mapped[date | None]
    done_on: Mapped[date | None]
    done_by_id: Mapped[uuid.UUID | None] = reference("person", on_delete="NO ACTION", nullable=True)
    how: Mapped[str] = mapped_column(default="")
