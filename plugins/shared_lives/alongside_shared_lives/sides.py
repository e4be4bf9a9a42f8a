"""All households that have room, and all people who look: each asked about one of the other side.

`terms_between` explains one pair; `Households.for_person` and `People.for_household` sieve many.
They say the same, and a test holds them together.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from alongside_shared_lives.circumstances import (
    ADULTS,
    APART,
    APPROVED,
    APPROVED_KIND,
    DATES,
    KIND,
    RUN_OUT,
    Room,
    Wanted,
    room_terms,
    standing_terms,
)
from alongside_shared_lives.crowd import Crowd, holds, set_of
from alongside_shared_lives.distance import Rings
from alongside_shared_lives.factors import Point, Said
from alongside_shared_lives.matching import Strength, Term, Whose, explain
from alongside_shared_lives.sieve import Sieved, sieve

MUST = Strength.MUST
NOTHING_SAID = Wanted()


@dataclass(frozen=True)
class Person:
    """What matching knows of a person who looks."""

    said: Said
    area: str = ""
    wanted: Wanted = NOTHING_SAID


@dataclass(frozen=True)
class Household:
    """What matching knows of a household. `full`: no adult more may come, however much room.

    `approved` says that an approval holds, `not_for` which kinds that leaves out, `run_out` that
    something which must be in order has run out.
    """

    said: Said
    area: str = ""
    rooms: tuple[Room, ...] = ()
    full: bool = False
    approved: bool = True
    run_out: bool = False
    not_for: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Standings:
    """The same of very many, as sets: who is not approved, who is not for a kind, where something
    ran out.
    """

    unapproved: int = 0
    run_out: int = 0
    not_for: Mapping[str, int] = field(default_factory=dict)


ALL_APPROVED = Standings()


def terms_between(
    person: Person,
    household: Household,
    points: Sequence[Point],
    today: date,
    *,
    looking: bool = True,
    apart: bool = False,
) -> list[Term]:
    """Every term of one pair: what the scheme sees to, the room, then factor by factor."""
    return [
        *standing_terms(
            approved=household.approved,
            for_kind=person.wanted.kind not in household.not_for,
            in_order=not household.run_out,
            looking=looking,
            full=household.full,
            apart=apart,
        ),
        *room_terms(person.wanted, household.rooms, today),
        *explain(person.said, household.said, points),
    ]


class Households:
    """Households, in the order in which they came."""

    def __init__(
        self,
        packed: Sequence[bytes],
        areas: Sequence[str],
        rooms: Sequence[Sequence[Room]],
        full: int = 0,
        standings: Standings = ALL_APPROVED,
        *,
        fast: bool | None = None,
    ) -> None:
        """Take what each said, where it is, what room it has; the set of those that are full, and
        how they stand.

        Every one of them has room of some kind.
        """
        self.crowd = Crowd(packed, fast=fast)
        self.areas, self.rooms, self.full = areas, rooms, full
        self.standings = standings
        self.rings = Rings(areas)
        self._by_kind: dict[str, list[tuple[int, Room]]] = {}
        for number, some in enumerate(rooms):
            for room in some:
                self._by_kind.setdefault(room.kind, []).append((number, room))
        self._free: dict[tuple[str, date | None], int] = {}

    @property
    def kinds(self) -> Sequence[str]:
        """The kinds that somebody has room for."""
        return list(self._by_kind)

    def with_room(self, kind: str, day: date | None = None) -> int:
        """Who has room of a kind; with a day, who has it free then."""
        if (kind, day) not in self._free:
            self._free[kind, day] = set_of(
                (
                    number
                    for number, room in self._by_kind.get(kind, ())
                    if day is None or room.free(day)
                ),
                self.crowd.size,
            )
        return self._free[kind, day]

    def for_person(
        self, person: Person, points: Sequence[Point], today: date, apart: int = 0
    ) -> Sieved:
        """How a person stands with every household. `apart`: who they are kept from."""
        sieved = sieve(person.said, self.crowd, points, Whose.PERSON)
        everyone, wanted = self.crowd.everyone, person.wanted
        sieved.fails(APART, Whose.SCHEME, MUST, 0, apart)
        sieved.fails(APPROVED, Whose.SCHEME, MUST, 0, self.standings.unapproved)
        not_for = self.standings.not_for.get(wanted.kind, 0)
        sieved.fails(APPROVED_KIND, Whose.SCHEME, MUST, 0, not_for)
        sieved.fails(RUN_OUT, Whose.SCHEME, MUST, 0, self.standings.run_out)
        sieved.fails(ADULTS, Whose.SCHEME, MUST, 0, self.full)
        if wanted.kind:
            of_kind = self.with_room(wanted.kind)
            sieved.fails(KIND, Whose.PERSON, MUST, 0, everyone & ~of_kind)
            late = of_kind & ~self.with_room(wanted.kind, wanted.day(today))
            sieved.fails(DATES, Whose.PERSON, MUST, 0, late)
        else:
            sieved.unknown |= everyone
        return sieved

    def household(self, number: int) -> Household:
        """One of them, as matching knows it."""
        stand = self.standings
        return Household(
            self.crowd.said(number),
            self.areas[number],
            tuple(self.rooms[number]),
            full=holds(self.full, number),
            approved=not holds(stand.unapproved, number),
            run_out=holds(stand.run_out, number),
            not_for=frozenset(kind for kind, some in stand.not_for.items() if holds(some, number)),
        )


class People:
    """People who look, in the order in which they came."""

    def __init__(
        self,
        packed: Sequence[bytes],
        areas: Sequence[str],
        wanted: Sequence[Wanted],
        *,
        fast: bool | None = None,
    ) -> None:
        """Take what each said, where they are, and what they look for."""
        self.crowd = Crowd(packed, fast=fast)
        self.areas, self.wanted = areas, wanted
        self.rings = Rings(areas)

    def person(self, number: int) -> Person:
        """One of them, as matching knows them."""
        return Person(self.crowd.said(number), self.areas[number], self.wanted[number])

    def for_household(
        self, household: Household, points: Sequence[Point], today: date, apart: int = 0
    ) -> Sieved:
        """How a household stands with everybody. `apart`: whom somebody in it is kept from."""
        sieved = sieve(household.said, self.crowd, points, Whose.HOUSEHOLD)
        sieved.fails(APART, Whose.SCHEME, MUST, 0, apart)
        for about, so in (
            (APPROVED, not household.approved),
            (RUN_OUT, household.run_out),
            (ADULTS, household.full),
        ):
            if so:
                sieved.fails(about, Whose.SCHEME, MUST, 0, self.crowd.everyone)
        by_wanted: dict[tuple[str, date], list[int]] = {}
        for number, wanted in enumerate(self.wanted):
            by_wanted.setdefault((wanted.kind, wanted.day(today)), []).append(number)
        for (kind, day), numbers in by_wanted.items():
            some = set_of(numbers, self.crowd.size)
            fitting = [room for room in household.rooms if room.kind == kind]
            if kind in household.not_for:
                sieved.fails(APPROVED_KIND, Whose.SCHEME, MUST, 0, some)
            if not household.rooms or (kind and not fitting):
                sieved.fails(KIND, Whose.PERSON, MUST, 0, some)
            elif not kind:
                sieved.unknown |= some
            elif not any(room.free(day) for room in fitting):
                sieved.fails(DATES, Whose.PERSON, MUST, 0, some)
        return sieved


def in_order(sieved: Sieved, some: int, rings: Rings, area: str) -> Iterator[int]:
    """Those in a set: most wishes met (both sides' counted), then nearest, then who came first.

    Nothing else orders anybody. Whoever came first is first of equals, because an alphabet would
    favour the same families for ever.
    """
    for level in sieved.wishes.levels(some):
        yield from rings.near_first(area, level)
