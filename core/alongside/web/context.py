"""What the current request knows: its council, its session, its actor, its practices."""

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from flask import Flask, current_app, g
from werkzeug.local import LocalProxy

from alongside.access.actor import Actor
from alongside.access.permissions import Permissions
from alongside.db.engine import get_session
from alongside.db.tenancy import CouncilSession
from alongside.kernel.hooks import Answer, Hooks
from alongside.kernel.registry import Registry

if TYPE_CHECKING:
    from alongside.councils.models import Council
    from alongside.people.models import Person


@dataclass
class House:
    """What one app holds: its plugins, hooks and permissions. At `app.extensions["alongside"]`."""

    registry: Registry
    hooks: Hooks
    permissions: Permissions
    recorder: Any


def house(app: Flask | None = None) -> House:
    """The current app's plugins, hooks and permissions."""
    return cast(House, (app or current_app).extensions["alongside"])


class Current:
    """The request at hand. Views read it; domain functions never do."""

    @property
    def session(self) -> CouncilSession:
        """The database session, bound to the council."""
        return get_session()

    @property
    def council(self) -> "Council":
        """The council whose host name was asked for."""
        return cast("Council", g.council)

    @property
    def actor(self) -> Actor:
        """Who is asking."""
        return cast(Actor, g.actor)

    @property
    def person(self) -> "Person":
        """The person signed in; on pages that ask for a signed-in person, never None."""
        return cast("Person", g.actor.person)

    @property
    def practices(self) -> frozenset[str]:
        """The ids of the practices that this council has enabled and that work."""
        return cast("frozenset[str]", g.practices)

    def allows(self, permission: str, obj: Any = None) -> bool:
        """Whether the actor may; the same question that the page of that permission asks."""
        return house().permissions.allows(self.actor, permission, obj)

    def call(self, hook: str, **arguments: Any) -> list[Answer]:
        """Call a hook on this council's practices."""
        return house().hooks.call(hook, self.practices, self.session, **arguments)


current = cast(Current, LocalProxy(Current))


def council_id() -> uuid.UUID | None:
    """The id of the council at hand, or None before it is known."""
    found = g.get("council")
    return None if found is None else found.id
