"""The kinds of group there are: the core's own, and those that practices declare."""

from collections.abc import Iterable, Mapping

from flask_babel import lazy_gettext as _l

from alongside.kernel.practice import GroupKind, Role
from alongside.kernel.registry import Registry

MEMBER = Role("member", _l("Member"))
CORE_KINDS = (
    GroupKind("family", _l("Family"), (MEMBER,)),
    GroupKind("household", _l("Household"), (MEMBER,)),
    GroupKind("circle", _l("Circle"), (MEMBER, Role("host", _l("Host")))),
    GroupKind("team", _l("Team"), (MEMBER, Role("lead", _l("Lead")))),
)


def kinds(registry: Registry, practices: Iterable[str]) -> Mapping[str, GroupKind]:
    """Kinds by id: the core's, and "practice.kind" for those of the given practices."""
    found = {kind.id: kind for kind in CORE_KINDS}
    for practice_id in sorted(practices):
        practice = registry.practice(practice_id)
        for kind in practice.group_kinds if practice else ():
            found[f"{practice_id}.{kind.id}"] = kind
    return found
