"""`alongside demo`: its data are made once, kept, and started over when asked or outgrown."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in [name for name in os.environ if name.startswith("ALONGSIDE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("ALONGSIDE_INSTANCE", str(tmp_path))
    monkeypatch.setenv("ALONGSIDE_SQLITE_SYNCHRONOUS", "OFF")
    return tmp_path


def _demo(*words: str) -> subprocess.CompletedProcess[str]:
    """Make the demo in a process of its own, which knows only the practices that are installed."""
    return subprocess.run(
        [sys.executable, "-m", "alongside", "demo", "--no-serve", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
    )


def _sql(path: Path, statement: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        found = connection.execute(statement).fetchall()
        connection.commit()
        return found
    finally:
        connection.close()


def test_an_existing_demo_is_kept_and_fresh_starts_over(instance):
    database = instance / "alongside.sqlite3"
    assert _demo().returncode == 0
    _sql(database, "UPDATE person SET known_as = 'Changed' WHERE handle = 'parent'")
    assert _demo().returncode == 0
    asked = "SELECT known_as FROM person WHERE handle = 'parent'"
    assert _sql(database, asked) == [("Changed",)]
    fresh = _demo("--fresh")
    assert fresh.returncode == 0, fresh.stdout
    assert "kept as alongside.sqlite3.old" in fresh.stdout
    assert _sql(database, asked) == [("Dani",)]
    assert _sql(instance / "alongside.sqlite3.old", asked) == [("Changed",)]


@pytest.mark.parametrize(
    "outgrown",
    [
        "ALTER TABLE person DROP COLUMN pronouns",
        "UPDATE core_alembic_version SET version_num = '9999'",
    ],
)
def test_a_demo_of_another_version_is_set_aside(instance, outgrown):
    assert _demo().returncode == 0
    _sql(instance / "alongside.sqlite3", outgrown)
    answer = _demo()
    assert answer.returncode == 0, answer.stdout
    assert "made by another version" in answer.stdout
    assert (instance / "alongside.sqlite3.old").exists()
    assert _demo().stdout.count("another version") == 0


def test_a_real_councils_database_is_never_touched(instance):
    assert _demo().returncode == 0
    database = instance / "alongside.sqlite3"
    _sql(database, "UPDATE council SET slug = 'camden' WHERE slug = 'abergwyn'")
    for words in ((), ("--fresh",)):
        answer = _demo(*words)
        assert answer.returncode == 1
        assert "camden" in answer.stdout
        assert "Traceback" not in answer.stdout
    assert _sql(database, "SELECT slug FROM council ORDER BY slug") == [("camden",), ("northbank",)]
