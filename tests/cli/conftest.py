"""Running commands as someone at a terminal does, on an app of the test's own."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from flask.cli import ScriptInfo

from alongside.cli import main
from alongside.testing.databases import sqlite_copy


@pytest.fixture
def run() -> Callable[..., Result]:
    """Run `alongside …` on an app (or on what makes one)."""

    def invoke(app: Flask | Callable[[], Flask], *words: str, typed: str | None = None) -> Result:
        make = (lambda: app) if isinstance(app, Flask) else app
        obj = ScriptInfo(create_app=make, set_debug_flag=False)
        return CliRunner().invoke(main, list(words), obj=obj, input=typed)

    return invoke


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[dict[str, Any]]:
    """The settings of an app on a database without a single table, on each engine in turn."""
    if request.param == "sqlite":
        yield {
            "DATABASE_URL": f"sqlite:///{tmp_path}/empty.sqlite3",
            "SQLITE_SYNCHRONOUS": "OFF",
        }
        return
    server = request.getfixturevalue("postgres_server")
    name = server.create()
    yield server.config(name)
    server.drop(name)


@pytest.fixture
def sqlite_database(sqlite_template: Path, tmp_path: Path) -> Iterator[dict[str, Any]]:
    """The settings of an app on an embedded database with two councils."""
    with sqlite_copy(sqlite_template, tmp_path) as config:
        yield config


@pytest.fixture
def practice_file(tmp_path: Path) -> Callable[[str, str], Path]:
    """Put a single-file practice into the instance's folder."""

    def write(practice_id: str, text: str) -> Path:
        folder = tmp_path / "practices"
        folder.mkdir(exist_ok=True)
        path = folder / f"{practice_id}.py"
        path.write_text(f"# for {tmp_path}\n{text}", encoding="utf-8")
        return path

    return write
