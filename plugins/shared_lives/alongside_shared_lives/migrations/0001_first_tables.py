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
    with op.batch_alter_table("shared_lives_agreement", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_agreement_person_id")
        batch_op.drop_index("ix_shared_lives_agreement_arrangement_id")

    op.drop_table("shared_lives_agreement")
    with op.batch_alter_table("shared_lives_introduction", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_introduction_possibility_id")
        batch_op.drop_index("ix_shared_lives_introduction_planned_by_id")
        batch_op.drop_index("ix_shared_lives_introduction_person_id")

    op.drop_table("shared_lives_introduction")
    with op.batch_alter_table("shared_lives_arrangement", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_arrangement_possibility_id")
        batch_op.drop_index("ix_shared_lives_arrangement_person_id")
        batch_op.drop_index("ix_shared_lives_arrangement_looking_id")
        batch_op.drop_index("ix_shared_lives_arrangement_household_id")

    op.drop_table("shared_lives_arrangement")
    with op.batch_alter_table("shared_lives_vacancy", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_vacancy_household_id")

    op.drop_table("shared_lives_vacancy")
    with op.batch_alter_table("shared_lives_trouble_told", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_trouble_told_household_id")

    op.drop_table("shared_lives_trouble_told")
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

    op.drop_table("shared_lives_household")
