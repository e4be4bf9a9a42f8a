"""What Shared Lives puts into the rest of the house."""

from collections.abc import Iterable
from datetime import datetime

from flask import url_for
from flask_babel import gettext as _

from alongside import Actor, Card, CouncilSession, Link, Measure, Person, current, hookimpl
from alongside_shared_lives import (
    cards,
    carer_cards,
    choosing_due,
    counts,
    demonstration,
    enquiring,
    forgetting,
    living_cards,
    living_due,
    running_out,
)
from alongside_shared_lives.access import MANAGER, PANEL, WORKER


@hookimpl
def navigation(session: CouncilSession, actor: Actor) -> Iterable[Link]:
    """A way to the scheme, for those who work in it."""
    if actor.roles & {WORKER, MANAGER}:
        yield Link(_("Shared Lives"), url_for("shared_lives.index"), 37)
    if MANAGER in actor.roles:
        yield Link(_("Shared Lives inspection"), url_for("shared_lives.inspection_page"), 39)
    if PANEL in actor.roles:
        yield Link(_("Shared Lives panel"), url_for("shared_lives.panel_days"), 38)


@hookimpl
def public_cards() -> Iterable[Card]:
    """A way to read what a Shared Life is, and to ask."""
    yield carer_cards.front_door(weight=16)


@hookimpl
def home_cards(session: CouncilSession, person: Person) -> Iterable[Card]:
    """What waits for a person."""
    if enquiring.is_in_it(session, person):
        yield from cards.cards_for(session, person)
        yield from carer_cards.cards_for(session, person)
        yield from living_cards.cards_for(session, person)
    yield from carer_cards.for_work(session, person)
    if current.actor.roles & {WORKER, MANAGER}:
        yield from cards.of_scheme(session)
        yield from living_cards.scheme(session)
    elif not current.actor.roles:
        yield carer_cards.front_door(weight=76)


@hookimpl
def due(session: CouncilSession, now: datetime) -> None:
    """Tell in time of what runs out, and ask kindly, once, those who have not answered."""
    choosing_due.remind(session, now)
    running_out.remind(session, now)
    enquiring.tell_scheme(session)
    living_due.remind(session, now)


@hookimpl
def measures(session: CouncilSession) -> Iterable[Measure]:
    """Counts for the council; nobody is ranked, and no ordinary thing is counted (rule 22)."""
    yield from counts.counts(session)


@hookimpl
def legal_hold(session: CouncilSession, person: Person) -> str | None:
    """Why a person's rows must stay: they live with a household, or are an approved carer."""
    return living_due.hold_because(session, person)


@hookimpl
def erasing(session: CouncilSession, person: Person) -> None:
    """Empty what somebody wrote for a household, and the household where it was theirs alone."""
    forgetting.forget(session, person)


@hookimpl
def demo(session: CouncilSession, people: dict[str, Person]) -> None:
    """Households and people of the demo, at several steps."""
    demonstration.fill(session, people)
