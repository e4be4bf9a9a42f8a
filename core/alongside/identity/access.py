"""Who may show a second factor, and who may change which ones there are."""

from typing import Any

from alongside.access.actor import Actor
from alongside.access.permissions import permission
from alongside.access.predicates import is_signed_in
from alongside.identity.factors import has_factor


def is_arriving(actor: Actor, obj: Any) -> bool:
    """Someone who used a link, and still has to show a second factor."""
    return actor.arriving is not None


def has_none_yet(actor: Actor, obj: Any) -> bool:
    """Someone who is arriving and has no second factor to show."""
    if "factors.has_none" not in actor.known:
        actor.known["factors.has_none"] = actor.arriving is not None and not has_factor(
            actor.session, actor.arriving.id
        )
    return bool(actor.known["factors.has_none"])


def is_ones_own(actor: Actor, factor: Any) -> bool:
    """A second factor of the person who asks."""
    return factor is not None and actor.id is not None and factor.person_id == actor.id


PERMISSIONS = (
    permission("factors.ask", any_of=[[is_signed_in], [is_arriving]]),
    permission("factors.prove", any_of=[[is_signed_in], [is_arriving]], writes=True),
    permission("factors.see", any_of=[[is_signed_in], [is_arriving, has_none_yet]]),
    permission("factors.add", any_of=[[is_signed_in], [is_arriving, has_none_yet]], writes=True),
    permission("factors.own", any_of=[[is_ones_own]]),
    permission("factors.change", any_of=[[is_ones_own]], writes=True),
)
