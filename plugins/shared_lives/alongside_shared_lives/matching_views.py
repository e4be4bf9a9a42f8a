"""Thinking of who could be right for whom: for a person the households, for a household the people.

Never a score: three groups, and each member with what fits, what does not and what nobody knows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from alongside import all_apart, current
from alongside_shared_lives import absent, approvals, giving, loading, matching_lists, standing_sets
from alongside_shared_lives.access import kept_from
from alongside_shared_lives.apart import kept_from_side
from alongside_shared_lives.approvals import Standing
from alongside_shared_lives.capacity import full_for_good
from alongside_shared_lives.dates import today
from alongside_shared_lives.factors import Factor, points
from alongside_shared_lives.matching_filters import Filters
from alongside_shared_lives.matching_lists import Group, Shown, narrowing
from alongside_shared_lives.matching_words import NOTHING_SAID, Between
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
def could_be(seeker: Seeker) -> ResponseReturnValue:
    """The households that could be right for a person, and the others, and why."""
    if (home_id := absent.chosen()) is not None:
        return redirect(url_for("shared_lives.why", looking_id=seeker.id, household_id=home_id))
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
        gives=giving.of_person(seeker),
        wanted=person.wanted.kind,
        thought_of=loading.thought_of(current.session, seeker.id),
        absent=absent.households(
            current.session, looked=many is not None, without=kept_from(current.actor)
        ),
        **narrowing(filters, factors, some, many),
    )


def _homes(
    seeker: Seeker, person: Person, filters: Filters, factors: tuple[Factor, ...]
) -> tuple[list[Group], int]:
    session, on = current.session, today()
    found = loading.all_households(session, without=kept_from(current.actor))
    homes = found.households
    apart = loading.homes_with(session, kept_from_side(seeker.looking, all_apart(session)))
    sieved = homes.for_person(person, points(factors), on, found.ids.numbers(apart))

    def ordered(some: int) -> Iterator[int]:
        return in_order(sieved, some, homes.rings, person.area)

    def drawn(numbers: Sequence[int]) -> list[Shown]:
        ids = [found.ids[number] for number in numbers]
        gives = giving.of_homes(session, ids)
        sides = [(one, gives[one], homes.household(n)) for one, n in zip(ids, numbers, strict=True)]
        late = [one for one, _theirs, home in sides if home.run_out or not home.approved]
        stands = standing_sets.in_words(session, late)
        return [
            matching_lists.shown(
                one,
                theirs.name,
                Between(
                    person,
                    household,
                    seeker.name,
                    theirs.name,
                    factors,
                    on,
                    stands.get(one, NOTHING_SAID),
                ),
                gives=theirs,
                apart=one in apart,
            )
            for one, theirs, household in sides
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
def could_suit(home: Home) -> ResponseReturnValue:
    """The people whom a household with room might suit, and the others, and why."""
    if (looking_id := absent.chosen()) is not None:
        return redirect(url_for("shared_lives.why", looking_id=looking_id, household_id=home.id))
    session, factors = current.session, all_factors(current.session)
    filters = Filters.asked(request.args, factors)
    full = home.id in full_for_good(session, today())
    stands = approvals.standing(session, home, today())
    household = loading.household_side(session, home.household, stands, full=full)
    if filters.kind:
        rooms = tuple(one for one in household.rooms if one.kind == filters.kind)
        household = replace(household, rooms=rooms)
    some: list[Group] = []
    many = None
    if home.household.state == Step.APPROVED.value and household.rooms:
        some, many = _people(home, household, stands, filters, factors)
    missing = absent.people(session, looked=many is not None, without=kept_from(current.actor))
    lists = narrowing(filters, factors, some, many)
    return show("suits", home=home, gives=giving.of_home(home), absent=missing, **lists)


def _people(
    home: Home,
    household: Household,
    stands: Standing,
    filters: Filters,
    factors: tuple[Factor, ...],
) -> tuple[list[Group], int]:
    session, on = current.session, today()
    found = loading.all_people(session, without=kept_from(current.actor))
    people = found.people
    walls = all_apart(session)
    others = {other for _mate, one in home.people for other in walls.get(one.id, ())}
    apart = loading.looked_for_by(session, others)
    sieved = people.for_household(household, points(factors), on, found.ids.numbers(apart))

    def ordered(some: int) -> Iterator[int]:
        return in_order(sieved, some, people.rings, household.area)

    def drawn(numbers: Sequence[int]) -> list[Shown]:
        gives = giving.of_people(session, [found.ids[number] for number in numbers])
        sides = [(found.ids[n], found.ids[n] in apart, people.person(n)) for n in numbers]
        return [
            matching_lists.shown(
                one,
                gives[one].name,
                Between(person, household, gives[one].name, home.name, factors, on, stands),
                gives=gives[one],
                apart=kept_apart,
            )
            for one, kept_apart, person in sides
        ]

    kept = filters.kept(people.crowd, people.rings, household.area, factors)
    address = "could_suit", {"household_id": home.id}
    return matching_lists.groups(sieved, kept, ordered, drawn, address), len(found.ids)
