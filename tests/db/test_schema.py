"""The tables: each has its council or says why not, in the models and in the live database."""

import pytest
from sqlalchemy import ForeignKeyConstraint, UniqueConstraint, create_engine, inspect, text

from alongside.db.base import Base, GlobalModel, Model, scoped_tables
from alongside.db.engine import owner_engine
from alongside.db.rls import role_powers, unprotected
from alongside.kernel.migrate import differences, downgrade, units, upgrade
from alongside.web.context import house


def test_every_table_has_a_council_or_says_why_not(app):
    for table in Base.metadata.tables.values():
        if "council_id" in table.columns:
            assert not table.c.council_id.nullable, table.name
        else:
            assert table.info.get("global_reason"), f"{table.name} has neither council nor reason"


def test_keys_between_tables_of_councils_are_pairs(app):
    scoped = scoped_tables()
    for table in Base.metadata.tables.values():
        for key in table.constraints:
            if isinstance(key, ForeignKeyConstraint) and key.referred_table.name in scoped:
                assert "council_id" in key.column_keys, f"{table.name}.{key.column_keys}"


def test_what_is_unique_is_unique_in_a_council(app):
    for name in scoped_tables():
        table = Base.metadata.tables[name]
        for key in table.constraints:
            if isinstance(key, UniqueConstraint):
                assert "council_id" in key.columns, f"{name} {key.name}"
        for index in table.indexes:
            assert not index.unique or "council_id" in index.columns, f"{name} {index.name}"


def test_the_live_tables_are_those_of_the_models_and_protected(app):
    with owner_engine(app) as engine, engine.connect() as connection:
        live = set(inspect(connection).get_table_names())
        versions = {unit.version_table for unit in units(house(app).registry)}
        assert live - versions == set(Base.metadata.tables)
        assert unprotected(connection) == []
        for unit in units(house(app).registry):
            assert differences(connection, unit) == []


def test_a_live_table_without_protection_is_seen(app):
    if not app.config["DATABASE_URL"].startswith("postgresql"):
        return
    with owner_engine(app) as engine, engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE stray (council_id uuid)")
        assert unprotected(connection) == ["stray"]


def test_the_app_connects_as_a_role_that_row_level_security_binds(app):
    engine = create_engine(app.config["DATABASE_URL"])
    with engine.connect() as connection:
        assert role_powers(connection) == []
    engine.dispose()
    if app.config["DATABASE_URL"].startswith("postgresql"):
        with owner_engine(app) as owner, owner.connect() as connection:
            assert "owns the tables" in role_powers(connection)


def test_migrations_go_down_and_up_again(app):
    """Each practice before the core, whose tables its own point at."""
    registry = house(app).registry
    with owner_engine(app) as engine:
        for unit in reversed(list(units(registry))):
            downgrade(engine, unit)
        with engine.connect() as connection:
            left = set(inspect(connection).get_table_names())
            assert left == {unit.version_table for unit in units(registry)}
        for unit in units(registry):
            upgrade(engine, unit)
            with engine.connect() as connection:
                assert differences(connection, unit) == []


def test_a_global_table_must_say_why():
    with pytest.raises(TypeError, match="without a reason"):

        class Nameless(GlobalModel):
            __tablename__ = "nameless"


def test_a_row_shows_no_contents_in_its_repr():
    from alongside.people.models import Person

    assert "Canary" not in repr(Person(name="Canary", sort_name="canary"))
    assert issubclass(Person, Model)


def test_the_app_may_read_and_add_to_what_is_append_only_and_no_more(app):
    if not app.config["DATABASE_URL"].startswith("postgresql"):
        return  # there triggers refuse it: tests/records/test_chain.py
    engine = create_engine(app.config["DATABASE_URL"])
    with engine.connect() as connection:
        granted = text(
            "SELECT table_name, privilege_type FROM information_schema.role_table_grants "
            "WHERE grantee = current_user"
        )
        may = {}
        for table, what in connection.execute(granted):
            may.setdefault(table, set()).add(what)
    engine.dispose()
    everything = {"SELECT", "INSERT", "UPDATE", "DELETE"}
    for table in Base.metadata.tables.values():
        kept = {"UPDATE", "DELETE"} if table.info.get("append_only") else set()
        assert may[table.name] == everything - kept, table.name
    assert may["record_entry"] == {"SELECT", "INSERT"}
