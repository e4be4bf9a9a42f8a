"""What a referral says in detail, apart from the rest: some of it is nobody else's business."""

import uuid
from datetime import date

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from alongside import Model, reference


class Referral(Model):
    """What the real forms ask about dates and the day. Source: domain.md 1a, field lists.

    Only the referrer and the coordinator read it. An empty answer means that nobody has said.
    """

    __tablename__ = "family_conference_referral"
    __table_args__ = (
        UniqueConstraint("council_id", "conference_id", name="uq_family_conference_referral_once"),
        CheckConstraint("interpreter IN ('', 'yes', 'no')", name="interpreter"),
        CheckConstraint("discussed IN ('', 'yes', 'no')", name="discussed"),
        CheckConstraint("comes IN ('', 'yes', 'no')", name="comes"),
        CheckConstraint("manager_aware IN ('', 'yes', 'no')", name="manager_aware"),
    )

    conference_id: Mapped[uuid.UUID] = reference("family_conference_conference")
    about_id: Mapped[uuid.UUID] = reference("person")
    interpreter: Mapped[str] = mapped_column(String(4), default="")
    core_group_on: Mapped[date | None]
    review_meeting_on: Mapped[date | None]
    court_on: Mapped[date | None]
    pre_proceedings_on: Mapped[date | None]
    discussed: Mapped[str] = mapped_column(String(4), default="")
    comes: Mapped[str] = mapped_column(String(4), default="")
    out_of_hours: Mapped[bool] = mapped_column(default=False)
    team: Mapped[str] = mapped_column(default="")
    manager_aware: Mapped[str] = mapped_column(String(4), default="")


class Detail(Model):
    """What the real forms ask about one person of a family, which they may leave unsaid.

    Only the referrer and the coordinator read it. `born_on` is asked for where the core does not
    know it; of a child who is not born yet it is the day that they are expected. `practice` is
    religious or cultural: it is each parent's own, and so it stands with them and not with a child.
    """

    __tablename__ = "family_conference_detail"
    __table_args__ = (
        UniqueConstraint(
            "council_id", "conference_id", "person_id", name="uq_family_conference_detail_once"
        ),
    )

    conference_id: Mapped[uuid.UUID] = reference("family_conference_conference")
    person_id: Mapped[uuid.UUID] = reference("person")
    born_on: Mapped[date | None]
    expected: Mapped[bool] = mapped_column(default=False)
    gender: Mapped[str] = mapped_column(default="")
    disability: Mapped[str] = mapped_column(default="")
    ethnicity: Mapped[str] = mapped_column(default="")
    practice: Mapped[str] = mapped_column(default="")
    legal_status: Mapped[str] = mapped_column(default="")
    living_with: Mapped[str] = mapped_column(default="")
