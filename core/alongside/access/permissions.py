"""Permissions: an OR of ANDs of predicates that one can read aloud.

`permission("people.read", any_of=[[is_self], [shares_a_group], [is_worker, gave_a_reason]])`

A predicate takes the actor and the object, and answers yes or no. Nothing is allowed that is not
declared; an unknown permission is an error at start, never a yes.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from alongside.access.actor import Actor
from alongside.kernel.practice import Text

Predicate = Callable[[Actor, Any], bool]


class AccessError(Exception):
    """A permission is missing, unknown or declared twice."""


@dataclass(frozen=True)
class Permission:
    """A named thing that someone may be allowed to do, and when."""

    name: str
    any_of: tuple[tuple[Predicate, ...], ...]
    writes: bool = False
    title: Text = ""


def permission(
    name: str,
    *,
    any_of: Sequence[Sequence[Predicate]],
    writes: bool = False,
    title: Text = "",
) -> Permission:
    """Declare a permission: allowed when every predicate of any one row says yes.

    `writes` marks one that changes something: a page that answers POST needs such a one, so that
    leave to read never becomes leave to write. `title` says to administrators what may be done,
    "Read a plan"; where there is none, they see the name. Raises AccessError when a row is empty,
    because an empty "all of" would allow everybody.
    """
    if not any_of or not all(any_of):
        raise AccessError(f"Permission {name!r} must say when it is allowed; use `anyone` to open.")
    return Permission(name, tuple(tuple(row) for row in any_of), writes, title)


@dataclass
class Permissions:
    """All permissions of an app, by name."""

    by_name: dict[str, Permission] = field(default_factory=dict)
    narrow: Callable[[Actor, str, Any], bool] | None = None

    def add(self, permissions: Iterable[Permission]) -> None:
        """Declare permissions; raises AccessError for a name declared twice."""
        for one in permissions:
            if one.name in self.by_name:
                raise AccessError(f"Permission {one.name!r} is declared twice.")
            self.by_name[one.name] = one

    def allows(self, actor: Actor, name: str, obj: Any = None) -> bool:
        """Whether this actor may do this to this object.

        Practices may narrow a yes, never widen a no. Raises AccessError for an unknown name.
        """
        one = self.by_name.get(name)
        if one is None:
            raise AccessError(f"There is no permission {name!r}.")
        if not any(all(predicate(actor, obj) for predicate in row) for row in one.any_of):
            return False
        return self.narrow is None or not self.narrow(actor, name, obj)
