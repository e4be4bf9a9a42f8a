"""Whose a household's words are, where whoever wrote first is no longer of it."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

HOUSEHOLD = sa.table("shared_lives_household", sa.column("id"), sa.column("begun_by_id"))
MATE = sa.table(
    "shared_lives_housemate",
    sa.column("household_id"),
    sa.column("person_id"),
    sa.column("part"),
    sa.column("created_at"),
)


def upgrade() -> None:
    """Give them to the carer who has been there longest: who left would read them as their own."""
    there = sa.select(MATE.c.person_id).where(MATE.c.household_id == HOUSEHOLD.c.id)
    carer = (
        there.where(MATE.c.part == "carer")
        .order_by(MATE.c.created_at, MATE.c.person_id)
        .limit(1)
        .scalar_subquery()
    )
    op.execute(
        HOUSEHOLD.update()
        .where(HOUSEHOLD.c.begun_by_id.is_not(None), HOUSEHOLD.c.begun_by_id.not_in(there))
        .values(begun_by_id=carer)
    )


def downgrade() -> None:
    """Nobody knows any more whose they were."""
