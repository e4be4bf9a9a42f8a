"""Reading groups: which ones somebody is in, and who else is in them."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from sqlalchemy import and_, or_, select

from alongside.db.tenancy import CouncilSession
from alongside.groups.kinds import roles_of
from alongside.groups.models import Group, Membership, is_current, is_open, today
from alongside.kernel.practice import GroupKind
from alongside.people.models import Person
from alongside.people.walls import walled_off

PAGE = 20
MEMBERS_SHOWN = 200
PAST_SHOWN = 50


@dataclass(frozen=True)
class Member:
    """A person in a group, and what is known of how they are there."""

    membership: Membership
    person: Person


@dataclass
class Summary:
    """A group as a list shows it: itself, and the people in it."""

    group: Group
    people: list[Person] = field(default_factory=list)


def groups_among(
    session: CouncilSession,
    ids: Collection[uuid.UUID],
    *,
    after: uuid.UUID | None = None,
    ended: bool = False,
    limit: int = PAGE,
) -> tuple[list[Summary], bool]:
    """Groups of these ids by name, with the people in each, and whether more follow.

    `after` is the last group of the page before. Three statements at most, however many groups.
    """
    if not ids:
        return [], False
    query = select(Group).where(Group.id.in_(ids), ~is_open() if ended else is_open())
    last = session.get(Group, after) if after in ids else None
    if last is not None:
        follows = and_(Group.name == last.name, Group.id > last.id)
        query = query.where(or_(Group.name > last.name, follows))
    groups = session.scalars(query.order_by(Group.name, Group.id).limit(limit + 1)).all()
    shown = {group.id: Summary(group) for group in groups[:limit]}
    rows = session.execute(
        select(Membership.group_id, Person)
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.group_id.in_(shown), is_current())
        .order_by(Person.sort_name, Person.id)
    )
    for group_id, person in rows:
        shown[group_id].people.append(person)
    return list(shown.values()), len(groups) > limit


def members(session: CouncilSession, group: Group) -> Sequence[Member]:
    """The people in a group today, by name."""
    rows = session.execute(
        select(Membership, Person)
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.group_id == group.id, is_current())
        .order_by(Person.sort_name, Person.id)
        .limit(MEMBERS_SHOWN)
    )
    return [Member(membership, person) for membership, person in rows]


def past_members(session: CouncilSession, group: Group, reader: Person) -> Sequence[Member]:
    """The people who were in a group and left, the latest first; none kept from the reader."""
    rows = session.execute(
        select(Membership, Person)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.group_id == group.id,
            Membership.left_on <= today(),
            Membership.person_id.not_in(walled_off(reader.id)),
        )
        .order_by(Membership.left_on.desc(), Membership.id)
        .limit(PAST_SHOWN)
    )
    return [Member(membership, person) for membership, person in rows]


def carries_alone(kind: GroupKind | None, people: Sequence[Member]) -> bool:
    """Whether one person alone leads a group of several: worth a gentle word (no heroes)."""
    leading = {role.id for role in roles_of(kind) if role.leads}
    return len(people) > 1 and sum(one.membership.role in leading for one in people) == 1
