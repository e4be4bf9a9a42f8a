"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create them."""
    op.create_table(
        "family_conference_conference",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("about_id", sa.Uuid(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("must_change", sa.Text(), nullable=False),
        sa.Column("by_when", sa.Date(), nullable=True),
        sa.Column("key_dates", sa.Text(), nullable=False),
        sa.Column("family_known", sa.Text(), nullable=False),
        sa.Column("languages", sa.Text(), nullable=False),
        sa.Column("access_needs", sa.Text(), nullable=False),
        sa.Column("coordinator_wish", sa.Text(), nullable=False),
        sa.Column("offered_on", sa.Date(), nullable=True),
        sa.Column("offer_letter_on", sa.Date(), nullable=True),
        sa.Column("referred_on", sa.Date(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("held_at", sa.String(length=5), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("food", sa.Text(), nullable=False),
        sa.Column("getting_there", sa.Text(), nullable=False),
        sa.Column("list_cleared_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("strengths", sa.Text(), nullable=False),
        sa.Column("worries", sa.Text(), nullable=False),
        sa.Column("questions", sa.Text(), nullable=False),
        sa.Column("resources", sa.Text(), nullable=False),
        sa.Column("no_plan", sa.Text(), nullable=False),
        sa.Column("report_shared_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("information", sa.Text(), nullable=False),
        sa.Column("private_started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("private_ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("no_private_by_id", sa.Uuid(), nullable=True),
        sa.Column("no_private_because", sa.Text(), nullable=False),
        sa.Column("calling_id", sa.Uuid(), nullable=True),
        sa.Column("contingency", sa.Text(), nullable=False),
        sa.Column("not_known_yet", sa.Text(), nullable=False),
        sa.Column("own_words", sa.Text(), nullable=False),
        sa.Column("plan_shared_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("plan_changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("stopped_because", sa.Text(), nullable=False),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('child', 'adult')", name=op.f("ck_family_conference_conference_kind")
        ),
        sa.CheckConstraint(
            "state IN ('drafted', 'referred', 'consented', 'allocated', 'preparing', 'ready', "
            "'information', 'private', 'agreeing', 'agreed', 'not_agreed', 'active', 'reviewing', "
            "'closed', 'declined', 'withdrawn', 'paused_for_safety')",
            name=op.f("ck_family_conference_conference_state"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "about_id"],
            ["person.council_id", "person.id"],
            name="fk_family_conference_conference_about_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "calling_id"],
            ["person.council_id", "person.id"],
            name="fk_family_conference_conference_calling_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "no_private_by_id"],
            ["person.council_id", "person.id"],
            name="fk_family_conference_conference_no_private_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_family_conference_conference_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_conference_conference")),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_family_conference_conference_council_id_id")
        ),
    )
    op.create_index(
        "ix_family_conference_conference_about_id",
        "family_conference_conference",
        ["council_id", "about_id"],
        unique=False,
    )
    op.create_index(
        "ix_family_conference_conference_calling_id",
        "family_conference_conference",
        ["council_id", "calling_id"],
        unique=False,
    )
    op.create_index(
        "ix_family_conference_conference_no_private_by_id",
        "family_conference_conference",
        ["council_id", "no_private_by_id"],
        unique=False,
    )
    op.create_table(
        "family_conference_answer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("conference_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "conference_id"],
            ["family_conference_conference.council_id", "family_conference_conference.id"],
            name="fk_family_conference_answer_conference_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_family_conference_answer_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_family_conference_answer_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_conference_answer")),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_family_conference_answer_council_id_id")
        ),
    )
    op.create_index(
        "ix_family_conference_answer_conference_id",
        "family_conference_answer",
        ["council_id", "conference_id"],
        unique=False,
    )
    op.create_index(
        "ix_family_conference_answer_person_id",
        "family_conference_answer",
        ["council_id", "person_id"],
        unique=False,
    )
    op.create_table(
        "family_conference_bottom_line",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("conference_id", sa.Uuid(), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("harm", sa.Text(), nullable=False),
        sa.Column("set_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "conference_id"],
            ["family_conference_conference.council_id", "family_conference_conference.id"],
            name="fk_family_conference_bottom_line_conference_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "set_by_id"],
            ["person.council_id", "person.id"],
            name="fk_family_conference_bottom_line_set_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_family_conference_bottom_line_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_conference_bottom_line")),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_family_conference_bottom_line_council_id_id")
        ),
    )
    op.create_index(
        "ix_family_conference_bottom_line_conference_id",
        "family_conference_bottom_line",
        ["council_id", "conference_id"],
        unique=False,
    )
    op.create_index(
        "ix_family_conference_bottom_line_set_by_id",
        "family_conference_bottom_line",
        ["council_id", "set_by_id"],
        unique=False,
    )
    op.create_table(
        "family_conference_copy",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("conference_id", sa.Uuid(), nullable=False),
        sa.Column("to_id", sa.Uuid(), nullable=False),
        sa.Column("how", sa.String(length=12), nullable=False),
        sa.Column("size", sa.String(length=8), nullable=False),
        sa.Column("layout", sa.String(length=8), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("given_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "how IN ('paper', 'message', 'aloud')", name=op.f("ck_family_conference_copy_how")
        ),
        sa.CheckConstraint(
            "size IN ('usual', 'large')", name=op.f("ck_family_conference_copy_size")
        ),
        sa.CheckConstraint(
            "layout IN ('usual', 'easy')", name=op.f("ck_family_conference_copy_layout")
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "given_by_id"],
            ["person.council_id", "person.id"],
            name="fk_family_conference_copy_given_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "conference_id"],
            ["family_conference_conference.council_id", "family_conference_conference.id"],
            name="fk_family_conference_copy_conference_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "to_id"],
            ["person.council_id", "person.id"],
            name="fk_family_conference_copy_to_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_family_conference_copy_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_conference_copy")),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_family_conference_copy_council_id_id")
        ),
    )
    op.create_index(
        "ix_family_conference_copy_given_by_id",
        "family_conference_copy",
        ["council_id", "given_by_id"],
        unique=False,
    )
    op.create_index(
        "ix_family_conference_copy_conference_id",
        "family_conference_copy",
        ["council_id", "conference_id"],
        unique=False,
    )
    op.create_index(
        "ix_family_conference_copy_to_id",
        "family_conference_copy",
        ["council_id", "to_id"],
        unique=False,
    )
    op.create_table(
        "family_conference_item",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("conference_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("who_id", sa.Uuid(), nullable=True),
        sa.Column("by_agency", sa.Boolean(), nullable=False),
        sa.Column("by", sa.Date(), nullable=True),
        sa.Column("know", sa.Text(), nullable=False),
        sa.Column("checks", sa.Text(), nullable=False),
        sa.Column("written_by_id", sa.Uuid(), nullable=True),
        sa.Column("decision", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_by_id", sa.Uuid(), nullable=True),
        sa.Column("amended", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.Column("remind_on", sa.Date(), nullable=True),
        sa.Column("reminders_off", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "decision IN ('', 'agreed', 'declined')",
            name=op.f("ck_family_conference_item_decision"),
        ),
        sa.CheckConstraint(
            "status IN ('open', 'under_way', 'done', 'partly', 'not', 'changed')",
            name=op.f("ck_family_conference_item_status"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "conference_id"],
            ["family_conference_conference.council_id", "family_conference_conference.id"],
            name="fk_family_conference_item_conference_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "decided_by_id"],
            ["person.council_id", "person.id"],
            name="fk_family_conference_item_decided_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "who_id"],
            ["person.council_id", "person.id"],
            name="fk_family_conference_item_who_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "written_by_id"],
            ["person.council_id", "person.id"],
            name="fk_family_conference_item_written_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_family_conference_item_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_conference_item")),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_family_conference_item_council_id_id")
        ),
    )
    op.create_index(
        "ix_family_conference_item_conference_id",
        "family_conference_item",
        ["council_id", "conference_id"],
        unique=False,
    )
    op.create_index(
        "ix_family_conference_item_decided_by_id",
        "family_conference_item",
        ["council_id", "decided_by_id"],
        unique=False,
    )
    op.create_index(
        "ix_family_conference_item_who_id",
        "family_conference_item",
        ["council_id", "who_id"],
        unique=False,
    )
    op.create_index(
        "ix_family_conference_item_written_by_id",
        "family_conference_item",
        ["council_id", "written_by_id"],
        unique=False,
    )
    op.create_table(
        "family_conference_participant",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("conference_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("parental", sa.Boolean(), nullable=False),
        sa.Column("consent", sa.String(length=12), nullable=False),
        sa.Column("consent_how", sa.Text(), nullable=False),
        sa.Column("consent_on", sa.Date(), nullable=True),
        sa.Column("invited_how", sa.String(length=12), nullable=False),
        sa.Column("invited_on", sa.Date(), nullable=True),
        sa.Column("answer", sa.String(length=12), nullable=False),
        sa.Column("contribution", sa.Text(), nullable=False),
        sa.Column("voice", sa.String(length=12), nullable=False),
        sa.Column("voice_heard_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("brings", sa.Text(), nullable=False),
        sa.Column("needs", sa.Text(), nullable=False),
        sa.Column("arrives", sa.Text(), nullable=False),
        sa.Column("place_hidden", sa.Boolean(), nullable=False),
        sa.Column("excluded_because", sa.Text(), nullable=False),
        sa.Column("appeal", sa.Text(), nullable=False),
        sa.Column("attended", sa.Boolean(), nullable=False),
        sa.Column("added_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "consent IN ('unasked', 'yes', 'no', 'too_young')",
            name=op.f("ck_family_conference_participant_consent"),
        ),
        sa.CheckConstraint(
            "role IN ('central', 'family', 'supporter', 'advocate', "
            "'interpreter', 'coordinator', 'referrer', 'information_giver')",
            name=op.f("ck_family_conference_participant_role"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "added_by_id"],
            ["person.council_id", "person.id"],
            name="fk_family_conference_participant_added_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "conference_id"],
            ["family_conference_conference.council_id", "family_conference_conference.id"],
            name="fk_family_conference_participant_conference_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_family_conference_participant_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_family_conference_participant_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_conference_participant")),
        sa.UniqueConstraint(
            "council_id", "conference_id", "person_id", name="uq_family_conference_participant_once"
        ),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_family_conference_participant_council_id_id")
        ),
    )
    op.create_index(
        "ix_family_conference_participant_added_by_id",
        "family_conference_participant",
        ["council_id", "added_by_id"],
        unique=False,
    )
    op.create_index(
        "ix_family_conference_participant_conference_id",
        "family_conference_participant",
        ["council_id", "conference_id"],
        unique=False,
    )
    op.create_index(
        "ix_family_conference_participant_person_id",
        "family_conference_participant",
        ["council_id", "person_id"],
        unique=False,
    )
    op.create_table(
        "family_conference_review",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("conference_id", sa.Uuid(), nullable=False),
        sa.Column("opened_by_id", sa.Uuid(), nullable=True),
        sa.Column("better", sa.Text(), nullable=False),
        sa.Column("harder", sa.Text(), nullable=False),
        sa.Column("learned", sa.Text(), nullable=False),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "conference_id"],
            ["family_conference_conference.council_id", "family_conference_conference.id"],
            name="fk_family_conference_review_conference_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "opened_by_id"],
            ["person.council_id", "person.id"],
            name="fk_family_conference_review_opened_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_family_conference_review_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_conference_review")),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_family_conference_review_council_id_id")
        ),
    )
    op.create_index(
        "ix_family_conference_review_conference_id",
        "family_conference_review",
        ["council_id", "conference_id"],
        unique=False,
    )
    op.create_index(
        "ix_family_conference_review_opened_by_id",
        "family_conference_review",
        ["council_id", "opened_by_id"],
        unique=False,
    )
    op.create_table(
        "family_conference_safety",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("conference_id", sa.Uuid(), nullable=False),
        sa.Column("about_id", sa.Uuid(), nullable=False),
        sa.Column("screened_by_id", sa.Uuid(), nullable=True),
        sa.Column("flags", sa.JSON(), nullable=False),
        sa.Column("flags_words", sa.Text(), nullable=False),
        sa.Column("found", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("goes_ahead", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "about_id"],
            ["person.council_id", "person.id"],
            name="fk_family_conference_safety_about_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "conference_id"],
            ["family_conference_conference.council_id", "family_conference_conference.id"],
            name="fk_family_conference_safety_conference_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "screened_by_id"],
            ["person.council_id", "person.id"],
            name="fk_family_conference_safety_screened_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_family_conference_safety_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_conference_safety")),
        sa.UniqueConstraint("council_id", "conference_id", name="uq_family_conference_safety_once"),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_family_conference_safety_council_id_id")
        ),
    )
    op.create_index(
        "ix_family_conference_safety_about_id",
        "family_conference_safety",
        ["council_id", "about_id"],
        unique=False,
    )
    op.create_index(
        "ix_family_conference_safety_conference_id",
        "family_conference_safety",
        ["council_id", "conference_id"],
        unique=False,
    )
    op.create_index(
        "ix_family_conference_safety_screened_by_id",
        "family_conference_safety",
        ["council_id", "screened_by_id"],
        unique=False,
    )
    op.create_table(
        "family_conference_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "item_id"],
            ["family_conference_item.council_id", "family_conference_item.id"],
            name="fk_family_conference_step_item_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_family_conference_step_person_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_family_conference_step_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_conference_step")),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_family_conference_step_council_id_id")
        ),
    )
    op.create_index(
        "ix_family_conference_step_item_id",
        "family_conference_step",
        ["council_id", "item_id"],
        unique=False,
    )
    op.create_index(
        "ix_family_conference_step_person_id",
        "family_conference_step",
        ["council_id", "person_id"],
        unique=False,
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_index("ix_family_conference_step_person_id", table_name="family_conference_step")
    op.drop_index("ix_family_conference_step_item_id", table_name="family_conference_step")
    op.drop_table("family_conference_step")
    op.drop_index(
        "ix_family_conference_safety_screened_by_id", table_name="family_conference_safety"
    )
    op.drop_index(
        "ix_family_conference_safety_conference_id", table_name="family_conference_safety"
    )
    op.drop_index("ix_family_conference_safety_about_id", table_name="family_conference_safety")
    op.drop_table("family_conference_safety")
    op.drop_index("ix_family_conference_review_opened_by_id", table_name="family_conference_review")
    op.drop_index(
        "ix_family_conference_review_conference_id", table_name="family_conference_review"
    )
    op.drop_table("family_conference_review")
    op.drop_index(
        "ix_family_conference_participant_person_id", table_name="family_conference_participant"
    )
    op.drop_index(
        "ix_family_conference_participant_conference_id", table_name="family_conference_participant"
    )
    op.drop_index(
        "ix_family_conference_participant_added_by_id", table_name="family_conference_participant"
    )
    op.drop_table("family_conference_participant")
    op.drop_index("ix_family_conference_item_written_by_id", table_name="family_conference_item")
    op.drop_index("ix_family_conference_item_who_id", table_name="family_conference_item")
    op.drop_index("ix_family_conference_item_decided_by_id", table_name="family_conference_item")
    op.drop_index("ix_family_conference_item_conference_id", table_name="family_conference_item")
    op.drop_table("family_conference_item")
    op.drop_index("ix_family_conference_copy_to_id", table_name="family_conference_copy")
    op.drop_index("ix_family_conference_copy_conference_id", table_name="family_conference_copy")
    op.drop_index("ix_family_conference_copy_given_by_id", table_name="family_conference_copy")
    op.drop_table("family_conference_copy")
    op.drop_index(
        "ix_family_conference_bottom_line_set_by_id", table_name="family_conference_bottom_line"
    )
    op.drop_index(
        "ix_family_conference_bottom_line_conference_id", table_name="family_conference_bottom_line"
    )
    op.drop_table("family_conference_bottom_line")
    op.drop_index("ix_family_conference_answer_person_id", table_name="family_conference_answer")
    op.drop_index(
        "ix_family_conference_answer_conference_id", table_name="family_conference_answer"
    )
    op.drop_table("family_conference_answer")
    op.drop_index(
        "ix_family_conference_conference_no_private_by_id",
        table_name="family_conference_conference",
    )
    op.drop_index(
        "ix_family_conference_conference_calling_id", table_name="family_conference_conference"
    )
    op.drop_index(
        "ix_family_conference_conference_about_id", table_name="family_conference_conference"
    )
    op.drop_table("family_conference_conference")
