"""What shared reflection puts into the rest of the house. Each hook gathers from its modules."""

from collections.abc import Iterable
from datetime import datetime

from alongside import (
    Actor,
    Card,
    CouncilSession,
    Group,
    Link,
    Measure,
    Person,
    Section,
    hookimpl,
)
from flask import url_for
from flask_babel import gettext as _


@hookimpl
def navigation(session: CouncilSession, actor: Actor) -> Iterable[Link]:
    """A way to one's own enterprises."""
    if actor.person is not None:
        yield Link(_("Together"), url_for("feedback.index"), 30)


@hookimpl
def home_cards(session: CouncilSession, person: Person) -> Iterable[Card]:
    """What waits for a person, and what moved because of them."""
    return ()


@hookimpl
def person_sections(session: CouncilSession, actor: Actor, person: Person) -> Iterable[Section]:
    """What the reader and this person do together."""
    return ()


@hookimpl
def group_sections(session: CouncilSession, actor: Actor, group: Group) -> Iterable[Section]:
    """What is done together in this group."""
    return ()


@hookimpl
def due(session: CouncilSession, now: datetime) -> None:
    """Remind people that the time to look back is near."""


@hookimpl
def measures(session: CouncilSession) -> Iterable[Measure]:
    """Counts for the council, never anybody's words."""
    return ()


@hookimpl
def demo(session: CouncilSession, people: dict[str, Person]) -> None:
    """Enterprises of invented people, in each state."""
