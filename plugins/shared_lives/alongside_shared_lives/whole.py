"""The whole scheme at one look: who has nobody, what room suits nobody, what is missing most.

Each person is sieved once against all households and leaves behind a short list and a few counts;
no pair is kept. From the short lists a suggestion for everybody at once is made (`stable.py`).
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import NamedTuple

from alongside_shared_lives.circumstances import KIND
from alongside_shared_lives.crowd import holds, members
from alongside_shared_lives.distance import miles
from alongside_shared_lives.factors import Point
from alongside_shared_lives.matching import Place, Strength, Whose
from alongside_shared_lives.sides import Households, People, in_order
from alongside_shared_lives.sieve import Sieved
from alongside_shared_lives.stable import Choice, suggest

SHORT = 20
"""How many households of each person the suggestion looks at."""


class Thing(NamedTuple):
    """Something that one side must have, or cannot have, and the other does not offer.

    `asked` is the options of the factor `about`; where it is about room, `kind` says which.
    """

    about: str
    strength: Strength
    asked: int = 0
    kind: str = ""


@dataclass
class Opens:
    """How much one single thing would open: introductions, and people who would have one more."""

    introductions: int = 0
    people: int = 0


class Short(NamedTuple):
    """A household on somebody's short list, with what both are ordered by."""

    household: int
    ask: bool
    mine: int
    theirs: int
    far: int


@dataclass
class Picture:
    """The whole scheme. People and households by their numbers in what was given."""

    people: int
    households: int
    nobody: list[int] = field(default_factory=list)
    only_to_ask: list[int] = field(default_factory=list)
    suits_nobody: list[tuple[int, str]] = field(default_factory=list)
    opens: dict[Thing, Opens] = field(default_factory=dict)
    short: list[list[Short]] = field(default_factory=list)
    suggested: dict[int, int] = field(default_factory=dict)

    def would_open(self, strength: Strength) -> list[tuple[Thing, Opens]]:
        """What would open most, the most introductions first."""
        some = [(thing, opens) for thing, opens in self.opens.items() if thing.strength is strength]
        return sorted(some, key=lambda one: (-one[1].introductions, one[0]))


def whole(
    people: People,
    households: Households,
    points: tuple[Point, ...],
    today: date,
    *,
    apart: Mapping[int, int] | None = None,
    answered_no: Mapping[int, int] | None = None,
    most: Mapping[int, int] | None = None,
) -> Picture:
    """Look at everybody.

    `apart` is, of a person, the set of households that they are kept from; `answered_no` those with
    whom one of the two has said no, which no suggestion brings up again. `most` is how many adults
    a household may still take.
    """
    apart, answered_no = apart or {}, answered_no or {}
    picture = Picture(people.crowd.size, households.crowd.size)
    reached: dict[str, int] = {}
    for number in range(people.crowd.size):
        person = people.person(number)
        sieved = households.for_person(person, points, today, apart.get(number, 0))
        met, ask = sieved.at(Place.MET), sieved.at(Place.ASK)
        if not met:
            (picture.only_to_ask if ask else picture.nobody).append(number)
        kind = person.wanted.kind
        reached[kind] = reached.get(kind, 0) | met | ask
        _note_what_would_open(picture.opens, sieved, kind)
        no = answered_no.get(number, 0)
        picture.short.append(_short(sieved, met & ~no, ask & ~no, households, person.area))
    picture.suits_nobody = _suits_nobody(households, reached)
    picture.suggested = _suggest(picture, people, households, most or {})
    return picture


def _note_what_would_open(opens: dict[Thing, Opens], sieved: Sieved, kind: str) -> None:
    """Count the households with whom only one thing of the person's is not met."""
    once = sieved.failed_once
    if not once:
        return
    for failure in sieved.failures:
        if failure.whose is not Whose.PERSON:
            continue
        would = (failure.with_whom & once).bit_count()
        if would:
            room = kind if failure.about == KIND else ""
            thing = Thing(failure.about, failure.strength, failure.asked, room)
            found = opens.setdefault(thing, Opens())
            found.introductions += would
            found.people += 1


def _short(sieved: Sieved, met: int, ask: int, households: Households, area: str) -> list[Short]:
    found = []
    for number in islice(_met_first(sieved, met, ask, households, area), SHORT):
        far = miles(area, households.areas[number])
        found.append(
            Short(
                number,
                holds(ask, number),
                sieved.mine.of(number),
                sieved.theirs.of(number),
                10**6 if far is None else far,
            )
        )
    return found


def _met_first(
    sieved: Sieved, met: int, ask: int, households: Households, area: str
) -> Iterator[int]:
    for some in (met, ask):
        yield from in_order(sieved, some, households.rings, area)


def _suits_nobody(households: Households, reached: Mapping[str, int]) -> list[tuple[int, str]]:
    """Room for which nobody is there, by household and kind."""
    without_kind = reached.get("", 0)
    return sorted(
        (number, kind)
        for kind in households.kinds
        for number in members(households.with_room(kind) & ~reached.get(kind, 0) & ~without_kind)
    )


def _suggest(
    picture: Picture, people: People, households: Households, most: Mapping[int, int]
) -> dict[int, int]:
    """Each side ranks by its own wishes, the other's, what is near, and who came first."""
    kinds = [wanted.kind for wanted in people.wanted]
    choices = [
        [
            Choice(one.household, (one.ask, -one.theirs, -one.mine, one.far, person))
            for one in sorted(
                short, key=lambda one: (one.ask, -one.mine, -one.theirs, one.far, one.household)
            )
        ]
        for person, short in enumerate(picture.short)
    ]
    places: Counter[tuple[int, str]] = Counter()
    for number, rooms in enumerate(households.rooms):
        for room in rooms:
            places[number, room.kind] += room.places
    return suggest(choices, kinds, places, most)
