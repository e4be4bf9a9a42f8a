"""People at risk: what is kept back of them, from whom, and whom to ask.

For everybody who is not the person or one of the few named, what is kept back is on no page, in no
copy and no message. Staff see that something is, and whom to ask; anybody else sees nothing.
"""

import uuid
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, delete, or_, select

from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.people.models import Person
from alongside.people.withholding_models import Confidant, Withholding

STANDS = Withholding.lifted_at.is_(None)


def of(session: CouncilSession, person: Person) -> Withholding | None:
    """What is kept back of somebody, if anything is."""
    return session.scalars(
        select(Withholding).where(Withholding.person_id == person.id, STANDS).limit(1)
    ).one_or_none()


def sees(viewer_id: Any, withholding: Any = Withholding) -> ColumnElement[bool]:
    """The condition that a viewer is the person, or one who was named."""
    named = select(Confidant.id).where(
        Confidant.withholding_id == withholding.id, Confidant.person_id == viewer_id
    )
    return or_(withholding.person_id == viewer_id, named.exists())


def kept_from(viewer_id: Any, person_id: Any, *also: Any) -> Any:
    """The condition that something of a person is kept back from a viewer; `also` narrows what."""
    return (
        select(Withholding.id)
        .where(Withholding.person_id == person_id, STANDS, ~sees(viewer_id), *also)
        .exists()
    )


def is_kept_from(session: CouncilSession, viewer: Person | None, person: Person) -> bool:
    """Whether something of a person is kept back from this viewer; always from nobody signed in."""
    asked = select(kept_from(viewer.id if viewer else None, person.id))
    return bool(session.scalar(asked))


def confidants(session: CouncilSession, withholding: Withholding) -> Sequence[Person]:
    """Who sees what is kept back, besides the person, by name."""
    return session.scalars(
        select(Person)
        .join(Confidant, Confidant.person_id == Person.id)
        .where(Confidant.withholding_id == withholding.id)
        .order_by(Person.sort_name, Person.id)
    ).all()


def keep_back(
    session: CouncilSession,
    person: Person,
    *,
    relations: bool,
    about: bool,
    because: str,
    review_on: date,
    confidants: Iterable[Person],
    by: Person,
) -> Withholding:
    """Keep somebody's details back, or change how. Whoever does it goes on seeing them."""
    session.get_one(Person, person.id, with_for_update=True)
    found = of(session, person)
    if found is None:
        found = Withholding(person_id=person.id, because=because, review_on=review_on)
        found.placed_by_id = by.id
        session.add(found)
    found.relations, found.about = relations, about
    found.because, found.review_on = because, review_on
    session.flush()
    session.execute(delete(Confidant).where(Confidant.withholding_id == found.id))
    for who in _named(confidants, by, person):
        session.add(Confidant(withholding_id=found.id, person_id=who, added_by_id=by.id))
    session.flush()
    return found


def _named(confidants: Iterable[Person], by: Person, person: Person) -> list[uuid.UUID]:
    wanted = dict.fromkeys(one.id for one in (*confidants, by))
    return [one for one in wanted if one != person.id]


def lift(withholding: Withholding, by: Person) -> None:
    """Keep nothing back any more; that it was stays written down."""
    if withholding.lifted_at is None:
        withholding.lifted_at, withholding.lifted_by_id = utcnow(), by.id


def due(session: CouncilSession, person: Person, today: date) -> Sequence[Person]:
    """Of whom somebody kept something back, and said they would look at it again by today."""
    return session.scalars(
        select(Person)
        .join(Withholding, Withholding.person_id == Person.id)
        .where(STANDS, Withholding.placed_by_id == person.id, Withholding.review_on <= today)
        .order_by(Person.sort_name, Person.id)
    ).all()
