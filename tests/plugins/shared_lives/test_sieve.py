"""One among very many: the same terms, asked of all at once, with and without NumPy."""

import dataclasses
from functools import reduce
from operator import or_

import pytest
from crowds import POINTS, SOME, TODAY, all_households, all_people, households, people
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside_shared_lives.circumstances import Room, Wanted
from alongside_shared_lives.crowd import HAS, Crowd, members
from alongside_shared_lives.distance import miles
from alongside_shared_lives.factors import Said
from alongside_shared_lives.matching import Place, Whose, place, wishes_met
from alongside_shared_lives.sides import Household, Person, in_order, terms_between

FEW = settings(max_examples=60)


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


def differently(side, other, drawn):
    """A side that says something else of its own faith and gender, where the other asks nothing."""
    asked = other.must | other.wish | other.cannot
    free = sum(one.mask for one in SOME if one.quiet and not one.mask & asked)
    return side._replace(has=side.has & ~free | drawn & free)


def joined(sides):
    return Said(*(reduce(or_, masks, 0) for masks in zip(*sides, strict=True)))


quiet = st.lists(st.sampled_from([o for f in SOME if f.quiet for o in f.options]), max_size=6)
quiet_masks = quiet.map(lambda some: sum({one.mask for one in some}))


@FEW
@given(people, st.lists(households, min_size=2, max_size=5), st.booleans(), st.data())
def test_faith_culture_age_and_gender_order_nobody_unless_that_very_side_asked(
    person, homes, may_wish_only, data
):
    """Everybody with what they say of their own faith and gender, and with something else."""
    if may_wish_only:  # so that they stand in one group, and what orders them shows
        homes = [
            Household(Said(home.said.has, wish=home.said.wish), "", (Room("day"),))
            for home in homes
        ]
        person = Person(Said(person.said.has, wish=person.said.wish), "", Wanted("day"))
    orders = []
    for _ in range(2):
        other = dataclasses.replace(
            person,
            said=differently(
                person.said, joined([home.said for home in homes]), data.draw(quiet_masks)
            ),
        )
        others = all_households(
            [
                dataclasses.replace(
                    home, said=differently(home.said, person.said, data.draw(quiet_masks))
                )
                for home in homes
            ]
        )
        sieved = others.for_person(other, POINTS, TODAY)
        orders.append(
            [list(in_order(sieved, sieved.at(where), others.rings, other.area)) for where in Place]
        )
    assert orders[0] == orders[1]


@pytest.mark.parametrize("fast", [True, False])
def test_a_crowd_may_be_nobody_and_the_first_come_first(fast):
    assert Crowd([], fast=fast).having(HAS, 1) == 0
    assert list(members(0b1011)) == [0, 1, 3]
    nobody = all_households([], fast)
    sieved = nobody.for_person(Person(Said(), wanted=Wanted("day")), POINTS, TODAY)
    assert list(in_order(sieved, sieved.at(Place.MET), nobody.rings, "")) == []
