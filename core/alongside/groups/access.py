"""Who may see and change a group. Membership opens it; a job title alone never does."""

from typing import Any

from alongside.access.actor import Actor
from alongside.access.permissions import permission
from alongside.access.predicates import is_member, is_worker
from alongside.groups.kinds import kinds, roles_of
from alongside.groups.models import Group
from alongside.web.context import current, house


def leads(actor: Actor, obj: Any) -> bool:
    """Someone with a leading part in the group, such as whoever looks after a family's.

    A family runs its own group, with or without a worker in it. The object is a Group, or has a
    `group_id`.
    """
    group = obj if isinstance(obj, Group) else actor.session.get(Group, obj.group_id)
    if group is None or group.id not in actor.memberships:
        return False
    kind = kinds(house().registry, current.practices).get(group.kind)
    part = actor.memberships[group.id]
    return any(role.leads for role in roles_of(kind) if role.id == part)


PERMISSIONS = (
    permission("groups.read", any_of=[[is_member]]),
    permission("groups.edit", any_of=[[is_member, is_worker], [leads]], writes=True),
    permission("groups.leave", any_of=[[is_member]], writes=True),
)
