"""Row-level security binds the tables' owner, too: what an operator does sees every council's rows.

In production the owner is no superuser. Where it is one, as in most tests, nothing of this shows.
"""

import json
import uuid
import zipfile

import pytest
from sqlalchemy import text

from alongside.councils.models import Council
from alongside.db.engine import db, get_session, owner_engine
from alongside.kernel.migrate import downgrade, units, upgrade
from alongside.kernel.upgrading import upgrade_all
from alongside.later_life import archiving, purging
from alongside.later_life.upgrading import upgrade_each
from alongside.later_life.within import Refused
from alongside.lifecycle import at_council
from alongside.people.directory import add_person
from alongside.testing.apps import COUNCILS
from alongside.testing.databases import APP_ROLE
from alongside.web.context import house
from alongside_shared_lives.models import Household, Housemate
from tests.cli.living import is_on, lines, people_eat, switch_on, tables
from tests.later_life.planting import two_practices

pytestmark = pytest.mark.postgres


@pytest.fixture
def bound(postgres_server):
    """The settings of an app on an empty database whose owner is bound by row-level security."""
    name = f"alongside_bound_{uuid.uuid4().hex[:12]}"
    with postgres_server.engine.connect() as connection:
        connection.execute(
            text(f"CREATE ROLE {name} LOGIN PASSWORD 'test' NOSUPERUSER NOBYPASSRLS")
        )
        connection.execute(text(f"CREATE DATABASE {name} OWNER {name}"))
    url = postgres_server.url.set(password="test", database=name)
    yield {
        f"{which}DATABASE_URL": url.set(username=role).render_as_string(hide_password=False)
        for which, role in (("MIGRATION_", name), ("", APP_ROLE))
    }
    with postgres_server.engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        connection.execute(text(f"DROP ROLE {name}"))


def councils(app):
    with app.app_context():
        get_session().add_all(Council(**council) for council in COUNCILS)
        get_session().commit()
        db.session.remove()


def test_a_practice_is_upgraded_archived_and_purged_with_every_councils_rows(
    make_app, bound, tmp_path
):
    app = two_practices(make_app, bound, tmp_path, "CASCADE", councils)
    people_eat(app, "abergwyn", "table", who="Cai Pryce")
    switch_on(app, "abergwyn")
    with pytest.raises(Refused, match="switched on for Cyngor Abergwyn Council"):
        purging.purge(app, "table", tmp_path / "no.zip", although_kept=True)
    app.extensions["alongside"].registry.records["table"].version = "1.0"
    assert [one.trouble for one in upgrade_each(app, "table")] == [""]
    assert archiving.archive(app, "table").off == ["Cyngor Abergwyn Council"]
    assert not is_on(app, "abergwyn")
    with pytest.raises(Refused, match="Rows of tops_seat are tops's"):
        purging.purge(app, "table", tmp_path / "no.zip")
    purging.purge(app, "table", tmp_path / "all.zip", although_kept=True)
    assert not [name for name in tables(app) if name.startswith("table_")]
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        rows = json.loads(archive.read("manifest.json"))["rows"]
        assert rows["table_seat"] == {"abergwyn": 1, "northbank": 1}
        assert len(archive.read("abergwyn/table_seat.jsonl").splitlines()) == 1
    assert [action for action, _ in lines(app, "abergwyn")] == [
        *("upgraded", "switched off", "archived", "purged")
    ]


def test_rows_that_would_point_at_nothing_are_seen(make_app, bound, tmp_path):
    app = two_practices(make_app, bound, tmp_path, "NO ACTION", councils)
    with pytest.raises(Refused, match="tops_seat points at rows of group that would go"):
        purging.purge(app, "table", tmp_path / "no.zip", although_kept=True)
    assert "table_seat" in tables(app)


def test_whose_a_households_words_are_is_set_right_in_every_council(make_app, bound):
    """Shared Lives 0006: who left a household would read what is written there afterwards."""
    app = make_app(**bound)
    upgrade_all(app)
    councils(app)
    unit = next(one for one in units(house(app).registry) if one.id == "shared_lives")
    with owner_engine(app) as engine:
        downgrade(engine, unit, "0005")
    homes = {}
    for council in COUNCILS:
        with at_council(app, council["slug"]) as session:
            left, stays = (add_person(session, name=name) for name in ("Tom Left", "Jane Stays"))
            session.flush()
            home = Household(name="The mill", begun_by_id=left.id)
            session.add(home)
            session.flush()
            session.add(Housemate(household_id=home.id, person_id=stays.id, part="carer"))
            homes[council["slug"]] = home.id, stays.id
    with owner_engine(app) as engine:
        upgrade(engine, unit, APP_ROLE)
    for slug, (home_id, stays_id) in homes.items():
        with at_council(app, slug) as session:
            assert session.get_one(Household, home_id).begun_by_id == stays_id
