"""Thinking of who could be right for whom: for a person the households, for a household the people.

Never a score: three groups, and each member with what fits, what does not and what nobody knows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from flask import request

from alongside import all_apart, apart_from, current
from alongside_shared_lives import loading, matching_lists
from alongside_shared_lives.access import kept_from
from alongside_shared_lives.capacity import full_for_good
from alongside_shared_lives.dates import today
from alongside_shared_lives.factors import Factor, points
from alongside_shared_lives.matching_filters import Filters
from alongside_shared_lives.matching_lists import Group, Shown, narrowing
from alongside_shared_lives.matching_words import Between
from alongside_shared_lives.own_factors import all_factors
from alongside_shared_lives.parties import Home, Seeker, load_home, load_seeker
from alongside_shared_lives.sides import Household, Person, in_order
from alongside_shared_lives.states import LookingState, Step
from alongside_shared_lives.views import HOUSEHOLD, LOOKING, pages, show


@pages.get(
    f"{LOOKING}/could-be",
    permission="shared_lives.match",
    load=load_seeker,
    reads="shared_lives.looking",
)
def could_be(seeker: Seeker) -> str:
    """The households that could be right for a person, and the others, and why."""
    factors = all_factors(current.session)
    filters = Filters.asked(request.args, factors)
    person = loading.person_side(seeker.looking)
    if filters.kind:
        person = replace(person, wanted=replace(person.wanted, kind=filters.kind))
    some: list[Group] = []
    many = None
    if seeker.looking.state == LookingState.LOOKING.value:
        some, many = _homes(seeker, person, filters, factors)
    return show(
        "could_be",
        seeker=seeker,
        wanted=person.wanted.kind,
        thought_of=loading.thought_of(current.session, seeker.id),
        **narrowing(filters, factors, some, many),
    )


def _homes(
    seeker: Seeker, person: Person, filters: Filters, factors: tuple[Factor, ...]
) -> tuple[list[Group], int]:
    session, on = current.session, today()
    found = loading.all_households(session, without=kept_from(current.actor))
    homes = found.households
    apart = loading.homes_with(session, apart_from(session, seeker.person))
    sieved = homes.for_person(person, points(factors), on, found.ids.numbers(apart))

    def ordered(some: int) -> Iterator[int]:
        return in_order(sieved, some, homes.rings, person.area)

    def drawn(numbers: Sequence[int]) -> list[Shown]:
        ids = [found.ids[number] for number in numbers]
        names = loading.household_names(session, ids)
        sides = [(one, names[one], homes.household(n)) for one, n in zip(ids, numbers, strict=True)]
        return [
            matching_lists.shown(
                one,
                name,
                Between(person, household, seeker.name, name, factors, on),
                apart=one in apart,
            )
            for one, name, household in sides
        ]

    kept = filters.kept(homes.crowd, homes.rings, person.area, factors)
    address = "could_be", {"looking_id": seeker.id}
    return matching_lists.groups(sieved, kept, ordered, drawn, address), len(found.ids)


@pages.get(
    f"{HOUSEHOLD}/could-suit",
    permission="shared_lives.match",
    load=load_home,
    reads="shared_lives.household",
)
def could_suit(home: Home) -> str:
    """The people whom a household with room might suit, and the others, and why."""
    session, factors = current.session, all_factors(current.session)
    filters = Filters.asked(request.args, factors)
    full = home.id in full_for_good(session, today())
    household = loading.household_side(session, home.household, full=full)
    if filters.kind:
        rooms = tuple(one for one in household.rooms if one.kind == filters.kind)
        household = replace(household, rooms=rooms)
    some: list[Group] = []
    many = None
    if home.household.state == Step.APPROVED.value and household.rooms:
        some, many = _people(home, household, filters, factors)
    return show("suits", home=home, **narrowing(filters, factors, some, many))


def _people(
    home: Home, household: Household, filters: Filters, factors: tuple[Factor, ...]
) -> tuple[list[Group], int]:
    session, on = current.session, today()
    found = loading.all_people(session, without=kept_from(current.actor))
    people = found.people
    walls = all_apart(session)
    apart = {other for _mate, one in home.people for other in walls.get(one.id, ())}
    sieved = people.for_household(household, points(factors), on, found.person_ids.numbers(apart))

    def ordered(some: int) -> Iterator[int]:
        return in_order(sieved, some, people.rings, household.area)

    def drawn(numbers: Sequence[int]) -> list[Shown]:
        names = loading.people_names(session, [found.ids[number] for number in numbers])
        sides = [(found.ids[n], found.person_ids[n] in apart, people.person(n)) for n in numbers]
        return [
            matching_lists.shown(
                one,
                names[one],
                Between(person, household, names[one], home.name, factors, on),
                apart=kept_apart,
            )
            for one, kept_apart, person in sides
        ]

    kept = filters.kept(people.crowd, people.rings, household.area, factors)
    address = "could_suit", {"household_id": home.id}
    return matching_lists.groups(sieved, kept, ordered, drawn, address), len(found.ids)
