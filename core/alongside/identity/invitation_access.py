"""Who may let somebody in.

A letter, a link or a code opens its person's pages to whoever holds it, and whoever makes it holds
it first. So being in a group with somebody is not enough to make one.
"""

from typing import Any

from sqlalchemy import or_, select

from alongside.access.actor import Actor
from alongside.access.permissions import permission
from alongside.access.predicates import is_signed_in
from alongside.groups.models import Membership
from alongside.identity.models import CouncilRole, SignIn
from alongside.people.access import LETTING_IN
from alongside.people.models import Person


def added_them(actor: Actor, person: Any) -> bool:
    """They added the person themself."""
    return actor.id is not None and person is not None and person.added_by_id == actor.id


def is_new(actor: Actor, person: Any) -> bool:
    """The person is no more than a name so far: in no group, with no role and no way to sign in."""
    known = (
        Person.sign_in_address.is_not(None),
        select(Membership.id).where(Membership.person_id == person.id).exists(),
        select(SignIn.id).where(SignIn.person_id == person.id).exists(),
        select(CouncilRole.id).where(CouncilRole.person_id == person.id).exists(),
    )
    asked = select(Person.id).where(Person.id == person.id, or_(*known))
    return actor.session.scalars(asked).first() is None


PERMISSIONS = (
    permission("people.let_in", any_of=LETTING_IN, writes=True),
    permission("invitations.send", any_of=[*LETTING_IN, [added_them, is_new]], writes=True),
    permission("identity.own", any_of=[[is_signed_in]], writes=True),
)
