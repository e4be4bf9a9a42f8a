"""Copying an SQLite database while it is written to, and putting a copy in its place."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import make_url

from alongside.backups.manifest import BackupError

WAIT_SECONDS = 30
BESIDE = ("", "-wal", "-shm", "-journal")
BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
FULL = {sqlite3.SQLITE_FULL}
BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def path_of(url: str) -> Path:
    """The file of an SQLite database. Raises BackupError for one that is only in memory."""
    name = make_url(url).database
    if not name or name == ":memory:":
        raise BackupError("A database in memory cannot be backed up.")
    return Path(name)


def copy(source: Path, target: Path) -> None:
    """A whole copy, also under load: SQLite's own way, which a plain copy of the file is not."""
    if not source.exists():
        raise BackupError(f"There is no database at {source}. Run: alongside db upgrade")
    with _in_words(source), _open(source) as here, _open(target) as there:
        here.backup(there)
        there.execute("PRAGMA journal_mode=DELETE")
    target.chmod(0o600)


def rows(path: Path) -> dict[str, int]:
    """How many rows each table has."""
    with _in_words(path), _open(path) as connection:
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
        return {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
            for (name,) in names
        }


def whole(path: Path) -> bool:
    """Whether a database can be read to its end, and nothing in it points nowhere."""
    try:
        with _open(path) as connection:
            said = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            return said == "ok" and not connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as error:
        if _kind(error) in BROKEN:
            return False
        raise


def check(path: Path, expected: Mapping[str, int]) -> None:
    """Raise BackupError for a database that is not whole, or has other rows than it should."""
    if not whole(path):
        raise BackupError("The backup is damaged: its database is not whole.")
    if rows(path) != dict(expected):
        raise BackupError("The backup is damaged: it has other rows than its manifest says.")


def damaged(path: Path) -> bool:
    """Whether there is a database that cannot be read, or only in part."""
    if not path.exists():
        return False
    try:
        with _in_words(path), _open(path) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok")
    except Damaged:
        return True


@contextmanager
def aside(path: Path, moved: Path) -> Iterator[None]:
    """Move a damaged database out of the way; it comes back when what follows fails."""
    there = [end for end in BESIDE if path.with_name(path.name + end).exists()]
    for end in there:
        path.with_name(path.name + end).rename(moved.with_name(moved.name + end))
    moved.chmod(0o600)
    try:
        yield
    except BaseException:
        for end in BESIDE:
            path.with_name(path.name + end).unlink(missing_ok=True)
        for end in there:
            moved.with_name(moved.name + end).rename(path.with_name(path.name + end))
        raise


def forget(moved: Path) -> None:
    """Delete a database that was moved out of the way."""
    for end in BESIDE:
        moved.with_name(moved.name + end).unlink(missing_ok=True)


def put_in_place(copy_of: Path, target: Path) -> None:
    """Make the database the copy's, in one transaction: a cut leaves what was there before."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with _in_words(target), _open(copy_of) as here, _open(target) as there:
        target.chmod(0o600)
        there.execute("PRAGMA synchronous=FULL")
        here.backup(there)


class Damaged(BackupError):
    """A database that cannot be read."""


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    """Say what SQLite said so that somebody at a terminal knows what to do."""
    try:
        yield
    except sqlite3.Error as error:
        kind = _kind(error)
        if kind in FULL:
            raise BackupError("There is no room left on the disk, so nothing was done.") from error
        if kind in BUSY:
            raise BackupError(
                f"{path} is in use. Stop the web server and the worker, and run this again."
            ) from error
        if kind in BROKEN:
            raise Damaged(f"The database {path} is damaged ({error}).") from error
        raise BackupError(f"{path}: {error}.") from error


def _kind(error: sqlite3.Error) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


@contextmanager
def _open(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)) as connection:
        yield connection
