"""Who may see and change a group. Membership opens it; a job title alone never does."""

from alongside.access.permissions import permission
from alongside.access.predicates import is_member, is_worker

PERMISSIONS = (
    permission("groups.read", any_of=[[is_member]]),
    permission("groups.edit", any_of=[[is_member, is_worker]], writes=True),
    permission("groups.leave", any_of=[[is_member]], writes=True),
)
