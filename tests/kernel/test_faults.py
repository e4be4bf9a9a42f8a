"""One bad plugin never takes the house down, and never hides that it is bad."""

import pytest
from sqlalchemy import select

from alongside.councils.models import CouncilPractice
from alongside.kernel.records import Status
from alongside.kernel.registry import PluginError
from alongside.people.models import Person
from alongside.web.context import house

HEAD = """
from alongside import (Card, GlobalModel, Model, Pages, Practice, anyone, hookimpl, permission,
                       reference)
from sqlalchemy.orm import Mapped, mapped_column, relationship
"""
PRACTICE = 'practice = Practice(id="bad", title="Bad", summary="…", api="1")\n'
WITH_PAGES = """
pages = Pages("bad", __name__)
practice = Practice(id="bad", title="Bad", summary="…", api="1", views="alongside_local_bad:pages",
                    permissions=(permission("bad.look", any_of=[[anyone]]),))
"""

FAULTS = {
    "it cannot be parsed": ("def :", Status.FAILED, "SyntaxError"),
    "its import raises": ("raise RuntimeError('no luck')", Status.FAILED, "no luck"),
    "its import exits": ("import sys; sys.exit(3)", Status.FAILED, "SystemExit"),
    "it needs a missing package": ("import nowhere_to_be_found", Status.FAILED, "nowhere_to_be"),
    "it declares nothing": ("x = 1", Status.FAILED, "no `practice = Practice(…)`"),
    "it declares another id": (
        HEAD + 'practice = Practice(id="other", title="x", summary="x", api="1")',
        Status.FAILED,
        "'other'",
    ),
    "it was written for another interface": (
        HEAD + 'practice = Practice(id="bad", title="x", summary="x", api="7")',
        Status.INCOMPATIBLE,
        "interface 7",
    ),
    "its hook is misspelt": (
        HEAD + PRACTICE + "@hookimpl\ndef home_card(person):\n    return []\n",
        Status.FAILED,
        "home_card",
    ),
    "its hook wants an unknown argument": (
        HEAD + PRACTICE + "@hookimpl\ndef home_cards(persn):\n    return []\n",
        Status.FAILED,
        "persn",
    ),
    "a page has no permission": (
        HEAD + WITH_PAGES + "@pages.get('/')\ndef index():\n    return ''\n",
        Status.FAILED,
        "permission=",
    ),
    "a page asks for a permission that nobody declares": (
        HEAD + WITH_PAGES + "@pages.get('/', permission='bad.see')\ndef index():\n    return ''\n",
        Status.FAILED,
        "bad.see",
    ),
    "a page writes with a read's permission": (
        HEAD + WITH_PAGES + "@pages.post('/', permission='bad.look')\ndef do():\n    return ''\n",
        Status.FAILED,
        "only reads",
    ),
    "it hooks into the whole app": (
        HEAD + WITH_PAGES + "@pages.before_app_request\ndef spy():\n    pass\n",
        Status.FAILED,
        "whole app",
    ),
    "its permission takes another's name": (
        HEAD
        + "practice = Practice(id='bad', title='x', summary='x', api='1',"
        + " permissions=(permission('people.read', any_of=[[anyone]]),))",
        Status.FAILED,
        "must start with",
    ),
    "its table takes another's name": (
        HEAD + PRACTICE + "class T(Model):\n    __tablename__ = 'badly_named'\n",
        Status.FAILED,
        "badly_named",
    ),
    "its table has no council": (
        HEAD + PRACTICE + "class T(GlobalModel):\n    __tablename__ = 'bad_table'\n",
        Status.FAILED,
        "reason",
    ),
    "its table is the core's": (
        HEAD + PRACTICE + "class T(Model):\n    __tablename__ = 'person'\n",
        Status.FAILED,
        "person",
    ),
    "its relation leads nowhere": (
        HEAD
        + PRACTICE
        + "class T(Model):\n    __tablename__ = 'bad_thing'\n    x = relationship('Nobody')\n",
        Status.FAILED,
        "Nobody",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_practice_that_cannot_be_used_says_why_and_the_rest_works(
    fault, drop, make_app, database
):
    text, status, reason = FAULTS[fault]
    drop("bad", text)
    drop("good")
    app = make_app(STRICT_PLUGINS=False, **database)
    record = house(app).registry.records["bad"]
    assert record.status is status
    assert reason in record.reason
    assert house(app).registry.records["good"].usable

    from alongside.testing import Town

    town = Town.of(app, "northbank")
    town.enable("good")
    with town.session() as session:
        session.add(CouncilPractice(practice_id="bad", enabled=True, settings={}))
        town.council(session).changed()
    visitor = town.visitor()
    front = visitor.get("/")
    assert front.status_code == 200
    assert "A card of good" in front.text
    assert visitor.get("/good/").text == "the good page"
    assert visitor.get("/bad/").status_code == 404
    assert visitor.get("/ready").json["plugins"]["bad"] == str(status)
    assert town.signed_in(town.person("Ada")).get("/home").status_code == 200


@pytest.mark.parametrize("fault", ["its import raises", "a page has no permission"])
def test_strict_mode_refuses_to_start(fault, drop, make_app, tmp_path):
    drop("bad", FAULTS[fault][0])
    with pytest.raises(PluginError, match="bad"):
        make_app(DATABASE_URL=f"sqlite:///{tmp_path}/x.sqlite3")


RAISING = (
    HEAD
    + PRACTICE
    + """
@hookimpl
def public_cards(session):
    raise RuntimeError("boom")

@hookimpl
def home_cards(session, person):
    from sqlalchemy import text
    from alongside.db.tenancy import unscoped
    with unscoped("a statement that the database refuses"):
        session.execute(text("SELECT nothing FROM nowhere"))

@hookimpl
def navigation(actor):
    import sys
    sys.exit(1)

@hookimpl
def person_sections(person):
    return 1 / 0

@hookimpl
def group_sections(group):
    yield None
    raise RuntimeError("late")
"""
)


def test_a_hook_that_raises_shows_as_not_available_and_the_page_goes_on(drop, make_app, database):
    drop("bad", RAISING)
    drop("good")
    app = make_app(STRICT_PLUGINS=False, **database)
    from alongside.testing import Town

    town = Town.of(app, "northbank")
    town.enable("bad")
    town.enable("good")
    front = town.visitor().get("/")
    assert front.status_code == 200
    assert "A card of good" in front.text
    assert "not available" in front.text
    assert "boom" not in front.text
    home = town.signed_in(town.person("Ada Okafor")).get("/home")
    assert home.status_code == 200
    assert "not available" in home.text
    assert "Ada Okafor" in home.text


WRITING = (
    HEAD
    + PRACTICE
    + """
@hookimpl
def person_added(session, person):
    from alongside import Person
    session.add(Person(name="Half made", sort_name="half"))
    session.flush()
    raise RuntimeError("boom")
"""
)


def test_what_a_failing_hook_had_written_is_undone_and_the_rest_kept(drop, make_app, database):
    drop("bad", WRITING)
    app = make_app(STRICT_PLUGINS=False, **database)
    from alongside.testing import Town

    town = Town.of(app, "northbank")
    town.enable("bad")
    ada = town.person("Ada")
    with town.session() as session:
        person = session.get_one(Person, ada)
        person.pronouns = "she"
        answers = house(app).hooks.call("person_added", frozenset({"bad"}), session, person=person)
        assert [answer.failed for answer in answers] == [True]
    with town.session() as session:
        assert session.scalars(select(Person.name)).all() == ["Ada"]
        assert session.get_one(Person, ada).pronouns == "she"


NARROWING = (
    HEAD
    + PRACTICE
    + """
@hookimpl
def narrow(actor, permission, obj):
    if permission == "core.home":
        raise RuntimeError("cannot say")
    return False
"""
)


def test_a_hook_that_protects_fails_closed(drop, make_app, database):
    """When a practice that may deny cannot answer, the answer is no."""
    drop("bad", NARROWING)
    app = make_app(STRICT_PLUGINS=False, TESTING=False, **database)
    from alongside.testing import Town

    town = Town.of(app, "northbank")
    ada = town.person("Ada")
    assert town.signed_in(ada).get("/home").status_code == 200
    town.enable("bad")
    assert town.signed_in(ada).get("/home").status_code == 403


def test_a_hook_that_protects_and_breaks_a_statement_spoils_no_page(drop, make_app, database):
    """PostgreSQL would refuse whatever follows a failed statement in the same transaction."""
    drop(
        "bad",
        HEAD
        + PRACTICE
        + """
from sqlalchemy import Integer, cast, select
from alongside import Person

@hookimpl
def narrow(actor, permission, obj):
    if permission == "people.search" and actor.person is not None:
        actor.session.scalars(select(Person).limit(-1)).all()
        actor.session.scalars(select(cast(Person.name, Integer))).all()
        raise RuntimeError("on SQLite nothing is wrong with that")
    return False
""",
    )
    app = make_app(STRICT_PLUGINS=False, TESTING=False, **database)
    from alongside.testing import Town

    town = Town.of(app, "northbank")
    town.enable("bad")
    client = town.signed_in(town.person("Ada", "worker"))
    assert client.get("/home").status_code == 200
    assert client.get("/people").status_code == 403


HALF_WAY = (
    HEAD
    + """
pages = Pages("bad", __name__)
practice = Practice(id="bad", title="Bad", summary="…", api="1",
                    views="alongside_local_bad:pages",
                    permissions=(permission("bad.look", any_of=[[anyone]]),))

@pages.get("/one", permission="bad.look")
def one():
    return "one"

@pages.get("/two/<nonsense:x>", permission="bad.look")
def two(x):
    return "two"
"""
)


def test_pages_that_cannot_all_be_registered_leave_none_behind(drop, make_app, database):
    drop("bad", HALF_WAY)
    drop("good")
    app = make_app(STRICT_PLUGINS=False, **database)
    from alongside.testing import Town

    record = house(app).registry.records["bad"]
    assert (record.status, "nonsense" in record.reason) == (Status.FAILED, True)
    assert not [one for one in app.url_map.iter_rules() if one.endpoint.startswith("bad.")]
    assert not [one for one in app.view_functions if one.startswith("bad.")]
    town = Town.of(app, "northbank")
    town.enable("good")
    visitor = town.visitor()
    assert visitor.get("/bad/one").status_code == 404
    assert visitor.get("/good/").status_code == 200
    assert visitor.options("/good/").status_code == 200
    assert visitor.post("/").status_code == 405


def test_a_practice_can_never_widen_what_is_allowed(drop, make_app, database):
    drop(
        "bad",
        HEAD + PRACTICE + "@hookimpl\ndef narrow(actor, permission, obj):\n    return False\n",
    )
    app = make_app(**database)
    from alongside.testing import Town

    town = Town.of(app, "northbank")
    town.enable("bad")
    ada = town.person("Ada")
    assert town.signed_in(ada).get("/council").status_code in (403, 404)


WITH_TABLE = (
    HEAD
    + """
pages = Pages("late", __name__)
practice = Practice(id="late", title="Late", summary="…", api="1",
                    views="alongside_local_late:pages",
                    permissions=(permission("late.look", any_of=[[anyone]]),),
                    migrations="late_migrations")

@pages.get("/", permission="late.look")
def index():
    return "the late page"

@hookimpl
def public_cards():
    return [Card("A late card")]
"""
)


def test_a_practice_whose_tables_are_missing_waits_for_them(drop, make_app, database, tmp_path):
    drop("late", WITH_TABLE)
    drop("good")
    folder = tmp_path / "practices" / "late_migrations"
    folder.mkdir()
    (folder / "0001_first.py").write_text(
        "import sqlalchemy as sa\nfrom alembic import op\n"
        "revision = '0001'\ndown_revision = None\n"
        "def upgrade():\n    op.create_table('late_thing', sa.Column('id', sa.Uuid()),"
        " sa.Column('council_id', sa.Uuid()))\n"
        "def downgrade():\n    op.drop_table('late_thing')\n"
    )
    app = make_app(**database)
    from alongside.testing import Town

    town = Town.of(app, "northbank")
    town.enable("good")
    with town.session() as session:
        session.add(CouncilPractice(practice_id="late", enabled=True, settings={}))
        town.council(session).changed()
    visitor = town.visitor()
    assert "A late card" not in visitor.get("/").text
    assert "A card of good" in visitor.get("/").text
    assert visitor.get("/late/").status_code == 404
    assert visitor.get("/ready").json["plugins"]["late"] == "needs migration"

    from alongside.testing.databases import upgrade_all

    upgrade_all(app)
    assert "A late card" in visitor.get("/").text
    assert visitor.get("/late/").text == "the late page"


WRONG_PARTS = {
    "a weight that is a word": 'Link("x", "/x/", weight="9")',
    "a link that leads nowhere": 'Link("x", None)',
    "a label that cannot be said": 'Link(lazy_gettext("%(n)s of 5% ", n=1), "/x/")',
    "a label that breaks when it is read": "Link(Loud(), '/x/')",
}


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("part", WRONG_PARTS.values(), ids=WRONG_PARTS)
def test_a_part_of_the_right_kind_and_with_wrong_values_takes_no_page_down(
    drop, make_app, database, part
):
    drop(
        "bad",
        HEAD
        + PRACTICE
        + f"""
from flask_babel import lazy_gettext
from alongside import Card, Link

class Loud:
    def __str__(self):
        raise RuntimeError("not today")

@hookimpl
def navigation(actor):
    return [{part}]

@hookimpl
def public_cards():
    return [Card("A card", weight=None)]
""",
    )
    app = make_app(STRICT_PLUGINS=False, TESTING=False, **database)
    from alongside.testing import Town

    town = Town.of(app, "northbank")
    town.enable("bad")
    assert "not available" in town.visitor().get("/").text
    boss = town.signed_in(town.person("Bea Boss", "administrator"))
    assert boss.get("/home").status_code == 200
    page = boss.get("/council/practices/bad")
    assert page.status_code == 200
    assert "navigation" in page.text


def test_a_practice_that_can_never_say_who_may_can_still_be_switched_off(drop, make_app, database):
    """It fails closed, and not in the face of whoever could mend it."""
    drop("bad", HEAD + PRACTICE + "@hookimpl\ndef narrow(actor, permission, obj):\n    return x\n")
    app = make_app(STRICT_PLUGINS=False, TESTING=False, **database)
    from alongside.testing import Town

    town = Town.of(app, "northbank")
    town.enable("bad")
    boss = town.signed_in(town.person("Bea Boss", "administrator"))
    assert boss.get("/home").status_code == 403
    assert town.visitor().get("/").status_code == 200
    assert town.visitor().get("/sign-in").status_code == 200
    off = boss.send("/council/practices", {"on": "0"}, to="/council/practices/bad/switch")
    assert off.status_code == 302
    assert boss.get("/home").status_code == 200


@pytest.mark.parametrize("ending", ["rollback", "commit", "close"])
def test_a_hook_cannot_end_the_transaction_that_others_write_in(drop, make_app, database, ending):
    drop(
        "bad",
        HEAD
        + PRACTICE
        + f"""
@hookimpl
def person_added(session, person):
    session.{ending}()
""",
    )
    app = make_app(STRICT_PLUGINS=False, TESTING=False, **database)
    from alongside.testing import Town

    town = Town.of(app, "northbank")
    town.enable("bad")
    worker = town.signed_in(town.person("Wanda Worker", "worker"))
    assert worker.send("/people/add", {"name": "Ada Okafor"}).status_code == 302
    with town.session() as session:
        assert "Ada Okafor" in session.scalars(select(Person.name)).all()
    assert house(app).registry.records["bad"].failures["person_added"].kind == "LendingError"


@pytest.mark.parametrize(
    "writing",
    [
        "session.add(Person(name='Half made', sort_name='half')); session.flush()",
        "session.execute(update(Person).values(pronouns='they'))",
    ],
)
def test_what_a_part_of_a_page_wrote_while_somebody_looked_is_not_kept(
    drop, make_app, database, writing
):
    drop(
        "bad",
        HEAD
        + PRACTICE
        + f"""
from sqlalchemy import update
from alongside import Person

@hookimpl
def home_cards(session, person):
    {writing}
    return []
""",
    )
    app = make_app(STRICT_PLUGINS=False, TESTING=False, **database)
    from alongside.testing import Town

    town = Town.of(app, "northbank")
    town.enable("bad")
    page = town.signed_in(town.person("Ada Okafor")).get("/home")
    assert (page.status_code, "not available" in page.text) == (200, True)
    with town.session() as session:
        assert session.execute(select(Person.name, Person.pronouns)).all() == [("Ada Okafor", "")]
    assert house(app).registry.records["bad"].failures["home_cards"].kind == "LeftBehind"


def test_an_exit_while_pages_are_registered_leaves_nothing_half_done(drop, make_app, database):
    drop(
        "bad",
        HEAD
        + """
import sys
pages = Pages("bad", __name__)
practice = Practice(id="bad", title="Bad", summary="…", api="1",
                    views="alongside_local_bad:pages",
                    permissions=(permission("bad.look", any_of=[[anyone]]),))

def leave(state):
    state.app.before_request_funcs.setdefault(None, []).append(lambda: "taken over")
    sys.exit(3)

pages.record(leave)
""",
    )
    app = make_app(STRICT_PLUGINS=False, **database)
    from alongside.testing import Town

    assert house(app).registry.records["bad"].status == Status.FAILED
    assert "taken over" not in Town.of(app, "northbank").visitor().get("/").text


@pytest.mark.parametrize("body", ["raise KeyboardInterrupt", HEAD + PRACTICE])
def test_whoever_runs_it_can_stop_it_at_any_moment(drop, make_app, monkeypatch, body):
    drop("bad", body)

    def interrupted(*arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr("alongside.app.practice_settings.defaults", interrupted)
    with pytest.raises(KeyboardInterrupt):
        make_app(STRICT_PLUGINS=False)
