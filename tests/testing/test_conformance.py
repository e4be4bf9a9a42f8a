"""The suite that authors inherit: a good practice passes it, and each fault is named."""

import json
import os
import re
import subprocess
import sys
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from alongside.testing import moving, running, visiting
from alongside.testing.conformance import CHECKS, Conformance, ask, keep
from alongside.testing.databases import sqlite_copy
from alongside.testing.promises import GUIDE, PROMISES, Broken
from alongside.testing.quiet import quiet
from alongside.testing.staging import staged
from tests.docs.reading import ROOT
from tests.packages import install
from tests.testing.garden import FAULTS, MORE, write

ELSEWHERE = {"loads", "permissions", "migrations", "accessible", "pages", "quiet"}
"""Where the place that is told is another than the practice's own file."""


class TestGarden(Conformance):
    """A good practice in one file."""

    practice = "garden"

    @pytest.fixture(scope="class", autouse=True)
    @classmethod
    def _written(cls, tmp_path_factory):
        cls.file = write(tmp_path_factory.mktemp("garden"))


def broken_by(found, noted, wanted):
    """The promises that a practice on its stage breaks, each with its words."""
    if isinstance(found, Broken):
        return {found.promise: str(found)}
    wrong = {}
    for name in [one for one in CHECKS if one != "accessible" or wanted == one]:
        try:
            ask(name, found)
        except Broken as error:
            wrong[error.promise] = str(error)
    for name, said in (
        ("quiet", visiting.leaving(found, noted)),
        ("migrations", moving.up_and_down(found)),
    ):
        try:
            keep(name, said)
        except Broken as error:
            wrong[error.promise] = str(error)
    return wrong


@contextmanager
def on_stage(faults, template, tmp_path):
    """The garden with these faults, on SQLite: there the database itself stops the least."""
    folder = tmp_path / "instance"
    folder.mkdir()
    case = SimpleNamespace(practice="garden", file=write(tmp_path, faults), fitting={}, needed=())
    with sqlite_copy(template, folder) as config, staged(case, folder, config) as found:
        yield found


@pytest.mark.parametrize("fault", FAULTS)
def test_a_practice_that_breaks_one_promise_is_told_which(fault, sqlite_template, tmp_path):
    with quiet() as noted, on_stage(FAULTS[fault], sqlite_template, tmp_path) as found:
        wrong = broken_by(found, noted, fault)
    assert list(wrong) == [fault], "\n\n".join(wrong.values())
    said = wrong[fault]
    assert said.startswith(f"Promise broken: {PROMISES[fault]}\n")
    assert "Where to look: garden.py" in said or fault in {
        "loads",
        "permissions",
        "migrations",
        "quiet",
    }
    assert said.endswith(f"{GUIDE}#{fault}")


@pytest.mark.parametrize("fault", MORE)
def test_every_part_of_a_promise_can_be_broken(fault, sqlite_template, tmp_path):
    name, faults, words = MORE[fault]
    with (
        quiet() as noted,
        on_stage(faults, sqlite_template, tmp_path) as found,
        pytest.raises(Broken) as raised,
    ):
        if name == "quiet":
            keep(name, visiting.leaving(found, noted))
        ask(name, found)
    assert raised.value.promise == name
    assert words in raised.value.what


def test_every_promise_has_a_fault_that_breaks_it_and_a_test():
    tests = [getattr(one, "alongside_promise", None) for one in vars(Conformance).values()]
    assert set(FAULTS) == set(PROMISES)
    assert sorted(filter(None, tests)) == sorted(PROMISES)


def test_every_promise_has_its_section_in_the_guide_and_there_is_no_other():
    guide = (ROOT / GUIDE).read_text(encoding="utf-8")
    assert [one.lower() for one in re.findall(r"^##+ (.+)$", guide, re.M)] == list(PROMISES)


def test_a_column_that_takes_only_some_words_is_planted_with_one_of_them(sqlite_template, tmp_path):
    kinds = [
        (
            '    grows: Mapped[str] = mapped_column(default="")\n',
            """    grows: Mapped[str] = mapped_column(default="")
    kind: Mapped[str]
    __table_args__ = (CheckConstraint("kind IN ('flower''s', 'tree')", name="kind"),)
""",
        ),
        ("from sqlalchemy import select", "from sqlalchemy import CheckConstraint, select"),
        ('grows="beans"', 'grows="beans", kind="tree"'),
        (
            '        sa.PrimaryKeyConstraint("id", name="pk_garden_bed"),',
            """        sa.Column("kind", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('flower''s', 'tree')", name="ck_garden_bed_kind"),
        sa.PrimaryKeyConstraint("id", name="pk_garden_bed"),""",
        ),
    ]
    with on_stage(kinds, sqlite_template, tmp_path) as found:
        ask("holdings", found)
        found.plant_for(found.there.person("Carys Planted"))
        with found.there.session() as session:
            bed = found.record.module.Bed
            assert "flower's" in set(session.scalars(select(bed.kind)))


def test_pages_are_looked_at_on_one_database_and_kept_only_where_somebody_looked():
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "--collect-only",
            "-q",
            "--pyargs",
            "alongside.testing.suite",
        ],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        cwd=ROOT,
    )
    engines = re.findall(r"test_everybody_can_use_its_pages\[(\w+)\]", done.stdout)
    assert engines == ["sqlite"], done.stdout


def asked(*words, **variables):
    """What `python -m alongside.testing` answers: its status, and what it says."""
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    return subprocess.run(
        [sys.executable, "-m", "alongside.testing", *words],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        cwd=ROOT,
        env={
            **environment,
            **variables,
            "ALONGSIDE_TEST_POSTGRES": "postgresql://127.0.0.1:9/nobody",
        },
    )


def test_the_command_says_as_json_what_was_kept_and_what_was_broken(tmp_path):
    done = asked("garden", "--file", str(write(tmp_path, FAULTS["declaration"])), "--json")
    assert done.returncode == 1
    said = json.loads(done.stdout)
    assert list(said) == ["practice", "kept", "broken", "not_run"]
    assert said["practice"] == "garden"
    (broken,) = said["broken"]
    assert broken["promise"] == PROMISES["declaration"]
    assert "garden.water" in broken["words"]
    assert broken["where"].startswith("garden.py")
    others = set(PROMISES.values()) - {PROMISES["declaration"]}
    assert others <= {*said["kept"], *(one["promise"] for one in said["not_run"])}
    assert PROMISES["off"] in said["kept"]
    assert any("ALONGSIDE_TEST_POSTGRES" in one["why"] for one in said["not_run"])


@pytest.mark.parametrize(
    ("fault", "promise"),
    [
        ("from alongside import nothing_of_that_name", "loads"),
        (
            "from alongside import Practice\n"
            'practice = Practice(id="long_table", title="x", summary="x", api="1", '
            'migrations="moves")\n',
            "migrations",
        ),
    ],
)
def test_a_package_that_does_not_work_is_told_which_promise_it_broke(tmp_path, fault, promise):
    """And no other plugin that is installed is run meanwhile: nobody asked about it."""
    mark = tmp_path / "somebody_else_was_run"
    broken = "revision = '0001'\ndown_revision = None\n\n\ndef upgrade():\n    1 / 0\n"
    install(tmp_path, files={"__init__.py": fault, "moves/0001_first.py": broken})
    install(tmp_path, "other", files={"__init__.py": f"open({str(mark)!r}, 'w')"})
    said = json.loads(asked("long_table", "--json", PYTHONPATH=str(tmp_path)).stdout)
    assert {one["promise"] for one in said["broken"]} == {PROMISES[promise]}
    assert not mark.exists()


STOPPED = """
import pytest
from alongside.testing.promises import promise

@promise("loads")
def test_first(): pass

@promise("off")
def test_second(): {}

@promise("permissions")
def test_third(): pass
"""


@pytest.mark.parametrize(
    ("end", "words"),
    [
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("pytest.exit('enough', returncode=0)", "Exit: enough"),
    ],
)
def test_a_suite_that_was_stopped_half_way_keeps_no_promise(tmp_path, monkeypatch, end, words):
    """So that no practice is taken for a good one because it ended the suite that looks at it."""
    suite, real = tmp_path / "test_stopped.py", pytest.main
    suite.write_text(STOPPED.format(end))
    monkeypatch.setattr(
        pytest,
        "main",
        lambda arguments, plugins: real(
            [str(suite), *arguments[: arguments.index("--pyargs")], "-p", "no:alongside"], plugins
        ),
    )
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    report = running.run("garden")
    assert report.kept == [PROMISES["loads"]]
    (broken,) = report.broken
    assert broken["promise"] == PROMISES["off"]
    assert words in broken["words"]
    left = [one for name, one in PROMISES.items() if name not in {"loads", "off"}]
    assert [one["promise"] for one in report.not_run] == left


@pytest.mark.parametrize("status", [0, 2, 3, 5])
def test_a_suite_that_ended_in_another_way_than_it_should_is_no_good_sign(monkeypatch, status):
    def ends(_arguments, plugins):
        plugins[0].report.keep(PROMISES["loads"])
        return status

    monkeypatch.setattr(pytest, "main", ends)
    report = running.run("garden")
    assert [one["promise"] for one in report.broken] == [PROMISES["loads"]]
    assert "keeps its promises" not in "\n".join(report.in_words())


def test_without_pytest_the_command_says_how_to_get_it(monkeypatch, capsys):
    monkeypatch.setattr(running, "find_spec", lambda name: None)
    assert running.main(["garden", "--json"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == 'The suite needs pytest: pip install "alongside[testing]"\n'


def test_the_command_says_in_words_that_there_is_no_such_practice():
    done = asked("nowhere")
    assert done.returncode == 1
    assert "There is no practice 'nowhere' here" in done.stdout
    assert "kept      It loads" not in done.stdout
