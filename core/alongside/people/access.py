"""Who may read and change what is written about a person."""

from typing import Any

from alongside.access.actor import Actor
from alongside.access.permissions import permission
from alongside.access.predicates import is_worker
from alongside.groups.memberships import share_a_group
from alongside.records.reasons import has_reason


def is_self(actor: Actor, person: Any) -> bool:
    """The page is one's own."""
    return actor.id is not None and person is not None and person.id == actor.id


def shares_a_group(actor: Actor, person: Any) -> bool:
    """They are in some group together today."""
    return actor.person is not None and share_a_group(actor.session, actor.person, person)


def gave_a_reason(actor: Actor, person: Any) -> bool:
    """They said, lately, why they need to open this person's page."""
    return actor.person is not None and has_reason(actor.session, actor.person, person)


PERMISSIONS = (
    permission("people.meet", any_of=[[is_worker]]),
    permission("people.ask", any_of=[[is_worker]], writes=True),
    permission(
        "people.read",
        any_of=[[is_self], [shares_a_group], [is_worker, gave_a_reason]],
    ),
    permission(
        "people.edit",
        any_of=[[is_self], [is_worker, shares_a_group], [is_worker, gave_a_reason]],
        writes=True,
    ),
    permission(
        "people.give",
        any_of=[[is_self], [shares_a_group], [is_worker, gave_a_reason]],
        writes=True,
    ),
)
