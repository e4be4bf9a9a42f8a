"""Every hook that a practice may implement.

An implementation names only the arguments it wants. The kernel calls it for councils that have
enabled the practice, alone with its own errors: one that raises is logged and shown as "this part
is not available", and the page goes on.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pluggy

if TYPE_CHECKING:
    import click

    from alongside.access.actor import Actor
    from alongside.councils.models import Council
    from alongside.db.tenancy import CouncilSession
    from alongside.groups.models import Group, Membership
    from alongside.people.models import Person
    from alongside.web.slots import Card, Link, Measure, Section

NAME = "alongside"
hookspec = pluggy.HookspecMarker(NAME)
hookimpl = pluggy.HookimplMarker(NAME)


class Hookspecs:
    """The hooks, in the order in which a reader meets them."""

    @hookspec
    def navigation(self, session: "CouncilSession", actor: "Actor") -> "Iterable[Link]":
        """Links for the navigation at the top of every page, for this actor."""
        raise NotImplementedError

    @hookspec
    def public_cards(self, session: "CouncilSession", council: "Council") -> "Iterable[Card]":
        """Cards for the council's front page, which anybody can read."""
        raise NotImplementedError

    @hookspec
    def home_cards(self, session: "CouncilSession", person: "Person") -> "Iterable[Card]":
        """Cards for a person's own home page: what waits for them, what moved because of them."""
        raise NotImplementedError

    @hookspec
    def person_sections(
        self, session: "CouncilSession", actor: "Actor", person: "Person"
    ) -> "Iterable[Section]":
        """Sections of a person's page, holding only what this actor may see."""
        raise NotImplementedError

    @hookspec
    def group_sections(
        self, session: "CouncilSession", actor: "Actor", group: "Group"
    ) -> "Iterable[Section]":
        """Sections of a group's page, holding only what this actor may see."""
        raise NotImplementedError

    @hookspec
    def person_added(self, session: "CouncilSession", person: "Person") -> None:
        """Called in the transaction in which a person was added."""
        raise NotImplementedError

    @hookspec
    def membership_changed(self, session: "CouncilSession", membership: "Membership") -> None:
        """Called in the transaction in which someone joined, left or changed role."""
        raise NotImplementedError

    @hookspec
    def due(self, session: "CouncilSession", now: datetime) -> None:
        """Called by the worker every few minutes: send what has become due, once."""
        raise NotImplementedError

    @hookspec
    def narrow(self, actor: "Actor", permission: str, obj: Any) -> bool:
        """Answer True to deny what the permission would allow. It can never allow. Fails closed."""
        raise NotImplementedError

    @hookspec
    def legal_hold(self, session: "CouncilSession", person: "Person") -> str | None:
        """Why this person's rows must not be erased yet, or None. Fails closed."""
        raise NotImplementedError

    @hookspec
    def erasing(self, session: "CouncilSession", person: "Person") -> None:
        """Called before a person is erased: take them out of what others are in the middle of."""
        raise NotImplementedError

    @hookspec
    def ended_together(
        self, session: "CouncilSession", people: "Sequence[Person]", by: "Person", what: str
    ) -> None:
        """Called when people have ended something that they did together: one may look back."""
        raise NotImplementedError

    @hookspec
    def measures(self, session: "CouncilSession") -> "Iterable[Measure]":
        """Counts for the council about the practice; never a ranking of people."""
        raise NotImplementedError

    @hookspec
    def commands(self, group: "click.Group") -> None:
        """Add commands under `alongside <practice>`."""
        raise NotImplementedError

    @hookspec
    def demo(self, session: "CouncilSession", people: "dict[str, Person]") -> None:
        """Add invented content to the demo; `people` are the demo people by handle."""
        raise NotImplementedError


HOOKS = tuple(name for name, value in vars(Hookspecs).items() if hasattr(value, "alongside_spec"))
FAIL_CLOSED = frozenset({"narrow", "legal_hold"})
WRITING = frozenset(
    {"person_added", "membership_changed", "erasing", "ended_together", "due", "demo"}
)
