"""What Shared Lives puts into the rest of the house."""

from collections.abc import Iterable
from datetime import datetime

from flask import url_for
from flask_babel import gettext as _

from alongside import Actor, Card, CouncilSession, Link, Person, current, hookimpl
from alongside_shared_lives import cards, choosing_due, demonstration
from alongside_shared_lives.access import MANAGER, WORKER


@hookimpl
def navigation(session: CouncilSession, actor: Actor) -> Iterable[Link]:
    """A way to the scheme, for those who work in it."""
    if actor.roles & {WORKER, MANAGER}:
        yield Link(_("Shared Lives"), url_for("shared_lives.index"), 37)


@hookimpl
def home_cards(session: CouncilSession, person: Person) -> Iterable[Card]:
    """What waits for a person."""
    yield from cards.cards_for(session, person)
    if current.actor.roles & {WORKER, MANAGER}:
        yield from cards.of_scheme(session)


@hookimpl
def due(session: CouncilSession, now: datetime) -> None:
    """Ask kindly, once, those who were asked and have not answered."""
    choosing_due.remind(session, now)


@hookimpl
def demo(session: CouncilSession, people: dict[str, Person]) -> None:
    """Households and people of the demo, at several steps."""
    demonstration.fill(session, people)
