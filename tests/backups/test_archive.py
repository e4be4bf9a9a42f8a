"""A file from elsewhere is not believed: damaged, foreign or malicious, it is refused."""

import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.backups.archive import opened
from alongside.backups.files import give_name
from alongside.backups.manifest import MANIFEST, BackupError
from alongside.backups.restoring import restore
from tests.backups.conftest import everything, unsettled

GOOD = {
    "format": 1,
    "made_at": "2026-11-25T06:00:00+00:00",
    "version": "0.1.0",
    "engine": "sqlite",
    "revisions": {"core": "0001"},
    "rows": {"person": 1},
    "parts": {"database.sqlite3": {"bytes": 4, "sha256": "0" * 64}},
}


@pytest.fixture
def made(tmp_path):
    """Make a file with this manifest and these parts."""

    def make(manifest=None, **parts):
        path = tmp_path / "made.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            if manifest is not None:
                said = manifest if isinstance(manifest, str) else json.dumps(manifest)
                archive.writestr(MANIFEST, said)
            for name, content in parts.items():
                archive.writestr(name, content)
        return path

    return make


def refused(path, tmp_path):
    with pytest.raises(BackupError) as why, opened(path) as backup:
        backup.unpack(backup.database, tmp_path / "out")
    return str(why.value)


@pytest.mark.parametrize(
    "manifest",
    [
        None,
        "",
        "[]",
        "{",
        '"words"',
        {**GOOD, "format": 2},
        {**GOOD, "engine": "mysql"},
        {**GOOD, "made_at": "yesterday"},
        {**GOOD, "made_at": "2026-11-25T06:00:00"},
        {**GOOD, "rows": {"person": "many"}},
        {**GOOD, "rows": {'person"; DROP TABLE person; --': 1}},
        {**GOOD, "rows": {"$count$; \\! id": 1}},
        json.dumps(GOOD).replace('"person": 1', '"person": 1e999'),
        {**GOOD, "version": "\x1b[2J all is well"},
        {**GOOD, "revisions": {"core": "\x1b[2J"}},
        {**GOOD, "parts": {}},
        {**GOOD, "parts": {"../../etc/passwd": {"bytes": 1, "sha256": ""}}},
        {**GOOD, "parts": {**GOOD["parts"], "practices/../../up.py": {"bytes": 1, "sha256": ""}}},
        {**GOOD, "parts": {**GOOD["parts"], "practices/..": {"bytes": 1, "sha256": ""}}},
        {**GOOD, "parts": {**GOOD["parts"], "practices/up.pth": {"bytes": 1, "sha256": ""}}},
        {**GOOD, "parts": {**GOOD["parts"], "practices/a\\b.py": {"bytes": 1, "sha256": ""}}},
        {**GOOD, "parts": {**GOOD["parts"], "instance/key.py": {"bytes": 1, "sha256": ""}}},
        "[" * 100_000,
    ],
)
def test_a_manifest_that_is_none_is_refused(made, tmp_path, manifest):
    assert "backup" in refused(made(manifest, **{"database.sqlite3": b"data"}), tmp_path).lower()


def test_a_part_that_nobody_named_is_refused(made, tmp_path):
    said = refused(made(GOOD, **{"database.sqlite3": b"data", "evil.py": b"import os"}), tmp_path)
    assert "holds what no backup has" in said


def test_a_part_with_another_digest_is_refused(made, tmp_path):
    assert "not what was written" in refused(made(GOOD, **{"database.sqlite3": b"data"}), tmp_path)


def test_a_part_that_wants_a_password_or_is_packed_in_another_way_is_refused(made, tmp_path):
    path = made(GOOD, **{"database.sqlite3": b"data"})
    locked = bytearray(path.read_bytes())
    for place in (locked.rfind(b"PK\x01\x02") + 8, locked.find(b"PK\x03\x04", 30) + 6):
        locked[place] |= 1
    path.write_bytes(locked)
    assert "cannot be read" in refused(path, tmp_path)
    (tmp_path / "out").unlink()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr(MANIFEST, json.dumps(GOOD))
        archive.writestr("database.sqlite3", b"data")
    assert "not a backup" in refused(path, tmp_path)


def test_a_disk_that_knows_no_second_names_gets_its_file_too(tmp_path, monkeypatch):
    """A stick, some shares: there `link` fails, and what is there is still never written over."""

    def link(*_):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("alongside.backups.files.os.link", link)
    for name in ("one", "two"):
        (tmp_path / name).write_text(name)
    give_name(tmp_path / "one", tmp_path / "target")
    with pytest.raises(BackupError, match="never written over"):
        give_name(tmp_path / "two", tmp_path / "target")
    assert (tmp_path / "target").read_text() == "one"


def test_a_bomb_is_unpacked_no_further_than_it_says_it_goes(made, tmp_path):
    bomb = made(GOOD, **{"database.sqlite3": b"\0" * 50_000_000})
    assert bomb.stat().st_size < 100_000
    assert "not what was written" in refused(bomb, tmp_path)
    assert (tmp_path / "out").stat().st_size <= 4


def test_a_part_larger_than_the_disk_is_refused_before_it_is_unpacked(made, tmp_path):
    huge = {**GOOD, "parts": {"database.sqlite3": {"bytes": 10**18, "sha256": "0" * 64}}}
    said = refused(made(huge, **{"database.sqlite3": b"data"}), tmp_path)
    assert "not enough room" in said


@given(st.binary(max_size=300))
def test_whatever_bytes_come_they_are_refused_in_words(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("any") / "any.zip"
    path.write_bytes(content)
    with pytest.raises(BackupError), opened(path):
        pass


def test_a_changed_byte_is_found_or_changes_nothing_that_is_restored(lived_in, backed_up):
    """The time at which a part was packed means nothing; every byte of its content does."""
    if lived_in.config["DATABASE_URL"].startswith("postgresql"):
        return  # the file around the database is the same
    before, whole, found = everything(lived_in), backed_up.read_bytes(), 0
    for place in range(40, len(whole), max(1, len(whole) // 60)):
        wrong = bytearray(whole)
        wrong[place] ^= 0xFF
        path = backed_up.parent / "wrong.zip"
        path.write_bytes(wrong)
        try:
            restore(lived_in, path, lambda _: None, keep=False)
        except BackupError:
            found += 1
    assert found > 50
    assert unsettled(everything(lived_in)) == unsettled(before)


def test_a_newer_version_s_backup_is_refused_with_what_to_do(lived_in, backed_up, tmp_path):
    newer = tmp_path / "newer.zip"
    with zipfile.ZipFile(backed_up) as old, zipfile.ZipFile(newer, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == MANIFEST:
                said = json.loads(content)
                said["revisions"]["core"], said["version"] = "0099_from_the_future", "9.0"
                content = json.dumps(said).encode()
            new.writestr(name, content)
    before = everything(lived_in)
    with pytest.raises(BackupError, match=r"newer version \(9\.0\).*Install that version first"):
        restore(lived_in, newer, lambda _: None)
    assert everything(lived_in) == before
