"""One among very many: the same terms, asked of all at once, with and without NumPy."""

import dataclasses

import pytest
from crowds import POINTS, SOME, TODAY, all_households, all_people, households, people
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside_shared_lives.circumstances import Wanted
from alongside_shared_lives.crowd import HAS, Crowd, members
from alongside_shared_lives.distance import miles
from alongside_shared_lives.factors import Said
from alongside_shared_lives.matching import Place, Whose, place, wishes_met
from alongside_shared_lives.sides import Person, in_order, terms_between

FEW = settings(max_examples=60)
QUIET = sum(one.mask for one in SOME if one.quiet)


def stands(sieved, number):
    return next(one for one in Place if sieved.at(one) >> number & 1)


def looks(sieved):
    """Everything that a sieve tells."""
    return (
        [sieved.at(one) for one in Place],
        sieved.failed_once,
        sieved.failures,
        [count.digits for count in (sieved.mine, sieved.theirs, sieved.wishes)],
    )


@FEW
@given(people, st.lists(households, max_size=9))
def test_a_person_among_households_stands_as_every_pair_is_explained(person, homes):
    quick, plain = (
        all_households(homes, fast).for_person(person, POINTS, TODAY) for fast in (True, False)
    )
    assert looks(quick) == looks(plain)
    for number, home in enumerate(homes):
        terms = terms_between(person, home, POINTS, TODAY)
        assert stands(quick, number) is place(terms)
        assert quick.wishes.of(number) == wishes_met(terms)
        assert quick.mine.of(number) == wishes_met(terms, Whose.PERSON)
        assert quick.theirs.of(number) == wishes_met(terms, Whose.HOUSEHOLD)
        failed = [one for one in terms if one.decides and one.outcome == "not"]
        assert (quick.failed_once >> number & 1) == (len(failed) == 1)


@FEW
@given(households, st.lists(people, max_size=9))
def test_a_household_among_people_stands_as_every_pair_is_explained(home, some):
    quick, plain = (
        all_people(some, fast).for_household(home, POINTS, TODAY) for fast in (True, False)
    )
    assert looks(quick) == looks(plain)
    for number, person in enumerate(some):
        terms = terms_between(person, home, POINTS, TODAY)
        assert stands(quick, number) is place(terms)
        assert quick.mine.of(number) == wishes_met(terms, Whose.HOUSEHOLD)


@FEW
@given(people, st.lists(households, max_size=9))
def test_the_order_is_wishes_then_distance_then_who_came_first_and_nobody_is_left_out(
    person, homes
):
    households_ = all_households(homes)
    sieved = households_.for_person(person, POINTS, TODAY)

    def key(number):
        terms = terms_between(person, homes[number], POINTS, TODAY)
        far = miles(person.area, homes[number].area)
        return -wishes_met(terms), far is None, far or 0, number

    shown = []
    for one in Place:
        group = list(in_order(sieved, sieved.at(one), households_.rings, person.area))
        assert group == sorted(group, key=key)
        shown += group
    assert sorted(shown) == list(range(len(homes)))


def unasked(side, other):
    """What of the quiet factors a side says of itself, and the other has not asked about."""
    asked = other.must | other.wish | other.cannot
    about = sum(one.mask for one in SOME if one.quiet and one.mask & asked)
    return side._replace(has=side.has & ~(QUIET & ~about))


@FEW
@given(people, st.lists(households, max_size=6))
def test_faith_culture_age_and_gender_order_nobody_unless_that_very_side_asked(person, homes):
    """Each household with what it says of its own faith and gender, and without it."""
    for silent in (True, False):
        told = all_households(homes)
        hushed_homes = [
            dataclasses.replace(home, said=unasked(home.said, person.said)) if silent else home
            for home in homes
        ]
        hushed_person = person if silent else _hushed(person, homes)
        hushed = all_households(hushed_homes)
        one, other = (
            told.for_person(person, POINTS, TODAY),
            hushed.for_person(hushed_person, POINTS, TODAY),
        )
        for where in Place:
            before, after = (
                list(in_order(sieved, sieved.at(where), told.rings, person.area))
                for sieved in (one, other)
            )
            assert before == after


def _hushed(person, homes):
    everybody = Said()
    for home in homes:
        everybody = Said(*(a | b for a, b in zip(everybody, home.said, strict=True)))
    return dataclasses.replace(person, said=unasked(person.said, everybody))


@pytest.mark.parametrize("fast", [True, False])
def test_a_crowd_may_be_nobody_and_the_first_come_first(fast):
    assert Crowd([], fast=fast).having(HAS, 1) == 0
    assert list(members(0b1011)) == [0, 1, 3]
    nobody = all_households([], fast)
    sieved = nobody.for_person(Person(Said(), wanted=Wanted("day")), POINTS, TODAY)
    assert list(in_order(sieved, sieved.at(Place.MET), nobody.rings, "")) == []
