"""The core and every practice say of each of their tables whose data it holds."""

from sqlalchemy import Uuid

from alongside.db.base import Base
from alongside.kernel.models import HoldingRecord
from alongside.rights.tables import Held
from alongside.rights.words import LABELS, label
from alongside.web.context import house

ABOUT_NOBODY = {
    "council": "a council, with its own contacts",
    "council_practice": "which practices a council has",
    "holding": "what the tables hold",
    "practice_failure": "what went wrong in a practice's code",
    "practice_state": "what the core remembers of a practice",
    "record_head": "how far the record has come",
}
IDS_OF_OTHER_THINGS = {"id", "council_id", "row_id"}


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
        named = (one.person, one.sealed_until, one.alone, *one.clear, *one.shows)
        for name in filter(None, named):
            assert name in columns, f"{one.table}.{name}"
        for table, arrives, leads_on in one.through:
            assert {arrives, leads_on} <= set(Base.metadata.tables[table].columns.keys()), table
        if one.through:
            table, _, leads_on = one.through[-1]
            points = Base.metadata.tables[table].columns[leads_on].info.get("refers_to")
            assert points == "person", one.table
        assert one.because or one.erasure != "retain", one.table


def test_no_holding_is_declared_twice(app):
    said = [(one.table, one.person) for one in holdings(app)]
    assert len(said) == len(set(said))


def test_each_column_that_a_person_may_read_has_a_name_in_words(app):
    registry = house(app).registry
    units = {"core": {}, **{one.id: one.practice.columns for one in registry.usable()}}
    nameless = set()
    for unit, own in units.items():
        for one in registry.holdings(unit):
            if one.person:
                record = HoldingRecord(
                    person_column=one.person,
                    erasure=one.erasure,
                    clear=list(one.clear),
                    shows=list(one.shows),
                )
                shown = Held(record, Base.metadata.tables[one.table], {}).copied
                nameless |= {f"{one.table}.{name}" for name in shown} - {
                    f"{one.table}.{name}" for name in {*LABELS, *own}
                }
    assert nameless == set()


def test_a_practices_own_words_come_first_and_without_any_the_columns_name_has_to_do():
    assert label("body", {"body": "What you said"}) == "What you said"
    assert label("body", {}) == "Words"
    assert label("brought_by_id", {}) == "Brought by"
