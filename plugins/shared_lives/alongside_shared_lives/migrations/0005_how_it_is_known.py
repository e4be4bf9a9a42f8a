"""How the scheme knows that two know each other already."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLE = "shared_lives_possibility"


def upgrade() -> None:
    """Keep it. Of those who were asked before, nobody wrote it down."""
    with op.batch_alter_table(TABLE, schema=None) as batch_op:
        batch_op.add_column(sa.Column("existing_how", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """Forget it."""
    with op.batch_alter_table(TABLE, schema=None) as batch_op:
        batch_op.drop_column("existing_how")
