"""A backup holds everything, and restoring it gives everything back, on both engines."""

import re
from pathlib import Path

import pytest
from sqlalchemy import select, text

from alongside.backups.archive import opened
from alongside.backups.making import make
from alongside.backups.manifest import BackupError
from alongside.backups.mark import unfinished
from alongside.backups.restoring import councils_here, restore
from alongside.db.engine import owner_engine
from alongside.db.rls import role_powers, unprotected
from alongside.identity.invitation_models import Invitation
from alongside.identity.models import SignIn, SignInLink
from alongside.kernel.migrate import differences, units
from alongside.lifecycle import MARK
from alongside.messages.models import Message
from alongside.people.models import Person
from alongside.records.checking import check
from alongside.records.models import Entry
from alongside.web.context import house
from tests.backups.conftest import CHANGED, everything, quiet, unsettled


def test_what_is_restored_is_what_was_backed_up_row_by_row(lived_in, backed_up, northbank):
    before = everything(lived_in)
    northbank.person("Somebody Later")
    with northbank.session() as session:
        session.scalars(select(Person).limit(1)).one().name = "Changed since"
    assert unsettled(everything(lived_in)) != unsettled(before)
    restore(lived_in, backed_up, quiet)
    after = everything(lived_in)
    assert unsettled(after) == unsettled(before)
    assert after.keys() == before.keys()
    for name in CHANGED - {"record_entry"}:
        assert len(after[name]) == len(before[name]), name
    assert len(after["record_entry"]) == len(before["record_entry"]) + 2


def test_a_backup_into_an_empty_installation_is_that_installation(
    lived_in, backed_up, empty_installation
):
    assert not councils_here(empty_installation)
    done = restore(empty_installation, backed_up, quiet)
    assert done.kept is None, "there was nothing to keep"
    assert unsettled(everything(empty_installation)) == unsettled(everything(lived_in))


def test_the_tables_are_protected_and_granted_as_after_an_upgrade(lived_in, backed_up):
    restore(lived_in, backed_up, quiet)
    with owner_engine(lived_in) as engine, engine.connect() as connection:
        assert unprotected(connection) == []
        for unit in units(house(lived_in).registry):
            assert differences(connection, unit) == []
        if engine.dialect.name == "sqlite":
            triggers = connection.execute(
                text("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'")
            )
            assert triggers.scalar_one() >= 2
    with lived_in.app_context():
        from alongside.db.engine import db
        from alongside.db.tenancy import unscoped

        with db.engine.connect() as connection, unscoped("a test asks for the role"):
            assert role_powers(connection) == []


def test_old_keys_open_nothing_after_a_restore(lived_in, backed_up, northbank):
    with northbank.session() as session:
        person = session.scalars(select(Person)).first()
    client = northbank.signed_in(person.id)
    assert client.get("/home").status_code == 200
    make(lived_in, backed_up.parent / "with-session.zip", quiet)
    restore(lived_in, backed_up.parent / "with-session.zip", quiet)
    assert client.get("/home").status_code == 302
    with northbank.session() as session:
        assert set(session.scalars(select(SignIn.ended_at.is_(None)))) == {False}
        assert not session.scalars(select(SignInLink).where(SignInLink.used_at.is_(None))).all()
        assert not [one for one in session.scalars(select(Invitation)) if one.state == "waiting"]


def test_what_waited_is_held_back_unless_somebody_says_that_it_was_not_sent(
    lived_in, backed_up, northbank
):
    done = restore(lived_in, backed_up, quiet)
    assert done.settled.messages == 2
    with northbank.session() as session:
        states = dict(session.execute(select(Message.to_address, Message.status)).all())
        assert states == {"a@example.org": "failed", "b@example.org": "sent"}
    assert restore(lived_in, backed_up, quiet, send_waiting=True).settled.messages == 0
    with northbank.session() as session:
        assert "waiting" in session.scalars(select(Message.status)).all()


def test_the_record_goes_on_whole_and_says_that_it_was_restored(lived_in, backed_up, northbank):
    done = restore(lived_in, backed_up, quiet)
    with northbank.session() as session:
        last = session.scalars(select(Entry).order_by(Entry.number.desc())).first()
        assert (last.action, last.subject_kind) == ("restored", "council")
        assert done.made_at.isoformat(timespec="seconds") in last.detail
        assert list(check(session)) == []


def test_what_was_there_is_kept_and_is_a_backup_itself(lived_in, backed_up, northbank):
    northbank.person("Somebody Later")
    before = everything(lived_in)
    done = restore(lived_in, backed_up, quiet)
    assert done.kept.stat().st_mode & 0o077 == 0
    restore(lived_in, done.kept, quiet)
    assert unsettled(everything(lived_in)) == unsettled(before)


def test_a_backup_can_be_read_by_its_owner_alone_and_holds_no_key(lived_in, backed_up, tmp_path):
    (tmp_path / "secret-key").write_text("canary-key")
    (tmp_path / "config.toml").write_text("# canary-config")
    target = backed_up.parent / "second.zip"
    make(lived_in, target, quiet)
    assert target.stat().st_mode & 0o077 == 0
    with opened(target) as backup:
        assert backup.practices == []
        assert set(backup.manifest.parts) == {backup.database}
    assert [one.name for one in backed_up.parent.iterdir() if one.name.startswith(".")] == []


def test_nothing_is_written_over(lived_in, backed_up):
    whole = backed_up.read_bytes()
    with pytest.raises(BackupError, match="there already"):
        make(lived_in, backed_up, quiet)
    assert backed_up.read_bytes() == whole


def test_practices_of_one_file_come_along_and_are_put_over_no_others(lived_in, backed_up, tmp_path):
    folder = tmp_path / "practices"
    folder.mkdir()
    (folder / "choir.py").write_text("practice = None\n")
    target = backed_up.parent / "with-practice.zip"
    make(lived_in, target, quiet)
    (folder / "choir.py").write_text("practice = 'changed'\n")
    assert restore(lived_in, target, quiet).left == ["choir.py"]
    assert "changed" in (folder / "choir.py").read_text()
    (folder / "choir.py").unlink()
    assert restore(lived_in, target, quiet).practices == ["choir.py"]
    assert (folder / "choir.py").read_text() == "practice = None\n"


def test_the_keys_come_along_only_when_asked_for_and_are_put_over_nothing(
    lived_in, tmp_path, empty_installation
):
    (tmp_path / "secret-key").write_text("canary-key")
    (tmp_path / "config.toml").write_text("# canary-config")
    target = tmp_path / "with-keys.zip"
    make(lived_in, target, quiet, with_keys=True)
    with opened(target) as backup:
        assert backup.keys == ["instance/config.toml", "instance/secret-key"]
    done = restore(empty_installation, target, quiet)
    assert done.keys == ["config.toml", "secret-key"]
    there = Path(empty_installation.instance_path)
    assert not (there / "config.toml").exists()


def test_a_practice_of_any_name_comes_back(lived_in, tmp_path):
    folder = tmp_path / "practices"
    folder.mkdir()
    (folder / "Côr y dref (2).py").write_text("practice = None\n")
    make(lived_in, tmp_path / "any.zip", quiet)
    (folder / "Côr y dref (2).py").unlink()
    done = restore(lived_in, tmp_path / "any.zip", quiet, keep=False)
    assert done.practices == ["Côr y dref (2).py"]


@pytest.mark.postgres
def test_a_role_that_does_not_see_every_row_makes_no_backup(lived_in, tmp_path, request):
    if not lived_in.config["DATABASE_URL"].startswith("postgresql"):
        return
    lived_in.config["BACKUP_DATABASE_URL"] = lived_in.config["DATABASE_URL"]
    with pytest.raises(BackupError, match="hold nobody"):
        make(lived_in, tmp_path / "empty.zip", quiet)
    assert not (tmp_path / "empty.zip").exists()


def test_a_restore_that_fails_leaves_everything_as_it_was(lived_in, backed_up, monkeypatch):
    from alongside.backups import embedded, server

    before = everything(lived_in)
    with opened(backed_up) as backup:
        rows = dict(backup.manifest.rows)
    wrong = {**rows, "person": rows["person"] + 1}
    if lived_in.config["DATABASE_URL"].startswith("sqlite"):

        def stopped(copy_of, target):
            embedded.check(copy_of, wrong)

        monkeypatch.setattr(embedded, "put_in_place", stopped)
    else:
        load = server.load
        monkeypatch.setattr(
            server, "load", lambda url, dumped, folder, _: load(url, dumped, folder, wrong)
        )
    with pytest.raises(BackupError):
        restore(lived_in, backed_up, quiet)
    assert everything(lived_in) == before
    assert unfinished(lived_in) == ""
    assert not (Path(lived_in.instance_path) / MARK).exists()


def test_a_backup_of_another_engine_is_refused(backed_up, lived_in, sqlite_template, make_app):
    if lived_in.config["DATABASE_URL"].startswith("sqlite"):
        return
    other = make_app(DATABASE_URL=f"sqlite:///{sqlite_template}")
    with pytest.raises(BackupError, match=re.escape("here is a sqlite database")):
        restore(other, backed_up, quiet)
