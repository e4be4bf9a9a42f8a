"""A practice that the allow-list refuses is in the record of the councils that have it on, once."""

import importlib
from datetime import timedelta

import pytest
from sqlalchemy import select

from alongside import worker
from alongside.councils.models import CouncilPractice
from alongside.groups.models import today
from alongside.kernel.discovery import candidates
from alongside.records.models import Entry
from alongside.testing import Town
from alongside.web.context import house
from tests.packages import install

TEXT = """
from alongside import Practice
practice = Practice(id="table", title="The long table", summary="…", api="1")
"""
OTHER = {"name": "table", "sha256": "0" * 64}


@pytest.fixture
def make(make_app, database, tmp_path):
    """An app with an allow-list, and a practice that Northbank had switched on before."""
    (tmp_path / "practices").mkdir()
    (tmp_path / "practices" / "table.py").write_text(TEXT)

    def made(*allowed):
        return make_app(
            **database, STRICT_PLUGINS=False, PLUGIN_ALLOW_LIST=[*allowed, {"name": "feedback"}]
        )

    app = made({"name": "table"})
    Town.of(app, "northbank").enable("table")
    return made


def lines(app, slug="northbank"):
    with Town.of(app, slug).session() as session:
        found = session.execute(
            select(Entry.subject_kind, Entry.detail, Entry.actor_id).where(
                Entry.action == "not allowed"
            )
        )
        return [tuple(one) for one in found]


def test_it_is_written_once_for_these_files_and_only_where_it_is_on(make, tmp_path):
    app = make(OTHER)
    digest = next(one for one in candidates(tmp_path / "practices") if one.id == "table").sha256()
    worker.tick(app)
    worker.tick(app)
    worker.tick(make(OTHER))
    assert lines(app) == [("practice", f"table {digest[:16]}", None)]
    assert lines(app, "abergwyn") == []


def test_another_plugin_that_takes_its_name_is_written_down_beside_it(make, tmp_path, monkeypatch):
    site = tmp_path / "site"
    site.mkdir()
    install(site, "table")
    monkeypatch.syspath_prepend(str(site))
    importlib.invalidate_caches()
    ours = next(one for one in candidates(tmp_path / "practices") if one.path is not None)
    app = make({"name": "table", "sha256": ours.sha256()})
    assert house(app).registry.records["table"].usable
    worker.tick(app)
    ((_, detail, _),) = lines(app)
    assert detail.startswith("table 0.1.0 ")


def test_other_files_are_another_line(make, tmp_path):
    worker.tick(make(OTHER))
    (tmp_path / "practices" / "table.py").write_text(TEXT + "# changed\n")
    app = make(OTHER)
    worker.tick(app)
    assert len(lines(app)) == 2


def test_what_is_allowed_or_switched_off_leaves_no_line(make):
    app = make({"name": "table"})
    worker.tick(app)
    assert lines(app) == []
    town = Town.of(app, "northbank")
    with town.session() as session:
        for row in session.scalars(select(CouncilPractice)):
            row.enabled = False
        town.council(session).changed()
    app = make(OTHER)
    worker.tick(app)
    assert lines(app) == []


def test_an_auditor_reads_it_among_what_changed(make):
    app = make(OTHER)
    worker.tick(app)
    town = Town.of(app, "northbank")
    auditor = town.signed_in(town.person("Iris Vale", "administrator"))
    days = {"since": (today() - timedelta(days=1)).isoformat(), "until": today().isoformat()}
    page = auditor.send("/council/audit/changed", days).text
    assert "did not run a practice that the operator has not allowed" in page
    assert "table " in page


def test_administrators_and_operators_see_why(make, run_command):
    app = make(OTHER)
    town = Town.of(app, "northbank")
    page = town.signed_in(town.person("Iris Vale", "administrator")).get("/council/practices").text
    assert "its files differ from the ones that the allow-list names" in page
    assert "table  not allowed" in run_command(app, "plugin", "list").output
    checked = run_command(app, "check").output
    assert "The practice table is not allowed: its files differ" in checked


def test_an_entry_without_a_digest_is_advice(make, run_command):
    answer = run_command(make({"name": "table"}), "check", "--deploy")
    assert "advice: The allow-list lets any files of table run" in answer.output
    assert "alongside plugin allow table" in answer.output


@pytest.fixture
def run_command():
    from click.testing import CliRunner
    from flask.cli import ScriptInfo

    from alongside.cli import main

    def invoke(app, *words):
        obj = ScriptInfo(create_app=lambda: app, set_debug_flag=False)
        return CliRunner().invoke(main, list(words), obj=obj)

    return invoke
