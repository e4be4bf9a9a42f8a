"""What is kept of a conference and of the people in it."""

import uuid
from datetime import date, datetime

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from alongside import Model, reference
from alongside_family_conference.states import State


class Conference(Model):
    """A family group conference, from the referral to its end. Source: domain.md 1a.

    `about_id` is the child or adult whose plan it is; brothers and sisters are central people
    beside them. Of private time there is nothing here but when it began and when it ended, or by
    whose choice there was none: what is said in it never reaches the server.

    `model` is the kind of meeting that was offered: a family group conference, or another family
    group decision making meeting, which promises less. `asked_by_family` says that the family asked
    itself. `held_on` and `held_at` are the day and the local time, as people say them ("14:30").
    """

    __tablename__ = "family_conference_conference"
    __table_args__ = (
        CheckConstraint(
            "state IN (" + ", ".join(f"'{one.value}'" for one in State) + ")", name="state"
        ),
        CheckConstraint("kind IN ('child', 'adult')", name="kind"),
        CheckConstraint("model IN ('conference', 'decision_making')", name="model"),
    )

    state: Mapped[str] = mapped_column(String(20), default=State.DRAFTED.value)
    kind: Mapped[str] = mapped_column(String(8), default="child")
    model: Mapped[str] = mapped_column(String(16), default="conference")
    asked_by_family: Mapped[bool] = mapped_column(default=False)
    name: Mapped[str]
    about_id: Mapped[uuid.UUID] = reference("person")

    reasons: Mapped[str] = mapped_column(default="")
    must_change: Mapped[str] = mapped_column(default="")
    by_when: Mapped[date | None]
    key_dates: Mapped[str] = mapped_column(default="")
    family_known: Mapped[str] = mapped_column(default="")
    languages: Mapped[str] = mapped_column(default="")
    held_in: Mapped[str] = mapped_column(default="")
    access_needs: Mapped[str] = mapped_column(default="")
    coordinator_wish: Mapped[str] = mapped_column(default="")
    offered_on: Mapped[date | None]
    offer_letter_on: Mapped[date | None]
    referred_on: Mapped[date | None]

    held_on: Mapped[date | None]
    held_at: Mapped[str] = mapped_column(String(5), default="")
    place: Mapped[str] = mapped_column(default="")
    food: Mapped[str] = mapped_column(default="")
    getting_there: Mapped[str] = mapped_column(default="")
    list_cleared_at: Mapped[datetime | None]

    strengths: Mapped[str] = mapped_column(default="")
    worries: Mapped[str] = mapped_column(default="")
    questions: Mapped[str] = mapped_column(default="")
    resources: Mapped[str] = mapped_column(default="")
    no_plan: Mapped[str] = mapped_column(default="")
    report_shared_at: Mapped[datetime | None]

    information: Mapped[str] = mapped_column(default="")
    private_started_at: Mapped[datetime | None]
    private_ended_at: Mapped[datetime | None]
    no_private_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )
    no_private_because: Mapped[str] = mapped_column(default="")
    calling_id: Mapped[uuid.UUID | None] = reference("person", on_delete="NO ACTION", nullable=True)

    contingency: Mapped[str] = mapped_column(default="")
    not_known_yet: Mapped[str] = mapped_column(default="")
    own_words: Mapped[str] = mapped_column(default="")
    plan_shared_at: Mapped[datetime | None]
    plan_changed_at: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]
    review_on: Mapped[date | None]
    stopped_because: Mapped[str] = mapped_column(default="")
    reminded_on: Mapped[date | None]


class Participant(Model):
    """A person in a conference: their part, their consent, what they bring and need.

    `consent` is `unasked`, `yes`, `no` or `too_young`. `answer` is what they said to the
    invitation: `coming`, `otherwise` (they contribute another way) or `not_coming`. `voice` is the
    way that a child's or central adult's voice comes: `there`, `letter`, `picture`, `recording` or
    `advocate`. `advocate` says whether one was `offered`, is `wanted`, or is not (`no`). Somebody
    excluded for safety has `excluded_because`, and may say why they see it
    differently (`appeal`). `network_hidden` says that they hid what concerns them in the picture of
    the family network.
    `offer_answer` is what a parent said to the offer that the law asks for
    before care proceedings, `accepted` or `refused`; it says nothing about consent.
    """

    __tablename__ = "family_conference_participant"
    __table_args__ = (
        UniqueConstraint(
            "council_id", "conference_id", "person_id", name="uq_family_conference_participant_once"
        ),
        CheckConstraint(
            "role IN ('central', 'family', 'supporter', 'advocate', 'interpreter', 'coordinator', "
            "'referrer', 'information_giver')",
            name="role",
        ),
        CheckConstraint("consent IN ('unasked', 'yes', 'no', 'too_young')", name="consent"),
        CheckConstraint("offer_answer IN ('', 'accepted', 'refused')", name="offer_answer"),
    )

    conference_id: Mapped[uuid.UUID] = reference("family_conference_conference")
    person_id: Mapped[uuid.UUID] = reference("person")
    role: Mapped[str] = mapped_column(String(20))
    relation: Mapped[str] = mapped_column(default="")
    parental: Mapped[bool] = mapped_column(default=False)
    consent: Mapped[str] = mapped_column(String(12), default="unasked")
    consent_how: Mapped[str] = mapped_column(default="")
    consent_on: Mapped[date | None]
    offered_on: Mapped[date | None]
    offer_answer: Mapped[str] = mapped_column(String(12), default="")
    offer_answered_on: Mapped[date | None]
    invited_how: Mapped[str] = mapped_column(String(12), default="")
    invited_on: Mapped[date | None]
    answer: Mapped[str] = mapped_column(String(12), default="")
    contribution: Mapped[str] = mapped_column(default="")
    voice: Mapped[str] = mapped_column(String(12), default="")
    advocate: Mapped[str] = mapped_column(String(12), default="")
    voice_heard_at: Mapped[datetime | None]
    brings: Mapped[str] = mapped_column(default="")
    needs: Mapped[str] = mapped_column(default="")
    arrives: Mapped[str] = mapped_column(default="")
    place_hidden: Mapped[bool] = mapped_column(default=False)
    excluded_because: Mapped[str] = mapped_column(default="")
    appeal: Mapped[str] = mapped_column(default="")
    attended: Mapped[bool] = mapped_column(default=False)
    network_hidden: Mapped[bool] = mapped_column(default=False)
    added_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )


class Safety(Model):
    """What the referrer flagged, the screening and the safety plan, apart from everything else.

    Only the coordinator reads it, and the referrer what they flagged: staff are not in the room
    during private time, so the plan must work without them, and a wrong reader could undo it.
    """

    __tablename__ = "family_conference_safety"
    __table_args__ = (
        UniqueConstraint("council_id", "conference_id", name="uq_family_conference_safety_once"),
    )

    conference_id: Mapped[uuid.UUID] = reference("family_conference_conference")
    about_id: Mapped[uuid.UUID] = reference("person")
    screened_by_id: Mapped[uuid.UUID | None] = reference(
        "person", on_delete="NO ACTION", nullable=True
    )
    flags: Mapped[list[str]] = mapped_column(default=list)
    flags_words: Mapped[str] = mapped_column(default="")
    found: Mapped[str] = mapped_column(default="")
    plan: Mapped[str] = mapped_column(default="")
    goes_ahead: Mapped[bool] = mapped_column(default=False)


class BottomLine(Model):
    """What must or must not be in the plan, and the harm that it is tied to."""

    __tablename__ = "family_conference_bottom_line"

    conference_id: Mapped[uuid.UUID] = reference("family_conference_conference")
    line: Mapped[str]
    harm: Mapped[str]
    set_by_id: Mapped[uuid.UUID | None] = reference("person", on_delete="NO ACTION", nullable=True)


class ReportAnswer(Model):
    """What somebody in the family says back to the report."""

    __tablename__ = "family_conference_answer"

    conference_id: Mapped[uuid.UUID] = reference("family_conference_conference")
    person_id: Mapped[uuid.UUID] = reference("person")
    words: Mapped[str]


from alongside_family_conference import asking_models as asking_models  # noqa: E402
from alongside_family_conference import copy_models as copy_models  # noqa: E402
from alongside_family_conference import network_models as network_models  # noqa: E402
from alongside_family_conference import plan_models as plan_models  # noqa: E402
from alongside_family_conference import referral_models as referral_models  # noqa: E402
from alongside_family_conference import voice_models as voice_models  # noqa: E402
