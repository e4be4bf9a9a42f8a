"""What each could give the other, in their own words: beside the terms, and never counted."""

import uuid
from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import select

from alongside import CouncilSession, Person
from alongside_shared_lives.models import Household, Looking
from alongside_shared_lives.parties import Home, Seeker


class Gives(NamedTuple):
    """What somebody is called, what they bring, and what they hope to share."""

    name: str
    brings: str = ""
    hopes: str = ""


def of_person(seeker: Seeker) -> Gives:
    """What a person could give."""
    return Gives(seeker.name, seeker.looking.gifts, seeker.looking.hopes)


def of_home(home: Home) -> Gives:
    """What a household could give."""
    return Gives(home.name, home.household.enjoy, home.household.hopes)


def of_homes(session: CouncilSession, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Gives]:
    """What households could give, by their ids. One statement."""
    if not ids:
        return {}
    asked = select(Household.id, Household.name, Household.enjoy, Household.hopes)
    rows = session.execute(asked.where(Household.id.in_(ids)))
    return {one: Gives(*words) for one, *words in rows}


def of_people(session: CouncilSession, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Gives]:
    """What people could give, by the ids of what they look for. One statement."""
    if not ids:
        return {}
    asked = (
        select(Looking.id, Looking.gifts, Looking.hopes, Person)
        .join(Person, Person.id == Looking.person_id)
        .where(Looking.id.in_(ids))
    )
    return {
        one: Gives(person.display_name, gifts, hopes)
        for one, gifts, hopes, person in session.execute(asked)
    }
