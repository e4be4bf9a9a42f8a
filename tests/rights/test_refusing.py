"""What the database will not let be erased: then nothing is, and it is said whose fault it is."""

import pytest
from sqlalchemy import select

from alongside.identity.models import CouncilRole
from alongside.kernel.models import PracticeFailure
from alongside.kernel.upgrading import upgrade_all
from alongside.people.models import Gift, Person
from alongside.rights.models import Request, Tombstone
from alongside.testing import Town
from alongside.web.context import house
from tests.cli.living import people_eat, table_practice
from tests.later_life.planting import first_migration


@pytest.fixture
def town(make_app, database, tmp_path):
    """A practice whose dishes hold on to the seats that go with their people."""
    folder = tmp_path / "practices"
    first_migration(folder, "table", "CASCADE")
    first = folder / "table_tables" / "0001_first.py"
    seat = 'points("seat_id", "table_seat", "{}")'
    text = first.read_text()
    first.write_text(text.replace(seat.format("CASCADE"), seat.format("RESTRICT")))
    (folder / "table.py").write_text(table_practice(rule="RESTRICT"))
    app = make_app(TESTING=False, **database)
    upgrade_all(app)
    return Town.of(app, "northbank")


def test_nothing_is_erased_and_the_data_officer_and_whoever_runs_it_read_why(town):
    ada = people_eat(town.app, "northbank")
    with town.session() as session:
        session.delete(session.scalars(select(CouncilRole)).one())
        session.add(Gift(person_id=ada, kind="gift", body="Mends bicycles"))
    desk = town.signed_in(town.person("Mehmet Aydin", "data_officer"))
    where = town.signed_in(ada).send("/me/held/erase", {"words": ""}).location
    desk.send(where, to=f"{where}/checked")

    for _again in range(2):
        assert desk.send(f"{where}/erase", {"sure": "y"}).location == where
        page = desk.get(where).text
        assert "Nothing was erased, because this could not be: Where somebody sits" in page
        assert "(Long table)" in page
        assert f"{where}/erase" in page, "it can be tried again once it is mended"
    with town.session() as session:
        assert session.get_one(Person, ada).name == "Ada Brook"
        assert session.scalars(select(Gift.body)).all() == ["Mends bicycles"]
        assert session.scalars(select(Tombstone)).all() == []
        assert session.scalars(select(Request)).one().open
        noted = session.execute(select(PracticeFailure.hook, PracticeFailure.kind)).all()
    assert noted == [("table_seat.person_id", "IntegrityError")]
    assert house(town.app).registry.records["table"].failures["table_seat.person_id"].times == 2
    boss = town.signed_in(town.person("Bea Boss", "administrator"))
    assert "table_seat.person_id" in boss.get("/council/practices").text
