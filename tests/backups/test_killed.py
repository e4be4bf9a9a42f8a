"""kill -9: no acknowledged write is lost, none is half there, and no backup is half a file."""

import os
import time
from pathlib import Path
from select import select as select_ready

from sqlalchemy import select

from alongside.backups.archive import opened
from alongside.backups.files import _mine
from alongside.backups.making import make
from alongside.backups.manifest import BackupError
from alongside.backups.mark import unfinished
from alongside.backups.restoring import restore
from alongside.db.engine import db
from alongside.people.models import Contact, NameWord, Person
from alongside.records.checking import check
from alongside.records.models import Entry
from tests.backups.conftest import child, everything, killed, moments, quiet, unsettled, writer

KILLS = 20


def _written(read: int) -> set[str]:
    os.set_blocking(read, False)
    said = b""
    try:
        while piece := os.read(read, 65536):
            said += piece
    except BlockingIOError:
        pass
    return set(said.decode().splitlines()[: said.count(b"\n")])


def whole(session) -> set[str]:
    """Every person's name; each has all that was written with them, or they are half there."""
    people = {one.id: one for one in session.scalars(select(Person))}
    written = {key: one.name for key, one in people.items() if one.name.endswith(" Written")}
    reached = set(session.scalars(select(Contact.person_id)))
    told = set(session.scalars(select(Entry.subject_id).where(Entry.action == "added")))
    named = set(session.scalars(select(NameWord.person_id)))
    assert set(written) <= reached & told & named
    assert list(check(session)) == []
    return set(written.values())


def test_what_was_acknowledged_is_there_after_a_kill_and_nothing_is_half_there(app, northbank):
    read, said = os.pipe()
    acknowledged: set[str] = set()
    for after in moments(KILLS, 0.1):
        with child(writer(app, northbank, said)):
            assert select_ready([read], [], [], 20)[0], "nothing was written"
            time.sleep(after)
        acknowledged |= _written(read)
    assert len(acknowledged) >= KILLS
    with northbank.session() as session:
        found = whole(session)
    assert acknowledged <= found
    assert len(found - acknowledged) <= KILLS, "at most the last of each, which nobody heard of"


def test_a_backup_made_while_people_write_is_whole(app, northbank, tmp_path):
    read, said = os.pipe()
    with child(writer(app, northbank, said)):
        before: set[str] = set()
        while len(before) < 5:
            assert select_ready([read], [], [], 20)[0], "nothing was written"
            before |= _written(read)
        for number in range(3):
            make(app, tmp_path / f"{number}.zip", quiet)
    after = before | _written(read)
    assert len(after) > len(before), "people wrote meanwhile"
    restore(app, tmp_path / "2.zip", quiet, keep=False)
    with northbank.session() as session:
        found = whole(session)
    assert before <= found, "what was there when the backup began is in it"


def test_a_backup_that_is_killed_leaves_no_file_of_that_name(lived_in, tmp_path):
    target = Path(tmp_path / "cut.zip")

    def back_up() -> None:
        with lived_in.app_context():
            db.engine.dispose(close=False)
        make(lived_in, target, quiet)

    for after in moments(8, 0.5):
        killed(back_up, after)
        if target.exists():
            with opened(target) as backup:
                backup.unpack(backup.database, tmp_path / "database")
            (tmp_path / "database").unlink()
            target.unlink()


def test_what_a_killed_backup_leaves_behind_goes_with_the_next(lived_in, tmp_path):
    """A hidden folder that holds everybody's words must not lie there for years."""
    left, busy = tmp_path / ".alongside-left", tmp_path / ".alongside-busy"
    for folder in (left, busy):
        folder.mkdir()
        (folder / "database").write_text("words")
    os.utime(left, (0, 0))
    make(lived_in, tmp_path / "next.zip", quiet)
    assert not left.exists()
    assert busy.exists(), "this one is young"
    os.utime(busy, (0, 0))
    with _mine(busy):
        make(lived_in, tmp_path / "another.zip", quiet)
        assert busy.exists(), "somebody works in this one"


def test_a_restore_that_is_killed_leaves_the_old_data_or_the_new_and_says_so(
    lived_in, backed_up, northbank
):
    old = everything(lived_in)
    northbank.person("Somebody Later")
    new = everything(lived_in)

    def put_back() -> None:
        with lived_in.app_context():
            db.engine.dispose(close=False)
        restore(lived_in, backed_up, quiet, keep=False)

    for after in moments(8, 1.2):
        with lived_in.app_context():
            db.session.remove()
            db.engine.dispose()
        killed(put_back, after)
        time.sleep(0.1)  # the server notices that its client is gone
        found = unsettled(everything(lived_in))
        assert found in (unsettled(old), unsettled(new))
        if found == unsettled(old):
            break
    if unfinished(lived_in):
        assert "alongside restore --replace" in unfinished(lived_in)
    restore(lived_in, backed_up, quiet, keep=False)
    assert unfinished(lived_in) == ""
    assert unsettled(everything(lived_in)) == unsettled(old)


def test_a_file_that_was_cut_short_is_refused(lived_in, backed_up):
    before = everything(lived_in)
    whole_file = backed_up.read_bytes()
    for length in (0, 10, len(whole_file) // 2, len(whole_file) - 1):
        cut = backed_up.parent / f"cut-{length}.zip"
        cut.write_bytes(whole_file[:length])
        try:
            restore(lived_in, cut, quiet)
        except BackupError:
            continue
        raise AssertionError(f"{length} bytes of {len(whole_file)} were taken for a backup")
    assert everything(lived_in) == before
