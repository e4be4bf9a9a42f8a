"""Lists of households for the scheme: by their step, nothing ranked."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from alongside import CouncilSession, Person, apart_from
from alongside_shared_lives.dates import today
from alongside_shared_lives.models import Household, Housemate
from alongside_shared_lives.parties import Home
from alongside_shared_lives.states import Step


@dataclass(frozen=True)
class Standing:
    """A household at a step: since when, and who walks with it."""

    home: Home
    since: date
    worker: Person | None

    @property
    def days(self) -> int:
        """For how many days it is there."""
        return max((today() - self.since).days, 0)


def homes(session: CouncilSession, reader: Person, *steps: Step) -> list[Home]:
    """Households, by name, without those that the reader lives in or is kept from."""
    asked = (
        select(Household, Housemate, Person)
        .outerjoin(Housemate, Housemate.household_id == Household.id)
        .outerjoin(Person, Person.id == Housemate.person_id)
        .order_by(Household.name, Household.id, Housemate.part != "carer", Person.sort_name)
    )
    if steps:
        asked = asked.where(Household.state.in_([one.value for one in steps]))
    found: dict[uuid.UUID, Home] = {}
    for household, mate, person in session.execute(asked):
        home = found.setdefault(household.id, Home(household))
        if person is not None:
            home.people.append((mate, person))
    kept_from = apart_from(session, reader) | {reader.id}
    return [
        one
        for one in found.values()
        if not any(person.id in kept_from for _mate, person in one.people)
    ]


def by_step(session: CouncilSession, reader: Person) -> Mapping[str, list[Standing]]:
    """The households at each step, the longest there first."""
    found = homes(session, reader)
    ids = {one.household.worker_id for one in found if one.household.worker_id}
    workers = {one.id: one for one in session.scalars(select(Person).where(Person.id.in_(ids)))}
    steps: dict[str, list[Standing]] = {one.value: [] for one in Step}
    for home in found:
        household = home.household
        since = household.state_since or household.created_at.date()
        worker = workers.get(household.worker_id) if household.worker_id else None
        steps[household.state].append(Standing(home, since, worker))
    for rows in steps.values():
        rows.sort(key=lambda one: (one.since, one.home.name))
    return {step: rows for step, rows in steps.items() if rows}
