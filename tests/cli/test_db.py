"""`alongside db`: tables are made, brought up to date, and changed by migrations."""

import pytest
from sqlalchemy import select, text

from alongside.db.engine import owner_engine
from alongside.kernel.migrate import differences, units
from alongside.kernel.models import HoldingRecord
from alongside.testing import Town
from alongside.web.context import house

HELPERS = """
from alongside import Holding, Model, Practice, reference
from sqlalchemy.orm import Mapped, mapped_column

practice = Practice(
    id="swaps", title="Swaps", summary="People swap things.", api="1", migrations="swaps_tables",
    holdings=(Holding("swaps_offer", "person_id", "What somebody offers"),),
)


class Offer(Model):
    __tablename__ = "swaps_offer"
    person_id: Mapped[str] = reference("person")
    what: Mapped[str]
"""


def test_upgrade_makes_every_table_and_again_changes_nothing(make_app, empty_database, run):
    app = make_app(**empty_database)
    first = run(app, "db", "upgrade")
    assert first.exit_code == 0, first.output
    assert "core: nothing → " in first.output
    again = run(app, "db", "upgrade")
    assert again.exit_code == 0
    assert "core: up to date" in again.output
    assert app.test_client().get("/ready").json["status"] == "ok"


@pytest.mark.parametrize("practice_id", ["council", "rights", "feedback_telling"])
def test_a_file_that_is_called_as_tables_begin_stops_no_upgrade(
    make_app, empty_database, run, practice_file, practice_id
):
    practice_file(practice_id, "")
    app = make_app(STRICT_PLUGINS=False, **empty_database)
    done = run(app, "db", "upgrade")
    assert done.exit_code == 0, done.output
    assert "feedback: nothing → " in done.output
    assert house(app).registry.records[practice_id].status == "failed"


def test_status_says_what_is_needed_and_fails_until_it_is_done(make_app, empty_database, run):
    app = make_app(**empty_database)
    before = run(app, "db", "status")
    assert before.exit_code == 1
    assert "core: nothing, needs" in before.output
    run(app, "db", "upgrade")
    assert run(app, "db", "status").exit_code == 0


def test_one_practice_can_be_upgraded_alone(app, run):
    assert run(app, "db", "upgrade", "--practice", "core").output.startswith("core: up to date")
    unknown = run(app, "db", "upgrade", "--practice", "nothing")
    assert unknown.exit_code == 1
    assert "no working practice 'nothing'" in unknown.output


def test_the_apps_role_is_granted_what_the_owner_makes(make_app, empty_database, run):
    app = make_app(**empty_database)
    run(app, "db", "upgrade")
    listed = run(app, "council", "list")
    assert listed.exit_code == 0, listed.output
    assert "There is no council yet" in listed.output


def test_a_practices_holdings_are_copied_when_it_is_migrated(
    make_app, database, run, practice_file
):
    practice_file("swaps", HELPERS)
    app = make_app(**database)
    run(app, "db", "revision", "swaps", "-m", "First tables")
    for _ in range(2):
        assert run(app, "db", "upgrade", "--practice", "swaps").exit_code == 0
    with owner_engine(app) as engine, engine.connect() as connection:
        rows = connection.execute(
            select(
                HoldingRecord.table_name, HoldingRecord.person_column, HoldingRecord.erasure
            ).where(HoldingRecord.practice_id == "swaps")
        ).all()
    assert rows == [("swaps_offer", "person_id", "delete")]


def test_a_migration_is_written_from_the_models_and_leaves_no_difference(
    make_app, database, run, practice_file, tmp_path
):
    source = practice_file("swaps", HELPERS)
    app = make_app(**database)
    written = run(app, "db", "revision", "swaps", "-m", "First tables")
    assert written.exit_code == 0, written.output
    assert (tmp_path / "practices" / "swaps_tables" / "0001_first_tables.py").exists()
    assert run(app, "db", "upgrade").exit_code == 0

    source.write_text(source.read_text() + "    size: Mapped[str | None]\n", encoding="utf-8")
    newer = make_app(**database)
    assert run(newer, "db", "revision", "swaps", "-m", "How large").exit_code == 0
    assert "swaps: 0001 → 0002" in run(newer, "db", "upgrade").output
    unit = next(unit for unit in units(house(newer).registry) if unit.id == "swaps")
    with owner_engine(newer) as engine, engine.connect() as connection:
        assert differences(connection, unit) == []
    nothing = run(newer, "db", "revision", "swaps", "-m", "Nothing")
    assert "already say what the models say" in nothing.output


def test_rows_that_are_there_get_the_models_default_in_a_new_column(
    make_app, database, run, practice_file
):
    source = practice_file("swaps", HELPERS)
    app = make_app(**database)
    run(app, "db", "revision", "swaps", "-m", "First tables")
    run(app, "db", "upgrade")
    town = Town.of(app, "northbank")
    ada = town.person("Ada Okafor")
    offer = house(app).registry.records["swaps"].module.Offer
    with town.session() as session:
        session.add(offer(person_id=ada, what="a ladder"))
    first = source.read_text()
    source.write_text(first + "    place: Mapped[str]\n", encoding="utf-8")
    refused = run(make_app(**database), "db", "revision", "swaps", "-m", "Where")
    assert refused.exit_code == 1
    assert "swaps_offer.place is new and may not be empty" in refused.output
    columns = (
        "    place: Mapped[str] = mapped_column(default='by the \"gate\"')\n"
        "    here: Mapped[bool] = mapped_column(default=True)\n"
        "    times: Mapped[int] = mapped_column(default=3)\n"
    )
    source.write_text(first + columns, encoding="utf-8")
    newer = make_app(**database)
    assert run(newer, "db", "revision", "swaps", "-m", "Where").exit_code == 0
    upgraded = run(newer, "db", "upgrade")
    assert "swaps: 0001 → 0002" in upgraded.output, upgraded.output
    with owner_engine(newer) as engine, engine.connect() as connection:
        rows = connection.execute(text("SELECT what, place, here, times FROM swaps_offer")).all()
    assert [tuple(row) for row in rows] == [("a ladder", 'by the "gate"', True, 3)]


def test_a_practice_that_cannot_be_upgraded_stops_no_other(make_app, database, run, practice_file):
    practice_file("swaps", HELPERS)
    app = make_app(**database)
    run(app, "db", "revision", "swaps", "-m", "First tables")
    with owner_engine(app) as engine, engine.begin() as connection:
        connection.execute(text("CREATE TABLE swaps_offer (id INTEGER)"))
    answer = run(app, "db", "upgrade")
    assert answer.exit_code == 1
    assert "core: up to date" in answer.output
    assert "swaps: not upgraded" in answer.output
    assert "Traceback" not in answer.output


def test_tables_that_are_missing_are_said_in_plain_words(make_app, empty_database, run):
    answer = run(make_app(**empty_database), "council", "list")
    assert answer.exit_code == 1
    assert "Run: alongside db upgrade" in answer.output
    assert len(answer.output.strip().splitlines()) == 1
