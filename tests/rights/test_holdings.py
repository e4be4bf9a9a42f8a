"""The core and every practice say of each of their tables whose data it holds."""

from sqlalchemy import Uuid

from alongside.db.base import Base
from alongside.web.context import house

ABOUT_NOBODY = {
    "council": "a council, with its own contacts",
    "council_practice": "which practices a council has",
    "holding": "what the tables hold",
    "record_head": "how far the record has come",
}
IDS_OF_OTHER_THINGS = {"id", "council_id"}


def holdings(app):
    registry = house(app).registry
    units = ("core", *(record.id for record in registry.usable()))
    return [one for unit in units for one in registry.holdings(unit)]


def test_each_table_says_whose_it_is(app):
    said = {one.table for one in holdings(app)}
    assert set(Base.metadata.tables) - said == set(ABOUT_NOBODY)


def test_each_column_that_holds_a_persons_id_is_a_holding(app):
    said = {(one.table, one.person) for one in holdings(app)}
    for table in Base.metadata.tables.values():
        for column in table.columns:
            target = column.info.get("refers_to")
            plain = isinstance(column.type, Uuid) and target is None
            if target == "person" or (plain and column.name not in IDS_OF_OTHER_THINGS):
                assert (table.name, column.name) in said, f"{table.name}.{column.name}"


def test_each_holding_names_columns_that_there_are(app):
    for one in holdings(app):
        columns = Base.metadata.tables[one.table].columns
        for name in (*([one.person] if one.person else ()), *one.clear, *one.shows):
            assert name in columns, f"{one.table}.{name}"
        assert one.because or one.erasure != "retain", one.table


def test_no_holding_is_declared_twice(app):
    said = [(one.table, one.person) for one in holdings(app)]
    assert len(said) == len(set(said))
