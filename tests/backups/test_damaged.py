"""A restore is for the day on which the database is damaged, of another version, or gone."""

import os

import pytest
from sqlalchemy import text, update

from alongside.backups import embedded
from alongside.backups.making import make
from alongside.backups.manifest import BackupError
from alongside.backups.mark import unfinished
from alongside.backups.restoring import councils_here, damaged, restore
from alongside.db.engine import db, owner_engine
from alongside.groups.models import today
from alongside.kernel.migrate import differences, downgrade, units, upgrade
from alongside.kernel.upgrading import app_role, upgrade_all
from alongside.lifecycle import at_council
from alongside.people.models import Person
from alongside.people.wall_models import Wall
from alongside.people.withholding_models import Withholding
from alongside.rights.erasing import erase
from alongside.rights.models import Tombstone
from alongside.web.context import house
from tests.backups.conftest import everything, quiet, unsettled


def database(app):
    return embedded.path_of(app.config["DATABASE_URL"])


def wreck(app, how):
    """Make a database unreadable, as a dying disk does: all of it, or a part in the middle."""
    with app.app_context():
        db.session.remove()
        with db.engine.connect() as connection:
            connection.connection.dbapi_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.engine.dispose()
    path = database(app)
    with path.open("r+b") as file:
        if how == "all":
            file.truncate(20_000)
        file.seek(0 if how == "all" else 4096 * 5)
        file.write(os.urandom(4096 * 4))


on_sqlite = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
"""A server looks after its own files."""


@on_sqlite
@pytest.mark.parametrize("how", ["all", "a part"])
def test_a_damaged_database_is_moved_aside_for_the_backup(lived_in, backed_up, how):
    before = everything(lived_in)
    assert not damaged(lived_in)
    wreck(lived_in, how)
    assert damaged(lived_in)
    wrecked = database(lived_in).read_bytes()
    done = restore(lived_in, backed_up, quiet)
    assert unsettled(everything(lived_in)) == unsettled(before)
    assert done.kept.read_bytes() == wrecked
    assert done.kept.stat().st_mode & 0o077 == 0
    assert done.blind, "nobody could read who had been erased"


@on_sqlite
def test_who_was_erased_stays_so_when_only_the_ledger_can_be_read(lived_in, backed_up, northbank):
    with at_council(lived_in, "northbank") as session:
        person = session.query(Person).first()
        erase(session, house(lived_in).registry, person)
        session.add(Tombstone(person_id=person.id))
    make(lived_in, backed_up.parent / "after.zip", quiet)
    assert restore(lived_in, backed_up, quiet, keep=False).erased == 1
    wreck(lived_in, "all")
    done = restore(lived_in, backed_up, quiet, keep=False)
    assert (done.erased, done.blind, done.kept) == (1, False, None)
    assert list(database(lived_in).parent.glob("damaged-*")) == []


@on_sqlite
def test_a_damaged_database_comes_back_when_the_restore_fails(lived_in, backed_up, monkeypatch):
    wreck(lived_in, "a part")
    wrecked = database(lived_in).read_bytes()

    def full(copy_of, target):
        target.write_bytes(b"half")
        raise BackupError("There is no room left")

    monkeypatch.setattr(embedded, "put_in_place", full)
    with pytest.raises(BackupError, match="no room"):
        restore(lived_in, backed_up, quiet)
    assert database(lived_in).read_bytes() == wrecked
    assert unfinished(lived_in) == ""


@on_sqlite
def test_no_backup_is_made_of_a_damaged_database(lived_in, tmp_path):
    wreck(lived_in, "a part")
    with pytest.raises(BackupError, match="damaged"):
        make(lived_in, tmp_path / "never.zip", quiet)
    assert not (tmp_path / "never.zip").exists()


def test_a_full_disk_is_called_one(tmp_path):
    """By SQLite's own word, on a database that may not grow."""
    source, target = tmp_path / "source", tmp_path / "target"
    with embedded._open(source) as here:
        here.execute("CREATE TABLE word (it)")
        here.executemany("INSERT INTO word VALUES (?)", [("x" * 900,)] * 200)
    with (
        pytest.raises(BackupError, match="no room left on the disk"),
        embedded._in_words(target),
        embedded._open(source) as here,
        embedded._open(target) as there,
    ):
        there.execute("PRAGMA max_page_count = 4")
        here.backup(there)


@on_sqlite
def test_a_lost_database_is_made_again(lived_in, backed_up):
    before = everything(lived_in)
    with lived_in.app_context():
        db.session.remove()
        db.engine.dispose()
    for end in embedded.BESIDE:
        database(lived_in).with_name(database(lived_in).name + end).unlink(missing_ok=True)
    assert councils_here(lived_in) == []
    restore(lived_in, backed_up, quiet)
    assert unsettled(everything(lived_in)) == unsettled(before)


def test_a_restore_works_over_tables_of_another_version(lived_in, backed_up):
    """As after an upgrade that failed half way, for which the backup was made."""
    before = everything(lived_in)
    with owner_engine(lived_in) as engine, engine.begin() as connection:
        connection.execute(text("DROP TABLE rights_tombstone"))
    told = []
    done = restore(lived_in, backed_up, told.append)
    assert any("cannot be read" in words for words in told)
    assert done.kept.exists()
    assert unsettled(everything(lived_in)) == unsettled(before)


def test_a_backup_from_before_a_practice_s_tables_is_brought_up_to_date(lived_in, tmp_path):
    unit = next(one for one in units(house(lived_in).registry) if one.id == "feedback")
    with owner_engine(lived_in) as engine:
        downgrade(engine, unit)
        make(lived_in, tmp_path / "older.zip", quiet)
        upgrade(engine, unit, app_role(lived_in))
    upgrade_all(lived_in)
    restore(lived_in, tmp_path / "older.zip", quiet)
    with owner_engine(lived_in) as engine, engine.connect() as connection:
        assert differences(connection, unit) == []


def test_it_is_said_who_was_protected_since_and_is_no_more(lived_in, backed_up, northbank):
    """Whoever was hidden yesterday is to be hidden before the servers start again."""
    assert restore(lived_in, backed_up, quiet, keep=False).gone == ()
    one, other = northbank.person("Mia Farr"), northbank.person("Tom Farr")
    with northbank.session() as session:
        told = {"because": "He must not find her", "review_on": today()}
        session.add(Withholding(person_id=one, **told))
        session.add(Wall(one_id=one, other_id=other, **told))
        session.flush()
        session.add(Wall(one_id=other, other_id=one, **told))
        session.flush()
        session.execute(update(Wall).where(Wall.one_id == other).values(lifted_at=Wall.created_at))
    done = restore(lived_in, backed_up, quiet, keep=False)
    assert list(done.gone) == [
        "1 × ways to reach somebody were kept back",
        "1 × two people were kept apart",
    ]
