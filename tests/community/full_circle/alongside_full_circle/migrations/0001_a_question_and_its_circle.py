"""A question and its circle."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "full_circle_circle",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("meets_on", sa.Date(), nullable=True),
        sa.Column("meets_at", sa.Text(), nullable=False),
        sa.Column("return_on", sa.Date(), nullable=True),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.Column("learned", sa.Text(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "owner_id"],
            ["person.council_id", "person.id"],
            name="fk_full_circle_circle_owner_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_full_circle_circle_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_full_circle_circle")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_full_circle_circle_council_id_id")),
    )
    with op.batch_alter_table("full_circle_circle", schema=None) as batch_op:
        batch_op.create_index(
            "ix_full_circle_circle_owner_id", ["council_id", "owner_id"], unique=False
        )

    op.create_table(
        "full_circle_seat",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("circle_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("standing", sa.String(length=8), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "standing IN ('invited', 'asked', 'here', 'away')",
            name=op.f("ck_full_circle_seat_standing"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "circle_id"],
            ["full_circle_circle.council_id", "full_circle_circle.id"],
            name="fk_full_circle_seat_circle_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_full_circle_seat_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_full_circle_seat_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_full_circle_seat")),
        sa.UniqueConstraint(
            "council_id",
            "circle_id",
            "person_id",
            name=op.f("uq_full_circle_seat_council_id_circle_id_person_id"),
        ),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_full_circle_seat_council_id_id")),
    )
    with op.batch_alter_table("full_circle_seat", schema=None) as batch_op:
        batch_op.create_index(
            "ix_full_circle_seat_circle_id", ["council_id", "circle_id"], unique=False
        )
        batch_op.create_index(
            "ix_full_circle_seat_person_id", ["council_id", "person_id"], unique=False
        )


def downgrade() -> None:
    """Take the change back."""
    with op.batch_alter_table("full_circle_seat", schema=None) as batch_op:
        batch_op.drop_index("ix_full_circle_seat_person_id")
        batch_op.drop_index("ix_full_circle_seat_circle_id")

    op.drop_table("full_circle_seat")
    with op.batch_alter_table("full_circle_circle", schema=None) as batch_op:
        batch_op.drop_index("ix_full_circle_circle_owner_id")

    op.drop_table("full_circle_circle")
