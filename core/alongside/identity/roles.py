"""Functions that someone has in the council. They give functions, never anyone's content."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, or_, select

from alongside.db.tenancy import CouncilSession
from alongside.groups.models import today
from alongside.identity.models import CouncilRole
from alongside.people.models import Person

NAMES = {
    "worker": _l("worker"),
    "coordinator": _l("coordinator"),
    "administrator": _l("administrator"),
    "data_officer": _l("data officer"),
}
ROLES = tuple(NAMES)


def is_held(on: Any = None) -> ColumnElement[bool]:
    """The condition that a role is held today, or on another day (a date or a parameter)."""
    day = today() if on is None else on
    return (CouncilRole.starts_on <= day) & or_(
        CouncilRole.ends_on.is_(None), CouncilRole.ends_on > day
    )


def people_with_role(session: CouncilSession, *roles: str) -> Sequence[Person]:
    """The people who hold any of these roles today, by name: whom to tell that something waits."""
    holders = select(CouncilRole.person_id).where(CouncilRole.role.in_(roles), is_held())
    return session.scalars(
        select(Person).where(Person.id.in_(holders)).order_by(Person.sort_name, Person.id)
    ).all()


def give_role(session: CouncilSession, person: Person, role: str, reason: str) -> bool:
    """Give a person a role from today; False when they have it already.

    Raises ValueError for a role that there is not.
    """
    if role not in ROLES:
        raise ValueError(f"There is no role {role!r}; there are {', '.join(ROLES)}.")
    has = select(CouncilRole.id).where(
        CouncilRole.person_id == person.id, CouncilRole.role == role, is_held()
    )
    if session.scalars(has.limit(1)).first() is not None:
        return False
    session.add(CouncilRole(person_id=person.id, role=role, reason=reason))
    return True


def holds_a_role(session: CouncilSession, person: Person) -> bool:
    """Whether somebody works for the council, in whichever function."""
    asked = select(CouncilRole.id).where(CouncilRole.person_id == person.id, is_held())
    return session.scalars(asked.limit(1)).first() is not None
