"""How many adults are with a household at one time: by hand, day by day, and by the reckoning."""

import threading
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from living_cast import AGREED, DAY, gather

from alongside_shared_lives import (
    approvals,
    capacity,
    living_agreements,
    living_arrangements,
    living_choosing,
    living_ending,
)
from alongside_shared_lives.capacity import WEEK, Span, full, most, most_at_once, there
from alongside_shared_lives.dates import today
from alongside_shared_lives.living_arrangements import Trial
from alongside_shared_lives.living_parties import Part
from alongside_shared_lives.parties import load_pair
from alongside_shared_lives.states import NotNow

FIRST = date(2027, 1, 4)
HORIZON = 60


@pytest.fixture
def harbour(northbank):
    return gather(northbank, kinds=["live_in", "short_break", "day"])


@st.composite
def spans(draw):
    begins = draw(st.integers(0, 30))
    length = draw(st.none() | st.integers(-2, 20))
    week = draw(st.just(WEEK) | st.frozensets(st.integers(0, 6), min_size=1, max_size=3))
    until = None if length is None else FIRST + timedelta(begins + length)
    return Span(FIRST + timedelta(begins), until, week)


people = st.lists(st.lists(spans(), min_size=1, max_size=2), max_size=5)


@settings(max_examples=150, deadline=None)
@given(people, st.lists(spans(), min_size=1, max_size=2), st.integers(1, 3))
def test_the_reckoning_says_what_counting_each_day_says(guests, wanted, limit) -> None:
    days = [FIRST + timedelta(n) for n in range(HORIZON)]
    asked = [day for day in days if any(one.covers(day) for one in wanted)]
    assert most(guests, wanted) == max((there(guests, day) for day in asked), default=0)
    crowded = [day for day in asked if there(guests, day) >= limit]
    found = full(guests, wanted, limit)
    assert (found[0] if found else None) == (crowded[0] if crowded else None)
    if found and found[1]:
        run = [day for day in days if found[0] <= day <= found[1]]
        assert all(there(guests, day) >= limit for day in run)
        assert there(guests, found[1] + DAY) < limit


def test_the_ends_of_time_are_no_error() -> None:
    always = Span(date.min, date.max)
    assert most([[always]], [Span(date.max, None)]) == 1
    assert full([[always]], [Span(date.max - DAY, date.max)], 1) == (date.max - DAY, date.max)


def try_it(harbour, session, number, kind="live_in", begins=0, days=10):
    pair = harbour.another(session, number)
    trial = Trial(kind, today() + begins * DAY, today() + days * DAY)
    harbour.meet(session, pair)
    for side, person in (("person", pair.seeker.person), ("household", None)):
        by = person or harbour.who(session, "carer")
        living_choosing.choose(session, Part(pair, side), by, "yes")
    return living_arrangements.try_it(session, pair, trial)


class TestTheLimit:
    def test_a_fourth_adult_finds_the_house_full_and_hears_of_nobody(self, harbour) -> None:
        with harbour.session() as session:
            for number in range(3):
                try_it(harbour, session, number, begins=number)
            assert most_at_once(session, harbour.household, today(), today() + 30 * DAY) == 3
            with pytest.raises(NotNow) as said:
                try_it(harbour, session, 9, days=30)
            assert "The house is full from" in str(said.value)
            assert "Guest" not in str(said.value)
            session.rollback()
        with harbour.session() as session:
            for number in range(3):
                try_it(harbour, session, number)
            later = try_it(harbour, session, 9, begins=11, days=20)  # when they have gone
            assert later.arrangement.trial_from == today() + 11 * DAY

    def test_short_breaks_and_emergencies_count_and_help_in_ones_own_home_does_not(
        self, harbour
    ) -> None:
        with harbour.session() as session:
            life = harbour.lived(session, "short_break")
            life.arrangement.trial_until = today()
            for number in range(2):
                try_it(harbour, session, number, days=60)
            soon = today() + 5 * DAY
            living_arrangements.stay(session, life, "visit", soon, soon + 2 * DAY)
            assert most_at_once(session, harbour.household, soon, soon) == 3
            assert most_at_once(session, harbour.household, soon + 3 * DAY, None) == 2
            with pytest.raises(NotNow, match="The house is full from"):
                try_it(harbour, session, 5, begins=4, days=9)
            urgent = harbour.another(session, 6)
            trial = Trial("live_in", soon)
            with pytest.raises(NotNow, match="The house is full"):
                living_arrangements.in_emergency(
                    session, urgent, trial, soon + 9 * DAY, household_agreed=True
                )

    def test_days_together_count_on_their_days_of_the_week(self, harbour) -> None:
        with harbour.session() as session:
            for number in range(2):
                try_it(harbour, session, number, days=60)
            life = try_it(harbour, session, 3, "day", days=60)
            life.arrangement.weekdays = ["1"]
            monday = today() + (7 - today().weekday()) * DAY
            assert most_at_once(session, harbour.household, monday, monday) == 2
            assert most_at_once(session, harbour.household, monday, monday + DAY) == 3

    def test_who_gave_notice_makes_room_and_may_only_stay_while_there_is_some(
        self, harbour
    ) -> None:
        with harbour.session() as session:
            life = harbour.lived(session)
            by = harbour.who(session, "person")
            last = today() + 28 * DAY
            living_ending.give_notice(session, life, by, last)
            for number in range(3):
                try_it(harbour, session, number, begins=29, days=60)
            with pytest.raises(NotNow, match="The house is full"):
                living_ending.stay_after_all(session, life, by)

    def test_a_trial_past_its_last_day_counts_until_it_ends_or_they_begin(self, northbank) -> None:
        harbour = gather(northbank, most_adults=1)
        with harbour.session() as session:
            life = harbour.tried(session)
            life.arrangement.trial_from = today() - 30 * DAY
            life.arrangement.trial_until = today() - 2 * DAY
            assert capacity.full_for_good(session, today()) == {harbour.household}
            with pytest.raises(NotNow, match="The house is full from"):
                try_it(harbour, session, 1, begins=9)
            living_agreements.write(session, life, AGREED)
            harbour.sign(session, life, "person", "household")
            assert most_at_once(session, harbour.household, today()) == 1
            living_arrangements.start(session, life, today() + 5 * DAY)
            assert most_at_once(session, harbour.household, today(), today()) == 1
            living_ending.end_now(session, life, "Not safe")
            assert most_at_once(session, harbour.household, today() + DAY) == 0
            assert capacity.full_for_good(session, today() + DAY) == frozenset()

    def test_what_was_a_trial_is_over_once_they_have_begun(self, harbour) -> None:
        with harbour.session() as session:
            life = harbour.lived(session, "short_break", since=3)
            life.arrangement.trial_from = today() - 30 * DAY
            life.arrangement.trial_until = today() - 20 * DAY
            assert most_at_once(session, harbour.household, today()) == 0

    def test_the_council_may_say_fewer_and_the_approval_too(self, northbank, monkeypatch) -> None:
        harbour = gather(northbank, most_adults=2)
        with harbour.session() as session:
            for number in range(2):
                try_it(harbour, session, number)
            with pytest.raises(NotNow, match="The house is full"):
                try_it(harbour, session, 3)
            session.rollback()
        one = approvals.Standing(True, 1, frozenset({"live_in"}))
        monkeypatch.setattr(approvals, "standing", lambda *_asked: one)
        with harbour.session() as session:
            try_it(harbour, session, 4)
            with pytest.raises(NotNow, match="The house is full"):
                try_it(harbour, session, 5)
            with pytest.raises(NotNow, match="not approved for this kind"):
                try_it(harbour, session, 6, "short_break", begins=20, days=22)


def test_a_house_that_is_full_for_good_is_known_to_be_where_somebody_looks(northbank) -> None:
    harbour = gather(northbank, most_adults=1)
    with harbour.session() as session:
        assert capacity.full_for_good(session, today()) == frozenset()
        life = harbour.lived(session)
        assert capacity.full_for_good(session, today()) == {harbour.household}
        life.arrangement.ends_on = today() + 9 * DAY
        session.flush()
        assert capacity.full_for_good(session, today()) == frozenset()


def test_of_two_who_begin_at_the_same_moment_one_finds_the_last_room(northbank) -> None:
    harbour = gather(northbank, most_adults=1)
    ready = []
    with harbour.session() as session:
        for number in range(2):
            pair = harbour.another(session, number)
            harbour.meet(session, pair)
            for side, by in (("person", pair.seeker.person), ("household", None)):
                by = by or harbour.who(session, "carer")
                living_choosing.choose(session, Part(pair, side), by, "yes")
            ready.append(pair.id)
    line, said = threading.Barrier(2), []

    def begin(pair_id) -> None:
        line.wait()
        try:
            with harbour.session() as session:
                trial = Trial("live_in", today(), today() + DAY)
                living_arrangements.try_it(session, load_pair(session, pair_id), trial)
            said.append("began")
        except NotNow:
            said.append("full")

    threads = [threading.Thread(target=begin, args=(one,)) for one in ready]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(said) == ["began", "full"]
