"""Offers and small steps."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "full_circle_offer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("circle_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("taken", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "circle_id"],
            ["full_circle_circle.council_id", "full_circle_circle.id"],
            name="fk_full_circle_offer_circle_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_full_circle_offer_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_full_circle_offer_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_full_circle_offer")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_full_circle_offer_council_id_id")),
    )
    with op.batch_alter_table("full_circle_offer", schema=None) as batch_op:
        batch_op.create_index(
            "ix_full_circle_offer_circle_id", ["council_id", "circle_id"], unique=False
        )
        batch_op.create_index(
            "ix_full_circle_offer_person_id", ["council_id", "person_id"], unique=False
        )

    op.create_table(
        "full_circle_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("circle_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("by", sa.Date(), nullable=True),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "circle_id"],
            ["full_circle_circle.council_id", "full_circle_circle.id"],
            name="fk_full_circle_step_circle_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_full_circle_step_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_full_circle_step_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_full_circle_step")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_full_circle_step_council_id_id")),
    )
    with op.batch_alter_table("full_circle_step", schema=None) as batch_op:
        batch_op.create_index(
            "ix_full_circle_step_circle_id", ["council_id", "circle_id"], unique=False
        )
        batch_op.create_index(
            "ix_full_circle_step_person_id", ["council_id", "person_id"], unique=False
        )


def downgrade() -> None:
    """Take the change back."""
    with op.batch_alter_table("full_circle_step", schema=None) as batch_op:
        batch_op.drop_index("ix_full_circle_step_person_id")
        batch_op.drop_index("ix_full_circle_step_circle_id")

    op.drop_table("full_circle_step")
    with op.batch_alter_table("full_circle_offer", schema=None) as batch_op:
        batch_op.drop_index("ix_full_circle_offer_person_id")
        batch_op.drop_index("ix_full_circle_offer_circle_id")

    op.drop_table("full_circle_offer")
