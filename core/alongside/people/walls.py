"""Walls: two people find, read and meet nothing of each other, and no group has both.

A wall is for when being seen together would hurt: after violence, or with a court's order. Neither
of the two is told that it is there; what they look for is simply not there.
"""

import uuid
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, case, or_, select
from sqlalchemy.orm import aliased

from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.people.models import Person
from alongside.people.wall_models import Wall

STANDS = Wall.lifted_at.is_(None)


class Walled(Exception):
    """Two people between whom there is a wall cannot be brought together. Never say why."""


def is_wall(one: Any, other: Any) -> Any:
    """The condition that a wall stands between two people; ids, columns or parameters."""
    between = or_(
        and_(Wall.one_id == one, Wall.other_id == other),
        and_(Wall.one_id == other, Wall.other_id == one),
    )
    return select(Wall.id).where(STANDS, between).exists()


def walled_off(person_id: Any) -> Select[Any]:
    """The ids of everybody from whom somebody is kept."""
    them = case((Wall.one_id == person_id, Wall.other_id), else_=Wall.one_id)
    return select(them).where(STANDS, or_(Wall.one_id == person_id, Wall.other_id == person_id))


def apart_from(session: CouncilSession, person: Person) -> frozenset[uuid.UUID]:
    """The ids of everybody from whom somebody is kept. One statement. Never show who they are."""
    return frozenset(session.scalars(walled_off(person.id)))


def all_apart(session: CouncilSession) -> dict[uuid.UUID, frozenset[uuid.UUID]]:
    """Who is kept from whom, for work on very many at once. Never show that it is so.

    Both of each two are in it. One statement; a council has few walls.
    """
    kept: dict[uuid.UUID, set[uuid.UUID]] = {}
    for one, other in session.execute(select(Wall.one_id, Wall.other_id).where(STANDS)):
        kept.setdefault(one, set()).add(other)
        kept.setdefault(other, set()).add(one)
    return {person: frozenset(others) for person, others in kept.items()}


def any_between(
    session: CouncilSession, some: Collection[uuid.UUID], others: Collection[uuid.UUID]
) -> bool:
    """Whether a wall stands between anybody of some and anybody of others. One statement."""
    if not some or not others:
        return False
    either = or_(
        and_(Wall.one_id.in_(some), Wall.other_id.in_(others)),
        and_(Wall.one_id.in_(others), Wall.other_id.in_(some)),
    )
    return session.scalars(select(Wall.id).where(STANDS, either).limit(1)).first() is not None


def may_be_together(session: CouncilSession, people: Collection[Person]) -> bool:
    """Whether no wall stands between any two of these people."""
    ids = [one.id for one in people]
    return not any_between(session, ids, ids)


def put_up(
    session: CouncilSession,
    one: Person,
    other: Person,
    *,
    because: str,
    review_on: date,
    by: Person,
) -> Wall:
    """Put a wall between two people. What they share already must be settled before."""
    found = session.scalars(
        select(Wall).where(
            STANDS,
            or_(
                and_(Wall.one_id == one.id, Wall.other_id == other.id),
                and_(Wall.one_id == other.id, Wall.other_id == one.id),
            ),
        )
    ).first()
    if found is None:
        found = Wall(one_id=one.id, other_id=other.id, because=because, review_on=review_on)
        found.placed_by_id = by.id
        session.add(found)
    found.because, found.review_on = because, review_on
    session.flush()
    return found


def lift(wall: Wall, by: Person) -> None:
    """Take a wall away; that it was there stays written down."""
    if wall.lifted_at is None:
        wall.lifted_at, wall.lifted_by_id = utcnow(), by.id


def standing(session: CouncilSession) -> Sequence[tuple[Wall, Person, Person]]:
    """Every wall that stands, with the two; the one to be looked at next at the top."""
    one, other = aliased(Person), aliased(Person)
    rows = session.execute(
        select(Wall, one, other)
        .join(one, one.id == Wall.one_id)
        .join(other, other.id == Wall.other_id)
        .where(STANDS)
        .order_by(Wall.review_on, Wall.id)
    )
    return [(wall, first, second) for wall, first, second in rows]
