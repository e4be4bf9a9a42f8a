"""A practice's migrations make and change its own tables, and nobody else's."""

import pytest
from sqlalchemy import inspect

from alongside.db.engine import owner_engine
from alongside.kernel.migrate import MigrationError, Unit, upgrade

HEAD = """
import sqlalchemy as sa
from alembic import op
revision, down_revision = "0001", None


def upgrade():
    op.create_table("circle_seat", sa.Column("id", sa.Uuid(), primary_key=True))
"""
HARM = {
    "drops": 'op.drop_table("record_head")',
    "takes": 'op.rename_table("record_head", "circle_head")',
    "adds to": 'op.add_column("record_head", sa.Column("x", sa.Text()))',
    "takes away from": 'op.drop_column("gift", "body")',
    "forgets": 'op.drop_table("feedback_alembic_version")',
}


def columns(engine):
    found = inspect(engine).get_multi_columns()
    return {name: [one["name"] for one in columns] for (_, name), columns in found.items()}


def test_others_tables_it_neither_drops_nor_changes_and_all_is_as_before(
    make_app, database, tmp_path
):
    app = make_app(**database)

    def circle(name, step=""):
        folder = tmp_path / name / "circle_migrations"
        folder.mkdir(parents=True)
        (folder / "0001_first.py").write_text(f"{HEAD}    {step}\n")
        return Unit("circle", folder)

    with owner_engine(app) as engine:
        before = columns(engine)
        for name, step in HARM.items():
            with pytest.raises(MigrationError, match="changed or dropped tables of others"):
                upgrade(engine, circle(name, step))
            assert columns(engine) == before, name
        upgrade(engine, circle("good"))
        made = columns(engine).keys() - before.keys()
    assert made == {"circle_seat", "circle_alembic_version"}
