"""What pytest finds when Alongside is installed: databases, apps, councils, and people in them.

It stands beside the package and not in it, and asks for Alongside only inside its fixtures: a run
of pytest that has nothing to do with Alongside imports none of it, and is held up by nothing.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from flask import Flask

    from alongside.testing.apps import Lender
    from alongside.testing.databases import Postgres
    from alongside.testing.promises import Broken
    from alongside.testing.quiet import Quiet
    from alongside.testing.stage import Stage
    from alongside.testing.towns import Town

ENGINES = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


def pytest_configure(config: pytest.Config) -> None:
    """Say what our mark means, so that pytest can be strict about marks."""
    config.addinivalue_line("markers", "postgres: needs a PostgreSQL server")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file with two councils in it, from which each test gets a copy."""
    from alongside.testing.apps import fill

    folder = tmp_path_factory.mktemp("template")
    path = folder / "template.sqlite3"
    fill({"DATABASE_URL": f"sqlite:///{path}", "SQLITE_SYNCHRONOUS": "OFF"}, folder)
    return path


@pytest.fixture(scope="session")
def postgres_server() -> "Postgres":
    """A PostgreSQL server to test on; without one the test is skipped, and in CI it fails."""
    from alongside.testing.databases import Postgres, postgres_url
    from alongside.testing.promises import cannot

    url = postgres_url()
    if url is None:
        cannot(
            "no PostgreSQL server answers; set ALONGSIDE_TEST_POSTGRES to one, "
            'and install its driver: pip install "alongside[postgres]"'
        )
    return Postgres(url)


@pytest.fixture(scope="session")
def postgres_template(
    postgres_server: "Postgres", tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A migrated PostgreSQL database with two councils in it, to be copied."""
    from alongside.testing.apps import fill

    name = postgres_server.create()
    fill(dict(postgres_server.config(name)), tmp_path_factory.mktemp("template"))
    yield name
    postgres_server.drop(name)


@pytest.fixture(params=ENGINES)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[dict[str, str]]:
    """The settings of an app on a fresh database with two councils, on each engine in turn."""
    from alongside.testing.databases import fresh

    with fresh(request.param, request.getfixturevalue, tmp_path, desk=True) as config:
        yield config


@pytest.fixture
def make_app(tmp_path: Path) -> Iterator[Callable[..., "Flask"]]:
    """Make apps with an instance folder of the test's own; each is closed afterwards."""
    from alongside.testing.apps import making

    with making(tmp_path) as make:
        yield make


@pytest.fixture(scope="session")
def app_lender(tmp_path_factory: pytest.TempPathFactory) -> "Lender":
    """What lends `app` to one test after another."""
    from alongside.testing.apps import Lender

    return Lender(tmp_path_factory.mktemp("lender"))


@pytest.fixture
def app(app_lender: "Lender", database: dict[str, str], tmp_path: Path) -> Iterator["Flask"]:
    """An app with every installed practice, and none enabled."""
    with app_lender.lend(tmp_path, database) as app:
        yield app


@pytest.fixture
def northbank(app: "Flask") -> "Town":
    """The invented English council."""
    from alongside.testing.towns import Town

    return Town.of(app, "northbank")


@pytest.fixture
def abergwyn(app: "Flask") -> "Town":
    """The invented Welsh council."""
    from alongside.testing.towns import Town

    return Town.of(app, "abergwyn")


@pytest.fixture(scope="class")
def nothing_leaves() -> Iterator["Quiet"]:
    """Refuse every connection to another machine, and every mail server, and note each try."""
    from alongside.testing.quiet import quiet

    with quiet() as noted:
        yield noted


@pytest.fixture(scope="class", params=ENGINES)
def bare_stage(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator["Stage | Broken"]:
    """A Conformance class's practice on each engine; or the promise that keeps it from there."""
    from alongside.testing.databases import fresh
    from alongside.testing.staging import staged

    folder = tmp_path_factory.mktemp("stage")
    with (
        fresh(request.param, request.getfixturevalue, folder) as config,
        staged(request.cls, folder, config) as found,
    ):
        yield found


@pytest.fixture
def stage(bare_stage: "Stage | Broken") -> "Stage":
    """A Conformance class's practice with two councils, people and rows, on each engine."""
    from alongside.testing.promises import NOT_LOADED, Broken

    if isinstance(bare_stage, Broken):
        pytest.skip(NOT_LOADED)
    return bare_stage
