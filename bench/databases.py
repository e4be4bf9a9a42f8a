"""Databases that exist for one run: SQLite files in a temporary folder, PostgreSQL's by name."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, create_engine, make_url, text
from sqlalchemy.exc import OperationalError

from bench import processes


def postgres_server() -> URL | None:
    """Return the address of a PostgreSQL server that answers, or None.

    ALONGSIDE_TEST_POSTGRES names it; without that, the default local socket is tried, then the
    default port.
    """
    named = os.environ.get("ALONGSIDE_TEST_POSTGRES")
    tried = [named] if named else ["postgresql:///postgres", "postgresql://localhost/postgres"]
    for address in tried:
        url = make_url(address).set(drivername="postgresql+psycopg")
        url = url.set(database=url.database or "postgres")
        engine = create_engine(url, connect_args={"connect_timeout": 5})
        try:
            engine.connect().close()
        except OperationalError:
            continue
        finally:
            engine.dispose()
        return url
    return None


@contextmanager
def database(engine: str, name: str, scratch: Path) -> Iterator[str]:
    """Make an empty database for one side and take it away afterwards; yields its owner's URL.

    On PostgreSQL a role of the same name stands ready for an app that must own nothing.
    """
    if engine == "sqlite":
        yield f"sqlite:///{scratch / name}.sqlite3"
        return
    server = postgres_server()
    assert server is not None, "no PostgreSQL server answers"
    unique = f"alongside_bench_{name}_{os.getpid()}_{secrets.token_hex(4)}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    try:
        with admin.connect() as connection:
            connection.execute(text(f'CREATE ROLE "{unique}" NOSUPERUSER NOBYPASSRLS'))
            connection.execute(text(f'CREATE DATABASE "{unique}"'))
        yield server.set(database=unique).render_as_string(hide_password=False)
    finally:
        with admin.connect() as connection:
            connection.execute(text(f'DROP DATABASE IF EXISTS "{unique}" WITH (FORCE)'))
            connection.execute(text(f'DROP ROLE IF EXISTS "{unique}"'))
        admin.dispose()


class Backends:
    """The processor seconds that a database's own processes spend, when they run on this machine.

    A server elsewhere, or SQLite, which works inside the app's processes, counts as nothing.
    """

    def __init__(self, url: str) -> None:
        self._url = make_url(url)
        self._local = self._url.drivername.startswith("postgresql") and not (
            self._url.host and self._url.host not in {"localhost", "127.0.0.1", "::1"}
        )

    def cpu_seconds(self) -> float:
        """Return what the backends that serve this database have used so far."""
        if not self._local:
            return 0.0
        engine = create_engine(self._url)
        with engine.connect() as connection:
            pids = connection.scalars(
                text(
                    "SELECT pid FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            ).all()
        engine.dispose()
        return processes.cpu_seconds(pids)
