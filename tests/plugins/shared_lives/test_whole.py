"""The whole scheme at one look, and a suggestion that is stable for both sides."""

from itertools import product

from crowds import POINTS, TODAY, all_households, all_people, households, people
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside_shared_lives.circumstances import Room, Wanted
from alongside_shared_lives.factors import Said
from alongside_shared_lives.matching import Outcome, Place, Strength, Whose, place
from alongside_shared_lives.sides import Household, Person, terms_between
from alongside_shared_lives.stable import Choice, suggest
from alongside_shared_lives.whole import Thing, whole

FEW = settings(max_examples=50)
KIND = ("live_in", "day")


@st.composite
def markets(draw):
    """A few people and households that rank each other, strictly, with room in each."""
    homes = draw(st.integers(1, 3))
    kinds = draw(st.lists(st.sampled_from(KIND), min_size=1, max_size=4))
    choices = [
        [
            Choice(home, (draw(st.integers(0, 2)), person))
            for home in draw(st.permutations(range(homes)))[: draw(st.integers(0, homes))]
        ]
        for person in range(len(kinds))
    ]
    places = {(home, kind): draw(st.integers(0, 2)) for home in range(homes) for kind in KIND}
    most = {home: draw(st.integers(0, 3)) for home in range(homes) if draw(st.booleans())}
    return choices, kinds, places, most


def kept(asking, home, kinds, places, most):
    """Whom a household would keep of all that ask: the ones it ranks first, as room goes."""
    chosen = []
    for rank, person in sorted(asking):
        of_kind = sum(kinds[other] == kinds[person] for _, other in chosen)
        if of_kind < places[home, kinds[person]] and len(chosen) < most.get(home, 99):
            chosen.append((rank, person))
    return {person for _, person in chosen}


def is_stable(found, choices, kinds, places, most):
    rank = {(p, one.household): one.rank for p, some in enumerate(choices) for one in some}
    for home in {home for home, _ in places}:
        here = [(rank[p, home], p) for p, where in found.items() if where == home]
        if kept(here, home, kinds, places, most) != {p for _, p in here}:
            return False
    for person, some in enumerate(choices):
        for one in some:
            if found.get(person) == one.household:
                break
            here = [(rank[p, w], p) for p, w in found.items() if w == one.household]
            asking = [*here, (one.rank, person)]
            if person in kept(asking, one.household, kinds, places, most):
                return False
    return True


def how_far_down(found, choices, person):
    order = [one.household for one in choices[person]]
    return order.index(found[person]) if person in found else len(order)


@FEW
@given(markets())
def test_a_suggestion_is_stable_within_capacities_and_the_best_that_is_for_everybody(market):
    choices, kinds, _, _ = market
    found = suggest(*market)
    assert is_stable(found, *market)
    ways = product(*([None, *(one.household for one in some)] for some in choices))
    for way in ways:
        other = {person: home for person, home in enumerate(way) if home is not None}
        if is_stable(other, *market):
            for person in range(len(kinds)):
                assert how_far_down(found, choices, person) <= how_far_down(other, choices, person)


@FEW
@given(st.lists(people, max_size=5), st.lists(households, max_size=5))
def test_the_picture_counts_what_every_pair_says(some, homes):
    quick, plain = (
        whole(all_people(some, fast), all_households(homes, fast), POINTS, TODAY)
        for fast in (True, False)
    )
    assert quick == plain
    pairs = {
        (p, h): terms_between(person, home, POINTS, TODAY)
        for p, person in enumerate(some)
        for h, home in enumerate(homes)
    }
    stands = {pair: place(terms) for pair, terms in pairs.items()}
    for person in range(len(some)):
        mine = {stands[person, home] for home in range(len(homes))}
        assert (person in quick.nobody) == (not mine - {Place.NOT_NOW})
        assert (person in quick.only_to_ask) == (Place.ASK in mine and Place.MET not in mine)
    for person, home in quick.suggested.items():
        assert stands[person, home] is not Place.NOT_NOW
    expected = {}
    for terms in pairs.values():
        failed = [one for one in terms if one.decides and one.outcome is Outcome.NOT]
        if len(failed) == 1 and failed[0].whose is Whose.PERSON:
            key = failed[0].about, failed[0].strength, failed[0].asked
            expected[key] = expected.get(key, 0) + 1
    counted = {}
    for thing, opens in quick.opens.items():
        counted[thing[:3]] = counted.get(thing[:3], 0) + opens.introductions
    assert counted == expected


def test_what_is_missing_is_named_and_what_suits_nobody():
    ground, dog = 1 << 13, 1 << 4
    upstairs = Said(has=1 << 14 | dog)
    some = [Person(Said(must=ground), "", Wanted("live_in"))] * 2
    some.append(Person(Said(), "", Wanted("emergency")))
    homes = [Household(upstairs, "", (Room("live_in"),)), Household(upstairs, "", (Room("day"),))]
    picture = whole(all_people(some), all_households(homes), POINTS, TODAY)
    assert picture.nobody == [0, 1, 2]
    assert picture.suits_nobody == [(0, "live_in"), (1, "day")]
    thing, opens = picture.would_open(Strength.MUST)[0]
    assert thing == Thing("bedroom", Strength.MUST, ground)
    assert (opens.introductions, opens.people) == (2, 2)
    assert picture.would_open(Strength.MUST)[1][0] == Thing("kind", Strength.MUST, 0, "emergency")


def test_a_suggestion_never_brings_up_again_who_said_no_and_never_who_is_apart():
    some = [Person(Said(), "", Wanted("day"))]
    homes = [Household(Said(), "", (Room("day"),))] * 2
    everybody = all_people(some), all_households(homes), POINTS, TODAY
    assert whole(*everybody).suggested == {0: 0}
    assert whole(*everybody, answered_no={0: 1}).suggested == {0: 1}
    assert whole(*everybody, apart={0: 1}).suggested == {0: 1}
    assert whole(*everybody, apart={0: 3}).nobody == [0]
    assert whole(*everybody, most={0: 0}).suggested == {0: 1}


def test_each_side_ranks_by_its_own_wishes_first():
    music, garden = 1 << 64, 1 << 65
    some = [
        Person(Said(wish=garden), "", Wanted("day")),
        Person(Said(has=music, wish=garden), "", Wanted("day")),
    ]
    homes = [
        Household(Said(wish=music), "", (Room("day"),)),
        Household(Said(has=garden, wish=music), "", (Room("day"),)),
    ]
    picture = whole(all_people(some), all_households(homes), POINTS, TODAY)
    # Both would rather have the garden; the household there would rather have the music.
    assert picture.suggested == {1: 1, 0: 0}
