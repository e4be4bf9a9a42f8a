"""Looking for a word everywhere that something may have been kept: files, databases, memory.

A search that cannot find anything proves nothing, so each is tried with a word that is there, too.
"""

import os
import shutil
import sqlite3
import subprocess
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask
from sqlalchemy import create_engine, inspect, make_url, text

PIECE = 1 << 22


def spellings(word: str) -> list[bytes]:
    """How a word may stand in a file or in memory: Python keeps texts in 1, 2 or 4 bytes a sign."""
    return [word.encode(one) for one in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")]


def holds(data: bytes, word: str) -> bool:
    """Whether these bytes hold the word, in whatever spelling."""
    return any(one in data for one in spellings(word))


def in_files(folder: Path, word: str) -> list[str]:
    """The files under a folder that hold it, byte by byte, or inside of an archive."""
    files = sorted(one for one in folder.rglob("*") if one.is_file())
    return [
        str(one.relative_to(folder)) for one in files if any(holds(d, word) for d in _data(one))
    ]


def _data(path: Path) -> Iterator[bytes]:
    yield path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                yield _restored(archive.read(name))


def _restored(data: bytes) -> bytes:
    """What pg_dump packed, unpacked."""
    if not data.startswith(b"PGDMP"):
        return data
    with TemporaryDirectory() as folder:
        (packed := Path(folder) / "dump").write_bytes(data)
        command = ["pg_restore", "--file=-", str(packed)]
        return subprocess.run(command, capture_output=True, check=True).stdout


def in_database(app: Flask, word: str) -> bool:
    """Whether any row of any table holds it: a dump of everything, as the tables' owner sees it.

    The bytes of an embedded database's files are looked at beside it, for what was deleted is in
    no dump.
    """
    url = make_url(app.config["DATABASE_URL"])
    if url.get_backend_name() == "sqlite":
        path = Path(str(url.database))
        with closing(sqlite3.connect(path)) as connection:
            if any(word in line for line in connection.iterdump()):
                return True
        parts = (path.with_name(path.name + end) for end in ("", "-wal", "-shm"))
        return any(holds(part.read_bytes(), word) for part in parts if part.exists())
    return any(holds(one, word) for one in _postgres(str(app.config["MIGRATION_DATABASE_URL"])))


def _postgres(url: str) -> Iterator[bytes]:
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    if shutil.which("pg_dump"):
        command = ["pg_dump", "--data-only", "--inserts", plain]
        yield subprocess.run(command, capture_output=True, check=True).stdout
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            for table in inspect(connection).get_table_names():
                rows = connection.execute(text(f'SELECT one::text FROM "{table}" AS one'))
                yield "\n".join(rows.scalars()).encode()
    finally:
        engine.dispose()


def processes(root: int) -> list[int]:
    """A process and everything that it started."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text().rpartition(")")[2].split()
            except (FileNotFoundError, ProcessLookupError):
                continue
            parents[int(entry.name)] = int(stat[1])
    found = [root]
    for pid in found:
        found += [child for child, parent in parents.items() if parent == pid]
    return found


def in_memory(pids: Iterable[int], word: str) -> list[str]:
    """Where in the memory of these processes it is; raises PermissionError where none may look."""
    return [f"{pid} at {at}" for pid in pids for at, data in _memory(pid) if holds(data, word)]


def _memory(pid: int) -> Iterator[tuple[str, bytes]]:
    """What a process may read of itself, in pieces that overlap by more than a word."""
    maps = Path(f"/proc/{pid}/maps").read_text().splitlines()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in maps:
            place, rights, *_, last = line.split(maxsplit=5)
            if not rights.startswith("r") or last.startswith(("[vvar", "[vsyscall")):
                continue
            begin, end = (int(one, 16) for one in place.split("-"))
            for at in range(begin, end, PIECE):
                try:
                    yield line, os.pread(memory.fileno(), min(PIECE + 1024, end - at), at)
                except OSError:  # a page that was given back meanwhile
                    break
