"""The predicates that the core's permissions are made of, free for practices to use."""

from typing import Any

from alongside.access.actor import Actor


def anyone(actor: Actor, obj: Any) -> bool:
    """Everybody, signed in or not."""
    return True


def is_signed_in(actor: Actor, obj: Any) -> bool:
    """Someone who has signed in."""
    return actor.person is not None


def is_worker(actor: Actor, obj: Any) -> bool:
    """Someone who works for the council with people: a worker or a coordinator."""
    return not actor.roles.isdisjoint({"worker", "coordinator"})


def is_administrator(actor: Actor, obj: Any) -> bool:
    """Someone who runs this council's Alongside. It opens no one's record."""
    return "administrator" in actor.roles


def is_data_officer(actor: Actor, obj: Any) -> bool:
    """Someone who answers when people ask for what is held about them. It opens no one's record."""
    return "data_officer" in actor.roles


def is_member(actor: Actor, obj: Any) -> bool:
    """Someone who is in the group today; the object is a Group, or has a `group_id`."""
    group_id = getattr(obj, "group_id", None) or getattr(obj, "id", None)
    return group_id in actor.memberships
