"""How people come into a group, change their part in it, and leave it.

Functions that change something give the membership, so that whoever calls them can tell the
practices. They raise GroupOver for a group that has ended: nothing changes in it any more.
"""

from datetime import date, timedelta

from flask_babel import gettext as _
from sqlalchemy import or_, select
from sqlalchemy.exc import IntegrityError

from alongside.db.tenancy import CouncilSession
from alongside.groups.models import Group, Membership, is_current, today
from alongside.identity.withdrawing import withdraw_all
from alongside.people.models import Person
from alongside.people.walls import Walled, any_between

UNDO = timedelta(days=7)


class GroupOver(Exception):
    """The group has ended: it can be read, and not changed."""


class AlreadyThere(Exception):
    """The person is in the group today, once is enough."""


def _must_be_open(group: Group) -> None:
    if group.ended:
        raise GroupOver


def membership_in(session: CouncilSession, group: Group, person: Person) -> Membership | None:
    """Someone's membership of a group, today or to come."""
    return session.scalars(
        select(Membership).where(
            Membership.group_id == group.id,
            Membership.person_id == person.id,
            or_(Membership.left_on.is_(None), Membership.left_on > today()),
        )
    ).first()


def join(
    session: CouncilSession,
    group: Group,
    person: Person,
    *,
    role: str,
    how: str,
    added_by: Person | None,
) -> Membership:
    """Take someone into a group. Raises AlreadyThere, also when two do it at the same moment, and
    Walled where somebody is in it from whom they are kept.
    """
    _must_be_open(group)
    if membership_in(session, group, person) is not None:
        raise AlreadyThere
    must_fit(session, group, person)
    membership = Membership(group_id=group.id, person_id=person.id, role=role, how=how)
    membership.added_by_id = added_by.id if added_by else None
    try:
        with session.begin_nested():
            session.add(membership)
    except IntegrityError:
        raise AlreadyThere from None
    return membership


def must_fit(session: CouncilSession, group: Group, person: Person) -> None:
    """Raise Walled where somebody is in a group from whom this person is kept."""
    there = session.scalars(
        select(Membership.person_id).where(Membership.group_id == group.id, is_current())
    ).all()
    if any_between(session, [person.id], there):
        raise Walled


def change_role(session: CouncilSession, group: Group, membership: Membership, role: str) -> None:
    """Give a member another part."""
    _must_be_open(group)
    membership.role = role
    session.flush()


def end_membership(
    session: CouncilSession, group: Group, membership: Membership, *, on: date, by: Person
) -> None:
    """End a membership from a day on, which acts on the very next request.

    Also in a group that has ended: who may read it can matter for somebody's safety. An invitation
    that would lead them back is withdrawn. When nobody else is left the group ends too: nobody
    could open it any more.
    """
    membership.left_on = on
    membership.ended_by_id = by.id
    session.flush()
    withdraw_all(session, group.id, membership.person_id)
    if on <= today() and not group.ended and not _anybody_in(session, group):
        group.ended_on = on
        session.flush()


def _anybody_in(session: CouncilSession, group: Group) -> bool:
    here = select(Membership.id).where(Membership.group_id == group.id, is_current())
    return session.scalars(here.limit(1)).first() is not None


def has_left(membership: Membership) -> bool:
    """Whether a membership is over. Its part and its days are history then."""
    return membership.left_on is not None and membership.left_on <= today()


def can_come_back(membership: Membership) -> bool:
    """Whether an ending can be undone: within a week, and never when they left by themselves.

    After a week they are added again, so that the time without them stays true.
    """
    return (
        membership.left_on is not None
        and membership.ended_by_id != membership.person_id
        and today() < membership.left_on + UNDO
    )


def bring_back(session: CouncilSession, group: Group, membership: Membership) -> None:
    """Undo an ending. Raises AlreadyThere for someone who is in the group again, and Walled."""
    _must_be_open(group)
    must_fit(session, group, session.get_one(Person, membership.person_id))
    try:
        with session.begin_nested():
            membership.left_on = None
            membership.ended_by_id = None
    except IntegrityError:
        raise AlreadyThere from None


def wrong_ending(membership: Membership, on: date | None) -> str:
    """What is wrong with a last day, in words for the page; "" when nothing is."""
    if on is None:
        return ""
    if on < membership.joined_on:
        return str(_("That is before they joined"))
    if on > today() + timedelta(days=366):
        return str(_("That is more than a year away"))
    return ""
