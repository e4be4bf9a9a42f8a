"""The entries."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create their table."""
    op.create_table(
        "ten_fields_entry",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("council_id", sa.Uuid(), sa.ForeignKey("council.id"), nullable=False),
        sa.Column("given_name", sa.Text(), nullable=False),
        sa.Column("family_name", sa.Text(), nullable=False),
        sa.Column("known_as", sa.Text()),
        sa.Column("born", sa.Date()),
        sa.Column("pronouns", sa.Text()),
        sa.Column("address", sa.Text()),
        sa.Column("place", sa.Text()),
        sa.Column("postcode", sa.Text()),
        sa.Column("language", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.UniqueConstraint("council_id", "id"),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("ten_fields_entry")
