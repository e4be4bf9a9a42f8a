"""Whose a table is: of the practice with the longest id that its name begins with."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from alongside.kernel.migrate import Unit, migrated
from alongside.kernel.tables import owner_of

WORD = st.sampled_from(["shared", "lives", "a", "b1", "meal"])
ID = st.lists(WORD, min_size=1, max_size=4).map("_".join)
IDS = st.sets(ID, min_size=1, max_size=6)


@given(IDS, st.data())
def test_each_table_is_of_the_one_practice_that_would_have_named_it(ids, data):
    practice_id = data.draw(st.sampled_from(sorted(ids)))
    table = f"{practice_id}_{data.draw(ID)}"
    owner = owner_of(table, ids)
    assert owner is not None
    assert table.startswith(f"{owner}_")
    assert len(owner) >= len(practice_id)
    assert all(len(one) <= len(owner) for one in ids if table.startswith(f"{one}_"))


@given(IDS, st.lists(ID, max_size=20))
def test_units_share_no_table_and_leave_none_out(ids, tables):
    units = [Unit(one, Path(), tuple(ids)) for one in (*ids, "core")]
    for table in tables:
        assert len([unit.id for unit in units if unit.owns(table)]) == 1


@given(IDS)
def test_a_database_says_whose_tables_it_has(ids):
    tables = {f"{one}_alembic_version" for one in (*ids, "core")} | {"person"}
    assert migrated(tables) == ids
    alone = Unit(min(ids), Path()).among(tables)
    assert all(alone.owns(f"{one}_thing") is (one == alone.id) for one in ids)


def test_shared_owns_nothing_of_shared_lives():
    ids = ("shared", "shared_lives")
    assert owner_of("shared_lives_household", ids) == "shared_lives"
    assert owner_of("shared_alembic_version", ids) == "shared"
    assert owner_of("shared_livestock", ids) == "shared"
    assert owner_of("sharedlives_thing", ids) is None
    assert owner_of("person", ids) is None
