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
        "shared_lives_own_factor",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("title_cy", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("question_cy", sa.Text(), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("first_bit", sa.Integer(), nullable=False),
        sa.Column("about", sa.String(length=10), nullable=False),
        sa.Column("each", sa.Boolean(), nullable=False),
        sa.Column("quiet", sa.Boolean(), nullable=False),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "about IN ('both', 'household')", name=op.f("ck_shared_lives_own_factor_about")
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_shared_lives_own_factor_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_lives_own_factor")),
        sa.UniqueConstraint(
            "council_id", "first_bit", name=op.f("uq_shared_lives_own_factor_council_id_first_bit")
        ),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_shared_lives_own_factor_council_id_id")
        ),
    )
    op.create_table(
        "shared_lives_panel_meeting",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_shared_lives_panel_meeting_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_lives_panel_meeting")),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_shared_lives_panel_meeting_council_id_id")
        ),
    )
    op.create_table(
        "shared_lives_household",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("state_since", sa.Date(), nullable=True),
        sa.Column("worker_id", sa.Uuid(), nullable=True),
        sa.Column("begun_by_id", sa.Uuid(), nullable=True),
        sa.Column("who_we_are", sa.Text(), nullable=False),
        sa.Column("home", sa.Text(), nullable=False),
        sa.Column("typical_week", sa.Text(), nullable=False),
        sa.Column("enjoy", sa.Text(), nullable=False),
        sa.Column("experience", sa.Text(), nullable=False),
        sa.Column("area", sa.String(length=60), nullable=False),
        sa.Column("hopes", sa.Text(), nullable=False),
        sa.Column("cannot_do", sa.Text(), nullable=False),
        sa.Column("factors", sa.JSON(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.Column("written", sa.String(length=12), nullable=False),
        sa.Column("written_with", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('enquiry', 'visit', 'application', 'assessment', 'report', 'panel', "
            "'approved', 'paused', 'closed', 'ended')",
            name=op.f("ck_shared_lives_household_state"),
        ),
        sa.CheckConstraint(
            "written IN ('', 'ourselves', 'together')",
            name=op.f("ck_shared_lives_household_written"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "begun_by_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_household_begun_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "worker_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_household_worker_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_shared_lives_household_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_lives_household")),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_shared_lives_household_council_id_id")
        ),
    )
    with op.batch_alter_table("shared_lives_household", schema=None) as batch_op:
        batch_op.create_index(
            "ix_shared_lives_household_begun_by_id", ["council_id", "begun_by_id"], unique=False
        )
        batch_op.create_index(
            "ix_shared_lives_household_matching",
            ["council_id", "state", "id", "area", "packed"],
            unique=False,
        )
        batch_op.create_index(
            "ix_shared_lives_household_worker_id", ["council_id", "worker_id"], unique=False
        )

    op.create_table(
        "shared_lives_looking",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=True),
        sa.Column("helper_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("gifts", sa.Text(), nullable=False),
        sa.Column("who_i_am", sa.Text(), nullable=False),
        sa.Column("good_day", sa.Text(), nullable=False),
        sa.Column("please_dont", sa.Text(), nullable=False),
        sa.Column("support", sa.Text(), nullable=False),
        sa.Column("situation", sa.Text(), nullable=False),
        sa.Column("social_worker", sa.Text(), nullable=False),
        sa.Column("area", sa.String(length=60), nullable=False),
        sa.Column("hopes", sa.Text(), nullable=False),
        sa.Column("cannot_do", sa.Text(), nullable=False),
        sa.Column("factors", sa.JSON(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.Column("written", sa.String(length=12), nullable=False),
        sa.Column("written_with", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('writing', 'looking', 'settled', 'paused', 'ended')",
            name=op.f("ck_shared_lives_looking_state"),
        ),
        sa.CheckConstraint(
            "written IN ('', 'ourselves', 'together')", name=op.f("ck_shared_lives_looking_written")
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "helper_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_looking_helper_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_looking_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "worker_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_looking_worker_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_shared_lives_looking_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_lives_looking")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_shared_lives_looking_council_id_id")),
    )
    with op.batch_alter_table("shared_lives_looking", schema=None) as batch_op:
        batch_op.create_index(
            "ix_shared_lives_looking_helper_id", ["council_id", "helper_id"], unique=False
        )
        batch_op.create_index(
            "ix_shared_lives_looking_person_id", ["council_id", "person_id"], unique=False
        )
        batch_op.create_index(
            "ix_shared_lives_looking_worker_id", ["council_id", "worker_id"], unique=False
        )

    op.create_table(
        "shared_lives_application",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("everyone", sa.Text(), nullable=False),
        sa.Column("work", sa.Text(), nullable=False),
        sa.Column("referees", sa.Text(), nullable=False),
        sa.Column("health", sa.Text(), nullable=False),
        sa.Column("agrees", sa.Boolean(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "household_id"],
            ["shared_lives_household.council_id", "shared_lives_household.id"],
            name="fk_shared_lives_application_household_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "sent_by_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_application_sent_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_shared_lives_application_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_lives_application")),
        sa.UniqueConstraint(
            "council_id",
            "household_id",
            name=op.f("uq_shared_lives_application_council_id_household_id"),
        ),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_shared_lives_application_council_id_id")
        ),
    )
    with op.batch_alter_table("shared_lives_application", schema=None) as batch_op:
        batch_op.create_index(
            "ix_shared_lives_application_household_id", ["council_id", "household_id"], unique=False
        )
        batch_op.create_index(
            "ix_shared_lives_application_sent_by_id", ["council_id", "sent_by_id"], unique=False
        )

    op.create_table(
        "shared_lives_carer_review",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("learned", sa.Text(), nullable=False),
        sa.Column("safety", sa.Text(), nullable=False),
        sa.Column("incidents", sa.Text(), nullable=False),
        sa.Column("views", sa.Text(), nullable=False),
        sa.Column("views_by", sa.Text(), nullable=False),
        sa.Column("own_needs", sa.Text(), nullable=False),
        sa.Column("breaks", sa.Text(), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(length=8), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "outcome IN ('continue', 'vary', 'pause', 'end')",
            name=op.f("ck_shared_lives_carer_review_outcome"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "by_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_carer_review_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "household_id"],
            ["shared_lives_household.council_id", "shared_lives_household.id"],
            name="fk_shared_lives_carer_review_household_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_shared_lives_carer_review_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_lives_carer_review")),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_shared_lives_carer_review_council_id_id")
        ),
    )
    with op.batch_alter_table("shared_lives_carer_review", schema=None) as batch_op:
        batch_op.create_index(
            "ix_shared_lives_carer_review_by_id", ["council_id", "by_id"], unique=False
        )
        batch_op.create_index(
            "ix_shared_lives_carer_review_household_id",
            ["council_id", "household_id"],
            unique=False,
        )

    op.create_table(
        "shared_lives_enquiry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("household_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("through", sa.Text(), nullable=False),
        sa.Column("safe_when", sa.Text(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_by_id", sa.Uuid(), nullable=True),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("instead", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('waiting', 'taken', 'begun', 'answered', 'withdrawn')",
            name=op.f("ck_shared_lives_enquiry_state"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "household_id"],
            ["shared_lives_household.council_id", "shared_lives_household.id"],
            name="fk_shared_lives_enquiry_household_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_enquiry_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "taken_by_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_enquiry_taken_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_shared_lives_enquiry_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_lives_enquiry")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_shared_lives_enquiry_council_id_id")),
    )
    with op.batch_alter_table("shared_lives_enquiry", schema=None) as batch_op:
        batch_op.create_index(
            "ix_shared_lives_enquiry_household_id", ["council_id", "household_id"], unique=False
        )
        batch_op.create_index(
            "ix_shared_lives_enquiry_person_id", ["council_id", "person_id"], unique=False
        )
        batch_op.create_index(
            "ix_shared_lives_enquiry_taken_by_id", ["council_id", "taken_by_id"], unique=False
        )
        batch_op.create_index(
            "ix_shared_lives_enquiry_waiting", ["council_id", "state", "created_at"], unique=False
        )

    op.create_table(
        "shared_lives_housemate",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("part", sa.String(length=8), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "part IN ('carer', 'support', 'member')", name=op.f("ck_shared_lives_housemate_part")
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "household_id"],
            ["shared_lives_household.council_id", "shared_lives_household.id"],
            name="fk_shared_lives_housemate_household_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_housemate_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_shared_lives_housemate_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_lives_housemate")),
        sa.UniqueConstraint(
            "council_id",
            "household_id",
            "person_id",
            name=op.f("uq_shared_lives_housemate_council_id_household_id_person_id"),
        ),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_shared_lives_housemate_council_id_id")
        ),
    )
    with op.batch_alter_table("shared_lives_housemate", schema=None) as batch_op:
        batch_op.create_index(
            "ix_shared_lives_housemate_household_id", ["council_id", "household_id"], unique=False
        )
        batch_op.create_index(
            "ix_shared_lives_housemate_person_id", ["council_id", "person_id"], unique=False
        )

    op.create_table(
        "shared_lives_move",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("step", sa.String(length=12), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "step IN ('enquiry', 'visit', 'application', 'assessment', 'report', 'panel', "
            "'approved', 'paused', 'closed', 'ended')",
            name=op.f("ck_shared_lives_move_step"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "by_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_move_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "household_id"],
            ["shared_lives_household.council_id", "shared_lives_household.id"],
            name="fk_shared_lives_move_household_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_shared_lives_move_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_lives_move")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_shared_lives_move_council_id_id")),
    )
    with op.batch_alter_table("shared_lives_move", schema=None) as batch_op:
        batch_op.create_index("ix_shared_lives_move_by_id", ["council_id", "by_id"], unique=False)
        batch_op.create_index(
            "ix_shared_lives_move_household_id", ["council_id", "household_id"], unique=False
        )

    op.create_table(
        "shared_lives_piece",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=True),
        sa.Column("looking_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("given_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(household_id IS NULL) <> (looking_id IS NULL)",
            name=op.f("ck_shared_lives_piece_one_side"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "given_by_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_piece_given_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "household_id"],
            ["shared_lives_household.council_id", "shared_lives_household.id"],
            name="fk_shared_lives_piece_household_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "looking_id"],
            ["shared_lives_looking.council_id", "shared_lives_looking.id"],
            name="fk_shared_lives_piece_looking_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_shared_lives_piece_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_lives_piece")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_shared_lives_piece_council_id_id")),
    )
    with op.batch_alter_table("shared_lives_piece", schema=None) as batch_op:
        batch_op.create_index(
            "ix_shared_lives_piece_given_by_id", ["council_id", "given_by_id"], unique=False
        )
        batch_op.create_index(
            "ix_shared_lives_piece_household_id", ["council_id", "household_id"], unique=False
        )
        batch_op.create_index(
            "ix_shared_lives_piece_looking_id", ["council_id", "looking_id"], unique=False
        )

    op.create_table(
        "shared_lives_possibility",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("looking_id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("thought_of_by_id", sa.Uuid(), nullable=True),
        sa.Column("speaks_for", sa.Text(), nullable=False),
        sa.Column("speaks_against", sa.Text(), nullable=False),
        sa.Column("existing", sa.Boolean(), nullable=False),
        sa.Column("person_shows_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("person_shows_how", sa.Text(), nullable=False),
        sa.Column("household_shows_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("person_answer", sa.String(length=8), nullable=False),
        sa.Column("person_answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("person_answered_by_id", sa.Uuid(), nullable=True),
        sa.Column("person_answered_how", sa.Text(), nullable=False),
        sa.Column("household_answer", sa.String(length=8), nullable=False),
        sa.Column("household_answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("household_answered_by_id", sa.Uuid(), nullable=True),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "household_answer IN ('', 'yes', 'no', 'not_yet')",
            name=op.f("ck_shared_lives_possibility_household_answer"),
        ),
        sa.CheckConstraint(
            "person_answer IN ('', 'yes', 'no', 'not_yet')",
            name=op.f("ck_shared_lives_possibility_person_answer"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "household_answered_by_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_possibility_household_answered_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "household_id"],
            ["shared_lives_household.council_id", "shared_lives_household.id"],
            name="fk_shared_lives_possibility_household_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "looking_id"],
            ["shared_lives_looking.council_id", "shared_lives_looking.id"],
            name="fk_shared_lives_possibility_looking_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_answered_by_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_possibility_person_answered_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "thought_of_by_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_possibility_thought_of_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_shared_lives_possibility_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_lives_possibility")),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_shared_lives_possibility_council_id_id")
        ),
        sa.UniqueConstraint(
            "council_id",
            "looking_id",
            "household_id",
            name=op.f("uq_shared_lives_possibility_council_id_looking_id_household_id"),
        ),
    )
    with op.batch_alter_table("shared_lives_possibility", schema=None) as batch_op:
        batch_op.create_index(
            "ix_shared_lives_possibility_household_answered_by_id",
            ["council_id", "household_answered_by_id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_shared_lives_possibility_household_id", ["council_id", "household_id"], unique=False
        )
        batch_op.create_index(
            "ix_shared_lives_possibility_looking_id", ["council_id", "looking_id"], unique=False
        )
        batch_op.create_index(
            "ix_shared_lives_possibility_person_answered_by_id",
            ["council_id", "person_answered_by_id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_shared_lives_possibility_thought_of_by_id",
            ["council_id", "thought_of_by_id"],
            unique=False,
        )

    op.create_table(
        "shared_lives_report",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("written_by_id", sa.Uuid(), nullable=True),
        sa.Column("brings", sa.Text(), nullable=False),
        sa.Column("home", sa.Text(), nullable=False),
        sa.Column("everyone", sa.Text(), nullable=False),
        sa.Column("met", sa.Text(), nullable=False),
        sa.Column("learns", sa.Text(), nullable=False),
        sa.Column("unknown", sa.Text(), nullable=False),
        sa.Column("proposes", sa.Text(), nullable=False),
        sa.Column("shared_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "household_id"],
            ["shared_lives_household.council_id", "shared_lives_household.id"],
            name="fk_shared_lives_report_household_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "written_by_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_report_written_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_shared_lives_report_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_lives_report")),
        sa.UniqueConstraint(
            "council_id",
            "household_id",
            "number",
            name=op.f("uq_shared_lives_report_council_id_household_id_number"),
        ),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_shared_lives_report_council_id_id")),
    )
    with op.batch_alter_table("shared_lives_report", schema=None) as batch_op:
        batch_op.create_index(
            "ix_shared_lives_report_household_id", ["council_id", "household_id"], unique=False
        )
        batch_op.create_index(
            "ix_shared_lives_report_written_by_id", ["council_id", "written_by_id"], unique=False
        )

    op.create_table(
        "shared_lives_requirement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("asked_of", sa.Text(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("got_on", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("warned_for", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "by_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_requirement_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "household_id"],
            ["shared_lives_household.council_id", "shared_lives_household.id"],
            name="fk_shared_lives_requirement_household_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_requirement_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_shared_lives_requirement_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_lives_requirement")),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_shared_lives_requirement_council_id_id")
        ),
    )
    with op.batch_alter_table("shared_lives_requirement", schema=None) as batch_op:
        batch_op.create_index(
            "ix_shared_lives_requirement_by_id", ["council_id", "by_id"], unique=False
        )
        batch_op.create_index(
            "ix_shared_lives_requirement_household_id", ["council_id", "household_id"], unique=False
        )
        batch_op.create_index(
            "ix_shared_lives_requirement_person_id", ["council_id", "person_id"], unique=False
        )

    op.create_table(
        "shared_lives_training",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("warned_for", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "by_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_training_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "household_id"],
            ["shared_lives_household.council_id", "shared_lives_household.id"],
            name="fk_shared_lives_training_household_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_training_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_shared_lives_training_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_lives_training")),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_shared_lives_training_council_id_id")
        ),
    )
    with op.batch_alter_table("shared_lives_training", schema=None) as batch_op:
        batch_op.create_index(
            "ix_shared_lives_training_by_id", ["council_id", "by_id"], unique=False
        )
        batch_op.create_index(
            "ix_shared_lives_training_household_id", ["council_id", "household_id"], unique=False
        )
        batch_op.create_index(
            "ix_shared_lives_training_person_id", ["council_id", "person_id"], unique=False
        )

    op.create_table(
        "shared_lives_trouble_told",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "household_id"],
            ["shared_lives_household.council_id", "shared_lives_household.id"],
            name="fk_shared_lives_trouble_told_household_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_shared_lives_trouble_told_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_lives_trouble_told")),
        sa.UniqueConstraint(
            "council_id",
            "household_id",
            "words",
            name=op.f("uq_shared_lives_trouble_told_council_id_household_id_words"),
        ),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_shared_lives_trouble_told_council_id_id")
        ),
    )
    with op.batch_alter_table("shared_lives_trouble_told", schema=None) as batch_op:
        batch_op.create_index(
            "ix_shared_lives_trouble_told_household_id",
            ["council_id", "household_id"],
            unique=False,
        )

    op.create_table(
        "shared_lives_vacancy",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "household_id"],
            ["shared_lives_household.council_id", "shared_lives_household.id"],
            name="fk_shared_lives_vacancy_household_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_shared_lives_vacancy_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_lives_vacancy")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_shared_lives_vacancy_council_id_id")),
    )
    with op.batch_alter_table("shared_lives_vacancy", schema=None) as batch_op:
        batch_op.create_index(
            "ix_shared_lives_vacancy_household_id", ["council_id", "household_id"], unique=False
        )

    op.create_table(
        "shared_lives_visit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("with_id", sa.Uuid(), nullable=True),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("talked", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("may_read", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('visit', 'talk', 'shared')", name=op.f("ck_shared_lives_visit_kind")
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "by_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_visit_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "household_id"],
            ["shared_lives_household.council_id", "shared_lives_household.id"],
            name="fk_shared_lives_visit_household_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "with_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_visit_with_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_shared_lives_visit_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_lives_visit")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_shared_lives_visit_council_id_id")),
    )
    with op.batch_alter_table("shared_lives_visit", schema=None) as batch_op:
        batch_op.create_index("ix_shared_lives_visit_by_id", ["council_id", "by_id"], unique=False)
        batch_op.create_index(
            "ix_shared_lives_visit_household_id", ["council_id", "household_id"], unique=False
        )
        batch_op.create_index(
            "ix_shared_lives_visit_with_id", ["council_id", "with_id"], unique=False
        )

    op.create_table(
        "shared_lives_arrangement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("possibility_id", sa.Uuid(), nullable=False),
        sa.Column("looking_id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("weekdays", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("trial_from", sa.Date(), nullable=True),
        sa.Column("trial_until", sa.Date(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("emergency", sa.Boolean(), nullable=False),
        sa.Column("choose_again_on", sa.Date(), nullable=True),
        sa.Column("choose_told_on", sa.Date(), nullable=True),
        sa.Column("notice_on", sa.Date(), nullable=True),
        sa.Column("notice_side", sa.String(length=10), nullable=False),
        sa.Column("sooner_person", sa.Date(), nullable=True),
        sa.Column("sooner_household", sa.Date(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_because", sa.Text(), nullable=False),
        sa.Column("goodbye", sa.Text(), nullable=False),
        sa.Column("keeping_in_touch", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('trial', 'agreed', 'living', 'paused', 'ended')",
            name=op.f("ck_shared_lives_arrangement_state"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "household_id"],
            ["shared_lives_household.council_id", "shared_lives_household.id"],
            name="fk_shared_lives_arrangement_household_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "looking_id"],
            ["shared_lives_looking.council_id", "shared_lives_looking.id"],
            name="fk_shared_lives_arrangement_looking_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_arrangement_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "possibility_id"],
            ["shared_lives_possibility.council_id", "shared_lives_possibility.id"],
            name="fk_shared_lives_arrangement_possibility_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_shared_lives_arrangement_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_lives_arrangement")),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_shared_lives_arrangement_council_id_id")
        ),
    )
    with op.batch_alter_table("shared_lives_arrangement", schema=None) as batch_op:
        batch_op.create_index(
            "ix_shared_lives_arrangement_household_id", ["council_id", "household_id"], unique=False
        )
        batch_op.create_index(
            "ix_shared_lives_arrangement_looking_id", ["council_id", "looking_id"], unique=False
        )
        batch_op.create_index(
            "ix_shared_lives_arrangement_person_id", ["council_id", "person_id"], unique=False
        )
        batch_op.create_index(
            "ix_shared_lives_arrangement_possibility_id",
            ["council_id", "possibility_id"],
            unique=False,
        )

    op.create_table(
        "shared_lives_comment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_comment_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "report_id"],
            ["shared_lives_report.council_id", "shared_lives_report.id"],
            name="fk_shared_lives_comment_report_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_shared_lives_comment_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_lives_comment")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_shared_lives_comment_council_id_id")),
        sa.UniqueConstraint(
            "council_id",
            "report_id",
            "person_id",
            name=op.f("uq_shared_lives_comment_council_id_report_id_person_id"),
        ),
    )
    with op.batch_alter_table("shared_lives_comment", schema=None) as batch_op:
        batch_op.create_index(
            "ix_shared_lives_comment_person_id", ["council_id", "person_id"], unique=False
        )
        batch_op.create_index(
            "ix_shared_lives_comment_report_id", ["council_id", "report_id"], unique=False
        )

    op.create_table(
        "shared_lives_consideration",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("applicant_there", sa.Text(), nullable=False),
        sa.Column("decision", sa.String(length=8), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decided_by_id", sa.Uuid(), nullable=True),
        sa.Column("most_adults", sa.Integer(), nullable=True),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("conditions", sa.Text(), nullable=False),
        sa.Column("probation_until", sa.Date(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("appeal", sa.Text(), nullable=False),
        sa.Column("appealed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("appealed_by_id", sa.Uuid(), nullable=True),
        sa.Column("appeal_words", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "decision IN ('', 'approve', 'defer', 'decline')",
            name=op.f("ck_shared_lives_consideration_decision"),
        ),
        sa.CheckConstraint(
            "most_adults BETWEEN 1 AND 3", name=op.f("ck_shared_lives_consideration_most_adults")
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "appealed_by_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_consideration_appealed_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "decided_by_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_consideration_decided_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "household_id"],
            ["shared_lives_household.council_id", "shared_lives_household.id"],
            name="fk_shared_lives_consideration_household_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "meeting_id"],
            ["shared_lives_panel_meeting.council_id", "shared_lives_panel_meeting.id"],
            name="fk_shared_lives_consideration_meeting_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "report_id"],
            ["shared_lives_report.council_id", "shared_lives_report.id"],
            name="fk_shared_lives_consideration_report_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_shared_lives_consideration_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_lives_consideration")),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_shared_lives_consideration_council_id_id")
        ),
        sa.UniqueConstraint(
            "council_id",
            "meeting_id",
            "household_id",
            name=op.f("uq_shared_lives_consideration_council_id_meeting_id_household_id"),
        ),
    )
    with op.batch_alter_table("shared_lives_consideration", schema=None) as batch_op:
        batch_op.create_index(
            "ix_shared_lives_consideration_appealed_by_id",
            ["council_id", "appealed_by_id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_shared_lives_consideration_decided_by_id",
            ["council_id", "decided_by_id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_shared_lives_consideration_household_id",
            ["council_id", "household_id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_shared_lives_consideration_meeting_id", ["council_id", "meeting_id"], unique=False
        )
        batch_op.create_index(
            "ix_shared_lives_consideration_report_id", ["council_id", "report_id"], unique=False
        )

    op.create_table(
        "shared_lives_introduction",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("possibility_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("company", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("planned_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('tea', 'meal', 'day', 'overnight', 'weekend', 'other')",
            name=op.f("ck_shared_lives_introduction_kind"),
        ),
        sa.CheckConstraint(
            "state IN ('planned', 'happened', 'called_off')",
            name=op.f("ck_shared_lives_introduction_state"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_introduction_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "planned_by_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_introduction_planned_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "possibility_id"],
            ["shared_lives_possibility.council_id", "shared_lives_possibility.id"],
            name="fk_shared_lives_introduction_possibility_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_shared_lives_introduction_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_lives_introduction")),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_shared_lives_introduction_council_id_id")
        ),
    )
    with op.batch_alter_table("shared_lives_introduction", schema=None) as batch_op:
        batch_op.create_index(
            "ix_shared_lives_introduction_person_id", ["council_id", "person_id"], unique=False
        )
        batch_op.create_index(
            "ix_shared_lives_introduction_planned_by_id",
            ["council_id", "planned_by_id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_shared_lives_introduction_possibility_id",
            ["council_id", "possibility_id"],
            unique=False,
        )

    op.create_table(
        "shared_lives_agreement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("arrangement_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("parts", sa.Text(), nullable=False),
        sa.Column("interested", sa.Text(), nullable=False),
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("fees", sa.Text(), nullable=False),
        sa.Column("payer", sa.Text(), nullable=False),
        sa.Column("expectations", sa.Text(), nullable=False),
        sa.Column("house_key", sa.Text(), nullable=False),
        sa.Column("money", sa.Text(), nullable=False),
        sa.Column("medicines", sa.Text(), nullable=False),
        sa.Column("health", sa.Text(), nullable=False),
        sa.Column("back_up", sa.Text(), nullable=False),
        sa.Column("notice_days", sa.Integer(), nullable=False),
        sa.Column("reviews", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "arrangement_id"],
            ["shared_lives_arrangement.council_id", "shared_lives_arrangement.id"],
            name="fk_shared_lives_agreement_arrangement_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_agreement_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_shared_lives_agreement_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_lives_agreement")),
        sa.UniqueConstraint(
            "council_id",
            "arrangement_id",
            "edition",
            name=op.f("uq_shared_lives_agreement_council_id_arrangement_id_edition"),
        ),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_shared_lives_agreement_council_id_id")
        ),
    )
    with op.batch_alter_table("shared_lives_agreement", schema=None) as batch_op:
        batch_op.create_index(
            "ix_shared_lives_agreement_arrangement_id",
            ["council_id", "arrangement_id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_shared_lives_agreement_person_id", ["council_id", "person_id"], unique=False
        )

    op.create_table(
        "shared_lives_approval",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("consideration_id", sa.Uuid(), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("probation", sa.Boolean(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=False),
        sa.Column("most_adults", sa.Integer(), nullable=False),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("conditions", sa.Text(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("until_warned_for", sa.Date(), nullable=True),
        sa.Column("review_warned_for", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "most_adults BETWEEN 1 AND 3", name=op.f("ck_shared_lives_approval_most_adults")
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "consideration_id"],
            ["shared_lives_consideration.council_id", "shared_lives_consideration.id"],
            name="fk_shared_lives_approval_consideration_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "household_id"],
            ["shared_lives_household.council_id", "shared_lives_household.id"],
            name="fk_shared_lives_approval_household_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_shared_lives_approval_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_lives_approval")),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_shared_lives_approval_council_id_id")
        ),
    )
    with op.batch_alter_table("shared_lives_approval", schema=None) as batch_op:
        batch_op.create_index(
            "ix_shared_lives_approval_consideration_id",
            ["council_id", "consideration_id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_shared_lives_approval_household_id", ["council_id", "household_id"], unique=False
        )

    op.create_table(
        "shared_lives_choice",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("possibility_id", sa.Uuid(), nullable=False),
        sa.Column("side", sa.String(length=10), nullable=False),
        sa.Column("answer", sa.String(length=8), nullable=False),
        sa.Column("after_id", sa.Uuid(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("how", sa.String(length=10), nullable=False),
        sa.Column("with_words", sa.Text(), nullable=False),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "answer IN ('yes', 'no', 'not_yet')", name=op.f("ck_shared_lives_choice_answer")
        ),
        sa.CheckConstraint(
            "how IN ('here', 'helper', 'said', 'signed', 'pictured')",
            name=op.f("ck_shared_lives_choice_how"),
        ),
        sa.CheckConstraint(
            "side IN ('person', 'household')", name=op.f("ck_shared_lives_choice_side")
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "after_id"],
            ["shared_lives_introduction.council_id", "shared_lives_introduction.id"],
            name="fk_shared_lives_choice_after_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "by_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_choice_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "possibility_id"],
            ["shared_lives_possibility.council_id", "shared_lives_possibility.id"],
            name="fk_shared_lives_choice_possibility_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_shared_lives_choice_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_lives_choice")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_shared_lives_choice_council_id_id")),
    )
    with op.batch_alter_table("shared_lives_choice", schema=None) as batch_op:
        batch_op.create_index(
            "ix_shared_lives_choice_after_id", ["council_id", "after_id"], unique=False
        )
        batch_op.create_index("ix_shared_lives_choice_by_id", ["council_id", "by_id"], unique=False)
        batch_op.create_index(
            "ix_shared_lives_choice_possibility_id", ["council_id", "possibility_id"], unique=False
        )

    op.create_table(
        "shared_lives_diary_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("introduction_id", sa.Uuid(), nullable=False),
        sa.Column("side", sa.String(length=10), nullable=False),
        sa.Column("pet", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("written_with", sa.Text(), nullable=False),
        sa.Column("shared_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "side IN ('person', 'household', 'scheme')",
            name=op.f("ck_shared_lives_diary_entry_side"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "author_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_diary_entry_author_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "introduction_id"],
            ["shared_lives_introduction.council_id", "shared_lives_introduction.id"],
            name="fk_shared_lives_diary_entry_introduction_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_shared_lives_diary_entry_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_lives_diary_entry")),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_shared_lives_diary_entry_council_id_id")
        ),
    )
    with op.batch_alter_table("shared_lives_diary_entry", schema=None) as batch_op:
        batch_op.create_index(
            "ix_shared_lives_diary_entry_author_id", ["council_id", "author_id"], unique=False
        )
        batch_op.create_index(
            "ix_shared_lives_diary_entry_introduction_id",
            ["council_id", "introduction_id"],
            unique=False,
        )

    op.create_table(
        "shared_lives_living_review",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("arrangement_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("asked_by_id", sa.Uuid(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("there", sa.Text(), nullable=False),
        sa.Column("good", sa.Text(), nullable=False),
        sa.Column("hard", sa.Text(), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.Column("late_told_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('six_weeks', 'monthly', 'yearly', 'asked')",
            name=op.f("ck_shared_lives_living_review_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "arrangement_id"],
            ["shared_lives_arrangement.council_id", "shared_lives_arrangement.id"],
            name="fk_shared_lives_living_review_arrangement_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "asked_by_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_living_review_asked_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_living_review_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_shared_lives_living_review_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_lives_living_review")),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_shared_lives_living_review_council_id_id")
        ),
    )
    with op.batch_alter_table("shared_lives_living_review", schema=None) as batch_op:
        batch_op.create_index(
            "ix_shared_lives_living_review_arrangement_id",
            ["council_id", "arrangement_id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_shared_lives_living_review_asked_by_id", ["council_id", "asked_by_id"], unique=False
        )
        batch_op.create_index(
            "ix_shared_lives_living_review_person_id", ["council_id", "person_id"], unique=False
        )

    op.create_table(
        "shared_lives_ordinary",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("arrangement_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "arrangement_id"],
            ["shared_lives_arrangement.council_id", "shared_lives_arrangement.id"],
            name="fk_shared_lives_ordinary_arrangement_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "author_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_ordinary_author_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_shared_lives_ordinary_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_lives_ordinary")),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_shared_lives_ordinary_council_id_id")
        ),
    )
    with op.batch_alter_table("shared_lives_ordinary", schema=None) as batch_op:
        batch_op.create_index(
            "ix_shared_lives_ordinary_arrangement_id",
            ["council_id", "arrangement_id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_shared_lives_ordinary_author_id", ["council_id", "author_id"], unique=False
        )

    op.create_table(
        "shared_lives_panel_question",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("consideration_id", sa.Uuid(), nullable=False),
        sa.Column("asked_by_id", sa.Uuid(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("to_scheme", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "asked_by_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_panel_question_asked_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "consideration_id"],
            ["shared_lives_consideration.council_id", "shared_lives_consideration.id"],
            name="fk_shared_lives_panel_question_consideration_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_shared_lives_panel_question_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_lives_panel_question")),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_shared_lives_panel_question_council_id_id")
        ),
    )
    with op.batch_alter_table("shared_lives_panel_question", schema=None) as batch_op:
        batch_op.create_index(
            "ix_shared_lives_panel_question_asked_by_id",
            ["council_id", "asked_by_id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_shared_lives_panel_question_consideration_id",
            ["council_id", "consideration_id"],
            unique=False,
        )

    op.create_table(
        "shared_lives_panel_seat",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("consideration_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("interest", sa.String(length=8), nullable=False),
        sa.Column("interest_words", sa.Text(), nullable=False),
        sa.Column("view", sa.String(length=8), nullable=False),
        sa.Column("view_words", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "interest IN ('none', 'declared')", name=op.f("ck_shared_lives_panel_seat_interest")
        ),
        sa.CheckConstraint(
            "view IN ('', 'approve', 'defer', 'decline')",
            name=op.f("ck_shared_lives_panel_seat_view"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "consideration_id"],
            ["shared_lives_consideration.council_id", "shared_lives_consideration.id"],
            name="fk_shared_lives_panel_seat_consideration_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_panel_seat_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_shared_lives_panel_seat_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_lives_panel_seat")),
        sa.UniqueConstraint(
            "council_id",
            "consideration_id",
            "person_id",
            name=op.f("uq_shared_lives_panel_seat_council_id_consideration_id_person_id"),
        ),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_shared_lives_panel_seat_council_id_id")
        ),
    )
    with op.batch_alter_table("shared_lives_panel_seat", schema=None) as batch_op:
        batch_op.create_index(
            "ix_shared_lives_panel_seat_consideration_id",
            ["council_id", "consideration_id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_shared_lives_panel_seat_person_id", ["council_id", "person_id"], unique=False
        )

    op.create_table(
        "shared_lives_stay",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("arrangement_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('visit', 'break')", name=op.f("ck_shared_lives_stay_kind")),
        sa.ForeignKeyConstraint(
            ["council_id", "arrangement_id"],
            ["shared_lives_arrangement.council_id", "shared_lives_arrangement.id"],
            name="fk_shared_lives_stay_arrangement_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_stay_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_shared_lives_stay_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_lives_stay")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_shared_lives_stay_council_id_id")),
    )
    with op.batch_alter_table("shared_lives_stay", schema=None) as batch_op:
        batch_op.create_index(
            "ix_shared_lives_stay_arrangement_id", ["council_id", "arrangement_id"], unique=False
        )
        batch_op.create_index(
            "ix_shared_lives_stay_person_id", ["council_id", "person_id"], unique=False
        )

    op.create_table(
        "shared_lives_review_words",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("written_with", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "author_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_review_words_author_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "review_id"],
            ["shared_lives_living_review.council_id", "shared_lives_living_review.id"],
            name="fk_shared_lives_review_words_review_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_shared_lives_review_words_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_lives_review_words")),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_shared_lives_review_words_council_id_id")
        ),
        sa.UniqueConstraint(
            "council_id",
            "review_id",
            "author_id",
            name=op.f("uq_shared_lives_review_words_council_id_review_id_author_id"),
        ),
    )
    with op.batch_alter_table("shared_lives_review_words", schema=None) as batch_op:
        batch_op.create_index(
            "ix_shared_lives_review_words_author_id", ["council_id", "author_id"], unique=False
        )
        batch_op.create_index(
            "ix_shared_lives_review_words_review_id", ["council_id", "review_id"], unique=False
        )

    op.create_table(
        "shared_lives_signature",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("side", sa.String(length=10), nullable=False),
        sa.Column("how", sa.String(length=10), nullable=False),
        sa.Column("typed", sa.Text(), nullable=False),
        sa.Column("presence", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "how IN ('typed', 'said', 'given')", name=op.f("ck_shared_lives_signature_how")
        ),
        sa.CheckConstraint(
            "side IN ('person', 'household')", name=op.f("ck_shared_lives_signature_side")
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "agreement_id"],
            ["shared_lives_agreement.council_id", "shared_lives_agreement.id"],
            name="fk_shared_lives_signature_agreement_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "by_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_signature_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_shared_lives_signature_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_lives_signature")),
        sa.UniqueConstraint(
            "council_id",
            "agreement_id",
            "side",
            name=op.f("uq_shared_lives_signature_council_id_agreement_id_side"),
        ),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_shared_lives_signature_council_id_id")
        ),
    )
    with op.batch_alter_table("shared_lives_signature", schema=None) as batch_op:
        batch_op.create_index(
            "ix_shared_lives_signature_agreement_id", ["council_id", "agreement_id"], unique=False
        )
        batch_op.create_index(
            "ix_shared_lives_signature_by_id", ["council_id", "by_id"], unique=False
        )


def downgrade() -> None:
    """Drop them."""
    with op.batch_alter_table("shared_lives_signature", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_signature_by_id")
        batch_op.drop_index("ix_shared_lives_signature_agreement_id")

    op.drop_table("shared_lives_signature")
    with op.batch_alter_table("shared_lives_review_words", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_review_words_review_id")
        batch_op.drop_index("ix_shared_lives_review_words_author_id")

    op.drop_table("shared_lives_review_words")
    with op.batch_alter_table("shared_lives_stay", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_stay_person_id")
        batch_op.drop_index("ix_shared_lives_stay_arrangement_id")

    op.drop_table("shared_lives_stay")
    with op.batch_alter_table("shared_lives_panel_seat", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_panel_seat_person_id")
        batch_op.drop_index("ix_shared_lives_panel_seat_consideration_id")

    op.drop_table("shared_lives_panel_seat")
    with op.batch_alter_table("shared_lives_panel_question", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_panel_question_consideration_id")
        batch_op.drop_index("ix_shared_lives_panel_question_asked_by_id")

    op.drop_table("shared_lives_panel_question")
    with op.batch_alter_table("shared_lives_ordinary", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_ordinary_author_id")
        batch_op.drop_index("ix_shared_lives_ordinary_arrangement_id")

    op.drop_table("shared_lives_ordinary")
    with op.batch_alter_table("shared_lives_living_review", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_living_review_person_id")
        batch_op.drop_index("ix_shared_lives_living_review_asked_by_id")
        batch_op.drop_index("ix_shared_lives_living_review_arrangement_id")

    op.drop_table("shared_lives_living_review")
    with op.batch_alter_table("shared_lives_diary_entry", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_diary_entry_introduction_id")
        batch_op.drop_index("ix_shared_lives_diary_entry_author_id")

    op.drop_table("shared_lives_diary_entry")
    with op.batch_alter_table("shared_lives_choice", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_choice_possibility_id")
        batch_op.drop_index("ix_shared_lives_choice_by_id")
        batch_op.drop_index("ix_shared_lives_choice_after_id")

    op.drop_table("shared_lives_choice")
    with op.batch_alter_table("shared_lives_approval", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_approval_household_id")
        batch_op.drop_index("ix_shared_lives_approval_consideration_id")

    op.drop_table("shared_lives_approval")
    with op.batch_alter_table("shared_lives_agreement", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_agreement_person_id")
        batch_op.drop_index("ix_shared_lives_agreement_arrangement_id")

    op.drop_table("shared_lives_agreement")
    with op.batch_alter_table("shared_lives_introduction", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_introduction_possibility_id")
        batch_op.drop_index("ix_shared_lives_introduction_planned_by_id")
        batch_op.drop_index("ix_shared_lives_introduction_person_id")

    op.drop_table("shared_lives_introduction")
    with op.batch_alter_table("shared_lives_consideration", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_consideration_report_id")
        batch_op.drop_index("ix_shared_lives_consideration_meeting_id")
        batch_op.drop_index("ix_shared_lives_consideration_household_id")
        batch_op.drop_index("ix_shared_lives_consideration_decided_by_id")
        batch_op.drop_index("ix_shared_lives_consideration_appealed_by_id")

    op.drop_table("shared_lives_consideration")
    with op.batch_alter_table("shared_lives_comment", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_comment_report_id")
        batch_op.drop_index("ix_shared_lives_comment_person_id")

    op.drop_table("shared_lives_comment")
    with op.batch_alter_table("shared_lives_arrangement", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_arrangement_possibility_id")
        batch_op.drop_index("ix_shared_lives_arrangement_person_id")
        batch_op.drop_index("ix_shared_lives_arrangement_looking_id")
        batch_op.drop_index("ix_shared_lives_arrangement_household_id")

    op.drop_table("shared_lives_arrangement")
    with op.batch_alter_table("shared_lives_visit", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_visit_with_id")
        batch_op.drop_index("ix_shared_lives_visit_household_id")
        batch_op.drop_index("ix_shared_lives_visit_by_id")

    op.drop_table("shared_lives_visit")
    with op.batch_alter_table("shared_lives_vacancy", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_vacancy_household_id")

    op.drop_table("shared_lives_vacancy")
    with op.batch_alter_table("shared_lives_trouble_told", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_trouble_told_household_id")

    op.drop_table("shared_lives_trouble_told")
    with op.batch_alter_table("shared_lives_training", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_training_person_id")
        batch_op.drop_index("ix_shared_lives_training_household_id")
        batch_op.drop_index("ix_shared_lives_training_by_id")

    op.drop_table("shared_lives_training")
    with op.batch_alter_table("shared_lives_requirement", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_requirement_person_id")
        batch_op.drop_index("ix_shared_lives_requirement_household_id")
        batch_op.drop_index("ix_shared_lives_requirement_by_id")

    op.drop_table("shared_lives_requirement")
    with op.batch_alter_table("shared_lives_report", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_report_written_by_id")
        batch_op.drop_index("ix_shared_lives_report_household_id")

    op.drop_table("shared_lives_report")
    with op.batch_alter_table("shared_lives_possibility", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_possibility_thought_of_by_id")
        batch_op.drop_index("ix_shared_lives_possibility_person_answered_by_id")
        batch_op.drop_index("ix_shared_lives_possibility_looking_id")
        batch_op.drop_index("ix_shared_lives_possibility_household_id")
        batch_op.drop_index("ix_shared_lives_possibility_household_answered_by_id")

    op.drop_table("shared_lives_possibility")
    with op.batch_alter_table("shared_lives_piece", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_piece_looking_id")
        batch_op.drop_index("ix_shared_lives_piece_household_id")
        batch_op.drop_index("ix_shared_lives_piece_given_by_id")

    op.drop_table("shared_lives_piece")
    with op.batch_alter_table("shared_lives_move", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_move_household_id")
        batch_op.drop_index("ix_shared_lives_move_by_id")

    op.drop_table("shared_lives_move")
    with op.batch_alter_table("shared_lives_housemate", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_housemate_person_id")
        batch_op.drop_index("ix_shared_lives_housemate_household_id")

    op.drop_table("shared_lives_housemate")
    with op.batch_alter_table("shared_lives_enquiry", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_enquiry_waiting")
        batch_op.drop_index("ix_shared_lives_enquiry_taken_by_id")
        batch_op.drop_index("ix_shared_lives_enquiry_person_id")
        batch_op.drop_index("ix_shared_lives_enquiry_household_id")

    op.drop_table("shared_lives_enquiry")
    with op.batch_alter_table("shared_lives_carer_review", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_carer_review_household_id")
        batch_op.drop_index("ix_shared_lives_carer_review_by_id")

    op.drop_table("shared_lives_carer_review")
    with op.batch_alter_table("shared_lives_application", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_application_sent_by_id")
        batch_op.drop_index("ix_shared_lives_application_household_id")

    op.drop_table("shared_lives_application")
    with op.batch_alter_table("shared_lives_looking", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_looking_worker_id")
        batch_op.drop_index("ix_shared_lives_looking_person_id")
        batch_op.drop_index("ix_shared_lives_looking_helper_id")

    op.drop_table("shared_lives_looking")
    with op.batch_alter_table("shared_lives_household", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_household_worker_id")
        batch_op.drop_index("ix_shared_lives_household_matching")
        batch_op.drop_index("ix_shared_lives_household_begun_by_id")

    op.drop_table("shared_lives_household")
    op.drop_table("shared_lives_panel_meeting")
    op.drop_table("shared_lives_own_factor")
