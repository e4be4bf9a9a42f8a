"""`alongside plugin check` and `allow`, as someone at a terminal uses them."""

import json
import tomllib

import pytest
from click.testing import CliRunner

from alongside.checking import suite
from alongside.checking.suite import Outcome
from alongside.cli import main
from alongside.config import load
from alongside.kernel.levels import Level
from alongside.web.context import house
from tests.packages import install


@pytest.fixture
def alongside(tmp_path, monkeypatch):
    """Run `alongside …` on the test's own instance, without an app."""
    monkeypatch.setenv("ALONGSIDE_INSTANCE", str(tmp_path))

    def invoke(*words):
        return CliRunner().invoke(main, ["plugin", *words])

    return invoke


@pytest.fixture
def suite_says(monkeypatch):
    """Let the conformance suite answer this."""

    def make(**outcome):
        from alongside.checking import report

        monkeypatch.setattr(report, "run_suite", lambda *_: Outcome(**outcome))

    return make


@pytest.fixture
def site(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    return install(tmp_path / "site")


def test_a_plugin_in_order_is_said_to_be(alongside, site, suite_says):
    suite_says(kept=["It can be erased"], finished=True)
    answer = alongside("check", "long_table")
    assert answer.exit_code == 0, answer.output
    assert "In order:" in answer.output
    assert "keeps: It can be erased" in answer.output
    assert "To be mended" not in answer.output
    assert "Level: checked. For the next: the operator's allow-list names nobody" in answer.output


def test_one_to_be_mended_has_another_status(alongside, site, suite_says):
    suite_says(finished=True)
    (site / "views.py").write_text("import socket\n")
    answer = alongside("check", "long_table")
    assert answer.exit_code == 1
    assert "alongside_long_table/views.py:1: imports socket [network]" in answer.output
    assert "Level: listed. For the next: what is to be mended." in answer.output


def test_what_is_no_python_is_said_with_its_line_and_called_nothing_else(alongside, tmp_path):
    broken = tmp_path / "long_table.py"
    broken.write_text('"""A table."""\n\npractice = Practice(\n', encoding="utf-8")
    answer = alongside("check", str(broken), "--no-run")
    assert answer.exit_code == 1
    assert "long_table.py: cannot be read as Python in UTF-8: '(' was never closed, line 3" in (
        answer.output
    )
    assert "is not in the package" not in answer.output
    assert "its metadata say what they have to" not in answer.output


def test_left_out_is_left_out_and_listed_at_most(alongside, site, monkeypatch):
    monkeypatch.setattr(suite.subprocess, "Popen", None)
    answer = alongside("check", "long_table", "--no-run")
    assert answer.exit_code == 0, answer.output
    assert "Level: listed." in answer.output
    assert "--no-run" in answer.output


def test_a_machine_reads_the_same(alongside, site):
    data = json.loads(alongside("check", "long_table", "--no-run", "--json").output)
    assert (data["practices"], data["version"], data["level"]) == (
        ["long_table"],
        "0.1.0",
        "listed",
    )


def test_what_is_not_there_is_said_in_words(alongside):
    answer = alongside("check", "nowhere.whl")
    assert answer.exit_code == 1
    assert answer.output == "Error: There is no nowhere.whl.\n"


def test_the_kept_check_carries_the_level_from_the_next_start_on(
    alongside, site, suite_says, make_app, tmp_path
):
    def level():
        return house(make_app(DATABASE_URL="sqlite://")).registry.records["long_table"].level

    not_run = [("It can be erased", "on PostgreSQL: no server answers")]
    suite_says(kept=["It can be erased"], not_run=not_run, finished=True)
    assert level() is Level.LISTED
    answer = alongside("check", "long_table", "--keep")
    assert answer.exit_code == 0, answer.output
    evidence = tomllib.loads((tmp_path / "checked" / "long_table.toml").read_text())
    assert evidence["version"] == "0.1.0"
    assert "It can be erased" in evidence["kept"]
    assert evidence["not_run"] == [
        {"promise": "It can be erased", "why": "on PostgreSQL: no server answers"}
    ]
    assert "Level: checked (not tried: its promises on PostgreSQL). For" in answer.output
    assert level() is Level.CHECKED
    suite_says(finished=False)
    assert "Nothing is written down" in alongside("check", "long_table", "--keep").output
    assert not (tmp_path / "checked" / "long_table.toml").exists()
    assert level() is Level.LISTED


def test_only_what_is_installed_and_run_can_be_kept(alongside, site, tmp_path):
    for words in (("long_table", "--no-run"), (str(tmp_path / "x.py"),)):
        (tmp_path / "x.py").write_text("")
        answer = alongside("check", *words, "--keep")
        assert answer.exit_code == 2
        assert "installed here" in answer.output


def test_reviews_in_the_allow_list_count(alongside, site, suite_says, tmp_path):
    suite_says(finished=True)
    lines = alongside("allow", "long_table").output
    review = 'reviewed_by = ["Wren Ashdown"]\nreviewed_on = 2026-03-31\n'
    (tmp_path / "config.toml").write_text(lines + review)
    answer = alongside("check", "long_table").output
    assert "Level: reviewed. For the next: a second person" in answer


@pytest.mark.parametrize("practice", ["family_conference", "feedback", "shared_lives"])
def test_the_bundled_practices_have_nothing_to_mend(alongside, practice):
    answer = alongside("check", practice, "--no-run")
    assert answer.exit_code == 0, answer.output
    assert "Level: comes with Alongside." in answer.output


def test_the_lines_for_the_allow_list_let_exactly_these_files_in(
    alongside, site, make_app, tmp_path
):
    (tmp_path / "practices").mkdir()
    (tmp_path / "practices" / "unknown_one.py").write_text("raise SystemExit")
    answer = alongside("allow")
    assert answer.exit_code == 0, answer.output
    (tmp_path / "config.toml").write_text(answer.output)
    allowed = load(tmp_path, {}, {})["PLUGIN_ALLOW_LIST"]
    names = {one["name"] for one in allowed}
    assert {"feedback", "long_table", "unknown_one"} <= names

    def usable():
        app = make_app(DATABASE_URL="sqlite://", STRICT_PLUGINS=False, PLUGIN_ALLOW_LIST=allowed)
        return {one.id for one in house(app).registry.usable()}

    assert {"feedback", "long_table"} <= usable()
    (site / "more.py").write_text("")
    assert "feedback" in usable()
    assert "long_table" not in usable()


def test_an_unknown_name_has_no_lines(alongside):
    answer = alongside("allow", "nobody")
    assert answer.exit_code == 1
    assert "There is no practice 'nobody' here" in answer.output


def test_where_two_have_one_id_no_lines_are_printed_for_either(alongside, tmp_path):
    (tmp_path / "practices").mkdir()
    (tmp_path / "practices" / "feedback.py").write_text("raise SystemExit")
    for names in ((), ("feedback",)):
        answer = alongside("allow", *names)
        assert answer.exit_code == 1
        assert "the package alongside, which comes with Alongside," in answer.output
        assert "the file practices/feedback.py" in answer.output
        assert "sha256" not in answer.output
    assert alongside("allow", "shared_lives").exit_code == 0


def test_making_the_lines_leaves_no_trace_in_the_instance(alongside, site, tmp_path):
    before = sorted(tmp_path.rglob("*"))
    alongside("check", "long_table", "--no-run")
    alongside("allow")
    assert sorted(tmp_path.rglob("*")) == before
