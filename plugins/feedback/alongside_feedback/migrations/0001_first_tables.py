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
        "feedback_enterprise",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("hope", sa.Text(), nullable=False),
        sa.Column("signs", sa.Text(), nullable=False),
        sa.Column("look_back_on", sa.Date(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=True),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("opened_by_id", sa.Uuid(), nullable=True),
        sa.Column("looking_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revealed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("nothing_because", sa.Text(), nullable=False),
        sa.Column("nothing_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('forming', 'together', 'writing', 'revealed', 'ended')",
            name=op.f("ck_feedback_enterprise_state"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "group_id"],
            ["group.council_id", "group.id"],
            name="fk_feedback_enterprise_group_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "nothing_by_id"],
            ["person.council_id", "person.id"],
            name="fk_feedback_enterprise_nothing_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "opened_by_id"],
            ["person.council_id", "person.id"],
            name="fk_feedback_enterprise_opened_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_feedback_enterprise_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_enterprise")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_feedback_enterprise_council_id_id")),
    )
    op.create_index(
        "ix_feedback_enterprise_group_id",
        "feedback_enterprise",
        ["council_id", "group_id"],
        unique=False,
    )
    op.create_index(
        "ix_feedback_enterprise_nothing_by_id",
        "feedback_enterprise",
        ["council_id", "nothing_by_id"],
        unique=False,
    )
    op.create_index(
        "ix_feedback_enterprise_opened_by_id",
        "feedback_enterprise",
        ["council_id", "opened_by_id"],
        unique=False,
    )
    op.create_table(
        "feedback_change",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("enterprise_id", sa.Uuid(), nullable=False),
        sa.Column("proposed_by_id", sa.Uuid(), nullable=True),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("by", sa.Date(), nullable=True),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("public_words", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "status IN ('proposed', 'agreed', 'under_way', 'done', 'learned')",
            name=op.f("ck_feedback_change_status"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "enterprise_id"],
            ["feedback_enterprise.council_id", "feedback_enterprise.id"],
            name="fk_feedback_change_enterprise_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "owner_id"],
            ["person.council_id", "person.id"],
            name="fk_feedback_change_owner_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "proposed_by_id"],
            ["person.council_id", "person.id"],
            name="fk_feedback_change_proposed_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_feedback_change_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_change")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_feedback_change_council_id_id")),
    )
    op.create_index(
        "ix_feedback_change_enterprise_id",
        "feedback_change",
        ["council_id", "enterprise_id"],
        unique=False,
    )
    op.create_index(
        "ix_feedback_change_owner_id", "feedback_change", ["council_id", "owner_id"], unique=False
    )
    op.create_index(
        "ix_feedback_change_proposed_by_id",
        "feedback_change",
        ["council_id", "proposed_by_id"],
        unique=False,
    )
    op.create_table(
        "feedback_glance",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("enterprise_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "enterprise_id"],
            ["feedback_enterprise.council_id", "feedback_enterprise.id"],
            name="fk_feedback_glance_enterprise_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_feedback_glance_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_feedback_glance_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_glance")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_feedback_glance_council_id_id")),
    )
    op.create_index(
        "ix_feedback_glance_enterprise_id",
        "feedback_glance",
        ["council_id", "enterprise_id"],
        unique=False,
    )
    op.create_index(
        "ix_feedback_glance_person_id", "feedback_glance", ["council_id", "person_id"], unique=False
    )
    op.create_table(
        "feedback_participant",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("enterprise_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("standing", sa.String(length=12), nullable=False),
        sa.Column("brings", sa.Text(), nullable=False),
        sa.Column("confirmed_edition", sa.Integer(), nullable=True),
        sa.Column("added_by_id", sa.Uuid(), nullable=True),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.Column("snoozed_until", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "standing IN ('here', 'declined', 'left')",
            name=op.f("ck_feedback_participant_standing"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "added_by_id"],
            ["person.council_id", "person.id"],
            name="fk_feedback_participant_added_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "enterprise_id"],
            ["feedback_enterprise.council_id", "feedback_enterprise.id"],
            name="fk_feedback_participant_enterprise_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_feedback_participant_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_feedback_participant_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_participant")),
        sa.UniqueConstraint(
            "council_id",
            "enterprise_id",
            "person_id",
            name=op.f("uq_feedback_participant_council_id_enterprise_id_person_id"),
        ),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_feedback_participant_council_id_id")),
    )
    op.create_index(
        "ix_feedback_participant_added_by_id",
        "feedback_participant",
        ["council_id", "added_by_id"],
        unique=False,
    )
    op.create_index(
        "ix_feedback_participant_enterprise_id",
        "feedback_participant",
        ["council_id", "enterprise_id"],
        unique=False,
    )
    op.create_index(
        "ix_feedback_participant_person_id",
        "feedback_participant",
        ["council_id", "person_id"],
        unique=False,
    )
    op.create_table(
        "feedback_reflection",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("enterprise_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("teaching", sa.Text(), nullable=False),
        sa.Column("surprised", sa.Text(), nullable=False),
        sa.Column("differently", sa.Text(), nullable=False),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("helped_by", sa.Text(), nullable=False),
        sa.Column("travelling", sa.Text(), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revealed", sa.Boolean(), nullable=False),
        sa.Column("released", sa.Boolean(), nullable=False),
        sa.Column("taken_away", sa.Boolean(), nullable=False),
        sa.Column("reach", sa.String(length=8), nullable=False),
        sa.Column("reach_wanted", sa.String(length=8), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "reach IN ('us', 'group', 'public')", name=op.f("ck_feedback_reflection_reach")
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "enterprise_id"],
            ["feedback_enterprise.council_id", "feedback_enterprise.id"],
            name="fk_feedback_reflection_enterprise_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_feedback_reflection_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_feedback_reflection_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_reflection")),
        sa.UniqueConstraint(
            "council_id",
            "enterprise_id",
            "person_id",
            name=op.f("uq_feedback_reflection_council_id_enterprise_id_person_id"),
        ),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_feedback_reflection_council_id_id")),
    )
    op.create_index(
        "ix_feedback_reflection_enterprise_id",
        "feedback_reflection",
        ["council_id", "enterprise_id"],
        unique=False,
    )
    op.create_index(
        "ix_feedback_reflection_person_id",
        "feedback_reflection",
        ["council_id", "person_id"],
        unique=False,
    )
    op.create_table(
        "feedback_turn",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("enterprise_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "enterprise_id"],
            ["feedback_enterprise.council_id", "feedback_enterprise.id"],
            name="fk_feedback_turn_enterprise_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_feedback_turn_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_feedback_turn_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_turn")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_feedback_turn_council_id_id")),
    )
    op.create_index(
        "ix_feedback_turn_enterprise_id",
        "feedback_turn",
        ["council_id", "enterprise_id"],
        unique=False,
    )
    op.create_index(
        "ix_feedback_turn_person_id", "feedback_turn", ["council_id", "person_id"], unique=False
    )
    op.create_table(
        "feedback_stance",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("change_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("agrees", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "change_id"],
            ["feedback_change.council_id", "feedback_change.id"],
            name="fk_feedback_stance_change_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_feedback_stance_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_feedback_stance_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_stance")),
        sa.UniqueConstraint(
            "council_id",
            "change_id",
            "person_id",
            name=op.f("uq_feedback_stance_council_id_change_id_person_id"),
        ),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_feedback_stance_council_id_id")),
    )
    op.create_index(
        "ix_feedback_stance_change_id", "feedback_stance", ["council_id", "change_id"], unique=False
    )
    op.create_index(
        "ix_feedback_stance_person_id", "feedback_stance", ["council_id", "person_id"], unique=False
    )
    op.create_table(
        "feedback_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("change_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "change_id"],
            ["feedback_change.council_id", "feedback_change.id"],
            name="fk_feedback_step_change_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_feedback_step_person_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_feedback_step_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_step")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_feedback_step_council_id_id")),
    )
    op.create_index(
        "ix_feedback_step_change_id", "feedback_step", ["council_id", "change_id"], unique=False
    )
    op.create_index(
        "ix_feedback_step_person_id", "feedback_step", ["council_id", "person_id"], unique=False
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_index("ix_feedback_step_person_id", table_name="feedback_step")
    op.drop_index("ix_feedback_step_change_id", table_name="feedback_step")
    op.drop_table("feedback_step")
    op.drop_index("ix_feedback_stance_person_id", table_name="feedback_stance")
    op.drop_index("ix_feedback_stance_change_id", table_name="feedback_stance")
    op.drop_table("feedback_stance")
    op.drop_index("ix_feedback_turn_person_id", table_name="feedback_turn")
    op.drop_index("ix_feedback_turn_enterprise_id", table_name="feedback_turn")
    op.drop_table("feedback_turn")
    op.drop_index("ix_feedback_reflection_person_id", table_name="feedback_reflection")
    op.drop_index("ix_feedback_reflection_enterprise_id", table_name="feedback_reflection")
    op.drop_table("feedback_reflection")
    op.drop_index("ix_feedback_participant_person_id", table_name="feedback_participant")
    op.drop_index("ix_feedback_participant_enterprise_id", table_name="feedback_participant")
    op.drop_index("ix_feedback_participant_added_by_id", table_name="feedback_participant")
    op.drop_table("feedback_participant")
    op.drop_index("ix_feedback_glance_person_id", table_name="feedback_glance")
    op.drop_index("ix_feedback_glance_enterprise_id", table_name="feedback_glance")
    op.drop_table("feedback_glance")
    op.drop_index("ix_feedback_change_proposed_by_id", table_name="feedback_change")
    op.drop_index("ix_feedback_change_owner_id", table_name="feedback_change")
    op.drop_index("ix_feedback_change_enterprise_id", table_name="feedback_change")
    op.drop_table("feedback_change")
    op.drop_index("ix_feedback_enterprise_opened_by_id", table_name="feedback_enterprise")
    op.drop_index("ix_feedback_enterprise_nothing_by_id", table_name="feedback_enterprise")
    op.drop_index("ix_feedback_enterprise_group_id", table_name="feedback_enterprise")
    op.drop_table("feedback_enterprise")
