"""A practice's migrations make and change its own tables, and nobody else's."""

import pytest

from alongside.db.engine import owner_engine
from alongside.kernel.comparing import changed, parts_of
from alongside.kernel.migrate import MigrationError, Unit, upgrade

HEAD = """
import sqlalchemy as sa
from alembic import op
revision, down_revision = "0001", None
MOOD = sa.Enum("glad", "cross", name="mood")


def upgrade():
    op.create_table("circle_seat", sa.Column("id", sa.Uuid(), primary_key=True))
"""
HARM = {
    "drops": 'op.drop_table("record_head")',
    "takes": 'op.rename_table("record_head", "circle_head")',
    "adds to": 'op.add_column("record_head", sa.Column("x", sa.Text()))',
    "takes away from": 'op.drop_column("gift", "body")',
    "forgets": 'op.drop_table("feedback_alembic_version")',
    "narrows": 'op.create_index("circle_one_name", "person", ["name"], unique=True)',
    "takes an index of": 'op.drop_index("ix_gift_person_id", "gift")',
}
HARM_ON = {
    "sqlite": {
        "listens to": 'op.execute("CREATE TRIGGER spy AFTER INSERT ON person BEGIN SELECT 1; END")',
        "opens": 'op.execute("DROP TRIGGER no_update_of_record_entry")',
    },
    "postgresql": {
        "listens to": (
            'op.execute("CREATE TRIGGER spy BEFORE UPDATE ON person FOR EACH ROW '
            'EXECUTE FUNCTION suppress_redundant_updates_trigger()")'
        ),
        "ties": 'op.create_unique_constraint("circle_one", "person", ["name"])',
        "loosens": 'op.drop_constraint("fk_gift_council_id", "gift")',
        "checks": 'op.create_check_constraint("circle_long", "person", "length(name) > 3")',
        "fills": 'op.alter_column("person", "pronouns", server_default="they")',
        "opens": 'op.execute("ALTER TABLE person DISABLE ROW LEVEL SECURITY")',
        "opens to the owner": 'op.execute("ALTER TABLE person NO FORCE ROW LEVEL SECURITY")',
        "opens to all": 'op.execute("DROP POLICY alongside_council ON person")',
        "opens another door of": 'op.execute("CREATE POLICY door ON person USING (true)")',
        "gives away": 'op.execute("GRANT SELECT ON person TO PUBLIC")',
        "rules": 'op.execute("CREATE RULE no AS ON DELETE TO person DO INSTEAD NOTHING")',
    },
}
VIEW = 'op.execute("CREATE VIEW circle_view AS SELECT id FROM circle_seat")'
FUNCTION = "CREATE FUNCTION circle_one() RETURNS int LANGUAGE sql AS 'SELECT 1'"
LEFT_ON = {
    "sqlite": {"view circle_view": VIEW},
    "postgresql": {
        "view circle_view": VIEW,
        "type mood": "MOOD.create(op.get_bind())",
        "function circle_one()": f'op.execute("{FUNCTION}")',
        "sequence circle_count": 'op.execute("CREATE SEQUENCE circle_count")',
    },
}
OWN_ON = {
    "sqlite": 'op.execute("CREATE TRIGGER own AFTER INSERT ON circle_seat BEGIN SELECT 1; END")',
    "postgresql": (
        'op.execute("CREATE TRIGGER own BEFORE UPDATE ON circle_seat FOR EACH ROW '
        'EXECUTE FUNCTION suppress_redundant_updates_trigger()")'
    ),
}
OWN = """
    op.create_table(
        "circle_more",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("said", sa.String(9), sa.CheckConstraint("said <> ''", name="x"), unique=True),
        sa.Column("person_id", sa.Uuid(), sa.ForeignKey("person.id"), index=True),
    )
    """


def parts(engine):
    with engine.connect() as connection:
        return parts_of(connection)


@pytest.fixture
def circle(tmp_path):
    """A practice whose only migration does something besides making its table."""

    def written(step=""):
        folder = tmp_path / f"{len(list(tmp_path.iterdir()))}" / "circle_migrations"
        folder.mkdir(parents=True)
        (folder / "0001_first.py").write_text(f"{HEAD}    {step}\n")
        return Unit("circle", folder)

    return written


@pytest.fixture
def engine(make_app, database):
    with owner_engine(make_app(**database)) as engine:
        yield engine


def test_others_tables_it_neither_drops_nor_changes_and_all_is_as_before(engine, circle):
    before = parts(engine)
    for name, step in (HARM | HARM_ON[engine.dialect.name]).items():
        with pytest.raises(MigrationError, match="changed or dropped tables of others"):
            upgrade(engine, circle(step))
            pytest.fail(f"it {name}")
        assert parts(engine) == before, name


def test_what_it_would_leave_behind_when_it_is_purged_it_does_not_make(engine, circle):
    before = parts(engine)
    for name, step in LEFT_ON[engine.dialect.name].items():
        with pytest.raises(MigrationError) as raised:
            upgrade(engine, circle(step))
        assert f"when it is purged: {name}. Use String with a check" in str(raised.value)
        assert parts(engine) == before, name


def test_with_its_own_tables_it_does_as_it_likes(engine, circle):
    before = parts(engine)
    upgrade(engine, circle(OWN + OWN_ON[engine.dialect.name]))
    made = {part.table for part in parts(engine).keys() - before.keys()}
    assert made == {"circle_seat", "circle_more", "circle_alembic_version"}
    assert changed(before, parts(engine)) == made
