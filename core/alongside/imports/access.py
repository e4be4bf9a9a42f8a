"""Who may bring spreadsheets in, and who sees what was brought: whoever did it, nobody else."""

from collections.abc import Iterable
from typing import Any

from alongside.access.actor import Actor
from alongside.access.permissions import AccessError, Permissions, permission
from alongside.access.predicates import is_administrator
from alongside.imports.kinds import importables
from alongside.kernel.importable import Importable
from alongside.web.context import current, house


def may_bring_something(actor: Actor, obj: Any) -> bool:
    """Someone who may bring in a practice's own kind, by that kind's permission."""
    names = {one.permission for one in importables(house().registry, current.practices).values()}
    return any(
        house().permissions.allows(actor, name) for name in sorted(names - {"imports.begin"})
    )


def is_own(actor: Actor, run: Any) -> bool:
    """They began this import, and may still bring in its kind."""
    if actor.id is None or run is None or run.started_by_id != actor.id:
        return False
    of = importables(house().registry, current.practices).get(run.kind)
    return of is not None and house().permissions.allows(actor, of.permission)


def check_imports(imports: Iterable[Importable], permissions: Permissions) -> None:
    """Raise AccessError for a kind with a permission that nobody declares, or that only reads."""
    for one in imports:
        found = permissions.by_name.get(one.permission)
        if found is None or not found.writes:
            raise AccessError(
                f"the import {one.id!r} asks for {one.permission!r}, which must be a declared "
                f"permission that writes"
            )


PERMISSIONS = (
    # The core's own kinds, people and groups.
    permission("imports.begin", any_of=[[is_administrator]], writes=True),
    # The page from which something can be brought in, and sending a file there.
    permission("imports.open", any_of=[[is_administrator], [may_bring_something]]),
    permission("imports.send", any_of=[[is_administrator], [may_bring_something]], writes=True),
    permission("imports.look", any_of=[[is_own]]),
    permission("imports.change", any_of=[[is_own]], writes=True),
)
