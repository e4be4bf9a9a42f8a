"""How somebody likes to read the pages about others."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = ("shared_lives_looking", "shared_lives_housemate")


def upgrade() -> None:
    """Keep it. Nobody chose anything yet, so pages are shown as usual."""
    for table in TABLES:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(
                sa.Column("look", sa.String(length=8), nullable=False, server_default="")
            )


def downgrade() -> None:
    """Forget it."""
    for table in TABLES:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column("look")
