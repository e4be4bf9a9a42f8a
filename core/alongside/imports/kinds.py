"""What can be brought in at a council: the core's own kinds, and those of practices that are on."""

from collections.abc import Iterable, Mapping

from alongside.access.actor import Actor
from alongside.access.permissions import Permissions
from alongside.imports.of_groups import GROUPS
from alongside.imports.of_people import PEOPLE
from alongside.kernel.importable import Importable
from alongside.kernel.registry import Registry

CORE = (PEOPLE, GROUPS)


def importables(registry: Registry, practices: Iterable[str]) -> Mapping[str, Importable]:
    """Kinds by id: the core's, and "practice.kind" for those of the given practices."""
    found = {one.id: one for one in CORE}
    for practice_id in sorted(practices):
        practice = registry.practice(practice_id)
        for one in practice.imports if practice else ():
            found[f"{practice_id}.{one.id}"] = one
    return found


def allowed(
    permissions: Permissions, actor: Actor, registry: Registry, practices: Iterable[str]
) -> Mapping[str, Importable]:
    """Those that somebody may bring in."""
    return {
        kind: one
        for kind, one in importables(registry, practices).items()
        if permissions.allows(actor, one.permission)
    }


def of_id(found: Mapping[str, Importable], kind: str) -> Importable | None:
    """A kind with the fields of the council at hand, to read a sheet with; None if there is none.

    Here alone are they asked: what only looks which kinds there are asks no practice anything.
    """
    declared = found.get(kind)
    return declared.at_hand() if declared is not None else None


def named(found: Mapping[str, Importable], name: str) -> str:
    """The id meant by a name on the command line: "carers" where one practice alone has some.

    Raises LookupError with what there is.
    """
    if name in found:
        return name
    ends = [kind for kind in found if kind.partition(".")[2] == name]
    if len(ends) == 1:
        return ends[0]
    raise LookupError(f"There is no {name!r} to import as. There is: {', '.join(sorted(found))}.")
