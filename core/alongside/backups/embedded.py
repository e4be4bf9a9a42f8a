"""Copying an SQLite database while it is written to, and putting a copy in its place."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import make_url

from alongside.backups.archive import BackupError

WAIT_SECONDS = 30


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
    with _open(source) as here, _open(target) as there:
        here.backup(there)
        there.execute("PRAGMA journal_mode=DELETE")
    here.close()
    there.close()


def rows(path: Path) -> dict[str, int]:
    """How many rows each table has."""
    connection = _open(path)
    try:
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
        return {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
            for (name,) in names
        }
    finally:
        connection.close()


def check(path: Path, expected: Mapping[str, int]) -> None:
    """Raise BackupError for a database that is not whole, or has other rows than it should."""
    try:
        connection = _open(path)
        try:
            said = connection.execute("PRAGMA integrity_check").fetchone()[0]
            broken = connection.execute("PRAGMA foreign_key_check").fetchone()
        finally:
            connection.close()
        found = rows(path)
    except sqlite3.DatabaseError as error:
        raise BackupError("The backup is damaged: its database cannot be read.") from error
    if said != "ok" or broken is not None:
        raise BackupError("The backup is damaged: its database is not whole.")
    if found != dict(expected):
        raise BackupError("The backup is damaged: it has other rows than its manifest says.")


def put_in_place(copy_of: Path, target: Path) -> None:
    """Make the database the copy's, in one transaction: a cut leaves what was there before."""
    target.parent.mkdir(parents=True, exist_ok=True)
    here, there = _open(copy_of), _open(target)
    try:
        target.chmod(0o600)
        there.execute("PRAGMA synchronous=FULL")
        here.backup(there)
    except sqlite3.OperationalError as error:
        raise BackupError(
            f"{target} is in use. Stop the web server and the worker, and run this again."
        ) from error
    finally:
        here.close()
        there.close()


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
