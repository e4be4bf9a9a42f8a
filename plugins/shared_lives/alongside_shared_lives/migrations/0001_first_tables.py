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
        "shared_lives_household",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("state_since", sa.Date(), nullable=True),
        sa.Column("worker_id", sa.Uuid(), nullable=True),
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
        sa.Column("household_answer", sa.String(length=8), nullable=False),
        sa.Column("household_answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("household_answered_by_id", sa.Uuid(), nullable=True),
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


def downgrade() -> None:
    """Drop them."""
    with op.batch_alter_table("shared_lives_vacancy", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_vacancy_household_id")

    op.drop_table("shared_lives_vacancy")
    with op.batch_alter_table("shared_lives_possibility", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_possibility_thought_of_by_id")
        batch_op.drop_index("ix_shared_lives_possibility_person_answered_by_id")
        batch_op.drop_index("ix_shared_lives_possibility_looking_id")
        batch_op.drop_index("ix_shared_lives_possibility_household_id")
        batch_op.drop_index("ix_shared_lives_possibility_household_answered_by_id")

    op.drop_table("shared_lives_possibility")
    with op.batch_alter_table("shared_lives_housemate", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_housemate_person_id")
        batch_op.drop_index("ix_shared_lives_housemate_household_id")

    op.drop_table("shared_lives_housemate")
    with op.batch_alter_table("shared_lives_looking", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_looking_worker_id")
        batch_op.drop_index("ix_shared_lives_looking_person_id")
        batch_op.drop_index("ix_shared_lives_looking_helper_id")

    op.drop_table("shared_lives_looking")
    with op.batch_alter_table("shared_lives_household", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_household_worker_id")
        batch_op.drop_index("ix_shared_lives_household_matching")

    op.drop_table("shared_lives_household")
    op.drop_table("shared_lives_own_factor")
