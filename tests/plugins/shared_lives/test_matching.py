"""What two sides ask of each other: terms both ways, and never a number for two people."""

import dataclasses

from crowds import POINTS, SOME, TODAY, households, people, sides
from hypothesis import given

from alongside_shared_lives.circumstances import DATES, KIND, Room, Wanted
from alongside_shared_lives.distance import miles
from alongside_shared_lives.factors import Said, pack, points, unpack
from alongside_shared_lives.matching import Outcome, Place, Strength, Whose, explain, place
from alongside_shared_lives.sides import Household, Person, terms_between

MET, NOT, UNKNOWN = Outcome.MET, Outcome.NOT, Outcome.UNKNOWN
OTHER = {Whose.PERSON: Whose.HOUSEHOLD, Whose.HOUSEHOLD: Whose.PERSON}


def said(**what):
    return unpack(pack(what, SOME))


def outcomes(person, household):
    return [(one.about, one.strength, one.outcome) for one in explain(person, household, POINTS)]


def test_a_must_is_met_not_met_or_not_known():
    speaks = said(must=["language.sylheti", "language.english"])
    for has, outcome in (
        (["language.english"], MET),
        (["language.welsh"], NOT),
        (["pets.dog"], UNKNOWN),
    ):
        assert outcomes(speaks, said(has=has)) == [("language", Strength.MUST, outcome)]


def test_a_dealbreaker_of_either_side_decides_as_much():
    with_dog, no_dogs = said(has=["pets.dog"]), said(cannot=["pets.dog"])
    for pair in ((with_dog, no_dogs), (no_dogs, with_dog)):
        assert outcomes(*pair) == [("pets", Strength.CANNOT, NOT)]
        assert place(explain(*pair, POINTS)) is Place.NOT_NOW
    assert place(explain(no_dogs, said(has=["pets.cat"]), POINTS)) is Place.MET
    assert place(explain(no_dogs, Said(), POINTS)) is Place.ASK


def test_every_need_counts_for_itself_and_a_wish_never_decides():
    needs = said(must=["bedroom.ground_floor", "bedroom.own_bathroom"], wish=["interests.music"])
    home = said(has=["bedroom.ground_floor", "interests.garden"])
    assert outcomes(needs, home) == [
        ("bedroom", Strength.MUST, MET),
        ("bedroom", Strength.MUST, NOT),
        ("interests", Strength.WISH, NOT),
    ]
    assert place(explain(said(wish=["interests.music"]), home, POINTS)) is Place.MET


@given(people, households)
def test_the_explanation_is_the_decision(person, household):
    terms = terms_between(person, household, POINTS, TODAY)
    decisive = [one.outcome for one in terms if one.strength is not Strength.WISH]
    expected = Place.NOT_NOW if NOT in decisive else Place.ASK if UNKNOWN in decisive else Place.MET
    assert place(terms) is expected
    for term in terms:
        assert not term.asked or (term.outcome is UNKNOWN) == (term.said == 0)


@given(sides, sides)
def test_both_sides_are_asked_alike(one, other):
    there = explain(one, other, POINTS)
    back = [dataclasses.replace(term, whose=OTHER[term.whose]) for term in there]
    assert set(back) == set(explain(other, one, POINTS))
    assert place(there) is place(explain(other, one, POINTS))


def test_a_factor_that_is_no_longer_asked_says_nothing():
    fewer = points(factor for factor in SOME if factor.key != "pets")
    assert explain(said(cannot=["pets.dog"]), said(has=["pets.dog"]), fewer) == []


def test_room_is_of_a_kind_and_free_from_a_day():
    def about(wanted, *rooms):
        person, home = Person(Said(), wanted=wanted), Household(Said(), rooms=rooms)
        return {one.about: one.outcome for one in terms_between(person, home, (), TODAY)}

    later = TODAY.replace(month=12)
    assert about(Wanted("day")) == {KIND: NOT}
    assert about(Wanted("day"), Room("live_in")) == {KIND: NOT}
    assert about(Wanted(""), Room("live_in")) == {KIND: UNKNOWN}
    assert about(Wanted("day"), Room("day")) == {KIND: MET, DATES: MET}
    assert about(Wanted("day"), Room("day", from_on=later)) == {KIND: MET, DATES: NOT}
    assert about(Wanted("day", later), Room("day", from_on=later)) == {KIND: MET, DATES: MET}
    assert about(Wanted("day", later), Room("day", until_on=TODAY)) == {KIND: MET, DATES: NOT}


def test_how_far_it_is_is_told_between_areas_or_said_not_to_be_known():
    assert miles("hartlepool", "hartlepool") == 0
    assert miles("hartlepool", "middlesbrough") == miles("middlesbrough", "hartlepool") == 9
    assert miles("hartlepool", "nowhere") is None
    assert miles("a-council-of-our-own", "a-council-of-our-own") == 0
