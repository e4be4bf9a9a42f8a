"""What went wrong in a practice is known in every process, and no page is worse for it."""

import pytest
from sqlalchemy import select, text

from alongside.db.engine import owner_engine
from alongside.kernel import hooks
from alongside.kernel.failures import SELDOM_SECONDS
from alongside.kernel.models import PracticeFailure
from alongside.lifecycle import at_council
from alongside.testing import Town, statements
from alongside.web.context import house
from alongside.worker import remind

BAD = """
from alongside import Pages, Practice, anyone, hookimpl, permission

practice = Practice(
    id="bad", title="The bad practice", summary="…", api="1",
    permissions=(permission("bad.look", any_of=[[anyone]]),
                 permission("bad.do", any_of=[[anyone]], writes=True)),
    views="alongside_local_bad:pages",
)
pages = Pages("bad", __name__)


@pages.get("/", permission="bad.look")
def index():
    return "the bad page"


@pages.post("/", permission="bad.do")
def do():
    raise LookupError("Ada said so")


@hookimpl
def public_cards():
    raise RuntimeError("Ada said so")


@hookimpl
def due():
    raise ValueError("Ada said so")
"""
WELL = BAD.replace('raise RuntimeError("Ada said so")', "return []")


@pytest.fixture
def make(drop, make_app, database):
    """Make an app that has the practice, as another process of one installation has it."""

    def make(practice=BAD):
        drop("bad", practice)
        town = Town.of(make_app(**database, TESTING=False), "northbank")
        town.enable("bad")
        return town

    return make


def rows(town):
    """What any process wrote down: the hook, what it raised, how often."""
    with town.session() as session:
        found = session.scalars(select(PracticeFailure).order_by(PracticeFailure.hook))
        return [(one.hook, one.kind, one.times) for one in found]


def a_minute_passes(town):
    for one in house(town.app).registry.records["bad"].failures.values():
        one.tried_at -= SELDOM_SECONDS


def test_what_failed_in_one_process_is_read_in_every_other(make):
    web, other = make(), make()
    boss = other.signed_in(other.person("Bea Boss", "administrator"))
    assert "Something in it went wrong" not in boss.get("/council/practices").text
    for town in (web, other):
        assert "not available" in town.visitor().get("/").text
    remind(web.app, "northbank")
    assert rows(web) == [("due", "ValueError", 1), ("public_cards", "RuntimeError", 2)]
    for path in ("/council/practices", "/council/practices/bad"):
        page = boss.get(path).text
        assert "Something in it went wrong" in page
        assert "<code>public_cards</code>: RuntimeError" in page
        assert "2 times since" in page
        assert "<code>due</code>: ValueError" in page
        assert "Once, on" in page
        assert "Ada said so" not in page


def test_a_page_that_wrote_and_was_rolled_back_still_tells(make):
    town = make()
    visitor = town.visitor()
    token = visitor.hidden(visitor.get("/sign-in").text)
    assert visitor.post("/bad/", data=token).status_code == 500
    assert rows(town) == [("bad.do", "LookupError", 1)]


def test_what_fails_again_and_again_is_written_once_a_minute_with_all_its_times(make):
    town = make()
    visitor = town.visitor()
    for _again in range(3):
        visitor.get("/")
    assert rows(town) == [("public_cards", "RuntimeError", 1)]
    a_minute_passes(town)
    with statements(town.app) as sent:
        visitor.get("/bad/")
        visitor.get("/bad/")
    assert len([one for one in sent if "practice_failure" in one]) == 1
    assert rows(town) == [("public_cards", "RuntimeError", 3)], "no page has to fail for it"


def test_while_nothing_fails_no_page_asks_or_writes_anything_for_it(make):
    town = make(WELL)
    visitor = town.visitor()
    visitor.get("/")
    with statements(town.app) as sent:
        visitor.get("/")
        visitor.get("/bad/")
    assert sent
    assert "practice_failure" not in str(sent)
    boss = town.signed_in(town.person("Bea Boss", "administrator"))
    for path in ("/council/practices", "/council/practices/bad"):
        with statements(town.app) as sent:
            assert boss.get(path).status_code == 200
        for table in ("practice_failure", "practice_state"):
            assert len([one for one in sent if table in one]) == 1, "where it is read, once"


def test_somebody_elses_long_transaction_keeps_no_page_waiting(make):
    """On SQLite nobody else can write meanwhile; on PostgreSQL its table is held."""
    town = make()
    with owner_engine(town.app) as engine, engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("LOCK TABLE practice_failure"))
        assert "not available" in town.visitor().get("/").text
    assert rows(town) == []
    town.visitor().get("/")
    assert rows(town) == [], "it is not tried at every page"
    a_minute_passes(town)
    town.visitor().get("/bad/")
    assert rows(town) == [("public_cards", "RuntimeError", 2)]


def test_what_cannot_be_written_is_logged_and_leaves_every_page_as_it_was(make, caplog):
    town = make()
    page = town.visitor().get("/").text
    a_minute_passes(town)
    with owner_engine(town.app) as engine, engine.begin() as connection:
        connection.execute(text("DROP TABLE practice_failure"))
    caplog.clear()
    answer = town.visitor().get("/")
    assert (answer.status_code, answer.text) == (200, page)
    assert "could not be written down" in caplog.text
    caplog.clear()
    a_minute_passes(town)
    with at_council(town.app, "northbank") as session:
        assert session.in_transaction()
    assert "could not be written down" in caplog.text


def test_an_upgrade_puts_aside_what_went_wrong_in_the_files_before(make):
    before = make()
    boss = before.signed_in(before.person("Bea Boss", "administrator"))
    for _again in range(2):
        before.visitor().get("/")
        a_minute_passes(before)
    assert "2 times since" in boss.get("/council/practices/bad").text

    after = make("# mended, or so it seems\n" + BAD)
    boss = after.signed_in(after.person("Bo Boss", "administrator"))
    assert "Something in it went wrong" not in boss.get("/council/practices/bad").text
    after.visitor().get("/")
    page = boss.get("/council/practices/bad").text
    assert "Something in it went wrong" in page
    assert "Once, on" in page, "the count begins anew"


def test_a_hook_that_is_too_slow_while_somebody_writes_is_told_of_and_asked_again(
    make, monkeypatch
):
    town = make(
        WELL + "\n\n@hookimpl\ndef person_added(person):\n    added.append(person.name)\n"
        "\n\nadded = []\n"
    )
    worker = town.signed_in(town.person("Wanda Worker", "worker"))
    monkeypatch.setattr(hooks, "SLOW_SECONDS", -1)
    monkeypatch.setattr(hooks, "TOO_LONG_SECONDS", -1)
    for name in ("Ada Okafor", "Bo Okafor"):
        assert worker.send("/people/add", {"name": name}).status_code == 302
    monkeypatch.undo()
    assert house(town.app).registry.records["bad"].module.added[-2:] == ["Ada Okafor", "Bo Okafor"]
    boss = town.signed_in(town.person("Bea Boss", "administrator"))
    page = boss.get("/council/practices").text
    assert "<code>person_added</code>: TookTooLong" in page
    assert "It took so long that others had to wait for it." in page
