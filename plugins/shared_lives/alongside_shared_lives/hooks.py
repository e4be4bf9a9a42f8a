"""What Shared Lives puts into the rest of the house."""

from collections.abc import Iterable
from datetime import datetime

from flask import url_for
from flask_babel import gettext as _

from alongside import Actor, Card, CouncilSession, Link, Person, current, hookimpl
from alongside_shared_lives import living_cards, living_demo, living_due
from alongside_shared_lives.access import MANAGER, WORKER


@hookimpl
def navigation(session: CouncilSession, actor: Actor) -> Iterable[Link]:
    """A way to the scheme, for those who work in it."""
    if actor.roles & {WORKER, MANAGER}:
        yield Link(_("Shared Lives"), url_for("shared_lives.index"), 37)


@hookimpl
def home_cards(session: CouncilSession, person: Person) -> Iterable[Card]:
    """What waits for a person."""
    yield from living_cards.cards_for(session, person)
    if current.actor.roles & {WORKER, MANAGER}:
        yield from living_cards.scheme(session)


@hookimpl
def due(session: CouncilSession, now: datetime) -> None:
    """Tell what has become due."""
    living_due.remind(session, now)


@hookimpl
def legal_hold(session: CouncilSession, person: Person) -> str | None:
    """Why a person's rows must stay: they live with a household."""
    return living_due.hold_because(session, person)


@hookimpl
def demo(session: CouncilSession, people: dict[str, Person]) -> None:
    """Invented people who get to know each other, and who live together."""
    living_demo.fill(session, people)
