"""Who may read and change what is written about a person."""

from typing import Any

from sqlalchemy import select

from alongside.access.actor import Actor
from alongside.access.permissions import permission
from alongside.access.predicates import is_signed_in, is_worker
from alongside.groups.memberships import together_with
from alongside.identity.models import CouncilRole
from alongside.identity.roles import is_held
from alongside.people.models import Person
from alongside.records.reasons import reasons_given


def is_self(actor: Actor, person: Any) -> bool:
    """The page is one's own."""
    return actor.id is not None and person is not None and person.id == actor.id


def shares_a_group(actor: Actor, person: Any) -> bool:
    """They are in some group together today."""
    return _between(actor, person)[0]


def gave_a_reason(actor: Actor, person: Any) -> bool:
    """They said, lately, why they need to open this person's page."""
    return _between(actor, person)[1]


def has_no_role(actor: Actor, person: Any) -> bool:
    """The person has no function in the council, which would come along with letting them in."""
    return not _between(actor, person)[2]


def _between(actor: Actor, person: Any) -> tuple[bool, bool, bool]:
    """Whether they share a group, whether a reason was given, and whether the person has a role.

    One statement a request.
    """
    if actor.id is None or person is None:
        return (False, False, True)
    key = ("people.between", person.id)
    if key not in actor.known:
        shares = Person.id.in_(together_with(actor.id))
        reason = reasons_given(actor.id, person.id).exists()
        role = select(CouncilRole.id).where(CouncilRole.person_id == person.id, is_held()).exists()
        asked = select(shares.label("shares"), reason.label("reason"), role.label("role"))
        row = actor.session.execute(asked.where(Person.id == person.id)).one_or_none()
        actor.known[key] = tuple(map(bool, row)) if row else (False, False, True)
    found: tuple[bool, bool, bool] = actor.known[key]
    return found


NEAR = ([is_self], [shares_a_group], [is_worker, gave_a_reason])
LETTING_IN = ([is_worker, shares_a_group, has_no_role], [is_worker, gave_a_reason, has_no_role])
WORKING = ([is_self], [is_worker, shares_a_group], [is_worker, gave_a_reason])

PERMISSIONS = (
    permission("people.find", any_of=[[is_worker]], writes=True),
    permission("people.meet", any_of=[[is_worker]]),
    permission("people.ask", any_of=[[is_worker]], writes=True),
    # Whoever may open the page, and workers: they are asked for a reason instead of refused.
    permission("people.open", any_of=[[is_worker], [is_self], [shares_a_group]]),
    permission("people.read", any_of=NEAR),
    # A group shared opens what people say about themselves, not where they can be reached.
    permission("people.reach", any_of=WORKING),
    permission("people.edit", any_of=WORKING, writes=True),
    permission("people.give", any_of=NEAR, writes=True),
    permission("people.own", any_of=[[is_self]]),
    permission("people.me", any_of=[[is_signed_in]]),
)
