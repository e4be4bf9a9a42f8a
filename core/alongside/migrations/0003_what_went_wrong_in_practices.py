"""What went wrong in practices."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Give every process one place for what went wrong in a practice."""
    op.create_table(
        "practice_failure",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("practice_id", sa.String(length=60), nullable=False),
        sa.Column("hook", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_failure")),
        sa.UniqueConstraint(
            "practice_id", "hook", name=op.f("uq_practice_failure_practice_id_hook")
        ),
    )


def downgrade() -> None:
    """Forget it."""
    op.drop_table("practice_failure")
