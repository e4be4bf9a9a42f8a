"""Circles with the people in them."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from alongside import CouncilSession, Person
from alongside_full_circle.models import Circle, Seat


@dataclass
class Gathering:
    """A circle with everybody who was ever named in it. What permissions are asked about."""

    circle: Circle
    seats: list[tuple[Seat, Person]]

    @property
    def id(self) -> uuid.UUID:
        """The circle's id."""
        return self.circle.id

    def standing(self, person_id: uuid.UUID | None) -> str:
        """Where somebody stands in it, or "" when they were never named."""
        return next((s.standing for s, person in self.seats if person.id == person_id), "")

    def people(self, standing: str) -> list[Person]:
        """Everybody who stands so in it, by name."""
        return [person for seat, person in self.seats if seat.standing == standing]

    def name(self, person_id: uuid.UUID) -> str:
        """What somebody in it likes to be called."""
        return next((p.display_name for _, p in self.seats if p.id == person_id), "")

    @property
    def owner(self) -> str:
        """The name of whoever asks the question."""
        return self.name(self.circle.owner_id)


def load(session: CouncilSession, circle_id: uuid.UUID) -> Gathering | None:
    """A circle by its id, with its people, in two statements."""
    circle = session.get(Circle, circle_id)
    if circle is None:
        return None
    rows = session.execute(
        select(Seat, Person)
        .join(Person, Person.id == Seat.person_id)
        .where(Seat.circle_id == circle_id)
        .order_by(Person.sort_name, Person.id)
    )
    return Gathering(circle, [(seat, person) for seat, person in rows])


def begin(session: CouncilSession, owner: Person, question: str) -> Circle:
    """Begin a circle with its owner alone in it."""
    circle = Circle(owner_id=owner.id, question=question)
    session.add(circle)
    session.flush()
    session.add(Seat(circle_id=circle.id, person_id=owner.id, standing="here"))
    session.flush()
    return circle


def circles_of(session: CouncilSession, person: Person) -> Sequence[tuple[Circle, str]]:
    """The circles that somebody is in, is invited to or asked to come to, each with which."""
    rows = session.execute(
        select(Circle, Seat.standing)
        .join(Seat, Seat.circle_id == Circle.id)
        .where(Seat.person_id == person.id, Seat.standing != "away")
        .order_by(Circle.created_at.desc(), Circle.id)
    )
    return [(circle, standing) for circle, standing in rows]
