"""What becomes of a leaver's groups: the people in them are told, and their own part can end."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from alongside.db.tenancy import CouncilSession
from alongside.groups.joining import end_membership
from alongside.groups.models import Group, Membership, is_current, is_open, today
from alongside.people.models import Person


@dataclass(frozen=True)
class Left:
    """A group that a leaver was in, and who is in it beside them."""

    membership: Membership
    others: Sequence[Person]


def groups_of_leaver(session: CouncilSession, person: Person) -> list[Left]:
    """The open groups that somebody is in today, each with the others. Two statements."""
    mine = session.scalars(
        select(Membership)
        .join(Group, Group.id == Membership.group_id)
        .where(Membership.person_id == person.id, is_current(), is_open())
        .order_by(Membership.id)
    ).all()
    others: dict[object, list[Person]] = {one.group_id: [] for one in mine}
    for group_id, other in session.execute(
        select(Membership.group_id, Person)
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.group_id.in_(others), Person.id != person.id, is_current())
        .order_by(Person.sort_name, Person.id)
    ):
        others[group_id].append(other)
    return [Left(one, others[one.group_id]) for one in mine]


def end_parts(session: CouncilSession, left: Sequence[Left], *, by: Person) -> None:
    """End a leaver's part in each of these groups today; nobody needs to know which they are."""
    for one in left:
        group = session.get_one(Group, one.membership.group_id)
        end_membership(session, group, one.membership, on=today(), by=by)
