"""Meeting one another, choosing, and the life together that comes of it."""

import uuid
from datetime import date, datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from alongside import Model, reference
from alongside_shared_lives.living_states import Living
from alongside_shared_lives.models import one_of


class Introduction(Model):
    """A time that a person and a household spend with each other before they choose.

    `kind` is a key of `living_words.MEETINGS`; `state` is `planned`, `happened` or `called_off`.
    """

    __tablename__ = "shared_lives_introduction"
    __table_args__ = (
        one_of("kind", "tea", "meal", "day", "overnight", "weekend", "other"),
        one_of("state", "planned", "happened", "called_off"),
    )

    possibility_id: Mapped[uuid.UUID] = reference("shared_lives_possibility")
    person_id: Mapped[uuid.UUID] = reference("person")
    kind: Mapped[str] = mapped_column(String(10))
    planned_on: Mapped[date]
    place: Mapped[str] = mapped_column(default="")
    company: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(String(10), default="planned")
    planned_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )


class DiaryEntry(Model):
    """How it was, for one of those who were there.

    `side` is whose page of the diary it stands on: `person`, `household` or `scheme`, which writes
    nothing but what was done. `pet` is the animal whose opinion it is, or "". Until its writer
    shares it (`shared_at`), it is read on its own side alone.
    """

    __tablename__ = "shared_lives_diary_entry"
    __table_args__ = (one_of("side", "person", "household", "scheme"),)

    introduction_id: Mapped[uuid.UUID] = reference("shared_lives_introduction")
    side: Mapped[str] = mapped_column(String(10))
    pet: Mapped[str] = mapped_column(default="")
    words: Mapped[str]
    author_id: Mapped[uuid.UUID | None] = reference("person", on_delete="NO ACTION", nullable=True)
    written_with: Mapped[str] = mapped_column(default="")
    shared_at: Mapped[datetime | None]


class Choice(Model):
    """What one side chose, after they had met. The latest that was not taken back counts.

    `how` is how it was given: `here`, `helper`, `said`, `signed` or `pictured`; `with_words` says
    who was there and how, where somebody else wrote it down. `after_id` is the last time that they
    had spent together.
    """

    __tablename__ = "shared_lives_choice"
    __table_args__ = (
        one_of("side", "person", "household"),
        one_of("answer", "yes", "no", "not_yet"),
        one_of("how", "here", "helper", "said", "signed", "pictured"),
    )

    possibility_id: Mapped[uuid.UUID] = reference("shared_lives_possibility")
    side: Mapped[str] = mapped_column(String(10))
    answer: Mapped[str] = mapped_column(String(8))
    after_id: Mapped[uuid.UUID] = reference("shared_lives_introduction")
    by_id: Mapped[uuid.UUID | None] = reference("person", on_delete="NO ACTION", nullable=True)
    how: Mapped[str] = mapped_column(String(10))
    with_words: Mapped[str] = mapped_column(default="")
    chosen_at: Mapped[datetime]
    taken_back_at: Mapped[datetime | None]


class Arrangement(Model):
    """A life that a person and a household share, from its trial to its goodbye.

    `kind` is of `words.KINDS`. `weekdays` says for days together on which of the week (0 is Monday;
    none: any). `emergency` marks one that began before both had chosen; `choose_again_on` is when
    they do, and `household_agreed` that it was asked first. `notice_on` and `notice_side` say who
    gave notice; `ends_on` is the last day. `sooner_*` is the earlier day that each side would agree
    to. `ended_now`: the scheme ended it at once, and `ended_because` is its own reason.
    """

    __tablename__ = "shared_lives_arrangement"
    __table_args__ = (one_of("state", *Living),)

    possibility_id: Mapped[uuid.UUID] = reference("shared_lives_possibility")
    looking_id: Mapped[uuid.UUID] = reference("shared_lives_looking")
    household_id: Mapped[uuid.UUID] = reference("shared_lives_household")
    person_id: Mapped[uuid.UUID] = reference("person")
    kind: Mapped[str] = mapped_column(String(20))
    weekdays: Mapped[list[str]] = mapped_column(default=list)
    state: Mapped[str] = mapped_column(String(10), default=Living.TRIAL.value)
    trial_from: Mapped[date | None]
    trial_until: Mapped[date | None]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    emergency: Mapped[bool] = mapped_column(default=False)
    household_agreed: Mapped[bool] = mapped_column(default=False)
    choose_again_on: Mapped[date | None]
    choose_told_on: Mapped[date | None]
    notice_on: Mapped[date | None]
    notice_side: Mapped[str] = mapped_column(String(10), default="")
    sooner_person: Mapped[date | None]
    sooner_household: Mapped[date | None]
    ended_at: Mapped[datetime | None]
    ended_because: Mapped[str] = mapped_column(default="")
    ended_now: Mapped[bool] = mapped_column(default=False)
    goodbye: Mapped[str] = mapped_column(default="")
    keeping_in_touch: Mapped[str] = mapped_column(default="")


class Stay(Model):
    """Some days: a short break with the household (`visit`), or a break from one another (`break`).

    A visit counts for how many can be there at one time; a break frees nobody's room.
    """

    __tablename__ = "shared_lives_stay"
    __table_args__ = (one_of("kind", "visit", "break"),)

    arrangement_id: Mapped[uuid.UUID] = reference("shared_lives_arrangement")
    person_id: Mapped[uuid.UUID] = reference("person")
    kind: Mapped[str] = mapped_column(String(8))
    from_on: Mapped[date]
    until_on: Mapped[date]
    words: Mapped[str] = mapped_column(default="")
