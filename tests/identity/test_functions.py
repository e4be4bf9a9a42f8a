"""What somebody does for the council in a practice: given like a role, while the practice is on."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from alongside.groups.models import today
from alongside.identity.models import CouncilRole
from alongside.identity.roles import colleagues, give_role, names
from alongside.lifecycle import at_council
from alongside.people.models import Person
from alongside.records.models import Entry

PAGE = "/council/roles"
HOST = "shows_door.host"
PRACTICE = """
from alongside import Function, Pages, Practice, permission

def is_host(actor, obj):
    return "shows_door.host" in actor.roles

practice = Practice(
    id="shows_door", title="The door", summary="Somebody opens it.", api="1",
    functions=(Function("shows_door.host", "host of the door", "Opens it in the morning."),),
    permissions=(permission("shows_door.open", any_of=[[is_host]]),),
    views="alongside_local_shows_door:pages",
)
pages = Pages("shows_door", __name__)

@pages.get("/", permission="shows_door.open")
def index():
    return "the door is open"
"""


@pytest.fixture
def app(make_app, database, tmp_path):
    """An app with a practice that brings a function."""
    (tmp_path / "practices").mkdir()
    (tmp_path / "practices" / "shows_door.py").write_text(PRACTICE)
    return make_app(**database)


@pytest.fixture
def admin(northbank):
    return northbank.signed_in(northbank.person("Priya Raman", "administrator"))


def given(admin, who):
    end = today() + timedelta(days=90)
    day = {"ends_on-day": end.day, "ends_on-month": end.month, "ends_on-year": end.year}
    answers = {"person": str(who), "role": HOST, "reason": "Has the key", **day}
    return admin.send(f"{PAGE}/give", answers)


def held(town, who):
    with town.session() as session:
        return list(session.scalars(select(CouncilRole.role).where(CouncilRole.person_id == who)))


def test_an_administrator_gives_it_and_its_holder_can_do_what_it_is_for(northbank, admin):
    northbank.enable("shows_door")
    cat = northbank.person("Cat Rees")
    client = northbank.signed_in(cat)
    assert client.get("/shows-door/").status_code == 403
    assert admin.get("/shows-door/").status_code == 403, "an administrator alone has none of it"
    page = admin.get(f"{PAGE}/give").text
    assert "host of the door" in page
    assert "Opens it in the morning." in page
    assert given(admin, cat).location == PAGE
    assert client.get("/shows-door/").status_code == 200
    for where in (admin.get(PAGE).text, client.get("/me/sign-ins").text):
        assert "Host of the door" in where
        assert "Has the key" in where
    with northbank.session() as session:
        entry = session.scalars(select(Entry).where(Entry.action == "role given")).one()
        assert entry.detail == HOST


def test_it_is_no_role_of_the_core_and_opens_nothing_there(northbank):
    northbank.enable("shows_door")
    client = northbank.signed_in(northbank.person("Cat Rees", HOST))
    for page in ("/groups/add", "/council/", PAGE, "/requests/"):
        assert client.get(page).status_code in (403, 404), page


def test_it_is_offered_only_where_the_practice_is_on(northbank, abergwyn, admin):
    abergwyn.enable("shows_door")
    cat = northbank.person("Cat Rees")
    assert "host of the door" not in admin.get(f"{PAGE}/give").text
    assert given(admin, cat).status_code == 422
    assert held(northbank, cat) == []
    with at_council(northbank.app, "northbank") as session, pytest.raises(ValueError, match="role"):
        give_role(session, session.get_one(Person, cat), HOST, "x")


def test_what_is_held_while_the_practice_is_off_or_gone_can_still_be_read_and_ended(
    northbank, admin
):
    cat = northbank.person("Cat Rees", HOST, "gone_practice.host")
    assert northbank.signed_in(cat).get("/shows-door/").status_code == 404
    page = admin.get(PAGE)
    assert page.status_code == 200
    assert "Host of the door" in page.text
    assert "Gone_practice.host" in page.text
    assert admin.get(f"{PAGE}/leaving/{cat}").status_code == 200
    with northbank.session() as session:
        assert [one.id for one in colleagues(session)].count(cat) == 1
        assert names()["gone_practice.host"] == "gone_practice.host"
