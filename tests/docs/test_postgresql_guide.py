"""The operators' guide to PostgreSQL and to backups: its SQL is run, its trap is sprung.

The roles and databases get names of their own, because roles belong to the whole server.
"""

import os
import re
import shutil
import subprocess
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import URL, NullPool, create_engine, select, text

from alongside.backups.making import make
from alongside.backups.manifest import BackupError
from alongside.backups.restoring import restore
from alongside.councils.models import Council
from alongside.db.engine import db, get_session
from alongside.lifecycle import at_council
from alongside.people.directory import add_person
from alongside.people.models import Person
from alongside.testing.databases import Postgres, upgrade_all
from tests.docs.reading import FENCE, ROOT

pytestmark = pytest.mark.postgres
OPERATORS = ROOT / "docs" / "operators"
OURS = re.compile(r"\balongside(?=_(?:owner|app|backup|restored)\b)|(?<=DATABASE )alongside\b")
PERSON = re.compile(r"^[0-9a-f]{8}-", re.M)


@dataclass
class Server:
    """A server on which the guide's names stand for names of this test's own."""

    postgres: Postgres
    prefix: str
    passwords: dict[str, str]

    def sql(self, page: str, number: int) -> list[str]:
        """The statements of one of a page's blocks of SQL."""
        source = (OPERATORS / page).read_text(encoding="utf-8")
        block = [body for language, body in FENCE.findall(source) if language == "sql"][number]
        plain = re.sub(r"--.*", "", OURS.sub(self.prefix, block))
        for name, password in re.findall(r"ROLE (\w+)\s+LOGIN PASSWORD '([^']+)'", plain):
            self.passwords[name.removeprefix(f"{self.prefix}_")] = password
        return [one.strip() for one in plain.split(";") if one.strip()]

    def as_superuser(self, statements: list[str]) -> None:
        with self.postgres.engine.connect() as connection:
            for one in statements:
                connection.execute(text(one))

    def url(self, role: str, database: str = "") -> URL:
        name = f"{self.prefix}_{database}" if database else self.prefix
        return self.postgres.url.set(
            username=f"{self.prefix}_{role}", password=self.passwords[role], database=name
        )

    def ask(self, url: URL, statements: list[str]) -> list[Any]:
        """What each statement answers, in one connection."""
        engine = create_engine(url, poolclass=NullPool)
        with engine.connect() as connection:
            results = [connection.execute(text(one)) for one in statements]
            return [result.all() if result.returns_rows else None for result in results]

    def tool(self, *words: str, url: URL | None = None) -> subprocess.CompletedProcess[str]:
        if url is not None:
            plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
            words = (*words, f"--dbname={plain}")
        return subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture
def server(postgres_server: Postgres) -> Iterator[Server]:
    if shutil.which("pg_dump") is None:
        if os.environ.get("CI"):
            pytest.fail("pg_dump is not installed")
        pytest.skip("pg_dump is not installed")
    found = Server(postgres_server, f"alongside_guide_{uuid.uuid4().hex[:10]}", {})
    yield found
    databases = (found.prefix, f"{found.prefix}_restored")
    drops = [f"DROP DATABASE IF EXISTS {name} WITH (FORCE)" for name in databases]
    roles = [f"DROP ROLE IF EXISTS {found.prefix}_{role}" for role in ("owner", "app", "backup")]
    found.as_superuser([*drops, *roles])


@pytest.fixture
def living(server: Server, make_app: Callable[..., Any]) -> Server:
    """An installation made as the guide says, with a council and a person in it."""
    server.as_superuser(server.sql("postgresql.md", 0))
    app = make_app(**_settings(server))
    upgrade_all(app)
    with app.app_context():
        get_session().add(Council(slug="northbank", name="Northbank Council"))
        get_session().commit()
        db.session.remove()
    with at_council(app, "northbank") as session:
        add_person(session, name="Grace Adeyemi")
    return server


def _settings(server: Server, database: str = "") -> dict[str, str]:
    return {
        "DATABASE_URL": server.url("app", database).render_as_string(hide_password=False),
        "MIGRATION_DATABASE_URL": server.url("owner", database).render_as_string(
            hide_password=False
        ),
    }


def test_what_the_guide_says_one_sees_is_what_one_sees(living):
    checks = living.sql("postgresql.md", 1)
    powers, nobody, _, nobody_either = living.ask(living.url("app"), checks)
    assert powers == [(False, False)]
    assert nobody == nobody_either == [(0,)]
    assert living.ask(living.url("app"), living.sql("postgresql.md", 2)) == [[]]


def test_a_backup_by_the_backup_role_holds_people_and_comes_back(living, make_app, tmp_path):
    living.as_superuser(living.sql("backups.md", 0))
    file = tmp_path / "good.zip"
    reads_all = living.url("backup").render_as_string(hide_password=False)
    here = make_app(**_settings(living), BACKUP_DATABASE_URL=reads_all)
    assert make(here, file, lambda _: None).rows["person"] == 1
    restored, app = f"{living.prefix}_restored", f"{living.prefix}_app"
    living.as_superuser(
        [
            f"CREATE DATABASE {restored} OWNER {living.prefix}_owner TEMPLATE template0",
            f"REVOKE CONNECT ON DATABASE {restored} FROM PUBLIC",
            f"GRANT CONNECT ON DATABASE {restored} TO {app}",
        ]
    )
    there = make_app(**_settings(living, "restored"))
    for _ in range(2):  # into an empty database, and over a full one
        restore(there, file, lambda _: None, keep=False)
        assert living.ask(living.url("app", "restored"), living.sql("postgresql.md", 2)) == [[]]
        with at_council(there, "northbank") as session:
            assert session.scalars(select(Person.name)).all() == ["Grace Adeyemi"]


def test_without_a_role_that_reads_everything_there_is_no_backup(living, make_app, tmp_path):
    with pytest.raises(BackupError, match="hold nobody"):
        make(make_app(**_settings(living)), tmp_path / "none.zip", lambda _: None)
    assert list(tmp_path.glob("*.zip")) == []


def test_the_trap_is_as_the_guide_says(living, tmp_path):
    plain = living.tool("pg_dump", "-Fc", f"--file={tmp_path / 'no.dump'}", url=living.url("owner"))
    assert plain.returncode != 0
    assert "row-level security" in plain.stderr
    trap = f"--file={tmp_path / 'trap.dump'}"
    sprung = living.tool("pg_dump", "-Fc", "--enable-row-security", trap, url=living.url("owner"))
    assert sprung.returncode == 0
    assert PERSON.findall(_people(living, "trap", tmp_path)) == []


def _people(server: Server, name: str, folder: Any) -> str:
    done = server.tool(
        "pg_restore", "--data-only", "--table=person", "--file=-", str(folder / f"{name}.dump")
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
