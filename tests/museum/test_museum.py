"""Whatever is wrong with a plugin: people see the rest, somebody reads why, and nothing is lost."""

import logging
import time

import pytest
from sqlalchemy import inspect, select

from alongside.councils.models import CouncilPractice
from alongside.db.engine import owner_engine
from alongside.kernel.models import PracticeFailure
from alongside.kernel.upgrading import upgrade_each
from alongside.lifecycle import at_council
from alongside.people.models import Person
from alongside.testing import Town
from alongside.web.context import current, house
from tests.museum.exhibits import EXHIBITS, NOT_AVAILABLE
from tests.museum.installing import install
from tests.museum.neighbour import NEIGHBOUR


@pytest.fixture
def town(site, make_app, database, request, caplog):
    """A council that has switched on one bad practice, and beside it a good one."""
    exhibit = EXHIBITS[request.param]
    for package in (NEIGHBOUR, exhibit.package, *exhibit.others):
        install(package, site)
    caplog.set_level(logging.INFO)
    app = make_app(STRICT_PLUGINS=False, TESTING=False, **database)
    troubles = {unit.id: unit.trouble for unit in upgrade_each(app) if unit.trouble}
    assert set(troubles) <= {"bad"}
    town = Town.of(app, "northbank")
    town.enable("neighbour")
    with town.session() as session:
        session.add(CouncilPractice(practice_id="bad", enabled=True, settings={}))
        town.council(session).changed()
    town.exhibit, town.troubles = exhibit, troubles
    return town


def _logged(caplog):
    """What the log has, from the start of the app on."""
    lines = logging.Formatter("%(levelname)s %(message)s")
    return "\n".join(map(lines.format, [*caplog.get_records("setup"), *caplog.records]))


all_exhibits = pytest.mark.parametrize("town", EXHIBITS, indirect=True)


@all_exhibits
def test_everybody_else_goes_on_and_whoever_runs_it_reads_why(town, caplog):
    exhibit, visitor = town.exhibit, town.visitor()

    front = visitor.get("/")
    assert front.status_code == 200
    assert "A card of the neighbours" in front.text
    assert exhibit.front in front.text
    assert "nobody reads this" not in front.text
    again = visitor.get("/")
    assert (again.status_code, "A card of the neighbours" in again.text) == (200, True)
    assert visitor.get("/ready").json["plugins"]["bad"] == exhibit.status
    assert visitor.get("/nowhere-at-all").status_code == 404
    own = visitor.get("/bad/")
    assert own.status_code == exhibit.own
    assert "Traceback" not in own.text
    assert visitor.get("/bad/inner").status_code == 404
    assert visitor.get("/people/all").status_code in (302, 404)

    worker_id = town.person("Wanda Worker", "worker")
    worker = town.signed_in(worker_id)
    assert "A cup of sugar" in worker.get("/home").text
    assert "What the neighbours lend" in worker.get(f"/people/{worker_id}").text
    assert worker.get("/groups").status_code == 200

    assert worker.send("/people/add", {"name": "Ada Okafor"}).status_code == 302
    assert worker.send("/neighbour/", {"what": "a ladder"}).status_code == 302
    page = worker.get("/neighbour/").text
    assert "a ladder" in page
    assert "a welcome" in page, "what a good practice does when somebody is added goes on"

    with at_council(town.app, "northbank"):
        answers = current.call("demo", people={})
    assert [one.record.id for one in answers if one.failed] in ([], ["bad"])
    with town.session() as session:
        people = set(session.scalars(select(Person.name)))
    assert people == {"Wanda Worker", "Ada Okafor"}

    boss = town.signed_in(town.person("Bea Boss", "administrator"))
    council = boss.get("/council/practices")
    assert council.status_code == 200
    assert exhibit.told in council.text
    assert "Neighbours" in council.text
    assert exhibit.logged in _logged(caplog)
    off = boss.send("/council/practices", {"on": "0"}, to="/council/practices/bad/switch")
    assert off.status_code == 302
    assert visitor.get("/bad/").status_code == 404
    with town.session() as session:
        asked = select(CouncilPractice.enabled).where(CouncilPractice.practice_id == "bad")
        assert not session.scalars(asked).one(), "it can be switched off, whatever is wrong"


@pytest.mark.parametrize("town", ["a migration that fails half-way"], indirect=True)
def test_a_migration_that_fails_half_way_leaves_nothing_and_says_why(town):
    assert "bad_nowhere" in town.troubles["bad"]
    with owner_engine(town.app) as engine:
        assert "bad_first" not in inspect(engine).get_table_names()


@pytest.mark.parametrize("town", ["a hook that hides a failing SQL statement"], indirect=True)
def test_a_failure_that_a_hook_hides_is_noticed_where_it_would_spoil_the_page(town):
    """PostgreSQL refuses every statement after one that failed; SQLite just goes on."""
    front = town.visitor().get("/").text
    with town.session() as session:
        spoils = session.get_bind().dialect.name == "postgresql"
        known = session.execute(select(PracticeFailure.hook, PracticeFailure.kind)).all()
    assert known == ([("public_cards", "LeftBehind")] if spoils else [])
    assert (NOT_AVAILABLE in front, "All is well" in front) == (spoils, not spoils)


@pytest.mark.parametrize(
    "town",
    ["a hook that takes ten seconds", "a hook that takes six seconds, and raises"],
    indirect=True,
)
def test_what_took_too_long_is_left_out_for_a_minute(town, monkeypatch):
    visitor = town.visitor()
    visitor.get("/")
    hooks = house(town.app).hooks
    assert "not available" in visitor.get("/").text
    for key in hooks._rests:
        hooks._rests[key] -= 60
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    began = time.perf_counter()
    raises = "raise TimeoutError" in town.exhibit.init
    assert ("not available" in visitor.get("/").text) is raises
    assert not any(until > began + 30 for until in hooks._rests.values()), "it was asked again"
