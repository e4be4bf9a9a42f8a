"""What is remembered of practices."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Remember practices. Holdings that are there are copied anew at the next upgrade."""
    op.create_table(
        "practice_state",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("practice_id", sa.String(length=60), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("release", sa.Text(), nullable=False),
        sa.Column("release_before", sa.Text(), nullable=False),
        sa.Column("upgraded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("titles", sa.JSON(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_state")),
        sa.UniqueConstraint("practice_id", name=op.f("uq_practice_state_practice_id")),
    )
    with op.batch_alter_table("holding", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("own_words", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(sa.Column("place", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("words", sa.JSON(), nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("through", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("alone", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """Forget them."""
    with op.batch_alter_table("holding", schema=None) as batch_op:
        batch_op.drop_column("alone")
        batch_op.drop_column("through")
        batch_op.drop_column("words")
        batch_op.drop_column("place")
        batch_op.drop_column("own_words")

    op.drop_table("practice_state")
