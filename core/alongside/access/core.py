"""The core's own permissions. Each feature's rules about its objects stand beside its models."""

from alongside.access.permissions import permission
from alongside.access.predicates import (
    anyone,
    is_administrator,
    is_data_officer,
    is_signed_in,
    is_worker,
)

PERMISSIONS = (
    permission("core.public", any_of=[[anyone]]),
    permission("core.enter", any_of=[[anyone]], writes=True),
    permission("core.home", any_of=[[is_signed_in]]),
    permission("core.leave", any_of=[[anyone]], writes=True),
    permission("people.search", any_of=[[is_worker]]),
    permission("people.add", any_of=[[is_worker]], writes=True),
    permission("groups.list", any_of=[[is_signed_in]]),
    permission("groups.add", any_of=[[is_worker]], writes=True),
    permission("council.administer", any_of=[[is_administrator]]),
    permission("council.change", any_of=[[is_administrator]], writes=True),
    permission("records.audit", any_of=[[is_data_officer], [is_administrator]]),
    # An answer is a write, because it is itself written down.
    permission("records.look_up", any_of=[[is_data_officer], [is_administrator]], writes=True),
)

NEVER_NARROWED = frozenset(
    {
        *("core.public", "core.enter", "core.leave"),
        *("factors.ask", "factors.prove", "factors.see", "factors.add"),
        *("council.administer", "council.change"),
    }
)
"""The way in and out, what everybody may read, and running the council: no practice is asked about
these, or one that cannot answer would lock out whoever could switch it off."""
