"""Inviting a person into a group: by e-mail, by text message, or by a printed letter with a code.

An invitation lasts seven days and works once. Sending it again makes a new key, and the one before
is worth nothing. What is given out (the code of a letter, the numbers to say) is stored nowhere.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import aliased

from alongside.db.ids import new_id
from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.groups.joining import AlreadyThere, GroupOver, membership_in, must_fit
from alongside.groups.models import Group
from alongside.identity.invitation_mail import write_email, write_text
from alongside.identity.invitation_models import EMAIL, LETTER, TEXT, Invitation
from alongside.identity.keys import hash_spoken, new_code, new_spoken, token_of
from alongside.identity.links import normal_address
from alongside.identity.roles import holds_a_role
from alongside.identity.sessions import hash_token
from alongside.identity.withdrawing import OPEN
from alongside.messages.outbox import safe_address
from alongside.messages.texts import normal_number, safe_number
from alongside.people.models import Person

LASTS = timedelta(days=7)
CODE_LENGTH = 10
LISTED = 50


class AlreadyInvited(Exception):
    """An invitation of this person into this group waits already: it can be sent again."""


class WorksHere(Exception):
    """The person has a role in the council, so they sign in by themself, never by a letter."""


class NoSafeAddress(Exception):
    """Nobody has said that there is an e-mail address, or a number, that is safe to write to."""


class NotOpen(Exception):
    """The invitation was accepted or withdrawn, so there is nothing to send again."""


@dataclass(frozen=True)
class Invited:
    """An invitation, and what can be shown now and never again.

    `code` is what stands on a letter, `spoken` the six numbers that the inviter says; "" where
    there is none. The key of an e-mail's or a text's link is in the message alone.
    """

    invitation: Invitation
    code: str = ""
    spoken: str = ""

    def __repr__(self) -> str:
        """Name the row alone: a log line must not hold a key."""
        return f"<Invited {self.invitation.id}>"


@dataclass(frozen=True)
class Listed:
    """An invitation as the group's page lists it."""

    invitation: Invitation
    person: Person
    by: Person | None


def invite(
    session: CouncilSession,
    *,
    person: Person,
    group: Group,
    by: Person,
    role: str,
    way: str = LETTER,
    address: str = "",
    spoken: bool = True,
) -> Invited:
    """Invite a person into a group, as `role`. `way` is "letter", "email" or "text".

    An e-mail goes to `address`, which somebody has just said is safe, or to the address that is
    ticked as safe; a text to the mobile number that `address` is then, or to one that is ticked as
    safe for texts. With `spoken`, six numbers are asked for that the inviter says in person.

    Whoever holds a letter can come in as its person. So ask first whether the inviter may let
    them in: `current.allows("invitations.send", person)`.

    Raises GroupOver, AlreadyThere, AlreadyInvited, Walled, WorksHere or NoSafeAddress; ValueError
    for another way.
    """
    if group.ended:
        raise GroupOver
    if membership_in(session, group, person) is not None:
        raise AlreadyThere
    if _waiting(session, group, person):
        raise AlreadyInvited
    must_fit(session, group, person)
    invitation = Invitation(
        id=new_id(), person_id=person.id, group_id=group.id, invited_by_id=by.id, role=role
    )
    invited, values = _keys(session, invitation, person, way, address, spoken)
    for name, value in values.items():
        setattr(invitation, name, value)
    session.add(invitation)
    session.flush()
    return invited


def send_again(
    session: CouncilSession,
    invitation: Invitation,
    *,
    by: Person,
    way: str = LETTER,
    address: str = "",
    spoken: bool = True,
) -> Invited:
    """Send an invitation again, with a new key and another seven days. The old key is worthless.

    Where a message went before may not be safe any more, so it is not used again: `address` is
    given once more, or one is ticked as safe.

    Raises GroupOver, NotOpen, WorksHere or NoSafeAddress; ValueError for another way.
    """
    if session.get_one(Group, invitation.group_id).ended:
        raise GroupOver
    person = session.get_one(Person, invitation.person_id)
    invited, values = _keys(session, invitation, person, way, address, spoken)
    renewed = (
        update(Invitation)
        .where(Invitation.id == invitation.id, OPEN)
        .values(invited_by_id=by.id, tries=0, version=Invitation.version + 1, **values)
        .returning(Invitation.id)
    )
    if session.execute(renewed).scalar_one_or_none() is None:
        raise NotOpen
    session.refresh(invitation)
    return invited


def _waiting(session: CouncilSession, group: Group, person: Person) -> bool:
    found = session.scalars(
        select(Invitation).where(
            Invitation.group_id == group.id, Invitation.person_id == person.id, OPEN
        )
    )
    return any(one.state == "waiting" for one in found)


def _keys(
    session: CouncilSession,
    invitation: Invitation,
    person: Person,
    way: str,
    address: str,
    spoken: bool,
) -> tuple[Invited, dict[str, Any]]:
    """New keys, and what is stored of them. A message with its link is written here."""
    if way not in (LETTER, EMAIL, TEXT):
        raise ValueError(f"There is no way {way!r}; there are {LETTER!r}, {EMAIL!r} and {TEXT!r}.")
    if holds_a_role(session, person):
        raise WorksHere
    numbers = new_spoken() if spoken else ""
    code = new_code(CODE_LENGTH) if way == LETTER else ""
    token = token_of(code, "join", session.council_id) if code else secrets.token_urlsafe(32)
    now = utcnow()
    where = ""
    if way != LETTER:
        if way == EMAIL:
            where = normal_address(address) or safe_address(session, person)
        else:
            where = normal_number(address) or safe_number(session, person)
        if not where:
            raise NoSafeAddress
        write = write_email if way == EMAIL else write_text
        until = (now + LASTS).date()
        write(session, invitation, person, where, token, until=until, spoken=spoken)
    return Invited(invitation, code, numbers), {
        "way": way,
        "address": where,
        "token_hash": hash_token(token),
        "spoken_hash": hash_spoken(numbers, invitation.id) if spoken else None,
        "sent_at": now,
        "expires_at": now + LASTS,
    }


def invitations_of(session: CouncilSession, group: Group) -> Sequence[Listed]:
    """The invitations into a group, the newest first."""
    inviter = aliased(Person)
    rows = session.execute(
        select(Invitation, Person, inviter)
        .join(Person, Person.id == Invitation.person_id)
        .outerjoin(inviter, inviter.id == Invitation.invited_by_id)
        .where(Invitation.group_id == group.id)
        .order_by(Invitation.sent_at.desc(), Invitation.id.desc())
        .limit(LISTED)
    )
    return [Listed(*row) for row in rows]
