"""Coming in by an invitation: once, before it ends, and with the spoken numbers if they are asked.

Looking at an invitation uses nothing up. What is used, ended, withdrawn, unknown or another
council's cannot be told apart.
"""

import hmac

from flask_babel import gettext as _
from sqlalchemy import select, update

from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.groups.joining import AlreadyThere, join, must_fit
from alongside.groups.models import Group, Membership, is_open
from alongside.identity import links
from alongside.identity.invitation_models import EMAIL, MOST_TRIES, Invitation
from alongside.identity.keys import hash_spoken
from alongside.identity.roles import holds_a_role
from alongside.identity.sessions import hash_token
from alongside.identity.withdrawing import OPEN
from alongside.people.models import Person
from alongside.people.walls import Walled


class WrongNumbers(Exception):
    """Other numbers than those that the inviter says; `left` is how often one may try again."""

    def __init__(self, left: int) -> None:
        """Keep how many tries are left."""
        super().__init__(left)
        self.left = left


def open_invitation(session: CouncilSession, token: str) -> Invitation | None:
    """The invitation that this key would open now; None for every other one."""
    found = session.scalars(
        select(Invitation)
        .join(Group, Group.id == Invitation.group_id)
        .where(
            Invitation.token_hash == hash_token(token),
            Invitation.expires_at > utcnow(),
            Invitation.tries < MOST_TRIES,
            OPEN,
            is_open(),
        )
    ).one_or_none()
    if found is None:
        return None
    person = session.get_one(Person, found.person_id)
    try:
        must_fit(session, session.get_one(Group, found.group_id), person)
    except Walled:
        return None
    return None if holds_a_role(session, person) else found


def accept(
    session: CouncilSession, token: str, spoken: str = ""
) -> tuple[Person, Group, Membership | None] | None:
    """Use an invitation up: gives who came, into which group, and their new membership.

    The membership is None for someone who is in the group already; all is None when the key opens
    nothing (any more). One atomic update decides, so that of many at once one comes in. Somebody
    who came by an e-mail can come back with that address, unless it lets in somebody else.
    Raises WrongNumbers, whose try counts if the transaction is kept.
    """
    found = open_invitation(session, token)
    if found is None or not _said_rightly(session, found, spoken):
        return None
    address = found.address if found.way == EMAIL else ""
    used = (
        update(Invitation)
        .where(Invitation.id == found.id, Invitation.token_hash == found.token_hash, OPEN)
        .values(accepted_at=utcnow(), address="", version=Invitation.version + 1)
        .returning(Invitation.id)
    )
    if session.execute(used).scalar_one_or_none() is None:
        return None
    person = session.get_one(Person, found.person_id)
    group = session.get_one(Group, found.group_id)
    if address and not person.sign_in_address:
        links.come_in_with(session, person, address)
    return person, group, _joined(session, found, person, group)


def _said_rightly(session: CouncilSession, invitation: Invitation, spoken: str) -> bool:
    """Count a try before looking at it, so that many at once are not one; False after the last."""
    if invitation.spoken_hash is None:
        return True
    counted = (
        update(Invitation)
        .where(Invitation.id == invitation.id, Invitation.tries < MOST_TRIES)
        .values(tries=Invitation.tries + 1)
        .returning(Invitation.tries)
        .execution_options(synchronize_session=False)
    )
    tries = session.execute(counted).scalar_one_or_none()
    if tries is None:
        return False
    if not hmac.compare_digest(hash_spoken(spoken, invitation.id), invitation.spoken_hash):
        raise WrongNumbers(MOST_TRIES - tries)
    return True


def _joined(
    session: CouncilSession, invitation: Invitation, person: Person, group: Group
) -> Membership | None:
    by = session.get(Person, invitation.invited_by_id) if invitation.invited_by_id else None
    how = _("Invited by %(name)s", name=by.display_name) if by else _("Invited")
    try:
        return join(session, group, person, role=invitation.role, how=how, added_by=by or person)
    except AlreadyThere:
        return None
