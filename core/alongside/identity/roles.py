"""Functions that someone has in the council. They give functions, never anyone's content."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, or_, select

from alongside.db.tenancy import CouncilSession
from alongside.groups.models import today
from alongside.identity.models import CouncilRole
from alongside.kernel.practice import Function, Text
from alongside.people.models import Person
from alongside.web.context import current, house

NAMES = {
    "worker": _l("worker"),
    "coordinator": _l("coordinator"),
    "administrator": _l("administrator"),
    "data_officer": _l("data officer"),
}
ROLES = tuple(NAMES)


class _Names(dict[str, Text]):
    """What roles are called. One of a practice that is gone is called by its id."""

    def __missing__(self, role: str) -> Text:
        return role


def names() -> Mapping[str, Text]:
    """What every role is called that somebody may hold: the core's, and those of practices."""
    found = (one for record in house().registry.usable() for one in _functions(record.id))
    return _Names({**NAMES, **{one.id: one.title for one in found}})


def functions() -> Sequence[Function]:
    """The functions of the practices that the council at hand has switched on."""
    return [one for practice_id in sorted(current.practices) for one in _functions(practice_id)]


def _functions(practice_id: str) -> Sequence[Function]:
    practice = house().registry.practice(practice_id)
    return practice.functions if practice else ()


def is_held(on: Any = None) -> ColumnElement[bool]:
    """The condition that a role is held today, or on another day (a date or a parameter)."""
    day = today() if on is None else on
    return (CouncilRole.starts_on <= day) & or_(
        CouncilRole.ends_on.is_(None), CouncilRole.ends_on > day
    )


def holds_a_role(session: CouncilSession, person: Person) -> bool:
    """Whether a person has any function in the council today."""
    asked = select(CouncilRole.id).where(CouncilRole.person_id == person.id, is_held())
    return session.scalars(asked.limit(1)).first() is not None


def people_with_role(session: CouncilSession, *roles: str) -> Sequence[Person]:
    """The people who hold any of these roles today, by name: whom to tell that something waits."""
    holders = select(CouncilRole.person_id).where(CouncilRole.role.in_(roles), is_held())
    return session.scalars(
        select(Person).where(Person.id.in_(holders)).order_by(Person.sort_name, Person.id)
    ).all()


def colleagues(session: CouncilSession) -> Sequence[Person]:
    """Everybody who holds any role today, by name."""
    holders = select(CouncilRole.person_id).where(is_held())
    return session.scalars(
        select(Person).where(Person.id.in_(holders)).order_by(Person.sort_name, Person.id)
    ).all()


def give_role(
    session: CouncilSession,
    person: Person,
    role: str,
    reason: str,
    *,
    ends_on: date | None = None,
    by: Person | None = None,
) -> bool:
    """Give a person a role from today; False when they have it already.

    Raises ValueError for a role that there is not, or not while its practice is off.
    """
    if role not in ROLES and role not in (offered := [*ROLES, *(one.id for one in functions())]):
        raise ValueError(f"There is no role {role!r}; there are {', '.join(offered)}.")
    has = select(CouncilRole.id).where(
        CouncilRole.person_id == person.id, CouncilRole.role == role, is_held()
    )
    if session.scalars(has.limit(1)).first() is not None:
        return False
    given_by_id = by.id if by else None
    session.add(
        CouncilRole(
            person_id=person.id, role=role, reason=reason, ends_on=ends_on, given_by_id=given_by_id
        )
    )
    return True
