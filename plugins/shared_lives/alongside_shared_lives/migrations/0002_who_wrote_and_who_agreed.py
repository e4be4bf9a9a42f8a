"""Who wrote at a report, a household's yes to an emergency, and what the scheme ended at once."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ANSWERS = ("household_agreed", "ended_now")


def upgrade() -> None:
    """Keep them. Of what is there already nobody said so, and it stays as it was."""
    with op.batch_alter_table("shared_lives_arrangement", schema=None) as batch_op:
        for name in ANSWERS:
            batch_op.add_column(
                sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())
            )

    op.create_table(
        "shared_lives_report_writer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_shared_lives_report_writer_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "report_id"],
            ["shared_lives_report.council_id", "shared_lives_report.id"],
            name="fk_shared_lives_report_writer_report_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_shared_lives_report_writer_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_lives_report_writer")),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_shared_lives_report_writer_council_id_id")
        ),
        sa.UniqueConstraint(
            "council_id",
            "report_id",
            "person_id",
            name=op.f("uq_shared_lives_report_writer_council_id_report_id_person_id"),
        ),
    )
    with op.batch_alter_table("shared_lives_report_writer", schema=None) as batch_op:
        batch_op.create_index(
            "ix_shared_lives_report_writer_person_id", ["council_id", "person_id"], unique=False
        )
        batch_op.create_index(
            "ix_shared_lives_report_writer_report_id", ["council_id", "report_id"], unique=False
        )


def downgrade() -> None:
    """Forget them."""
    with op.batch_alter_table("shared_lives_report_writer", schema=None) as batch_op:
        batch_op.drop_index("ix_shared_lives_report_writer_report_id")
        batch_op.drop_index("ix_shared_lives_report_writer_person_id")

    op.drop_table("shared_lives_report_writer")
    with op.batch_alter_table("shared_lives_arrangement", schema=None) as batch_op:
        for name in reversed(ANSWERS):
            batch_op.drop_column(name)
