"""Dumping a PostgreSQL database with its own tools, and loading it in one transaction.

Row-level security binds the tables' owner too. A dump by a role that it binds fails, or, with the
option that the error recommends, succeeds and holds nobody. So the role is looked at first, and
the rows in the dump are counted against those that it should have.
"""

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, create_engine, inspect, make_url, text

from alongside.backups.manifest import BackupError

NO_ROLE = (
    "The role in ALONGSIDE_BACKUP_DATABASE_URL cannot read every council's rows, so a backup would "
    "hold nobody. Make one that may, as docs/operators/backups.md says."
)
TOO_NEW = b"SET transaction_timeout"


def dump(url: str, target: Path) -> dict[str, int]:
    """Dump everything as it is in one moment; gives how many rows each table has in it.

    Raises BackupError for a role that would not see every row, and for a dump without all of them.
    """
    engine = create_engine(url, isolation_level="REPEATABLE READ")
    try:
        with engine.connect() as connection:
            if not _sees_everything(connection):
                raise BackupError(NO_ROLE)
            counted = _rows(connection)
            snapshot = connection.execute(text("SELECT pg_export_snapshot()")).scalar_one()
            _run(
                "pg_dump",
                url,
                "--format=custom",
                "--no-comments",
                f"--snapshot={snapshot}",
                f"--file={target}",
            )
    finally:
        engine.dispose()
    if rows_in(target) != counted:
        raise BackupError("The dump does not hold every row. Nothing was kept of it.")
    return counted


def _sees_everything(connection: Connection) -> bool:
    found = connection.execute(
        text("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
    )
    return bool(found.scalar_one())


def _rows(connection: Connection) -> dict[str, int]:
    quote = connection.dialect.identifier_preparer.quote
    return {
        name: connection.execute(text(f"SELECT count(*) FROM {quote(name)}")).scalar_one()  # noqa: S608
        for name in sorted(inspect(connection).get_table_names())
    }


def rows_in(path: Path) -> dict[str, int]:
    """How many rows of each table a dump holds, by reading it to its end."""
    counts: dict[str, int] = {}
    table = ""
    with _reading("pg_restore", "--data-only", "--file=-", str(path)) as lines:
        for line in lines:
            if not table and line.startswith(b"COPY "):
                table = _named(line.decode())
                counts[table] = 0
            elif line == b"\\.\n":
                table = ""
            elif table:
                counts[table] += 1
    return counts


def _named(line: str) -> str:
    """The table of `COPY public."group" (id, …) FROM stdin;`, without schema and quotes."""
    name = line[len("COPY ") :].partition(" (")[0].rpartition(".")[2]
    return name.strip('"')


def load(url: str, dumped: Path, folder: Path, expected: Mapping[str, int]) -> None:
    """Put a dump in the place of every table, in one transaction: what fails changes nothing.

    Rows are counted before row-level security comes back, because afterwards nobody sees them. Who
    still uses a table is waited for, 20 seconds. Raises BackupError.
    """
    steps = {
        "1-empty": _emptying(url),
        "2-tables": _sql(dumped, "--section=pre-data", "--section=data"),
        "3-count": _counting(expected),
        "4-rules": _sql(dumped, "--section=post-data"),
    }
    words = ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1"]
    for name, pieces in steps.items():
        path = folder / f"{name}.sql"
        with path.open("wb") as file:
            path.chmod(0o600)
            file.writelines(pieces)
        words.append(f"--file={path}")
    _run("psql", url, *words)


def _emptying(url: str) -> Iterator[bytes]:
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            quote = connection.dialect.identifier_preparer.quote
            names = inspect(connection).get_table_names()
    finally:
        engine.dispose()
    yield b"SET lock_timeout = '20s';\n"
    for name in names:
        yield f"DROP TABLE {quote(name)} CASCADE;\n".encode()


def _counting(expected: Mapping[str, int]) -> Iterator[bytes]:
    yield b"DO $count$ BEGIN\n"
    for name, count in sorted(expected.items()):
        quoted = '"' + name.replace('"', '""') + '"'
        yield (
            f"IF (SELECT count(*) FROM public.{quoted}) <> {int(count)} THEN "  # noqa: S608
            f"RAISE EXCEPTION 'another number of rows than the backup says'; END IF;\n"
        ).encode()
    yield b"END $count$;\n"


def _sql(dumped: Path, *sections: str) -> Iterator[bytes]:
    """The dump as statements, without the owner's and the app's names: those are given anew.

    A newer client sets what an older server does not know; without it all is as it was.
    """
    options = ("--no-owner", "--no-privileges", "--no-comments", *sections, "--file=-")
    begun = False
    with _reading("pg_restore", *options, str(dumped)) as lines:
        for line in lines:
            begun = begun or line.startswith((b"COPY ", b"CREATE ", b"ALTER "))
            if begun or not line.startswith(TOO_NEW):
                yield line


@contextmanager
def _reading(program: str, *words: str) -> Iterator[Iterator[bytes]]:
    """What one of PostgreSQL's tools writes, line by line."""
    try:
        process = subprocess.Popen(  # noqa: S603
            [program, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
    except FileNotFoundError as error:
        raise _missing(program) from error
    with process:
        assert process.stdout is not None and process.stderr is not None  # noqa: S101
        yield iter(process.stdout)
        said = process.stderr.read()
    if process.returncode:
        raise BackupError(f"The backup is damaged: {_first(said)}")


def _run(program: str, url: str, *words: str) -> None:
    """Run one of PostgreSQL's tools on a database; the password is in no list of processes."""
    parts = make_url(url)
    try:
        done = subprocess.run(  # noqa: S603
            [program, f"--dbname={_address(parts)}", *words],
            env={**os.environ, "PGPASSWORD": parts.password or os.environ.get("PGPASSWORD", "")},
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise _missing(program) from error
    if done.returncode:
        said = _first(done.stderr)
        if "lock timeout" in said:
            raise BackupError("The database is in use. Stop the web server and the worker first.")
        raise BackupError(f"{program} stopped: {said}")


def _address(url: URL) -> str:
    return url.set(drivername="postgresql", password=None).render_as_string()


def _missing(program: str) -> BackupError:
    return BackupError(
        f"{program} is not on this machine. Install PostgreSQL's client, at least as new as the "
        f"server."
    )


def _first(said: bytes) -> str:
    """The first line of what a tool said, without any row that it may quote."""
    lines = said.decode(errors="replace").strip().splitlines()
    return lines[0].partition("DETAIL:")[0] if lines else "it did not say why"
