"""The demo: two councils and the people in them, made once."""

import pytest
from sqlalchemy import func, select

from alongside.councils.models import Council
from alongside.db.engine import get_session
from alongside.db.tenancy import unscoped
from alongside.demo.northbank import NORTHBANK
from alongside.demo.people import CAST, TOWNS
from alongside.demo.seeding import NotADemo, seed
from alongside.groups.kinds import CORE_KINDS
from alongside.groups.models import Group, Membership
from alongside.messages.outbox import safe_address
from alongside.people.about import HEADINGS
from alongside.people.models import AboutMe, Gift, Person, Relationship
from alongside.people.needs import KINDS as NEEDS
from alongside.people.relations import KINDS as RELATIONS
from alongside.testing import Town
from alongside.web.context import house

PROMISED = {
    "northbank": {
        *("admin", "data-officer", "worker", "worker-2", "coordinator", "parent", "grandparent"),
        *("young-person", "resident", "carer"),
    },
    "abergwyn": {"admin-abergwyn", "worker-abergwyn"},
}
SHOWS = """
from alongside import Practice, hookimpl
from alongside import Group

practice = Practice(id="shows", title="Shows", summary="…", api="1")

@hookimpl
def demo(session, people):
    session.add(Group(kind="circle", name="Shown by a practice", purpose=", ".join(sorted(people))))
    {then}
"""


@pytest.fixture
def demo(app):
    """An app with the demo in it."""
    assert seed(app) == []
    return app


def _counts(app) -> dict[str, int]:
    found = {}
    for slug in PROMISED:
        with Town.of(app, slug).session() as session:
            for model in (Person, Gift, AboutMe, Group, Membership, Relationship):
                number = session.scalar(select(func.count()).select_from(model))
                found[f"{slug}.{model.__name__}"] = number or 0
    return found


def test_everybody_promised_is_there_by_a_stable_handle(demo):
    for slug, handles in PROMISED.items():
        with Town.of(demo, slug).session() as session:
            assert handles <= set(session.scalars(select(Person.handle)))


def test_seeding_twice_doubles_nothing_and_undoes_nothing(demo):
    before = _counts(demo)
    with Town.of(demo, "northbank").session() as session:
        parent = session.scalars(select(Person).where(Person.handle == "parent")).one()
        parent.known_as = "Danni"
    assert seed(demo) == []
    assert _counts(demo) == before
    with Town.of(demo, "northbank").session() as session:
        assert session.scalars(select(Person).where(Person.known_as == "Danni")).one_or_none()


def test_everybody_brings_a_gift_and_hopes_for_something(demo):
    for one in CAST.values():
        assert one.gifts, one.handle
        assert one.wishes, one.handle
        assert one.line.endswith("."), one.handle


def test_what_is_told_uses_the_words_of_the_house():
    for one in CAST.values():
        assert set(one.about) <= set(HEADINGS), one.handle
        assert {kind for kind, _ in one.needs} <= set(NEEDS), one.handle
        words = " ".join((one.line, *one.gifts, *one.wishes, *one.about.values())).lower()
        for word in ("service user", "client", "vulnerable", "suffers", "wheelchair-bound"):
            assert word not in words, one.handle
    kinds = {kind.id for kind in CORE_KINDS}
    for town in TOWNS:
        assert {group.kind for group in town.groups} <= kinds
        assert {kind for _, _, kind, _ in town.relations} <= set(RELATIONS)


def test_the_young_person_is_fifteen_whenever_the_demo_is_made(demo):
    from alongside.groups.models import today

    with Town.of(demo, "northbank").session() as session:
        kai = session.scalars(select(Person).where(Person.handle == "young-person")).one()
        assert kai.born_on is not None
        assert (today() - kai.born_on).days // 365.25 == 15


def test_messages_reach_most_people_and_not_those_who_did_not_say_so(demo):
    with Town.of(demo, "northbank").session() as session:
        people = {one.handle: one for one in session.scalars(select(Person))}
        assert safe_address(session, people["parent"]) == "dani@northbank.example"
        assert safe_address(session, people["neighbour"]) == ""


def test_a_database_with_another_council_is_left_alone(make_app, database):
    app = make_app(**database)
    with app.app_context():
        get_session().add(Council(slug="camden", name="Camden"))
        get_session().commit()
    with pytest.raises(NotADemo, match="camden"):
        seed(app)
    with app.app_context(), unscoped("counting people of every council"):
        assert get_session().scalar(select(func.count()).select_from(Person)) == 0


@pytest.mark.parametrize("then", ["pass", "raise RuntimeError('no show')"])
def test_a_practice_shows_its_part_once_or_says_that_it_cannot(make_app, database, tmp_path, then):
    (tmp_path / "practices").mkdir()
    (tmp_path / "practices" / "shows.py").write_text(SHOWS.format(then=then))
    app = make_app(**database)
    assert house(app).registry.records["shows"].usable
    troubles = seed(app)
    assert seed(app) == []
    with Town.of(app, "northbank").session() as session:
        shown = session.scalars(
            select(Group.purpose).where(Group.name == "Shown by a practice")
        ).all()
        assert session.scalar(select(func.count()).select_from(Person)) == len(NORTHBANK.people)
    if then == "pass":
        assert troubles == []
        assert len(shown) == 1
        assert "young-person" in shown[0]
    else:
        assert any("Shows could not make its part" in trouble for trouble in troubles)
        assert shown == []
