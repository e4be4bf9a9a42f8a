"""Reading all households with room, and all people who look, as matching takes them.

A few columns of each, never objects, and only as long as a request lasts.
"""

import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, overload

from sqlalchemy import String, or_, select, type_coerce

from alongside import CouncilSession, Person
from alongside_shared_lives import free_rooms
from alongside_shared_lives.approvals import Standing
from alongside_shared_lives.capacity import full_for_good
from alongside_shared_lives.circumstances import Room, Wanted
from alongside_shared_lives.crowd import set_of
from alongside_shared_lives.dates import today
from alongside_shared_lives.factors import unpack
from alongside_shared_lives.models import Household, Housemate, Looking, Possibility, Vacancy
from alongside_shared_lives.sides import Household as HouseholdSide
from alongside_shared_lives.sides import Households, People
from alongside_shared_lives.sides import Person as PersonSide
from alongside_shared_lives.standing_sets import standings
from alongside_shared_lives.states import LookingState, Step
from alongside_shared_lives.words import KINDS

Ids = frozenset[uuid.UUID]
NOBODY: Ids = frozenset()
NO_KINDS: frozenset[str] = frozenset()


class Row(Sequence[uuid.UUID]):
    """The ids of very many, in their order, as the driver gave them.

    An id is made into an object when it is asked for: of ten thousand, a page shows some dozens,
    and on SQLite the objects would cost more than everything else.
    """

    def __init__(self, raw: Sequence[Any]) -> None:
        """Take 32 letters each, or the objects where the driver makes them."""
        self._raw = raw

    def __len__(self) -> int:
        """How many there are."""
        return len(self._raw)

    @overload
    def __getitem__(self, number: int) -> uuid.UUID: ...
    @overload
    def __getitem__(self, number: slice) -> "Row": ...
    def __getitem__(self, number: int | slice) -> "uuid.UUID | Row":
        """The id of one."""
        if isinstance(number, slice):
            return Row(self._raw[number])
        one = self._raw[number]
        return one if isinstance(one, uuid.UUID) else uuid.UUID(one)

    def numbers(self, some: Iterable[uuid.UUID]) -> int:
        """The set of some, by their ids; whoever is not among them is left out."""
        wanted = both_ways(some)
        found = (number for number, one in enumerate(self._raw) if wanted and one in wanted)
        return set_of(found, len(self._raw))


def both_ways(some: Iterable[uuid.UUID]) -> set[Any]:
    """Ids as objects and as the 32 letters that SQLite keeps."""
    return {form for one in some for form in (one, one.hex)}


@dataclass(frozen=True)
class AllHouseholds:
    """Households with their ids, in the same order: who came first is first."""

    ids: Row
    households: Households


@dataclass(frozen=True)
class AllPeople:
    """People who look, by the ids of what they look for; `person_ids` are their own."""

    ids: Row
    person_ids: Row
    people: People


def all_households(session: CouncilSession, *, without: Ids = NOBODY) -> AllHouseholds:
    """Every approved household with room now or later, but those with somebody of `without` in it.

    Five statements; more where somebody is to be left out, or lives with a household.
    """
    rows = session.execute(
        select(
            type_coerce(Household.id, String),
            Household.area,
            Household.packed,
            Vacancy.kind,
            Vacancy.places,
            Vacancy.from_on,
            Vacancy.until_on,
        )
        .join(Vacancy, Vacancy.household_id == Household.id)
        .where(
            Household.state == Step.APPROVED.value,
            or_(Vacancy.until_on.is_(None), Vacancy.until_on >= today()),
        )
        .order_by(Household.id)
    )
    lived_in = free_rooms.with_somebody(session).items()
    fewer = {form: some for one, some in lived_in for form in (one, one.hex)}
    hidden = both_ways(homes_with(session, without)) | {one for one in fewer if not fewer[one]}
    ids: list[Any] = []
    areas: list[str] = []
    packed: list[bytes] = []
    rooms: list[list[Room]] = []
    for one, area, said, kind, places, from_on, until_on in rows:
        if hidden and one in hidden:
            continue
        if not ids or ids[-1] != one:
            ids.append(one)
            areas.append(area)
            packed.append(said)
            rooms.append([*fewer.get(one, ())])
        if one not in fewer:
            rooms[-1].append(Room(kind, places, from_on, until_on))
    found = Row(ids)
    full = found.numbers(full_for_good(session, today()))
    stand = standings(session, ids, today())
    return AllHouseholds(found, Households(packed, areas, rooms, full, stand))


def all_people(session: CouncilSession, *, without: Ids = NOBODY) -> AllPeople:
    """Everybody who looks, but those of `without` and whom they help. One statement."""
    rows = session.execute(
        select(
            type_coerce(Looking.id, String),
            type_coerce(Looking.person_id, String),
            type_coerce(Looking.helper_id, String),
            Looking.area,
            Looking.packed,
            Looking.kind,
            Looking.from_on,
        )
        .where(Looking.state == LookingState.LOOKING.value)
        .order_by(Looking.id)
    )
    hidden = both_ways(without)
    kept = [row for row in rows if not hidden & {row[1], row[2]}]
    return AllPeople(
        Row([row[0] for row in kept]),
        Row([row[1] for row in kept]),
        People(
            [row.packed for row in kept],
            [row.area for row in kept],
            [Wanted(row.kind, row.from_on) for row in kept],
        ),
    )


def homes_with(session: CouncilSession, people: Collection[uuid.UUID]) -> Ids:
    """The households that somebody of these is in."""
    if not people:
        return NOBODY
    asked = select(Housemate.household_id).where(Housemate.person_id.in_(people))
    return frozenset(session.scalars(asked))


def looked_for_by(session: CouncilSession, people: Collection[uuid.UUID]) -> Ids:
    """What somebody of these looks for, themself or as the helper that was chosen."""
    if not people:
        return NOBODY
    asked = select(Looking.id).where(
        or_(Looking.person_id.in_(people), Looking.helper_id.in_(people))
    )
    return frozenset(session.scalars(asked))


def person_side(looking: Looking) -> PersonSide:
    """A person as matching takes them."""
    return PersonSide(unpack(looking.packed), looking.area, Wanted(looking.kind, looking.from_on))


def household_side(
    session: CouncilSession, household: Household, stands: Standing, *, full: bool = False
) -> HouseholdSide:
    """A household as matching takes it, with the room that is not over, and how it stands."""
    asked = select(Vacancy).where(
        Vacancy.household_id == household.id,
        or_(Vacancy.until_on.is_(None), Vacancy.until_on >= today()),
    )
    rooms = [
        *free_rooms.left(
            session.scalars(asked.order_by(Vacancy.from_on, Vacancy.id)),
            free_rooms.taken(session, household.id).get(household.id, ()),
        )
    ]
    return HouseholdSide(
        unpack(household.packed),
        household.area,
        tuple(rooms),
        full,
        stands.approved,
        bool(stands.expired),
        frozenset(KINDS) - stands.kinds if stands.approved else NO_KINDS,
    )


def household_names(session: CouncilSession, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, str]:
    """What households are called."""
    asked = select(Household.id, Household.name).where(Household.id.in_(ids))
    return {one: name for one, name in session.execute(asked)} if ids else {}  # noqa: C416


def people_names(session: CouncilSession, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, str]:
    """What people are called, by the ids of what they look for."""
    if not ids:
        return {}
    asked = (
        select(Looking.id, Person)
        .join(Person, Person.id == Looking.person_id)
        .where(Looking.id.in_(ids))
    )
    return {one: person.display_name for one, person in session.execute(asked)}


def thought_of(session: CouncilSession, looking_id: uuid.UUID) -> dict[uuid.UUID, uuid.UUID]:
    """The possibilities of a person that are there already, by household."""
    asked = select(Possibility.household_id, Possibility.id).where(
        Possibility.looking_id == looking_id
    )
    return {household: one for household, one in session.execute(asked)}  # noqa: C416
