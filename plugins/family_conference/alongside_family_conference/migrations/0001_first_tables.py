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
        sa.Column("model", sa.String(length=16), nullable=False),
        sa.Column("asked_by_family", sa.Boolean(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("about_id", sa.Uuid(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("must_change", sa.Text(), nullable=False),
        sa.Column("by_when", sa.Date(), nullable=True),
        sa.Column("key_dates", sa.Text(), nullable=False),
        sa.Column("family_known", sa.Text(), nullable=False),
        sa.Column("languages", sa.Text(), nullable=False),
        sa.Column("held_in", sa.Text(), nullable=False),
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
            "model IN ('conference', 'decision_making')",
            name=op.f("ck_family_conference_conference_model"),
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
    with op.batch_alter_table("family_conference_conference", schema=None) as batch_op:
        batch_op.create_index(
            "ix_family_conference_conference_about_id", ["council_id", "about_id"], unique=False
        )
        batch_op.create_index(
            "ix_family_conference_conference_calling_id", ["council_id", "calling_id"], unique=False
        )
        batch_op.create_index(
            "ix_family_conference_conference_no_private_by_id",
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
    with op.batch_alter_table("family_conference_answer", schema=None) as batch_op:
        batch_op.create_index(
            "ix_family_conference_answer_conference_id",
            ["council_id", "conference_id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_family_conference_answer_person_id", ["council_id", "person_id"], unique=False
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
    with op.batch_alter_table("family_conference_bottom_line", schema=None) as batch_op:
        batch_op.create_index(
            "ix_family_conference_bottom_line_conference_id",
            ["council_id", "conference_id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_family_conference_bottom_line_set_by_id", ["council_id", "set_by_id"], unique=False
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
            "layout IN ('usual', 'easy')", name=op.f("ck_family_conference_copy_layout")
        ),
        sa.CheckConstraint(
            "size IN ('usual', 'large')", name=op.f("ck_family_conference_copy_size")
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "conference_id"],
            ["family_conference_conference.council_id", "family_conference_conference.id"],
            name="fk_family_conference_copy_conference_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "given_by_id"],
            ["person.council_id", "person.id"],
            name="fk_family_conference_copy_given_by_id",
            ondelete="NO ACTION",
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
    with op.batch_alter_table("family_conference_copy", schema=None) as batch_op:
        batch_op.create_index(
            "ix_family_conference_copy_conference_id", ["council_id", "conference_id"], unique=False
        )
        batch_op.create_index(
            "ix_family_conference_copy_given_by_id", ["council_id", "given_by_id"], unique=False
        )
        batch_op.create_index(
            "ix_family_conference_copy_to_id", ["council_id", "to_id"], unique=False
        )

    op.create_table(
        "family_conference_detail",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("conference_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("born_on", sa.Date(), nullable=True),
        sa.Column("expected", sa.Boolean(), nullable=False),
        sa.Column("gender", sa.Text(), nullable=False),
        sa.Column("disability", sa.Text(), nullable=False),
        sa.Column("ethnicity", sa.Text(), nullable=False),
        sa.Column("practice", sa.Text(), nullable=False),
        sa.Column("legal_status", sa.Text(), nullable=False),
        sa.Column("living_with", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "conference_id"],
            ["family_conference_conference.council_id", "family_conference_conference.id"],
            name="fk_family_conference_detail_conference_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_family_conference_detail_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_family_conference_detail_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_conference_detail")),
        sa.UniqueConstraint(
            "council_id", "conference_id", "person_id", name="uq_family_conference_detail_once"
        ),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_family_conference_detail_council_id_id")
        ),
    )
    with op.batch_alter_table("family_conference_detail", schema=None) as batch_op:
        batch_op.create_index(
            "ix_family_conference_detail_conference_id",
            ["council_id", "conference_id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_family_conference_detail_person_id", ["council_id", "person_id"], unique=False
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
    with op.batch_alter_table("family_conference_item", schema=None) as batch_op:
        batch_op.create_index(
            "ix_family_conference_item_conference_id", ["council_id", "conference_id"], unique=False
        )
        batch_op.create_index(
            "ix_family_conference_item_decided_by_id", ["council_id", "decided_by_id"], unique=False
        )
        batch_op.create_index(
            "ix_family_conference_item_who_id", ["council_id", "who_id"], unique=False
        )
        batch_op.create_index(
            "ix_family_conference_item_written_by_id", ["council_id", "written_by_id"], unique=False
        )

    op.create_table(
        "family_conference_network_person",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("conference_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("household", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "conference_id"],
            ["family_conference_conference.council_id", "family_conference_conference.id"],
            name="fk_family_conference_network_person_conference_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_family_conference_network_person_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["council.id"],
            name=op.f("fk_family_conference_network_person_council_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_conference_network_person")),
        sa.UniqueConstraint(
            "council_id",
            "conference_id",
            "person_id",
            name="uq_family_conference_network_person_once",
        ),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_family_conference_network_person_council_id_id")
        ),
    )
    with op.batch_alter_table("family_conference_network_person", schema=None) as batch_op:
        batch_op.create_index(
            "ix_family_conference_network_person_conference_id",
            ["council_id", "conference_id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_family_conference_network_person_person_id",
            ["council_id", "person_id"],
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
        sa.Column("offered_on", sa.Date(), nullable=True),
        sa.Column("offer_answer", sa.String(length=12), nullable=False),
        sa.Column("offer_answered_on", sa.Date(), nullable=True),
        sa.Column("invited_how", sa.String(length=12), nullable=False),
        sa.Column("invited_on", sa.Date(), nullable=True),
        sa.Column("answer", sa.String(length=12), nullable=False),
        sa.Column("contribution", sa.Text(), nullable=False),
        sa.Column("voice", sa.String(length=12), nullable=False),
        sa.Column("advocate", sa.String(length=12), nullable=False),
        sa.Column("voice_heard_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("brings", sa.Text(), nullable=False),
        sa.Column("needs", sa.Text(), nullable=False),
        sa.Column("arrives", sa.Text(), nullable=False),
        sa.Column("place_hidden", sa.Boolean(), nullable=False),
        sa.Column("excluded_because", sa.Text(), nullable=False),
        sa.Column("appeal", sa.Text(), nullable=False),
        sa.Column("attended", sa.Boolean(), nullable=False),
        sa.Column("network_hidden", sa.Boolean(), nullable=False),
        sa.Column("added_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "consent IN ('unasked', 'yes', 'no', 'too_young')",
            name=op.f("ck_family_conference_participant_consent"),
        ),
        sa.CheckConstraint(
            "offer_answer IN ('', 'accepted', 'refused')",
            name=op.f("ck_family_conference_participant_offer_answer"),
        ),
        sa.CheckConstraint(
            "role IN ('central', 'family', 'supporter', 'advocate', 'interpreter', 'coordinator', "
            "'referrer', 'information_giver')",
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
    with op.batch_alter_table("family_conference_participant", schema=None) as batch_op:
        batch_op.create_index(
            "ix_family_conference_participant_added_by_id",
            ["council_id", "added_by_id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_family_conference_participant_conference_id",
            ["council_id", "conference_id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_family_conference_participant_person_id", ["council_id", "person_id"], unique=False
        )

    op.create_table(
        "family_conference_referral",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("conference_id", sa.Uuid(), nullable=False),
        sa.Column("about_id", sa.Uuid(), nullable=False),
        sa.Column("interpreter", sa.String(length=4), nullable=False),
        sa.Column("core_group_on", sa.Date(), nullable=True),
        sa.Column("review_meeting_on", sa.Date(), nullable=True),
        sa.Column("court_on", sa.Date(), nullable=True),
        sa.Column("pre_proceedings_on", sa.Date(), nullable=True),
        sa.Column("discussed", sa.String(length=4), nullable=False),
        sa.Column("comes", sa.String(length=4), nullable=False),
        sa.Column("out_of_hours", sa.Boolean(), nullable=False),
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("manager_aware", sa.String(length=4), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "comes IN ('', 'yes', 'no')", name=op.f("ck_family_conference_referral_comes")
        ),
        sa.CheckConstraint(
            "discussed IN ('', 'yes', 'no')", name=op.f("ck_family_conference_referral_discussed")
        ),
        sa.CheckConstraint(
            "interpreter IN ('', 'yes', 'no')",
            name=op.f("ck_family_conference_referral_interpreter"),
        ),
        sa.CheckConstraint(
            "manager_aware IN ('', 'yes', 'no')",
            name=op.f("ck_family_conference_referral_manager_aware"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "about_id"],
            ["person.council_id", "person.id"],
            name="fk_family_conference_referral_about_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "conference_id"],
            ["family_conference_conference.council_id", "family_conference_conference.id"],
            name="fk_family_conference_referral_conference_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_family_conference_referral_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_conference_referral")),
        sa.UniqueConstraint(
            "council_id", "conference_id", name="uq_family_conference_referral_once"
        ),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_family_conference_referral_council_id_id")
        ),
    )
    with op.batch_alter_table("family_conference_referral", schema=None) as batch_op:
        batch_op.create_index(
            "ix_family_conference_referral_about_id", ["council_id", "about_id"], unique=False
        )
        batch_op.create_index(
            "ix_family_conference_referral_conference_id",
            ["council_id", "conference_id"],
            unique=False,
        )

    op.create_table(
        "family_conference_request",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("asker", sa.String(length=12), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("through", sa.Text(), nullable=False),
        sa.Column("safe_when", sa.Text(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_by_id", sa.Uuid(), nullable=True),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("worker_id", sa.Uuid(), nullable=True),
        sa.Column("conference_id", sa.Uuid(), nullable=True),
        sa.Column("instead", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('waiting', 'taken', 'begun', 'answered', 'withdrawn')",
            name=op.f("ck_family_conference_request_state"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "conference_id"],
            ["family_conference_conference.council_id", "family_conference_conference.id"],
            name="fk_family_conference_request_conference_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_family_conference_request_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "taken_by_id"],
            ["person.council_id", "person.id"],
            name="fk_family_conference_request_taken_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "worker_id"],
            ["person.council_id", "person.id"],
            name="fk_family_conference_request_worker_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_family_conference_request_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_conference_request")),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_family_conference_request_council_id_id")
        ),
    )
    with op.batch_alter_table("family_conference_request", schema=None) as batch_op:
        batch_op.create_index(
            "ix_family_conference_request_conference_id",
            ["council_id", "conference_id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_family_conference_request_person_id", ["council_id", "person_id"], unique=False
        )
        batch_op.create_index(
            "ix_family_conference_request_taken_by_id", ["council_id", "taken_by_id"], unique=False
        )
        batch_op.create_index(
            "ix_family_conference_request_waiting",
            ["council_id", "state", "created_at"],
            unique=False,
        )
        batch_op.create_index(
            "ix_family_conference_request_worker_id", ["council_id", "worker_id"], unique=False
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
    with op.batch_alter_table("family_conference_review", schema=None) as batch_op:
        batch_op.create_index(
            "ix_family_conference_review_conference_id",
            ["council_id", "conference_id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_family_conference_review_opened_by_id", ["council_id", "opened_by_id"], unique=False
        )

    op.create_table(
        "family_conference_took_part",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_family_conference_took_part_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "review_id"],
            ["family_conference_review.council_id", "family_conference_review.id"],
            name="fk_family_conference_took_part_review_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_family_conference_took_part_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_conference_took_part")),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_family_conference_took_part_council_id_id")
        ),
    )
    with op.batch_alter_table("family_conference_took_part", schema=None) as batch_op:
        batch_op.create_index(
            "ix_family_conference_took_part_person_id", ["council_id", "person_id"], unique=False
        )
        batch_op.create_index(
            "ix_family_conference_took_part_review_id", ["council_id", "review_id"], unique=False
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
    with op.batch_alter_table("family_conference_safety", schema=None) as batch_op:
        batch_op.create_index(
            "ix_family_conference_safety_about_id", ["council_id", "about_id"], unique=False
        )
        batch_op.create_index(
            "ix_family_conference_safety_conference_id",
            ["council_id", "conference_id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_family_conference_safety_screened_by_id",
            ["council_id", "screened_by_id"],
            unique=False,
        )

    op.create_table(
        "family_conference_voice",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("conference_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("given_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "conference_id"],
            ["family_conference_conference.council_id", "family_conference_conference.id"],
            name="fk_family_conference_voice_conference_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "given_by_id"],
            ["person.council_id", "person.id"],
            name="fk_family_conference_voice_given_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_family_conference_voice_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_family_conference_voice_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_conference_voice")),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_family_conference_voice_council_id_id")
        ),
    )
    with op.batch_alter_table("family_conference_voice", schema=None) as batch_op:
        batch_op.create_index(
            "ix_family_conference_voice_conference_id",
            ["council_id", "conference_id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_family_conference_voice_given_by_id", ["council_id", "given_by_id"], unique=False
        )
        batch_op.create_index(
            "ix_family_conference_voice_person_id", ["council_id", "person_id"], unique=False
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
    with op.batch_alter_table("family_conference_step", schema=None) as batch_op:
        batch_op.create_index(
            "ix_family_conference_step_item_id", ["council_id", "item_id"], unique=False
        )
        batch_op.create_index(
            "ix_family_conference_step_person_id", ["council_id", "person_id"], unique=False
        )

    op.create_table(
        "family_conference_tie",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("conference_id", sa.Uuid(), nullable=False),
        sa.Column("one_id", sa.Uuid(), nullable=False),
        sa.Column("other_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('close', 'strained', 'both', 'lost')",
            name=op.f("ck_family_conference_tie_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "conference_id"],
            ["family_conference_conference.council_id", "family_conference_conference.id"],
            name="fk_family_conference_tie_conference_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "one_id"],
            ["family_conference_network_person.council_id", "family_conference_network_person.id"],
            name="fk_family_conference_tie_one_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "other_id"],
            ["family_conference_network_person.council_id", "family_conference_network_person.id"],
            name="fk_family_conference_tie_other_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_family_conference_tie_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_conference_tie")),
        sa.UniqueConstraint(
            "council_id",
            "conference_id",
            "one_id",
            "other_id",
            name="uq_family_conference_tie_once",
        ),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_family_conference_tie_council_id_id")
        ),
    )
    with op.batch_alter_table("family_conference_tie", schema=None) as batch_op:
        batch_op.create_index(
            "ix_family_conference_tie_conference_id", ["council_id", "conference_id"], unique=False
        )
        batch_op.create_index(
            "ix_family_conference_tie_one_id", ["council_id", "one_id"], unique=False
        )
        batch_op.create_index(
            "ix_family_conference_tie_other_id", ["council_id", "other_id"], unique=False
        )


def downgrade() -> None:
    """Drop them."""
    with op.batch_alter_table("family_conference_tie", schema=None) as batch_op:
        batch_op.drop_index("ix_family_conference_tie_other_id")
        batch_op.drop_index("ix_family_conference_tie_one_id")
        batch_op.drop_index("ix_family_conference_tie_conference_id")

    op.drop_table("family_conference_tie")
    with op.batch_alter_table("family_conference_step", schema=None) as batch_op:
        batch_op.drop_index("ix_family_conference_step_person_id")
        batch_op.drop_index("ix_family_conference_step_item_id")

    op.drop_table("family_conference_step")
    with op.batch_alter_table("family_conference_voice", schema=None) as batch_op:
        batch_op.drop_index("ix_family_conference_voice_person_id")
        batch_op.drop_index("ix_family_conference_voice_given_by_id")
        batch_op.drop_index("ix_family_conference_voice_conference_id")

    op.drop_table("family_conference_voice")
    with op.batch_alter_table("family_conference_safety", schema=None) as batch_op:
        batch_op.drop_index("ix_family_conference_safety_screened_by_id")
        batch_op.drop_index("ix_family_conference_safety_conference_id")
        batch_op.drop_index("ix_family_conference_safety_about_id")

    op.drop_table("family_conference_safety")
    with op.batch_alter_table("family_conference_took_part", schema=None) as batch_op:
        batch_op.drop_index("ix_family_conference_took_part_review_id")
        batch_op.drop_index("ix_family_conference_took_part_person_id")

    op.drop_table("family_conference_took_part")
    with op.batch_alter_table("family_conference_review", schema=None) as batch_op:
        batch_op.drop_index("ix_family_conference_review_opened_by_id")
        batch_op.drop_index("ix_family_conference_review_conference_id")

    op.drop_table("family_conference_review")
    with op.batch_alter_table("family_conference_request", schema=None) as batch_op:
        batch_op.drop_index("ix_family_conference_request_worker_id")
        batch_op.drop_index("ix_family_conference_request_waiting")
        batch_op.drop_index("ix_family_conference_request_taken_by_id")
        batch_op.drop_index("ix_family_conference_request_person_id")
        batch_op.drop_index("ix_family_conference_request_conference_id")

    op.drop_table("family_conference_request")
    with op.batch_alter_table("family_conference_referral", schema=None) as batch_op:
        batch_op.drop_index("ix_family_conference_referral_conference_id")
        batch_op.drop_index("ix_family_conference_referral_about_id")

    op.drop_table("family_conference_referral")
    with op.batch_alter_table("family_conference_participant", schema=None) as batch_op:
        batch_op.drop_index("ix_family_conference_participant_person_id")
        batch_op.drop_index("ix_family_conference_participant_conference_id")
        batch_op.drop_index("ix_family_conference_participant_added_by_id")

    op.drop_table("family_conference_participant")
    with op.batch_alter_table("family_conference_network_person", schema=None) as batch_op:
        batch_op.drop_index("ix_family_conference_network_person_person_id")
        batch_op.drop_index("ix_family_conference_network_person_conference_id")

    op.drop_table("family_conference_network_person")
    with op.batch_alter_table("family_conference_item", schema=None) as batch_op:
        batch_op.drop_index("ix_family_conference_item_written_by_id")
        batch_op.drop_index("ix_family_conference_item_who_id")
        batch_op.drop_index("ix_family_conference_item_decided_by_id")
        batch_op.drop_index("ix_family_conference_item_conference_id")

    op.drop_table("family_conference_item")
    with op.batch_alter_table("family_conference_detail", schema=None) as batch_op:
        batch_op.drop_index("ix_family_conference_detail_person_id")
        batch_op.drop_index("ix_family_conference_detail_conference_id")

    op.drop_table("family_conference_detail")
    with op.batch_alter_table("family_conference_copy", schema=None) as batch_op:
        batch_op.drop_index("ix_family_conference_copy_to_id")
        batch_op.drop_index("ix_family_conference_copy_given_by_id")
        batch_op.drop_index("ix_family_conference_copy_conference_id")

    op.drop_table("family_conference_copy")
    with op.batch_alter_table("family_conference_bottom_line", schema=None) as batch_op:
        batch_op.drop_index("ix_family_conference_bottom_line_set_by_id")
        batch_op.drop_index("ix_family_conference_bottom_line_conference_id")

    op.drop_table("family_conference_bottom_line")
    with op.batch_alter_table("family_conference_answer", schema=None) as batch_op:
        batch_op.drop_index("ix_family_conference_answer_person_id")
        batch_op.drop_index("ix_family_conference_answer_conference_id")

    op.drop_table("family_conference_answer")
    with op.batch_alter_table("family_conference_conference", schema=None) as batch_op:
        batch_op.drop_index("ix_family_conference_conference_no_private_by_id")
        batch_op.drop_index("ix_family_conference_conference_calling_id")
        batch_op.drop_index("ix_family_conference_conference_about_id")

    op.drop_table("family_conference_conference")
