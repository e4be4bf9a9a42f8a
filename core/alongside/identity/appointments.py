"""Giving council roles to people and ending them, and what happens when somebody leaves.

Two rules protect the council. Nobody gives a role to themself or makes their own last longer. And
there is always an administrator whose role has no end, because without one nobody could give any.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import aliased

from alongside.db.tenancy import CouncilSession
from alongside.groups.models import today
from alongside.identity import links, sessions
from alongside.identity.factors import factors_of
from alongside.identity.models import CouncilRole
from alongside.identity.roles import give_role, is_held
from alongside.people.models import Person


class Refused(Exception):
    """A change of a role that is not made. Its text tells an administrator why, and what to do."""


class WrongDay(Refused):
    """It is refused because of the day that was chosen."""


@dataclass(frozen=True)
class Appointment:
    """A role that somebody holds today; `by` is who gave it, empty for the command line."""

    role: CouncilRole
    person: Person
    by: str


def appointments(session: CouncilSession, person: Person | None = None) -> Sequence[Appointment]:
    """Every role that is held today, or those of one person, by name."""
    giver = aliased(Person)
    query = (
        select(CouncilRole, Person, giver)
        .join(Person, Person.id == CouncilRole.person_id)
        .outerjoin(giver, giver.id == CouncilRole.given_by_id)
        .where(is_held())
        .order_by(Person.sort_name, Person.id, CouncilRole.role)
    )
    if person is not None:
        query = query.where(Person.id == person.id)
    return [
        Appointment(role, holder, by.display_name if by else "")
        for role, holder, by in session.execute(query)
    ]


def give(
    session: CouncilSession,
    person: Person,
    role: str,
    *,
    reason: str,
    ends_on: date | None,
    by: Person,
) -> None:
    """Give somebody a role from today. Raises Refused for oneself, or where they have it."""
    if person.id == by.id:
        raise Refused(_("Nobody can give a role to themselves. Ask another administrator."))
    _must_be_ahead(ends_on)
    if not give_role(session, person, role, reason, ends_on=ends_on, by=by):
        raise Refused(_("They have this role already. You can change its end instead."))


def change_end(
    session: CouncilSession, held: CouncilRole, ends_on: date | None, *, by: Person
) -> None:
    """Let a role last until another day, or without end. Raises Refused."""
    if held.person_id == by.id:
        raise Refused(_("Nobody can change the end of their own role. Ask another administrator."))
    _must_be_ahead(ends_on)
    if ends_on is not None and (held.ends_on is None or ends_on < held.ends_on):
        _keep_an_administrator(session, held)
    held.ends_on = ends_on


def end(session: CouncilSession, held: CouncilRole) -> None:
    """End a role today: it gives nothing from the next request on. Raises Refused."""
    _keep_an_administrator(session, held)
    held.ends_on = today()


def leave(session: CouncilSession, person: Person, *, by: Person, close: bool) -> None:
    """End all that somebody does for the council, and sign them out everywhere. Raises Refused.

    With `close`, neither the address that they sign in with nor a passkey lets them in any more.
    Their groups are another matter: see `alongside.groups.leaver`.
    """
    if person.id == by.id:
        raise Refused(_("Ask another administrator to do this when you leave."))
    for one in appointments(session, person):
        end(session, one.role)
    sessions.end_everywhere(session, person)
    links.use_up(session, person.id)
    if close:
        person.sign_in_address = None
        for factor in factors_of(session, person):
            session.delete(factor)


def missed(held: Sequence[Appointment]) -> set[uuid.UUID]:
    """Of all roles that are held, those that cannot end: no other administrator has no end."""
    administering = [one for one in held if one.role.role == "administrator"]
    lasting = {one.person.id for one in administering if one.role.ends_on is None}
    return {one.role.id for one in administering if lasting <= {one.person.id}}


def _keep_an_administrator(session: CouncilSession, held: CouncilRole) -> None:
    """Raise Refused where nobody else is an administrator without an end.

    The others' rows are held until the transaction is over, so that of two administrators who end
    each other's role at once, one is told.
    """
    if held.role != "administrator":
        return
    lasting = (
        select(CouncilRole.person_id)
        .where(CouncilRole.role == "administrator", is_held(), CouncilRole.ends_on.is_(None))
        .order_by(CouncilRole.id)
        .with_for_update()
    )
    if all(one == held.person_id for one in session.scalars(lasting)):
        raise Refused(
            _(
                "The council would have no administrator left whose role has no end. Make "
                "somebody else an administrator first, without an end."
            )
        )


def _must_be_ahead(ends_on: date | None) -> None:
    if ends_on is not None and ends_on <= today():
        raise WrongDay(_("Choose a day after today. To end it now, use “End it now”."))
