"""Hooks: typed, documented, called one by one for the practices that a council has enabled."""

import inspect
import re
from pathlib import Path

import pytest
from sqlalchemy import func, select

from alongside.councils.overview import DOES
from alongside.kernel.hooks import Hooks
from alongside.kernel.hookspecs import FAIL_CLOSED, HOOKS, WRITING, Hookspecs
from alongside.kernel.records import Status
from alongside.records.models import Entry
from alongside.testing import Town
from alongside.web.context import house

DOCS = Path(__file__).parent.parent.parent / "docs" / "plugins" / "hooks"


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_says_what_it_is_for_and_is_typed(hook):
    spec = getattr(Hookspecs, hook)
    assert len(inspect.getdoc(spec) or "") > 30
    parameters = list(inspect.signature(spec).parameters.values())[1:]
    assert all(p.annotation is not p.empty for p in parameters)
    assert inspect.signature(spec).return_annotation is not inspect.Signature.empty


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_has_a_page_that_names_its_arguments(hook):
    page = (DOCS / f"{hook}.md").read_text(encoding="utf-8")
    for name in list(inspect.signature(getattr(Hookspecs, hook)).parameters)[1:]:
        assert f"`{name}`" in page, f"docs/plugins/hooks/{hook}.md does not explain `{name}`"


def test_administrators_read_in_a_sentence_what_each_hook_does():
    assert set(DOES) == set(HOOKS)


def test_there_is_no_page_for_a_hook_that_does_not_exist():
    assert {page.stem for page in DOCS.glob("*.md")} - {"README"} == set(HOOKS)


def test_what_protects_and_what_writes_are_hooks():
    assert set(HOOKS) >= FAIL_CLOSED | WRITING


def test_only_enabled_practices_are_called(drop, make_app, database):
    drop("one")
    drop("two")
    app = make_app(**database)
    northbank, abergwyn = Town.of(app, "northbank"), Town.of(app, "abergwyn")
    northbank.enable("one")
    abergwyn.enable("two")
    assert "A card of one" in northbank.visitor().get("/").text
    assert "A card of two" not in northbank.visitor().get("/").text
    assert "A card of two" in abergwyn.visitor().get("/").text


def test_implementations_are_gathered_once_for_each_hook_and_set_of_practices(drop, make_app):
    drop("one")
    drop("two")
    app = make_app(DATABASE_URL="sqlite://")
    hooks = Hooks(house(app).registry, {})
    on = frozenset({"two", "one"})
    first = hooks.implementations("public_cards", on)
    assert [one.record.id for one in first] == ["one", "two"]
    assert hooks.implementations("public_cards", on) is first
    assert hooks.implementations("public_cards", frozenset()) == ()
    assert hooks.implementations("due", on) == ()


def test_a_hook_is_given_only_what_it_asks_for(drop, make_app, database):
    drop(
        "one",
        """
        from alongside import Card, Practice, hookimpl
        practice = Practice(id="one", title="One", summary="x", api="1")

        @hookimpl
        def public_cards(council):
            return [Card(f"Hello {council.name}")]
        """,
    )
    app = make_app(**database)
    town = Town.of(app, "northbank")
    town.enable("one")
    assert "Hello Northbank Council" in town.visitor().get("/").text


def test_a_file_that_changed_is_read_anew(drop, make_app):
    drop("one")
    make_app(DATABASE_URL="sqlite://")
    drop("one", "x = 1")
    app = make_app(DATABASE_URL="sqlite://", STRICT_PLUGINS=False)
    assert house(app).registry.records["one"].status is Status.FAILED


RAISES = """
from alongside import Practice, hookimpl
from sqlalchemy import text
practice = Practice(id="one", title="One", summary="x", api="1")

@hookimpl
def navigation(session, actor):
    {how}
"""


@pytest.mark.parametrize("how", ["raise RuntimeError('Ada said so')", "session.commit(1, 2)"])
def test_a_hook_that_raises_loses_nothing_that_the_request_wrote(drop, make_app, database, how):
    """The record's question is answered by a page that is rendered, and so calls the hook."""
    drop("one", RAISES.format(how=how))
    app = make_app(**database)
    town = Town.of(app, "northbank")
    town.enable("one")
    boss = town.signed_in(town.person("Bea Boss", "administrator"))
    page = boss.get("/council/audit/changed").text
    days = dict(re.findall(r'name="(\w+-(?:day|month|year))"[^>]*value="(\d+)"', page))
    with town.session() as session:
        before = session.scalar(select(func.count()).select_from(Entry))
    answer = boss.post("/council/audit/changed", data={**boss.hidden(page), **days})
    assert answer.status_code == 200
    with town.session() as session:
        assert session.scalar(select(func.count()).select_from(Entry)) == before + 1


def test_a_hook_that_raises_is_shown_to_administrators_without_what_it_said(
    drop, make_app, database
):
    drop("one", RAISES.format(how="raise RuntimeError('Ada said so')"))
    town = Town.of(make_app(**database), "northbank")
    town.enable("one")
    boss = town.signed_in(town.person("Bea Boss", "administrator"))
    boss.get("/home")
    page = boss.get("/council/practices").text
    assert "Something in it went wrong" in page
    assert "<code>navigation</code>: RuntimeError" in page
    assert "Ada said so" not in page
