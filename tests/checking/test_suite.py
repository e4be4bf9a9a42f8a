"""The conformance suite runs apart, with a time limit; whatever happens there is said in words."""

import json
import os
import textwrap
import time
from pathlib import Path

import pytest

from alongside.checking import suite
from alongside.checking.package import Package
from alongside.checking.report import as_json, check, in_words
from alongside.checking.suite import run_suite
from alongside.kernel.levels import Level
from tests.packages import ABOUT, DECLARES

POINTS = (("alongside.practices", "long_table", "alongside_long_table"),)
GOOD = {
    "practice": "long_table",
    "kept": ["Nobody reads another council's rows"],
    "broken": [],
    "not_run": [{"promise": "Its pages have no fault", "why": "no browser"}],
}
BROKEN = {
    **GOOD,
    "broken": [{"promise": "It can be erased", "where": "views.py:3", "words": "a row is left"}],
}


@pytest.fixture
def package(monkeypatch):
    """A plugin, with a suite of the test's own in place of the real one."""

    def make(text="", **values):
        from email.parser import Parser

        monkeypatch.setattr(suite, "SUITE", "suite_of_the_test")
        files = {
            "alongside_long_table/__init__.py": DECLARES.format(id="long_table").encode(),
            "suite_of_the_test.py": textwrap.dedent(text).encode(),
        }
        metadata = Parser().parsestr(f"Name: alongside-long-table\nVersion: 0.1.0\n{ABOUT}")
        given = {"kind": "folder", "title": "x", "files": files, "points": POINTS, **values}
        return Package(**{"metadata": metadata, **given})

    return make


def answers(data, status=0):
    allow = "# alongside: allow print because it is a suite"
    return f"import sys\nprint({json.dumps(data)!r})  {allow}\nsys.exit({status})"


def test_what_is_kept_and_what_was_not_run_is_passed_on(package):
    found = run_suite(package(answers(GOOD)), "long_table")
    assert found.finished
    assert found.kept == GOOD["kept"]
    assert found.broken == []
    assert found.not_run == [("Its pages have no fault", "no browser")]


def test_a_broken_promise_is_something_to_mend(package):
    found = run_suite(package(answers(BROKEN, 1)), "long_table")
    assert [str(one) for one in found.broken] == [
        "views.py:3: It can be erased: a row is left [suite]"
    ]


def test_the_suite_finds_the_plugin_as_if_it_were_installed(package):
    text = """
        import json, sys
        from importlib.metadata import distribution, entry_points
        (point,) = [p for p in entry_points(group="alongside.practices") if p.name == "long_table"]
        about = distribution("alongside-long-table")
        kept = [point.load().practice.id, about.version, *sys.argv[1:]]
        print("something that the plugin said")
        print(json.dumps({"kept": kept, "broken": [], "not_run": []}))
    """
    found = run_suite(package(text), "long_table")
    assert found.kept == ["long_table", "0.1.0", "long_table", "--json"], found.broken


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("print('hello')", "gave no answer that can be read (status 0"),
        ("", "gave no answer that can be read (status 0: it said nothing)"),
        ("raise RuntimeError('a stone in the way')", "status 1: RuntimeError: a stone in the way"),
        ("print('[]')", "gave no answer"),
        ("print('{\"kept\": 3}')", "gave no answer"),
        ("print('[' * 100000)", "gave no answer"),
        ("import sys\nsys.stdout.buffer.write(b'\\xff\\x00')", "gave no answer"),
        ("import os\nos.kill(os.getpid(), 9)", "was ended by the signal SIGKILL"),
        ("import os\nos.abort()", "was ended by the signal SIGABRT"),
        (answers(GOOD, 3), "ended with status 3, and named nothing that is broken"),
    ],
)
def test_a_process_that_goes_wrong_is_answered_in_words(package, text, words):
    found = run_suite(package(text), "long_table")
    assert not found.finished
    (one,) = found.broken
    assert one.mend
    assert words in one.what


def test_one_that_hangs_is_stopped_with_all_that_it_started(package, tmp_path):
    mark = tmp_path / "child"
    text = f"""
        import os, pathlib, time
        if child := os.fork():
            pathlib.Path({str(mark)!r}).write_text(str(child))
        time.sleep(60)
    """
    started = time.monotonic()
    (one,) = run_suite(package(text), "long_table", seconds=5).broken
    assert time.monotonic() - started < 30
    assert "did not end within 5 seconds" in one.what
    assert not _runs(int(mark.read_text()))


def _runs(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_no_setting_and_no_secret_is_handed_on(package, monkeypatch):
    secrets = ("ALONGSIDE_SECRET_KEY", "ALONGSIDE_DATABASE_URL", "PGPASSWORD", "CLOUD_TOKEN")
    for name in secrets:
        monkeypatch.setenv(name, "postgresql:///lives")
    text = """
        import json, os
        kept = [name for name, value in os.environ.items() if "lives" in value]
        kept += [one for one in os.listdir(".")]
        print(json.dumps({"kept": kept, "broken": [], "not_run": []}))
    """
    assert run_suite(package(text), "long_table").kept == []


@pytest.mark.parametrize("named", [None, "postgresql://127.0.0.1:9/nobody"])
def test_a_database_server_is_used_only_where_somebody_named_one(package, monkeypatch, named):
    monkeypatch.delenv("ALONGSIDE_TEST_POSTGRES", raising=False)
    if named:
        monkeypatch.setenv("ALONGSIDE_TEST_POSTGRES", named)
    text = """
        import json, os
        from alongside.testing.databases import postgres_url
        kept = [os.environ["ALONGSIDE_TEST_POSTGRES"], str(postgres_url())]
        print(json.dumps({"kept": kept, "broken": [], "not_run": []}))
    """
    assert run_suite(package(text), "long_table").kept == [named or "", "None"]


def test_without_pytest_it_says_what_to_install(package, monkeypatch):
    monkeypatch.setattr(suite, "find_spec", lambda name: None)
    ((_, why),) = run_suite(package("1/0"), "long_table").not_run
    assert why == "pytest is not installed: pip install 'alongside[testing]'"


def test_a_suite_that_is_not_there_is_not_run(package, monkeypatch):
    one = package()
    monkeypatch.setattr(suite, "SUITE", "alongside.kernel")
    ((_, why),) = run_suite(one, "long_table").not_run
    assert "no conformance suite" in why


def test_a_single_file_is_handed_over_by_its_path(package, tmp_path, monkeypatch):
    (tmp_path / "suite_of_the_test.py").write_text(
        "import json, sys\nprint(json.dumps({'kept': sys.argv[1:], 'broken': [], 'not_run': []}))"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    path = tmp_path / "long_table.py"
    path.write_text("")
    found = run_suite(package(kind="file", path=path), "long_table")
    assert found.kept == ["long_table", "--json", "--file", str(path)], found


def test_the_level_rests_on_what_was_found_and_run(package):
    passed = check(package(answers(GOOD)))
    assert [str(one) for one in passed.to_mend] == []
    assert passed.standing().level is Level.CHECKED
    both = {
        "name": "long_table",
        "sha256": passed.package.sha256,
        "reviewed_by": ["Wren Ashdown", "Iris Vale"],
        "reviewed_on": "2026-03-31",
        "agreed_by": "Rowan Hale",
    }
    assert passed.standing([both]).level is Level.TRUSTED
    assert passed.standing([{**both, "sha256": "0" * 64}]).level is Level.CHECKED
    left_out = check(package(answers(GOOD)), run=False)
    assert left_out.standing([both]).level is Level.LISTED
    assert "the conformance suite" in str(left_out.standing().missing)
    broken = check(package(answers(BROKEN, 1)))
    assert broken.standing([both]).level is Level.LISTED
    assert "what is to be mended" in str(broken.standing().missing)


def test_what_was_not_run_is_said_under_its_reason_and_each_reason_once(package):
    not_run = [
        {"promise": "Looking changes nothing.", "why": "on PostgreSQL: no server"},
        {"promise": "Everybody can use its pages.", "why": "no browser"},
        {"promise": "No page breaks.", "why": "on PostgreSQL: no server"},
    ]
    report = check(package(answers({**GOOD, "not_run": not_run})))
    said = "\n".join(in_words(report, report.standing())).partition("Not run:\n")[2]
    assert said.partition("\n\n")[0].splitlines() == [
        "  on PostgreSQL: no server:",
        "    Looking changes nothing.",
        "    No page breaks.",
        "  no browser:",
        "    Everybody can use its pages.",
    ]
    assert "Level: checked (not tried: its promises on PostgreSQL, its pages in a browser)" in said


def test_the_report_is_grouped_and_says_the_level(package):
    report = check(package(answers(BROKEN, 1)))
    text = "\n".join(in_words(report, report.standing()))
    parts = ["In order:", "To be mended:", "Not run:", "Level: listed. For the next:"]
    assert [text.index(one) for one in parts] == sorted(text.index(one) for one in parts)
    data = json.loads(json.dumps(as_json(report, report.standing())))
    assert data["level"] == "listed"
    assert data["to_mend"][0]["where"] == "views.py:3"
    assert os.path.sep not in data["sha256"]
