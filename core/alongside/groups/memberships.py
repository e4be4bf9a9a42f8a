"""Who is in which group."""

import uuid
from collections.abc import Mapping

from sqlalchemy import select

from alongside.db.tenancy import CouncilSession
from alongside.groups.models import Membership, is_current
from alongside.people.models import Person


def memberships_of(session: CouncilSession, person: Person) -> Mapping[uuid.UUID, str]:
    """The groups that someone is in today, each with their role there."""
    rows = session.execute(
        select(Membership.group_id, Membership.role).where(
            Membership.person_id == person.id, is_current()
        )
    )
    return {row.group_id: row.role for row in rows}


def share_a_group(session: CouncilSession, one: Person, other: Person) -> bool:
    """Whether two people are in some group together today."""
    theirs = select(Membership.group_id).where(Membership.person_id == other.id, is_current())
    shared = select(Membership.id).where(
        Membership.person_id == one.id, is_current(), Membership.group_id.in_(theirs)
    )
    return session.scalars(shared.limit(1)).first() is not None
