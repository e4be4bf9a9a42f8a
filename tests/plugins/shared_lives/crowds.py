"""Invented households and people for the tests of matching: small, and full of collisions."""

from datetime import date, timedelta

from hypothesis import strategies as st

from alongside_shared_lives.circumstances import Room, Wanted
from alongside_shared_lives.factor_list import FACTORS
from alongside_shared_lives.factors import MASK_BYTES, Said, points
from alongside_shared_lives.sides import Household, Households, People, Person, Standings

TODAY = date(2026, 11, 2)
SOME = tuple(
    one
    for one in FACTORS
    if one.key in {"pets", "bedroom", "language", "faith", "interests", "gender"}
)
"""Factors of each sort: one of several will do, each counts, quiet; in both halves of the bits."""
POINTS = points(SOME)
AREAS = ("hartlepool", "middlesbrough", "cardiff", "nowhere", "")
KINDS = ("live_in", "day")

bits = st.sampled_from([option for factor in SOME for option in factor.options[:3]])
masks = st.lists(bits, max_size=4).map(lambda some: sum({one.mask for one in some}))
sides = st.builds(Said, has=masks, must=masks, wish=masks, cannot=masks)
days = st.none() | st.integers(-3, 3).map(lambda n: TODAY + timedelta(days=n))
rooms = st.builds(
    Room, kind=st.sampled_from(KINDS), places=st.integers(1, 2), from_on=days, until_on=days
)
households = st.builds(
    Household,
    said=sides,
    area=st.sampled_from(AREAS),
    rooms=st.lists(rooms, min_size=1, max_size=2).map(tuple),
    full=st.booleans(),
    approved=st.sampled_from([True, True, False]),
    run_out=st.sampled_from([False, False, True]),
    not_for=st.frozensets(st.sampled_from(KINDS), max_size=1),
)
people = st.builds(
    Person,
    said=sides,
    area=st.sampled_from(AREAS),
    wanted=st.builds(Wanted, kind=st.sampled_from(("", *KINDS)), from_on=days),
)


def in_bytes(said):
    """A side as it is kept."""
    return b"".join(mask.to_bytes(MASK_BYTES, "little") for mask in said)


def those(some, so):
    """The set of those of whom something is so."""
    return sum(1 << number for number, one in enumerate(some) if so(one))


def all_households(some, fast=None):
    """Households as matching takes them."""
    return Households(
        [in_bytes(one.said) for one in some],
        [one.area for one in some],
        [one.rooms for one in some],
        those(some, lambda one: one.full),
        Standings(
            those(some, lambda one: not one.approved),
            those(some, lambda one: one.run_out),
            {kind: those(some, lambda one, kind=kind: kind in one.not_for) for kind in KINDS},
        ),
        fast=fast,
    )


def all_people(some, fast=None):
    """People as matching takes them."""
    return People(
        [in_bytes(one.said) for one in some],
        [one.area for one in some],
        [one.wanted for one in some],
        fast=fast,
    )
