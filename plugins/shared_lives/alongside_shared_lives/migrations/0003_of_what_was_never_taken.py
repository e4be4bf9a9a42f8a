"""Of which courses that a carer never took everybody was told."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Keep them. Nobody was told of any so far, so what is due now is told once."""
    with op.batch_alter_table("shared_lives_housemate", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("untaken_told", sa.JSON(), nullable=False, server_default="[]")
        )


def downgrade() -> None:
    """Forget them."""
    with op.batch_alter_table("shared_lives_housemate", schema=None) as batch_op:
        batch_op.drop_column("untaken_told")
