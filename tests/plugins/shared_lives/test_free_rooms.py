"""A room that somebody lives in is offered to nobody else, and given back when they go."""

from datetime import UTC, date, datetime, timedelta

import pytest
from living_cast import DAY, gather
from sqlalchemy import select

from alongside_shared_lives import approvals, free_rooms, loading
from alongside_shared_lives.circumstances import Room
from alongside_shared_lives.dates import today
from alongside_shared_lives.factors import points
from alongside_shared_lives.free_rooms import Taken
from alongside_shared_lives.living_ending import end_now, give_notice
from alongside_shared_lives.living_models import Arrangement
from alongside_shared_lives.models import Vacancy
from alongside_shared_lives.parties import load_home
from alongside_shared_lives.whole import whole

NOON = datetime(2027, 1, 4, 12, tzinfo=UTC)
FIRST = date(2027, 1, 4)


def room(kind="live_in", places=1, from_on=None, until_on=None, at=NOON):
    return Vacancy(kind=kind, places=places, from_on=from_on, until_on=until_on, created_at=at)


def guest(kind="live_in", until_on=None, at=NOON, from_on=FIRST):
    return Taken(kind, at, from_on, until_on)


class TestWhatIsLeft:
    def test_each_guest_takes_one_place_of_their_kind(self) -> None:
        offered = [room(places=2), room("short_break")]
        assert free_rooms.left(offered, [guest()]) == [Room("live_in"), Room("short_break")]
        assert free_rooms.left(offered, [guest()] * 3) == [Room("short_break")]
        assert free_rooms.left(offered, [guest("day")]) == free_rooms.left(offered, [])

    def test_a_place_that_is_given_back_is_free_from_the_day_after(self) -> None:
        [free] = free_rooms.left([room()], [guest(until_on=FIRST)])
        assert (free.free(FIRST), free.free(FIRST + DAY)) == (False, True)
        over = room(until_on=FIRST)
        assert free_rooms.left([over], [guest(until_on=FIRST)]) == []

    def test_room_that_is_offered_later_is_offered_beside_whoever_lives_there(self) -> None:
        later = room(at=NOON + timedelta(hours=1))
        assert free_rooms.left([later], [guest()]) == [Room("live_in")]

    def test_room_at_another_time_is_another_room(self) -> None:
        over, to_come = room(until_on=FIRST - DAY), room(from_on=FIRST + 9 * DAY)
        assert len(free_rooms.left([over], [guest()])) == 1
        assert len(free_rooms.left([to_come], [guest(until_on=FIRST + DAY)])) == 1


@pytest.fixture
def harbour(northbank):
    """A house with one place to live in, and one for short breaks."""
    found = gather(northbank)
    with found.session() as session:
        for kind in ("live_in", "short_break"):
            session.add(Vacancy(household_id=found.household, kind=kind))
    return found


def kinds(harbour):
    """The rooms that matching knows of: of all households, and of this one; they say the same."""
    with harbour.session() as session:
        found = loading.all_households(session)
        among = {
            one: {room.kind for room in found.households.rooms[n]}
            for n, one in enumerate(found.ids)
        }
        home = load_home(session, harbour.household)
        stands = approvals.standing(session, home, today())
        side = loading.household_side(session, home.household, stands)
        alone = {room.kind for room in side.rooms}
        assert among.get(harbour.household, set()) == alone
        return alone


def test_a_trial_takes_the_room_and_its_end_gives_it_back(harbour) -> None:
    assert kinds(harbour) == {"live_in", "short_break"}
    with harbour.session() as session:
        life = harbour.tried(session).id
    assert kinds(harbour) == {"short_break"}
    with harbour.session() as session:
        end_now(session, harbour.life(session, life), "Not safe")
    assert kinds(harbour) == {"live_in", "short_break"}


def test_a_house_of_which_nothing_is_left_is_in_no_list(harbour) -> None:
    with harbour.session() as session:
        session.delete(session.scalars(select(Vacancy).filter_by(kind="short_break")).one())
    harbour.living()
    assert kinds(harbour) == set()
    with harbour.session() as session:
        assert len(loading.all_households(session).ids) == 0


def test_short_breaks_and_days_of_the_week_leave_the_place_to_others(harbour) -> None:
    harbour.living("short_break")
    assert kinds(harbour) == {"live_in", "short_break"}
    with harbour.session() as session:
        life = session.scalars(select(Arrangement)).one()
        life.kind, life.weekdays = "live_in", ["1"]
    assert kinds(harbour) == {"live_in", "short_break"}


def test_whoever_looks_is_shown_the_room_from_the_day_it_is_given_back(harbour) -> None:
    life = harbour.living(since=30)
    with harbour.session() as session:
        one = harbour.life(session, life)
        give_notice(session, one, one.seeker.person, today() + 28 * DAY)
    with harbour.session() as session:
        [free] = [
            room
            for room in loading.all_households(session).households.rooms[0]
            if room.kind == "live_in"
        ]
        assert not free.free(today() + 28 * DAY)
        assert free.free(today() + 29 * DAY)


def test_the_whole_picture_suggests_no_room_that_is_taken(harbour) -> None:
    def picture():
        with harbour.session() as session:
            everybody = loading.all_people(session), loading.all_households(session)
            people, homes = everybody[0].people, everybody[1].households
            return whole(people, homes, tuple(points(())), today())

    with harbour.session() as session:
        harbour.another(session)
    assert picture().suggested
    harbour.living()
    assert picture().suggested == {}
    assert picture().nobody


def test_the_manager_counts_no_room_that_is_taken(harbour) -> None:
    def counted():
        return harbour.get("manager", "/inspection/capacity.csv").text

    assert "Not said,1,1" in counted()
    harbour.living()
    assert "Not said,1,1" not in counted()
