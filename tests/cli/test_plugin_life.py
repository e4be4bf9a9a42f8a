"""`alongside plugin enable | upgrade | disable | archive | purge`: a practice's later life."""

import base64
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, text

from alongside.db.engine import owner_engine
from alongside.db.time import utcnow
from alongside.groups.models import Group
from alongside.kernel import failures
from alongside.kernel.models import HoldingRecord, PracticeState
from alongside.lifecycle import at_council
from alongside.people.models import Person
from alongside.rights import holds, schema
from alongside.rights.erasing import erase
from alongside.rights.held import kinds, rows
from alongside.web.context import house
from tests.cli.living import (
    RETAINED,
    everything,
    forget_the_code,
    is_on,
    lines,
    people_eat,
    switch_on,
    table_practice,
    tables,
)


@pytest.fixture
def table(make_app, database, run, practice_file):
    """An app with the practice `table`, migrated, and not switched on."""
    practice_file("table", table_practice())
    app = make_app(**database)
    assert run(app, "db", "revision", "table", "-m", "First tables").exit_code == 0
    upgraded = run(app, "plugin", "upgrade", "table")
    assert upgraded.exit_code == 0, upgraded.output
    return app


def newer(practice_file, make_app, database, run, addition="    size: Mapped[str | None]\n"):
    """The same practice as its next version, with a migration."""
    practice_file("table", table_practice() + addition)
    app = make_app(**database)
    assert run(app, "db", "revision", "table", "-m", "How large").exit_code == 0
    return app


def without_its_file(make_app, database, tmp_path, practice_id="table"):
    (tmp_path / "practices" / f"{practice_id}.py").unlink()
    forget_the_code(practice_id)
    return make_app(**database)


def state(app, practice_id="table"):
    with owner_engine(app) as engine, engine.connect() as connection:
        asked = select(PracticeState.__table__).where(PracticeState.practice_id == practice_id)
        return connection.execute(asked).mappings().one_or_none()


def held_about(app, person_id):
    with at_council(app, "northbank") as session:
        person = session.get_one(Person, person_id)
        found = [one for one in kinds(session, house(app).registry, person) if one.count]
        return {
            (kind.practice, kind.what): [
                (field.label, field.value)
                for row in rows(session, kind, person)
                for field in row.fields
            ]
            for kind in found
        }


# upgrading


def test_each_command_says_what_it_does(app, run):
    for command in ("enable", "upgrade", "disable", "archive", "purge"):
        answer = run(app, "plugin", command, "--help")
        assert answer.exit_code == 0
        assert "--dry-run" in answer.output
        assert command in run(app, "plugin", "--help").output


def test_an_upgrade_is_said_beforehand_and_done_in_one_go(
    table, practice_file, make_app, database, run
):
    switch_on(table, "northbank")
    app = newer(practice_file, make_app, database, run)
    before = run(app, "plugin", "upgrade", "table", "--dry-run")
    assert before.exit_code == 0, before.output
    assert "migration 0002: How large" in before.output
    assert "would go 0001 → 0002" in before.output
    assert "size" not in everything(app)["table_alembic_version"]
    assert "0001" in everything(app)["table_alembic_version"]

    done = run(app, "plugin", "upgrade", "table")
    assert done.exit_code == 0, done.output
    assert "upgraded, 0001 → 0002" in done.output
    assert "0002" in everything(app)["table_alembic_version"]
    assert lines(app, "northbank")[-1] == ("upgraded", "table: tables 0001 → 0002")
    assert lines(app, "abergwyn") == []
    again = run(app, "plugin", "upgrade", "table")
    assert "its tables are up to date (0002)" in again.output
    assert len(lines(app, "northbank")) == 1


def test_a_migration_that_fails_half_way_leaves_all_as_it_was(
    table, practice_file, make_app, database, run, tmp_path
):
    person_id = people_eat(table, "northbank")
    app = newer(practice_file, make_app, database, run)
    path = next((tmp_path / "practices" / "table_tables").glob("0002*"))
    broken = path.read_text().replace(
        "\n\ndef downgrade", "\n    raise ValueError\n\n\ndef downgrade"
    )
    path.write_text(broken.replace("def upgrade", "def upgrade", 1))
    before = everything(app)
    answer = run(app, "plugin", "upgrade", "table")
    assert answer.exit_code == 1
    assert "nothing is half done" in answer.output
    assert "Traceback" not in answer.output
    assert everything(app) == before
    assert person_id


def test_a_migration_may_make_no_table_of_another(table, practice_file, make_app, database, run):
    folder = practice_file("table", table_practice()).parent / "table_tables"
    (folder / "0002_greedy.py").write_text(
        "import sqlalchemy as sa\nfrom alembic import op\nrevision = '0002'\n"
        "down_revision = '0001'\nbranch_labels = depends_on = None\n"
        "def upgrade():\n    op.create_table('feedback_more', sa.Column('id', sa.Integer))\n"
    )
    app = make_app(**database)
    answer = run(app, "plugin", "upgrade", "table")
    assert answer.exit_code == 1
    assert "feedback_more" in answer.output
    assert "feedback_more" not in tables(app)


def test_nothing_is_moved_back_to_an_older_version(
    table, practice_file, make_app, database, run, tmp_path
):
    app = newer(practice_file, make_app, database, run)
    assert run(app, "plugin", "upgrade", "table").exit_code == 0
    next((tmp_path / "practices" / "table_tables").glob("0002*")).unlink()
    practice_file("table", table_practice())
    older = make_app(**database)
    for words in (("plugin", "upgrade", "table"), ("db", "upgrade", "--practice", "table")):
        answer = run(older, *words)
        assert answer.exit_code == 1
        assert "a newer one was here" in answer.output
    refused = run(older, "plugin", "enable", "table", "--council", "northbank")
    assert "install the newer version that was here" in refused.output


def test_an_older_version_of_a_package_is_refused(table, run):
    record = house(table).registry.records["table"]
    for version, moved in (("1.10.0", True), ("1.9.0", False), ("1.10.0", True), ("1.11", True)):
        record.version = version
        answer = run(table, "plugin", "upgrade", "table")
        assert (answer.exit_code == 0) is moved, answer.output
    assert (state(table)["release_before"], state(table)["release"]) == ("1.10.0", "1.11")


def test_councils_are_told_from_which_version_to_which(table, run):
    record = house(table).registry.records["table"]
    switch_on(table, "northbank")
    for record.version in ("0.1.0", "0.2.0"):
        assert run(table, "plugin", "upgrade", "table").exit_code == 0
    assert lines(table, "northbank")[-1] == ("upgraded", "table: 0.1.0 → 0.2.0")
    assert "version 0.2.0 is installed" in run(table, "plugin", "upgrade", "table").output


def test_bundled_practices_and_the_core_are_upgraded_by_the_same_words(app, run):
    answer = run(app, "plugin", "upgrade", "--all")
    assert answer.exit_code == 0, answer.output
    assert "core: its tables are up to date" in answer.output
    assert "shared_lives: its tables are up to date" in answer.output
    assert run(app, "plugin", "upgrade").exit_code == 2
    assert "alongside plugin list" in run(app, "plugin", "upgrade", "nothing").output


# switching on and off


def test_switching_on_can_be_tried(table, run):
    words = ("plugin", "enable", "table", "--council", "northbank")
    before = everything(table, without=())
    tried = run(table, *words, "--dry-run")
    assert tried.exit_code == 0, tried.output
    assert "table would be switched on for Northbank Council" in tried.output
    assert everything(table, without=()) == before
    run(table, *words)
    assert "on already: nothing would change" in run(table, *words, "--dry-run").output
    run(table, "plugin", "archive", "table")
    for refused in (run(table, *words, "--dry-run"), run(table, *words)):
        assert refused.exit_code == 1
        assert "cannot be switched on: it is archived" in refused.output
    assert not is_on(table, "northbank")


def test_switching_off_is_written_down_and_can_be_tried(table, run):
    run(table, "plugin", "enable", "table", "--council", "northbank")
    tried = run(table, "plugin", "disable", "table", "--council", "northbank", "--dry-run")
    assert "would be switched off for Northbank Council" in tried.output
    assert is_on(table, "northbank")
    run(table, "plugin", "disable", "table", "--council", "northbank")
    run(table, "plugin", "disable", "table", "--council", "northbank")
    assert not is_on(table, "northbank")
    assert lines(table, "northbank") == [("switched on", "table"), ("switched off", "table")]


# archiving


def test_an_archived_practice_is_off_everywhere_and_cannot_be_switched_on(table, run):
    switch_on(table, "northbank")
    tried = run(table, "plugin", "archive", "table", "--dry-run")
    assert "Would be switched off for Northbank Council" in tried.output
    assert is_on(table, "northbank")
    done = run(table, "plugin", "archive", "table")
    assert done.exit_code == 0, done.output
    assert "may now be uninstalled" in done.output
    assert "Missing" not in done.output
    assert not is_on(table, "northbank")
    assert lines(table, "northbank") == [("switched off", "table"), ("archived", "table")]
    assert "archived since" in run(table, "plugin", "list").output
    refused = run(table, "plugin", "enable", "table", "--council", "abergwyn")
    assert refused.exit_code == 1
    assert "alongside plugin archive table --undo" in refused.output
    assert run(table, "plugin", "archive", "table").exit_code == 1

    tried = run(table, "plugin", "archive", "table", "--undo", "--dry-run")
    assert tried.output == "table would be brought back.\n"
    assert run(table, "plugin", "archive", "table", "--undo").exit_code == 0
    tried = run(table, "plugin", "archive", "table", "--undo", "--dry-run")
    assert (tried.exit_code, "table is not archived" in tried.output) == (1, True)
    assert run(table, "plugin", "enable", "table", "--council", "abergwyn").exit_code == 0
    assert run(table, "plugin", "archive", "table", "--undo").exit_code == 1


def test_people_keep_their_rights_when_the_package_of_an_archived_practice_is_gone(
    table, make_app, database, run, tmp_path
):
    ada = people_eat(table, "northbank")
    ben = people_eat(table, "northbank", who="Ben Field")
    run(table, "plugin", "archive", "table")
    before = held_about(table, ada)
    app = without_its_file(make_app, database, tmp_path)
    listed = run(app, "plugin", "list").output
    assert "table  its package is gone  Long table" in listed
    assert "archived since" in listed
    assert held_about(app, ada) == before
    assert ("What they bring", "Plums") in before[("Long table", "Where somebody sits")]
    with at_council(app, "northbank") as session:
        assert holds.legal(session, session.get_one(Person, ada)) == []
        erase(session, house(app).registry, session.get_one(Person, ada))
    left = everything(app)["table_seat"]
    assert left.count("Plums") == 1
    assert ("Long table", "Where somebody sits") in held_about(app, ben)


def test_a_package_that_is_gone_is_noticed_until_its_practice_is_archived(
    table, make_app, database, run, tmp_path
):
    app = without_its_file(make_app, database, tmp_path)
    checked = run(app, "check")
    assert checked.exit_code == 1
    assert "its package is gone" in checked.output
    assert run(app, "plugin", "archive", "table").exit_code == 0
    checked = run(app, "check")
    assert checked.exit_code == 0, checked.output
    assert "note: The practice table is archived since" in checked.output


def test_what_nobody_copied_is_said(table, make_app, database, run, tmp_path):
    with owner_engine(table) as engine, engine.begin() as connection:
        for one in (HoldingRecord, PracticeState):
            connection.execute(one.__table__.delete().where(one.practice_id == "table"))
    app = without_its_file(make_app, database, tmp_path)
    done = run(app, "plugin", "archive", "table")
    assert done.exit_code == 0, done.output
    assert "Nothing says whose rows are in the table table_seat" in done.output
    assert "they show by their id" in done.output
    never = run(app, "plugin", "archive", "never").output
    assert "Nothing of a practice 'never' is here" in never


# purging


def test_a_purge_is_said_beforehand_and_touches_nothing(table, run):
    people_eat(table, "northbank")
    before = everything(table)
    answer = run(table, "plugin", "purge", "table", "--dry-run")
    assert answer.exit_code == 0, answer.output
    assert "table table_seat: northbank 1" in answer.output
    assert "rows of group: northbank 1" in answer.output
    assert everything(table) == before
    assert not Path(table.instance_path, "exports").exists()


@pytest.mark.parametrize("here", [True, False], ids=["installed", "its package gone"])
def test_a_purge_leaves_nothing_but_the_file_and_the_record(
    table, make_app, database, run, tmp_path, here
):
    untouched = everything(table)
    ada = people_eat(table, "northbank")
    people_eat(table, "abergwyn", who="Cai Pryce")
    switch_on(table, "abergwyn")
    house(table).registry.records["table"].failed_at("due", RuntimeError())
    failures.write(table)
    assert "'table'" in everything(table)["practice_failure"]
    run(table, "plugin", "archive", "table")
    app = table if here else without_its_file(make_app, database, tmp_path)
    answer = run(app, "plugin", "purge", "table", typed="table\n")
    assert answer.exit_code == 0, answer.output
    assert ("It is still installed" in answer.output) is here

    after = everything(app)
    assert not [name for name in after if name.startswith("table_")]
    assert [name for name, said in after.items() if "table" in said.replace("about", "")] == []
    assert after.keys() == {one for one in untouched if not one.startswith("table_")}
    assert after["group"] == untouched["group"]
    assert after["message"].count("roles.left") == 2
    assert "joined" not in after["message"]
    with at_council(app, "northbank") as session:
        assert session.get_one(Person, ada).name == "Ada Brook"
    assert lines(app, "northbank") == [("purged", "table")]
    assert lines(app, "abergwyn")[-2:] == [("archived", "table"), ("purged", "table")]

    (file,) = Path(app.instance_path, "exports").iterdir()
    assert file.name == f"table-{utcnow().date()}.zip"
    assert file.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(file) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        (line,) = archive.read("northbank/table_seat.jsonl").splitlines()
        welsh = archive.read("abergwyn/table_seat.jsonl").splitlines()
        group = json.loads(archive.read("northbank/group.jsonl"))
    seat = json.loads(line)
    assert seat["council"] == "northbank"
    assert (seat["row"]["person_id"], seat["row"]["brings"]) == (str(ada), "Plums")
    assert base64.b64decode(seat["row"]["photograph"]) == b"\0\xff"
    assert manifest["in_base64"]["table_seat"] == ["photograph"]
    assert manifest["rows"]["table_seat"] == {"northbank": 1, "abergwyn": 1}
    assert len(welsh) == 1
    assert seat["row"]["group_id"] == group["row"]["id"]


def test_a_purge_asks_for_the_name(table, run):
    people_eat(table, "northbank")
    before = everything(table)
    for words in ({"typed": "tabel\n"}, {"typed": "\n"}):
        answer = run(table, "plugin", "purge", "table", **words)
        assert answer.exit_code == 1
    other = run(table, "plugin", "purge", "table", "--yes-purge", "feedback")
    assert "nothing was done" in other.output
    assert everything(table) == before
    assert run(table, "plugin", "purge", "table", "--yes-purge", "table").exit_code == 0
    gone = run(table, "plugin", "purge", "table", "--yes-purge", "table")
    assert "Nothing of a practice 'table' is here" in gone.output


def test_a_practice_is_purged_where_there_is_no_council(make_app, empty_database, run):
    app = make_app(**empty_database)
    assert run(app, "db", "upgrade").exit_code == 0
    answer = run(app, "plugin", "purge", "feedback", "--yes-purge", "feedback")
    assert answer.exit_code == 0, answer.output
    assert not [name for name in tables(app) if name.startswith("feedback_")]


def test_a_practice_that_is_on_somewhere_is_not_purged(table, run):
    switch_on(table, "abergwyn")
    answer = run(table, "plugin", "purge", "table", "--yes-purge", "table")
    assert answer.exit_code == 1
    assert "switched on for Cyngor Abergwyn Council" in answer.output
    assert "alongside plugin archive table" in answer.output
    assert "table_seat" in tables(table)


def test_what_must_be_kept_by_law_is_purged_only_when_somebody_says_so(
    make_app, database, run, practice_file
):
    practice_file("table", table_practice(erasure=RETAINED, rule="RESTRICT"))
    app = make_app(**database)
    run(app, "db", "revision", "table", "-m", "First tables")
    run(app, "plugin", "upgrade", "table")
    ada = people_eat(app, "northbank")
    with at_council(app, "northbank") as session:
        person = session.get_one(Person, ada)
        holds.place(session, person, because="A court", review_on=date(2030, 1, 1), by=person)
    answer = run(app, "plugin", "purge", "table", "--yes-purge", "table")
    assert answer.exit_code == 1
    assert "Rows of table_seat must be kept (1): The law of tables." in answer.output
    assert "People with rows here are under a legal hold (1)" in answer.output
    assert "table_seat" in tables(app)
    forced = run(app, "plugin", "purge", "table", "--yes-purge", "table", "--although-kept")
    assert forced.exit_code == 0, forced.output
    assert "Goes although it must be kept: Rows of table_seat" in forced.output
    assert "table_seat" not in tables(app)


def test_a_practice_whose_name_begins_with_anothers_is_not_touched(
    table, make_app, database, run, practice_file, tmp_path
):
    """`table` goes while `table_tops` stays, although nobody has its package any more."""
    practice_file("table_tops", table_practice("table_tops"))
    both = make_app(**database)
    run(both, "db", "revision", "table_tops", "-m", "First tables")
    upgraded = run(both, "plugin", "upgrade", "table_tops")
    assert upgraded.exit_code == 0, upgraded.output
    people_eat(both, "northbank")
    people_eat(both, "northbank", "table_tops", who="Ben Field")
    app = without_its_file(make_app, database, tmp_path, "table_tops")
    before = everything(app)
    answer = run(app, "plugin", "purge", "table", "--yes-purge", "table")
    assert answer.exit_code == 0, answer.output
    assert "table_tops" not in answer.output
    after = everything(app)
    for name in before:
        if name.startswith("table_tops"):
            assert after[name] == before[name], name
        else:
            assert (name in after) is not name.startswith("table_"), name
    assert after["group"].count("table_tops.table") == 1


def test_a_file_that_is_there_is_never_written_over(table, run, tmp_path):
    people_eat(table, "northbank")
    file = tmp_path / "mine.zip"
    file.write_text("mine")
    words = ("plugin", "purge", "table", "--yes-purge", "table", "--export-to", str(file))
    assert "never written over" in run(table, *words).output
    assert file.read_text() == "mine"
    assert "table_seat" in tables(table)


def test_where_the_file_is_not_whole_nothing_is_purged(table, run, monkeypatch):
    from alongside.later_life.exporting import Export

    people_eat(table, "northbank")
    before = everything(table)
    monkeypatch.setattr(Export, "add", lambda *words: None)
    answer = run(table, "plugin", "purge", "table", "--yes-purge", "table")
    assert answer.exit_code == 1
    assert "does not hold every row" in answer.output
    assert everything(table) == before
    assert [*Path(table.instance_path, "exports").iterdir()] == []


def test_when_dropping_fails_everything_is_there_and_no_file(table, run, monkeypatch):
    from alongside.later_life import purging

    def interrupted(*words):
        raise RuntimeError("the power went")

    people_eat(table, "northbank")
    before = everything(table)
    monkeypatch.setattr(purging, "_delete", interrupted)
    assert run(table, "plugin", "purge", "table", "--yes-purge", "table").exit_code == 1
    assert everything(table) == before
    assert [*Path(table.instance_path, "exports").iterdir()] == []


@pytest.mark.parametrize("database", ["postgres"], indirect=True)
def test_a_view_that_somebody_made_over_its_tables_stops_a_purge_in_words(table, run):
    people_eat(table, "northbank")
    with owner_engine(table) as engine, engine.begin() as connection:
        connection.execute(text("CREATE VIEW seats AS SELECT brings FROM table_seat"))
    before = everything(table)
    answer = run(table, "plugin", "purge", "table", "--yes-purge", "table")
    assert (answer.exit_code, "Traceback" in answer.output) == (1, False)
    assert "such as a view. Drop it first; nothing was purged." in answer.output
    assert "view seats depends on table table_seat" in answer.output
    assert everything(table) == before
    assert [*Path(table.instance_path, "exports").iterdir()] == []


def test_another_process_notices_at_once_that_a_practice_was_purged(table, make_app, database, run):
    """A server that had asked whether the tables are there asks again, with the next page."""
    people_eat(table, "northbank")
    server = make_app(**database)
    with at_council(server, "northbank") as session:
        assert "table" in schema.all_that_answer(session)
    run(table, "plugin", "purge", "table", "--yes-purge", "table")
    with at_council(server, "northbank") as session:
        assert "table" not in schema.all_that_answer(session)
        assert session.scalars(select(Group)).all() == []
        session.execute(select(Person))
