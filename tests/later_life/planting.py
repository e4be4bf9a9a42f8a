"""Two practices, of which one has a row in a group of the other's."""

from pathlib import Path
from typing import Any

from sqlalchemy import update

from alongside.groups.models import Group
from alongside.kernel.upgrading import upgrade_all
from alongside.lifecycle import at_council
from tests.cli.living import people_eat, table_practice

FIRST = """
import sqlalchemy as sa
from alembic import op
revision, down_revision, branch_labels, depends_on = "0001", None, None, None

def both():
    yield sa.Column("id", sa.Uuid(), primary_key=True)
    yield sa.Column("council_id", sa.Uuid(), sa.ForeignKey("council.id"), nullable=False)
    yield sa.Column("created_at", sa.DateTime(timezone=True), nullable=False)
    yield sa.Column("version", sa.Integer(), nullable=False)
    yield sa.UniqueConstraint("council_id", "id")

def points(column, table, rule):
    columns = [f"{{table}}.council_id", f"{{table}}.id"]
    return sa.ForeignKeyConstraint(["council_id", column], columns, ondelete=rule)

def upgrade():
    op.create_table(
        "{id}_seat", *both(),
        sa.Column("person_id", sa.Uuid(), nullable=False), sa.Column("group_id", sa.Uuid()),
        sa.Column("brings", sa.Text()), sa.Column("photograph", sa.LargeBinary()),
        points("person_id", "person", "CASCADE"), points("group_id", "group", "{rule}"))
    op.create_table(
        "{id}_dish", *both(), sa.Column("seat_id", sa.Uuid()), sa.Column("name", sa.Text()),
        points("seat_id", "{id}_seat", "CASCADE"))
"""


def first_migration(folder: Path, practice_id: str, rule: str) -> None:
    """Write the migration of a practice of `table_practice`."""
    migrations = folder / f"{practice_id}_tables"
    migrations.mkdir(parents=True)
    (migrations / "0001_first.py").write_text(FIRST.format(id=practice_id, rule=rule))


def two_practices(make_app: Any, database: Any, instance: Any, rule: str, fill: Any = None) -> Any:
    """An app with the practices `table` and `tops`; `fill` puts the councils in, where needed."""
    folder = instance / "practices"
    for practice_id in ("table", "tops"):
        first_migration(folder, practice_id, rule)
        text = f"# {instance}\n{table_practice(practice_id)}"
        (folder / f"{practice_id}.py").write_text(text)
    app = make_app(**database)
    upgrade_all(app)
    if fill is not None:
        fill(app)
    people_eat(app, "northbank", "table")
    people_eat(app, "northbank", "tops", who="Ben Field")
    with at_council(app, "northbank") as session:
        session.execute(update(Group).values(kind="table.table"))
    return app
