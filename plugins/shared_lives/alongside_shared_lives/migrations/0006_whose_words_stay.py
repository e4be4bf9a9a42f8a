"""Whose a household's words are, where whoever wrote first is no longer of it."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

COUNCIL = sa.table("council", sa.column("id", sa.Uuid()))
HOUSEHOLD = sa.table(
    "shared_lives_household",
    sa.column("id", sa.Uuid()),
    sa.column("council_id", sa.Uuid()),
    sa.column("begun_by_id", sa.Uuid()),
)
MATE = sa.table(
    "shared_lives_housemate",
    sa.column("household_id", sa.Uuid()),
    sa.column("person_id", sa.Uuid()),
    sa.column("part"),
    sa.column("created_at"),
)


def upgrade() -> None:
    """Give them to the carer who has been there longest: who left would read them as their own.

    On PostgreSQL even the owner of the tables sees the rows of one council at a time.
    """
    connection = op.get_bind()
    postgres = connection.dialect.name == "postgresql"
    for council in connection.scalars(sa.select(COUNCIL.c.id)).all():
        if postgres:
            connection.execute(_look_at(str(council)))
        connection.execute(_given_on().where(HOUSEHOLD.c.council_id == council))
    if postgres:
        connection.execute(_look_at(""))


def downgrade() -> None:
    """Nobody knows any more whose they were."""


def _look_at(council: str) -> sa.Select:
    return sa.select(sa.func.set_config("alongside.council", council, True))


def _given_on() -> sa.Update:
    there = sa.select(MATE.c.person_id).where(MATE.c.household_id == HOUSEHOLD.c.id)
    carer = (
        there.where(MATE.c.part == "carer")
        .order_by(MATE.c.created_at, MATE.c.person_id)
        .limit(1)
        .scalar_subquery()
    )
    return (
        HOUSEHOLD.update()
        .where(HOUSEHOLD.c.begun_by_id.is_not(None), HOUSEHOLD.c.begun_by_id.not_in(there))
        .values(begun_by_id=carer)
    )
