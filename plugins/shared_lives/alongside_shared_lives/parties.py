"""A household with everybody in it, and a person who looks. What every page asks about."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select

from alongside import CouncilSession, Person
from alongside_shared_lives.models import Household, Housemate, Looking, Possibility


@dataclass
class Home:
    """A household and the people in it, by name."""

    household: Household
    people: list[tuple[Housemate, Person]] = field(default_factory=list)

    @property
    def id(self) -> uuid.UUID:
        """The household's id."""
        return self.household.id

    @property
    def name(self) -> str:
        """What the household is called."""
        return self.household.name

    def part(self, person: Person | None) -> str:
        """What somebody is in it, or "" where they are not."""
        if person is None:
            return ""
        return next((mate.part for mate, one in self.people if one.id == person.id), "")

    def came_at(self, person: Person | None) -> datetime | None:
        """When somebody was added to it, or None where they are not in it."""
        if person is None:
            return None
        return next((mate.created_at for mate, one in self.people if one.id == person.id), None)

    @property
    def carers(self) -> list[Person]:
        """Who is approved, or would be."""
        return [person for mate, person in self.people if mate.part == "carer"]


@dataclass
class Seeker:
    """A person who looks, with who walks with them."""

    looking: Looking
    person: Person
    helper: Person | None = None

    @property
    def id(self) -> uuid.UUID:
        """The id of what they look for."""
        return self.looking.id

    @property
    def name(self) -> str:
        """What they are called."""
        return self.person.display_name


@dataclass
class Pair:
    """A possibility with both its sides."""

    possibility: Possibility
    seeker: Seeker
    home: Home

    @property
    def id(self) -> uuid.UUID:
        """The possibility's id."""
        return self.possibility.id


def load_home(session: CouncilSession, household_id: uuid.UUID) -> Home | None:
    """A household by its id, in two statements."""
    household = session.get(Household, household_id)
    if household is None:
        return None
    return Home(household, people_of(session, household_id))


def people_of(session: CouncilSession, household_id: uuid.UUID) -> list[tuple[Housemate, Person]]:
    """The people of a household, carers first, then by name."""
    rows = session.execute(
        select(Housemate, Person)
        .join(Person, Person.id == Housemate.person_id)
        .where(Housemate.household_id == household_id)
        .order_by(Housemate.part != "carer", Person.sort_name, Person.id)
    )
    return [(mate, person) for mate, person in rows]


def people_of_many(
    session: CouncilSession, ids: Collection[uuid.UUID]
) -> dict[uuid.UUID, list[tuple[Housemate, Person]]]:
    """The same of several households at once. One statement."""
    rows = session.execute(
        select(Housemate, Person)
        .join(Person, Person.id == Housemate.person_id)
        .where(Housemate.household_id.in_(ids))
        .order_by(Housemate.part != "carer", Person.sort_name, Person.id)
    )
    found: dict[uuid.UUID, list[tuple[Housemate, Person]]] = {}
    for mate, person in rows:
        found.setdefault(mate.household_id, []).append((mate, person))
    return found


def load_seeker(session: CouncilSession, looking_id: uuid.UUID) -> Seeker | None:
    """A person who looks, by the id of what they look for."""
    looking = session.get(Looking, looking_id)
    if looking is None:
        return None
    person = session.get_one(Person, looking.person_id)
    helper = session.get(Person, looking.helper_id) if looking.helper_id else None
    return Seeker(looking, person, helper)


def load_pair(session: CouncilSession, possibility_id: uuid.UUID) -> Pair | None:
    """A possibility by its id, with both sides."""
    possibility = session.get(Possibility, possibility_id)
    if possibility is None:
        return None
    seeker = load_seeker(session, possibility.looking_id)
    home = load_home(session, possibility.household_id)
    return Pair(possibility, seeker, home) if seeker and home else None


def homes_of(session: CouncilSession, person: Person) -> list[Household]:
    """The households that somebody is in."""
    asked = (
        select(Household)
        .join(Housemate, Housemate.household_id == Household.id)
        .where(Housemate.person_id == person.id)
        .order_by(Household.created_at, Household.id)
        .limit(20)
    )
    return list(session.scalars(asked))


def looking_of(session: CouncilSession, person: Person) -> list[Looking]:
    """What somebody looks for, themself or as the helper that somebody chose."""
    asked = (
        select(Looking)
        .where((Looking.person_id == person.id) | (Looking.helper_id == person.id))
        .order_by(Looking.created_at, Looking.id)
        .limit(50)
    )
    return list(session.scalars(asked))
