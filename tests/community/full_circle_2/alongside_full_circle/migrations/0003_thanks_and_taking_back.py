"""Thanks and taking back."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    with op.batch_alter_table("full_circle_offer", schema=None) as batch_op:
        batch_op.add_column(sa.Column("thanks", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("taken_back_on", sa.Date(), nullable=True))


def downgrade() -> None:
    """Take the change back."""
    with op.batch_alter_table("full_circle_offer", schema=None) as batch_op:
        batch_op.drop_column("taken_back_on")
        batch_op.drop_column("thanks")
