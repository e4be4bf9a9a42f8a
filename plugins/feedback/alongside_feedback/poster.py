"""A poster with a code to scan, and the places where posters hang."""

import re
import secrets

from sqlalchemy import select

from alongside import CouncilSession, Person
from alongside_feedback.tell_models import Place

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
CODE = re.compile(f"[{LETTERS}]{{6}}")


def place(session: CouncilSession, code: str) -> Place | None:
    """The place of a poster's code; None for an unknown one, which is no reason to refuse words."""
    if not CODE.fullmatch(code):
        return None
    return session.scalars(select(Place).where(Place.code == code)).one_or_none()


def places(session: CouncilSession) -> list[Place]:
    """Every place with a poster, by name."""
    return list(session.scalars(select(Place).order_by(Place.name, Place.id)))


def add_place(session: CouncilSession, name: str, by: Person) -> Place:
    """Name a place. The same name again is the same place; its code says nothing about it."""
    found = session.scalars(select(Place).where(Place.name == name)).first()
    if found is None:
        code = "".join(secrets.choice(LETTERS) for _ in range(6))
        found = Place(code=code, name=name, added_by_id=by.id)
        session.add(found)
        session.flush()
    return found
