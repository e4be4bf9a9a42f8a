"""Beginning a group, changing what it is about, ending it, and opening it again."""

from collections.abc import Mapping

from alongside.db.tenancy import CouncilSession
from alongside.groups.joining import join
from alongside.groups.models import Group, Membership, today
from alongside.people.models import Person


def begin_group(
    session: CouncilSession,
    *,
    kind: str,
    name: str,
    purpose: str,
    begun_by: Person,
    role: str,
    how: str,
) -> tuple[Group, Membership]:
    """Begin a group with its first member, who is whoever begins it."""
    group = Group(kind=kind, name=name, purpose=purpose, added_by_id=begun_by.id)
    session.add(group)
    session.flush()
    return group, join(session, group, begun_by, role=role, how=how, added_by=begun_by)


def bring_group(
    session: CouncilSession,
    *,
    kind: str,
    name: str,
    purpose: str,
    parts: Mapping[Person, str],
    how: str,
    by: Person | None,
) -> tuple[Group, list[Membership]]:
    """Begin a group that was there before, with its people and the part that each plays.

    Whoever brings it in is not in it. Raises Walled where two of them are kept from each other.
    """
    group = Group(kind=kind, name=name, purpose=purpose, added_by_id=by.id if by else None)
    session.add(group)
    session.flush()
    return group, [
        join(session, group, person, role=role, how=how, added_by=by)
        for person, role in parts.items()
    ]


def describe_group(session: CouncilSession, group: Group, *, name: str, purpose: str) -> None:
    """Change what a group is called and what it is for."""
    group.name = name
    group.purpose = purpose
    session.flush()


def end_group(session: CouncilSession, group: Group) -> None:
    """End a group: its members may still read it; it opens nobody's page any more."""
    group.ended_on = today()
    session.flush()


def open_again(session: CouncilSession, group: Group) -> None:
    """Go on with a group that had ended."""
    group.ended_on = None
    session.flush()
