"""`alongside plugin new`: from nothing to a practice that works, in one command."""

import os
import re
import shutil
import sys
import tomllib

import pytest
from click.testing import CliRunner

from alongside.cli import main
from alongside.testing.promises import PROMISES
from tests.community import installation
from tests.community.running import run_its_tests
from tests.community.wheels import ROOT, build

HARD = ("--title", 'The "long" {{ table }}', "--who", "Neighbours: it’s 100% theirs.")
WHOSE = ("--author", "Rosa Lind", "--email", "rosa@example.org")
STRICT = ("--strict", "--ignore-missing-imports", "--no-incremental", "--exclude", "migrations")
SEE = """
from html import unescape

from alongside import create_app
from alongside.testing.browser import Browser

app = create_app({"MODE": "demo", "STRICT_PLUGINS": True})
client = Browser(app, app.response_class)
client.host = "northbank.localhost"
assert client.send("/demo/sign-in", {"handle": "parent"}).status_code == 302
page = client.get("/long-table/")
assert page.status_code == 200, page.status_code
assert '<h1>The "long" {{ table }}</h1>' in unescape(page.text)
assert "Neighbours: it’s 100% theirs." in page.text
assert "Neighbours: it’s 100% theirs." in client.get("/home").text
"""


def run(*words, **options):
    return CliRunner().invoke(main, ["plugin", "new", *words], **options)


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """A practice that was begun, and an installation with it."""
    folder = tmp_path_factory.mktemp("begun")
    done = run("long_table", "--yes", *HARD, *WHOSE, "--into", str(folder))
    assert done.exit_code == 0, done.output
    package = folder / "alongside-long-table"
    here = installation.Installation(folder)
    here.install(build(package, folder))
    shutil.rmtree(package / "build", ignore_errors=True)
    return package, here


def test_it_says_the_three_next_commands(tmp_path):
    said = run("full_circle", "--yes", "--into", str(tmp_path)).output
    commands = [line.strip() for line in said.splitlines() if line.startswith("    ")]
    assert commands == [
        f'pip install --editable "{tmp_path / "alongside-full-circle"}"',
        "alongside db upgrade",
        "alongside plugin enable full_circle --council NAME",
    ]
    assert "/full-circle/" in said


def test_it_asks_for_what_was_not_said(tmp_path):
    answers = "The long table\nNeighbours.\nDishes\nRosa Lind\nrosa@example.org\n"
    said = run("long_table", "--into", str(tmp_path), input=answers)
    assert said.exit_code == 0, said.output
    package = tmp_path / "alongside-long-table"
    words = (package / "alongside_long_table" / "words.py").read_text("utf-8")
    assert all(f'_l("{one}")' in words for one in ("The long table", "Neighbours.", "Dishes"))
    project = (package / "pyproject.toml").read_text("utf-8")
    assert 'Security = "mailto:rosa@example.org"' in project


def test_an_answer_that_cannot_be_is_asked_again_with_the_reason_and_the_others_are_kept(tmp_path):
    answers = f"{'x' * 61}\nThe long table\nNeighbours.\nDishes\n\nrosa\nrosa@example.org\n"
    said = run("long_table", "--into", str(tmp_path), input=answers)
    assert said.exit_code == 0, said.output
    assert said.output.count("What is it called?") == 2
    assert "Error: The title is longer than 60 characters." in said.output
    assert said.output.count("Who takes part?") == 1
    assert "Error: 'rosa' is not an e-mail address as name@example.org is." in said.output
    project = (tmp_path / "alongside-long-table" / "pyproject.toml").read_text("utf-8")
    assert 'description = "Neighbours."' in project
    assert 'Security = "mailto:rosa@example.org"' in project


@pytest.mark.parametrize("words", [("--email", "rosa"), ("--title", " ")])
def test_what_was_said_beside_the_command_is_looked_at_before_anything_is_asked(tmp_path, words):
    said = run("long_table", *words, "--into", str(tmp_path), input="")
    assert said.exit_code == 1
    assert len(said.output.strip().splitlines()) == 1
    (tmp_path / "alongside-long-table").mkdir()
    said = run("long_table", "--into", str(tmp_path), input="")
    assert said.output.startswith("Error:")
    assert "nothing is overwritten" in said.output


@pytest.mark.parametrize(
    ("words", "because"),
    [
        (["feedback"], "already"),
        (["person"], "taken by the core"),
        (["Full-Circle"], "lower-case words"),
        (["full_circle", "--title", "two\nlines"], "one line"),
        (["full_circle", "--email", "nowhere"], "not an e-mail address"),
    ],
)
def test_what_cannot_be_is_said_in_one_line_and_nothing_is_written(tmp_path, words, because):
    done = run(*words, "--yes", "--into", str(tmp_path))
    assert done.exit_code == 1
    assert because in done.output
    assert len(done.output.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_practice_of_the_instance_s_own_folder_counts_as_there(tmp_path, monkeypatch):
    (tmp_path / "practices").mkdir()
    (tmp_path / "practices" / "long_table.py").write_text("")
    monkeypatch.setenv("ALONGSIDE_INSTANCE", str(tmp_path))
    done = run("long_table", "--yes", "--into", str(tmp_path))
    assert done.exit_code == 1
    assert "'long_table' here already" in done.output


def test_a_second_time_nothing_is_overwritten(tmp_path):
    assert run("full_circle", "--yes", "--into", str(tmp_path)).exit_code == 0
    again = run("full_circle", "--yes", "--into", str(tmp_path))
    assert again.exit_code == 1
    assert "nothing is overwritten" in again.output


def test_the_new_practice_passes_its_own_tests(begun):
    said = run_its_tests(*begun, "-k", "not postgres and not conformance")  # see the next test
    assert "passed" in said


def test_a_check_runs_the_suite_on_it_and_lets_its_level_rest_on_that(begun):
    _, here = begun
    said = here.alongside("plugin", "check", "long_table", "--keep")
    for one in PROMISES.values():
        looked = one != PROMISES["accessible"] or bool(os.environ.get("CI"))
        assert f"keeps: {one}" in said or not looked, said
    assert "To be mended" not in said
    level = re.search(r"^Level: (checked \(not tried: .*promises on PostgreSQL\))\.", said, re.M)
    assert level, said
    kept = tomllib.loads((here.instance / "checked" / "long_table.toml").read_text("utf-8"))
    assert PROMISES["councils"] in kept["kept"]
    assert {"promise", "why"} == set(kept["not_run"][0])
    assert level[1] in here.alongside("plugin", "list")


@pytest.mark.postgres
def test_it_passes_its_own_tests_on_postgresql(begun, postgres_server):
    said = run_its_tests(*begun, "-k", "postgres")
    assert "passed" in said
    assert "skipped" not in said


def test_once_enabled_it_has_something_to_see(begun):
    _, here = begun
    here.alongside("db", "upgrade")
    assert "already say what the models say" in here.alongside(
        "db", "revision", "long_table", "-m", "None"
    )
    here.alongside("demo", "--no-serve")
    here.alongside("plugin", "enable", "long_table", "--council", "northbank")
    here.python("-c", SEE)


def test_mypy_finds_nothing_in_it(begun):
    package, _ = begun
    mypy = (sys.executable, "-m", "mypy", *STRICT, "alongside_long_table")
    alone = installation.environment(MYPYPATH=str(ROOT / "core"))
    installation.run(*mypy, cwd=package, env=alone)
