"""Who is in which group, and who is with whom."""

import uuid
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Select, Uuid, bindparam, select

from alongside.db.tenancy import CouncilSession
from alongside.groups.models import Group, Membership, is_current, is_open
from alongside.people.models import Person


def memberships_of(session: CouncilSession, person: Person) -> Mapping[uuid.UUID, str]:
    """The groups that someone is in today, each with their role there.

    Groups that have ended are among them: who was there to the end may read what was shared.
    """
    rows = session.execute(
        select(Membership.group_id, Membership.role).where(
            Membership.person_id == person.id, is_current()
        )
    )
    return {row.group_id: row.role for row in rows}


def open_groups(person_id: Any) -> Select[Any]:
    """The ids of the groups that someone is in today and that have not ended. An id, or a
    parameter of a statement that is made once.
    """
    return (
        select(Membership.group_id)
        .join(Group, Group.id == Membership.group_id)
        .where(Membership.person_id == person_id, is_current(), is_open())
    )


def together_with(person_id: Any) -> Select[Any]:
    """The ids of everybody who shares a group with someone today, themself among them. An id, or
    a parameter.
    """
    return select(Membership.person_id).where(
        Membership.group_id.in_(open_groups(person_id)), is_current()
    )


def share_a_group(session: CouncilSession, one: Person, other: Person) -> bool:
    """Whether two people are in some group together today.

    A group that has ended opens nobody's page any more.
    """
    shared = select(Membership.id).where(
        Membership.person_id == one.id,
        is_current(),
        Membership.group_id.in_(open_groups(other.id)),
    )
    return session.scalars(shared.limit(1)).first() is not None


def groups_shared(
    session: CouncilSession, one: Person, people: Sequence[Person]
) -> Mapping[uuid.UUID, list[str]]:
    """The names of the groups that each of these people is in together with one person today."""
    if not people:
        return {}
    ids = [person.id for person in people]
    rows = session.execute(_shared(), {"one": one.id, "people": ids})
    shared: dict[uuid.UUID, list[str]] = {}
    for person_id, name in rows:
        shared.setdefault(person_id, []).append(name)
    return shared


@cache
def _shared() -> Select[uuid.UUID, str]:
    """Made once, because making it costs more than running it."""
    people = bindparam("people", type_=Uuid(), expanding=True)
    return (
        select(Membership.person_id, Group.name)
        .join(Group, Group.id == Membership.group_id)
        .where(
            Membership.person_id.in_(people),
            Membership.group_id.in_(open_groups(bindparam("one", type_=Uuid()))),
            is_current(),
        )
        .order_by(Group.name, Group.id)
    )
