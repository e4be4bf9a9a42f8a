"""What family group conferences put into the rest of the house."""

from collections.abc import Iterable
from datetime import datetime

from flask import url_for
from flask_babel import gettext as _

from alongside import Actor, Card, CouncilSession, Link, Measure, Person, current, hookimpl
from alongside_family_conference import asking, cards, counts, demonstration, gatherings, reminders
from alongside_family_conference.access import MANAGER
from alongside_family_conference.states import OVER, State


@hookimpl
def navigation(session: CouncilSession, actor: Actor) -> Iterable[Link]:
    """A way to the conferences, for those who refer, coordinate or manage."""
    if actor.roles & {"worker", "coordinator", MANAGER}:
        yield Link(_("Family conferences"), url_for("family_conference.index"), 35)
    if MANAGER in actor.roles:
        yield Link(_("Conference numbers"), url_for("family_conference.numbers"), 36)


@hookimpl
def public_cards() -> Iterable[Card]:
    """A way to read what a conference is, and to ask for one."""
    yield cards.front_door(weight=15)


@hookimpl
def home_cards(session: CouncilSession, person: Person) -> Iterable[Card]:
    """What waits for a person."""
    yield from cards.cards_for(session, person, works_here=bool(current.actor.roles))
    yield from cards.asked(session, person)


@hookimpl
def due(session: CouncilSession, now: datetime) -> None:
    """Remind people of what is near, alike of tasks and of promises, and of families who asked."""
    reminders.remind(session, now)
    asking.tell_coordinators(session)


@hookimpl
def legal_hold(session: CouncilSession, person: Person) -> str | None:
    """Why a person's rows must stay: a conference about them that is under way."""
    for conference, participant in gatherings.of(session, person):
        if participant.role == "central" and State(conference.state) not in OVER:
            return str(_("A family group conference about them is under way."))
    return None


@hookimpl
def measures(session: CouncilSession) -> Iterable[Measure]:
    """Counts for the council; nobody is ranked."""
    yield from counts.counts(session)


@hookimpl
def demo(session: CouncilSession, people: dict[str, Person]) -> None:
    """Conferences of invented families, in several states."""
    demonstration.fill(session, people)
