"""Databases for tests: each test gets its own, copied from a migrated template.

PostgreSQL is used as it is in production: one role owns the tables, and the app connects as
another, which row-level security binds.
"""

import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, NullPool, create_engine, make_url, text
from sqlalchemy.exc import DBAPIError

from alongside.kernel.upgrading import upgrade_all

APP_ROLE = "alongside_test_app"
__all__ = ["APP_ROLE", "Postgres", "fresh", "postgres_url", "sqlite_copy", "upgrade_all"]


def postgres_url() -> URL | None:
    """A PostgreSQL server to test on: ALONGSIDE_TEST_POSTGRES, or a local one; None without.

    Where the variable is there and empty, none is looked for.
    """
    given = os.environ.get("ALONGSIDE_TEST_POSTGRES")
    if given == "":
        return None
    for candidate in (
        [given] if given else ["postgresql:///postgres", "postgresql://localhost/postgres"]
    ):
        url = make_url(candidate).set(drivername="postgresql+psycopg")
        try:
            with create_engine(url, poolclass=NullPool).connect():
                return url
        except (DBAPIError, ImportError):
            continue
    return None


class Postgres:
    """A server's databases, made for one run of the tests and dropped after it."""

    def __init__(self, url: URL) -> None:
        """Connect as the owner, and make the app's role if it is not there."""
        self.url = url
        self.desk = _unheard_of()
        self.engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with self.engine.connect() as connection:
            connection.execute(
                text(
                    f"DO $$ BEGIN CREATE ROLE {APP_ROLE} LOGIN PASSWORD 'test' "
                    f"NOSUPERUSER NOBYPASSRLS; EXCEPTION WHEN duplicate_object THEN NULL; "
                    f"WHEN unique_violation THEN NULL; END $$"
                )
            )

    def create(self, template: str | None = None, name: str = "") -> str:
        """Make a database, empty or copied from a template, and give its name."""
        name = name or _unheard_of()
        with self.engine.connect() as connection:
            copied = f" TEMPLATE {template}" if template else ""
            connection.execute(text(f"CREATE DATABASE {name}{copied}"))
        return name

    def drop(self, name: str) -> None:
        """Drop a database, whoever is still connected."""
        with self.engine.connect() as connection:
            connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))

    def config(self, name: str) -> dict[str, str]:
        """The settings of an app on one of these databases."""
        owner = self.url.set(database=name)
        app = owner.set(username=APP_ROLE, password="test")  # noqa: S106
        return {
            "DATABASE_URL": app.render_as_string(hide_password=False),
            "MIGRATION_DATABASE_URL": owner.render_as_string(hide_password=False),
        }


def _unheard_of() -> str:
    return f"alongside_test_{uuid.uuid4().hex[:16]}"


@contextmanager
def sqlite_copy(template: Path, folder: Path) -> Iterator[dict[str, str]]:
    """The settings of an app on its own copy of an SQLite file."""
    path = folder / "alongside.sqlite3"
    shutil.copyfile(template, path)
    yield {"DATABASE_URL": f"sqlite:///{path}", "SQLITE_SYNCHRONOUS": "OFF"}


@contextmanager
def fresh(
    engine: str, fixture: Callable[[str], Any], folder: Path, *, desk: bool = False
) -> Iterator[dict[str, str]]:
    """The settings of an app on a copy of a template, on "sqlite" or "postgres".

    `fixture` is pytest's `getfixturevalue`, which makes the template when it is first wanted.
    At the `desk` one database is out at a time, always of the same name, which an app can know.
    """
    if engine == "sqlite":
        with sqlite_copy(fixture("sqlite_template"), folder) as config:
            yield config
        return
    server: Postgres = fixture("postgres_server")
    name = server.create(fixture("postgres_template"), server.desk if desk else "")
    try:
        yield server.config(name)
    finally:
        server.drop(name)
