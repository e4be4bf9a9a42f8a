"""Functions that someone has in the council. They give functions, never anyone's content."""

from sqlalchemy import select

from alongside.db.tenancy import CouncilSession
from alongside.groups.models import today
from alongside.identity.models import CouncilRole
from alongside.people.models import Person

ROLES = ("worker", "coordinator", "administrator")


def give_role(session: CouncilSession, person: Person, role: str, reason: str) -> bool:
    """Give a person a role from today; False when they have it already.

    Raises ValueError for a role that there is not.
    """
    if role not in ROLES:
        raise ValueError(f"There is no role {role!r}; there are {', '.join(ROLES)}.")
    day = today()
    has = select(CouncilRole.id).where(
        CouncilRole.person_id == person.id,
        CouncilRole.role == role,
        CouncilRole.ends_on.is_(None) | (CouncilRole.ends_on > day),
    )
    if session.scalars(has.limit(1)).first() is not None:
        return False
    session.add(CouncilRole(person_id=person.id, role=role, reason=reason))
    return True
