"""The kinds of group there are: the core's own, and those that practices declare."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l

from alongside.kernel.practice import GroupKind, Role
from alongside.kernel.registry import Registry

MEMBER = Role("member", _l("Member"))
KEEPER = Role("keeper", _l("Looks after the group"), leads=True)
CORE_KINDS = (
    GroupKind("family", _l("Family"), (MEMBER, KEEPER)),
    GroupKind("household", _l("Household"), (MEMBER, KEEPER)),
    GroupKind("circle", _l("Circle"), (MEMBER, Role("host", _l("Host"), leads=True))),
    GroupKind("team", _l("Team"), (MEMBER, Role("lead", _l("Lead"), leads=True))),
)


def kinds(registry: Registry, practices: Iterable[str]) -> Mapping[str, GroupKind]:
    """Kinds by id: the core's, and "practice.kind" for those of the given practices."""
    found = {kind.id: kind for kind in CORE_KINDS}
    for practice_id in sorted(practices):
        practice = registry.practice(practice_id)
        for kind in practice.group_kinds if practice else ():
            found[f"{practice_id}.{kind.id}"] = kind
    return found


def roles_of(kind: GroupKind | None) -> Sequence[Role]:
    """The parts that members of such a group can play; plain membership where none are declared."""
    return (kind.roles if kind else ()) or (MEMBER,)


def plain_role(kind: GroupKind | None) -> str:
    """The part that anybody may be given without asking, or "" where it must be chosen.

    A kind without plain members, such as one that tells family from professionals, gives nobody a
    part by default.
    """
    ids = [role.id for role in roles_of(kind)]
    if MEMBER.id in ids:
        return MEMBER.id
    return ids[0] if len(ids) == 1 else ""


def role_title(kind: GroupKind | None, role_id: str) -> Any:
    """What a part is called; its id where the practice that declared it is away."""
    return next((role.title for role in roles_of(kind) if role.id == role_id), role_id)
