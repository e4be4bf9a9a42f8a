"""Who may see and change a group."""

from alongside.access.permissions import permission
from alongside.access.predicates import is_member, is_worker

PERMISSIONS = (
    permission("groups.read", any_of=[[is_member]]),
    permission("groups.edit", any_of=[[is_member, is_worker]], writes=True),
)
