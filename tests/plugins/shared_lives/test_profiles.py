"""Both write about themselves: the same questions both ways, and only for whom they say."""

import pytest
from harbour import HERE
from sqlalchemy import func, select

from alongside import Person
from alongside.records.models import Entry
from alongside_shared_lives import choosing, profiles
from alongside_shared_lives.factor_list import FACTORS
from alongside_shared_lives.factors import pack
from alongside_shared_lives.models import Household, Looking
from alongside_shared_lives.states import NotNow


def test_a_person_writes_one_question_after_the_other_and_stops_where_they_like(harbour):
    sam = harbour.town.signed_in(harbour.sam)
    page = f"{HERE}/people/{harbour.looking}/write"
    sent = sam.send(f"{page}/who_i_am", {"who_i_am": "I am Sam, and I am loud"})
    assert sent.location.endswith("/write/good_day")
    sent = sam.send(f"{page}/good_day", {"good_day": "Waffles", "stay": "1"})
    assert sent.location.endswith(f"/people/{harbour.looking}")
    shown = sam.get(f"{HERE}/people/{harbour.looking}").text
    assert "I am Sam, and I am loud" in shown
    assert "Waffles" in shown


def test_two_who_write_at_once_lose_nothing(harbour):
    sam, sister = harbour.town.signed_in(harbour.sam), harbour.town.signed_in(harbour.sister)
    page = f"{HERE}/people/{harbour.looking}/write/who_i_am"
    stale = sam.hidden(sam.get(page).text)
    sister.send(page, {"who_i_am": "Written by Robin"})
    late = sam.post(page, data={**stale, "who_i_am": "Written by Sam"})
    assert late.status_code == 422
    assert "Written by Sam" in late.text
    assert "Written by Robin" in late.text


def test_what_a_person_writes_is_theirs_their_helpers_and_the_schemes(harbour):
    page = f"/people/{harbour.looking}"
    for who in ("sam", "sister", "nadia", "alun"):
        assert harbour.page(getattr(harbour, who), page).status_code == 200, who
    for who in ("gwen", "okoro", "worker", "admin", "outsider"):
        assert harbour.page(getattr(harbour, who), page).status_code == 404, who


def test_what_a_household_writes_is_its_own_and_the_schemes(harbour):
    page = f"/households/{harbour.house}/about"
    for who in ("gwen", "lodger", "nadia", "alun"):
        assert harbour.page(getattr(harbour, who), page).status_code == 200, who
    for who in ("sam", "okoro", "worker", "admin", "outsider"):
        assert harbour.page(getattr(harbour, who), page).status_code == 404, who


def test_a_household_says_where_it_has_room_and_that_it_is_taken(harbour):
    gwen = harbour.town.signed_in(harbour.gwen)
    page = f"{HERE}/households/{harbour.house}"
    wrong = {
        "kind": "live_in",
        "places": "1",
        "from_on-day": "2",
        "from_on-month": "3",
        "from_on-year": "2027",
        "until_on-day": "1",
        "until_on-month": "3",
        "until_on-year": "2027",
    }
    sent = gwen.send(f"{page}/room", wrong)
    assert sent.status_code == 422
    assert "before the room is there" in sent.text
    assert gwen.send(f"{page}/room", {"kind": "live_in", "places": "1"}).status_code == 302
    shown = gwen.get(f"{page}/about").text
    assert "Living together" in shown
    gone = shown.partition("/room/")[2].partition("/gone")[0]
    gwen.send(f"{page}/about", to=f"{page}/room/{gone}/gone")
    assert "No room just now" in gwen.get(f"{page}/about").text


def test_somebody_begins_themself_and_only_once(harbour):
    halina = harbour.town.signed_in(harbour.outsider)
    token = halina.hidden(halina.get(f"{HERE}/look").text)
    assert halina.post(f"{HERE}/look", data=token).status_code == 302
    again = halina.post(f"{HERE}/look", data={**token, "form_key": "0" * 32})
    assert again.status_code == 302
    with harbour.session() as session:
        from sqlalchemy import select

        found = session.scalars(select(Looking).where(Looking.person_id == harbour.outsider))
        assert len(list(found)) == 1


def test_nobody_who_works_for_the_council_can_be_the_chosen_helper(harbour):
    with harbour.session() as session:
        looking = session.get_one(Looking, harbour.looking)
        sam, tom = (session.get_one(Person, one) for one in (harbour.sam, harbour.worker))
        with pytest.raises(NotNow, match="work for the council"):
            profiles.choose_helper(session, looking, sam, tom)
    with harbour.session() as session:
        session.get_one(Looking, harbour.looking).helper_id = harbour.worker
    assert harbour.page(harbour.worker, f"/people/{harbour.looking}").status_code == 404


def test_an_empty_form_does_not_take_the_helper_away(harbour):
    sam = harbour.town.signed_in(harbour.sam)
    page = f"{HERE}/people/{harbour.looking}/helper"
    empty = sam.send(page, {})
    assert empty.status_code == 422
    assert "Choose who helps" in empty.text
    with harbour.session() as session:
        assert session.get_one(Looking, harbour.looking).helper_id == harbour.sister
    sam.send(page, {"nobody": "1"})
    with harbour.session() as session:
        assert session.get_one(Looking, harbour.looking).helper_id is None


def test_a_household_can_change_its_name_and_place(harbour):
    gwen = harbour.town.signed_in(harbour.gwen)
    page = f"{HERE}/households/{harbour.house}/write/where"
    assert gwen.send(page, {"name": "", "area": ""}).status_code == 422
    assert gwen.send(page, {"name": "The Anchorage", "area": "northbank"}).status_code == 302
    with harbour.session() as session:
        assert session.get_one(Household, harbour.house).name == "The Anchorage"


def test_each_side_says_what_is_so_and_what_it_means_on_the_other(harbour):
    sam = harbour.town.signed_in(harbour.sam)
    page = f"{HERE}/people/{harbour.looking}/ask"
    assert sam.get(f"{page}/nonsense").status_code == 404
    sent = sam.send(f"{page}/pets", {"has": "pets.dog", "other_dog": "wish", "other_cat": "cannot"})
    assert sent.status_code == 302
    assert sam.send(f"{page}/pets", {"has": "pets.dragon"}).status_code == 422
    gwen = harbour.town.signed_in(harbour.gwen)
    home = f"{HERE}/households/{harbour.house}/ask"
    gwen.send(f"{home}/bedroom", {"has": ["bedroom.upstairs", "bedroom.own_bathroom"]})
    sam.send(f"{page}/bedroom", {"other_ground_floor": "must"})
    with harbour.session() as session:
        said = session.get_one(Looking, harbour.looking)
        assert said.factors == {
            "has": ["pets.dog"],
            "must": ["bedroom.ground_floor"],
            "wish": ["pets.dog"],
            "cannot": ["pets.cat"],
        }
        assert said.packed == pack(said.factors, FACTORS)
        house = session.get_one(Household, harbour.house)
        assert house.factors["has"] == ["bedroom.upstairs", "bedroom.own_bathroom"]
    shown = sam.get(f"{HERE}/people/{harbour.looking}").text
    assert "There must be:" in shown
    assert "on the ground floor" in shown
    stale = sam.hidden(sam.get(f"{page}/smoking").text)
    sam.send(f"{page}/smoking", {"has": "smoking.none"})
    late = sam.post(f"{page}/smoking", data={**stale, "has": "smoking.outdoors"})
    assert late.status_code == 422


def test_a_picture_is_seen_where_its_page_is_seen(harbour):
    from io import BytesIO

    from PIL import Image

    Image.new("RGB", (40, 30), "navy").save(picture := BytesIO(), "PNG")
    gwen = harbour.town.signed_in(harbour.gwen)
    page = f"{HERE}/households/{harbour.house}/pieces/new"
    sent = gwen.post(
        page,
        data={
            **gwen.hidden(gwen.get(page).text),
            "words": "The room, and the water",
            "file": (BytesIO(picture.getvalue()), "room.png"),
        },
        content_type="multipart/form-data",
    )
    assert sent.status_code == 302
    one = harbour.suggest()
    with harbour.session() as session:
        from sqlalchemy import select

        from alongside_shared_lives.piece_models import Piece

        piece = session.scalars(select(Piece.id)).one()
    theirs = f"/possibilities/{one}/household/{piece}"
    assert harbour.page(harbour.sam, theirs).status_code == 404
    assert (
        harbour.page(harbour.sam, f"/households/{harbour.house}/pieces/{piece}").status_code == 404
    )
    harbour.do(choosing.show, one, "household")
    assert harbour.page(harbour.sam, theirs).status_code == 200
    assert "The room, and the water" in harbour.page(harbour.sam, theirs.rpartition("/")[0]).text
    assert harbour.page(harbour.sam, f"/possibilities/{one}/person/{piece}").status_code == 404
    harbour.do(choosing.take_back, one, "household")
    assert harbour.page(harbour.sam, theirs).status_code == 404


def test_a_form_that_is_shown_again_with_what_stands_there_is_a_look(harbour):
    """Requirement 7: whoever sends an old form reads what somebody wrote meanwhile."""
    with harbour.session() as session:
        session.get_one(Looking, harbour.looking).support = "Somebody at the door at night"
    nadia = harbour.town.signed_in(harbour.nadia)

    def looks():
        with harbour.session() as session:
            asked = select(func.count()).where(Entry.actor_id == harbour.nadia)
            return session.scalars(asked.where(Entry.action == "looked")).one()

    page = f"{HERE}/people/{harbour.looking}/write/support"
    hidden, before = nadia.hidden(nadia.get(page).text), looks()
    answer = nadia.post(page, data={**hidden, "version": "0", "support": "Nothing"})
    assert answer.status_code == 422
    assert "at the door at night" in answer.text
    assert looks() == before + 1
