"""Who comes to a household, who leaves it, and what a wall keeps from either."""

import pytest
from living_cast import DAY, gather
from test_living_papers import end, moves_in

from alongside import Person
from alongside.groups.models import Group, Membership
from alongside.people import walls
from alongside_shared_lives import newcomers, profiles
from alongside_shared_lives.dates import today
from alongside_shared_lives.models import Household, Housemate, Looking
from alongside_shared_lives.parties import load_home
from alongside_shared_lives.states import NotNow


@pytest.fixture
def harbour(northbank):
    return gather(northbank)


def apart(harbour, one, other) -> None:
    """A wall stands between two."""
    with harbour.session() as session:
        people = [session.get_one(Person, person) for person in (one, other)]
        by, review_on = harbour.who(session, "manager"), today() + 30 * DAY
        walls.put_up(session, *people, because="A court", review_on=review_on, by=by)


def joins(harbour, person, part="member"):
    with harbour.session() as session:
        home = load_home(session, harbour.household)
        newcomers.join(session, home, session.get_one(Person, person), part)


@pytest.mark.parametrize("kept_from", ["person", "helper", "mate"])
def test_nobody_comes_to_live_where_somebody_is_whom_they_are_kept_from(harbour, kept_from) -> None:
    harbour.living()
    zoe = harbour.town.person("Zoe Marsh")
    apart(harbour, zoe, getattr(harbour, kept_from))
    with pytest.raises(NotNow) as refused:
        joins(harbour, zoe)
    assert str(refused.value) == "They cannot be added here."
    joins(harbour, harbour.town.person("Col Marsh"))


def test_a_wall_between_two_who_live_there_keeps_out_nobody_else(harbour) -> None:
    harbour.living()
    apart(harbour, harbour.person, harbour.mate)
    joins(harbour, harbour.town.person("Col Marsh"))


def test_nobody_helps_who_is_kept_from_the_household(harbour) -> None:
    life = harbour.living()
    rob = harbour.town.person("Rob Marsh")
    apart(harbour, rob, harbour.mate)
    with harbour.session() as session:
        looking, person = session.get_one(Looking, harbour.looking), harbour.who(session, "person")
        with pytest.raises(NotNow) as refused:
            profiles.choose_helper(session, looking, person, session.get_one(Person, rob))
        assert str(refused.value) == "This cannot be done here. Ask somebody at the council."
    page = harbour.town.signed_in(rob).get(f"/shared-lives/arrangements/{life}")
    assert page.status_code == 404


def test_a_wall_after_it_ended_closes_what_was_to_both_sides(harbour) -> None:
    life = harbour.living()
    page = f"/arrangements/{life}"
    end(harbour, life)
    assert harbour.get("person", page).status_code == 200
    apart(harbour, harbour.person, harbour.mate)
    for name in ("person", "helper", "carer", "mate"):
        for tail in ("", "/ending", "/ordinary"):
            assert harbour.get(name, page + tail).status_code == 404, (name, tail)
    assert harbour.get("manager", page).status_code == 200


@pytest.mark.parametrize("kind", ["live_in", "short_break"])
@pytest.mark.parametrize("part", ["member", "carer"])
def test_whoever_comes_after_a_life_together_hears_nothing_of_it(harbour, kind, part) -> None:
    life = harbour.living(kind)
    end(harbour, life)
    kim = harbour.town.signed_in(moves_in(harbour, part))
    pages = [
        f"/possibilities/{harbour.pair_id}",
        f"/possibilities/{harbour.pair_id}/person",
        harbour.meetings,
        f"{harbour.meetings}/choice/household",
        f"/arrangements/{life}",
    ]
    for page in pages:
        assert kim.get(f"/shared-lives{page}").status_code in (403, 404), page
    about = kim.get(f"/shared-lives/households/{harbour.household}/about")
    assert about.status_code == 200
    for text in (about.text, kim.get("/home").text):
        assert "Mei" not in text
        assert str(harbour.pair_id) not in text
    assert "Mei" in harbour.get("carer", f"/households/{harbour.household}/about").text


def test_who_left_reads_nothing_that_the_household_writes_afterwards(harbour) -> None:
    tom = moves_in(harbour, "carer")
    with harbour.session() as session:
        session.get_one(Household, harbour.household).begun_by_id = tom
    with harbour.session() as session:
        newcomers.leave(session, load_home(session, harbour.household), str(tom))
    with harbour.session() as session:
        house = session.get_one(Household, harbour.household)
        assert house.begun_by_id == harbour.carer
        house.typical_week = "On Mondays the choir comes to us"
    left = harbour.town.signed_in(tom)
    assert "choir" not in left.get("/me/held").text
    kept = left.get("/me/held/shared_lives_household/begun_by_id")
    assert "choir" not in kept.text
    stays = harbour.town.signed_in(harbour.carer)
    assert "choir" in stays.get("/me/held/shared_lives_household/begun_by_id").text


class TestTwoTabs:
    def test_an_old_tab_does_not_open_what_was_paused(self, harbour) -> None:
        page = f"/shared-lives/people/{harbour.looking}/state"
        worker = harbour.town.signed_in(harbour.worker)
        with harbour.session() as session:
            session.get_one(Looking, harbour.looking).state = "writing"
        old = worker.hidden(worker.get(page).text)
        with harbour.session() as session:
            session.get_one(Looking, harbour.looking).state = "paused"
        answer = worker.post(page, data={**old, "state": "looking"})
        assert answer.status_code == 422
        assert "moved on since you opened the page" in answer.text
        with harbour.session() as session:
            assert session.get_one(Looking, harbour.looking).state == "paused"
        again = worker.post(page, data={**worker.hidden(answer.text), "state": "looking"})
        assert again.status_code == 302

    def test_an_old_tab_does_not_bring_a_helper_back(self, harbour) -> None:
        page = f"/shared-lives/people/{harbour.looking}/helper"
        with harbour.session() as session:  # Mei may name Su: they are in a group together
            group = Group(kind="community", name="Choir")
            session.add(group)
            session.flush()
            for one in (harbour.person, harbour.helper):
                session.add(Membership(group_id=group.id, person_id=one, role="member"))
        mei = harbour.town.signed_in(harbour.person)
        old = mei.hidden(mei.get(page).text)
        harbour.send("person", f"/people/{harbour.looking}/helper", {"nobody": "1"})
        answer = mei.post(page, data={**old, "helper": str(harbour.helper)})
        assert answer.status_code == 422
        assert "moved on since you opened the page" in answer.text
        with harbour.session() as session:
            assert session.get_one(Looking, harbour.looking).helper_id is None
        again = {**mei.hidden(answer.text), "helper": str(harbour.helper)}
        assert mei.post(page, data=again).status_code == 302


def test_a_worker_who_is_the_household_reads_nowhere_that_it_is_asked(harbour) -> None:
    page = f"/people/{harbour.looking}"
    assert "Gwen’s house" in harbour.get("worker", page).text
    with harbour.session() as session:
        house = session.get_one(Household, harbour.household)
        house.worker_id = None
        session.add(Housemate(household_id=house.id, person_id=harbour.worker, part="carer"))
    assert "Gwen’s house" not in harbour.get("worker", page).text
    assert "Gwen’s house" in harbour.get("manager", page).text


@pytest.mark.parametrize("how", ["helps", "is kept from who helps"])
def test_lists_of_lives_leave_out_whom_a_worker_is_kept_from(harbour, how) -> None:
    harbour.living(since=100)
    manager = harbour.town.signed_in(harbour.manager)
    pages = ("/shared-lives/arrangements", "/shared-lives/arrangements.csv")
    for page in pages:
        assert "Mei" in manager.get(page).text
    assert "One review is late" in manager.get("/home").text
    if how == "helps":
        with harbour.session() as session:
            session.get_one(Looking, harbour.looking).helper_id = harbour.manager
    else:
        apart(harbour, harbour.manager, harbour.helper)
    for page in pages:
        assert "Mei" not in manager.get(page).text
    assert "One review is late" not in manager.get("/home").text
