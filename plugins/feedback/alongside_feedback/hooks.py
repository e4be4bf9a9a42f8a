"""What shared reflection puts into the rest of the house. Each hook gathers from its modules."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from flask import render_template, url_for
from flask_babel import gettext as _
from markupsafe import Markup

from alongside import (
    Actor,
    Card,
    CouncilSession,
    Group,
    Link,
    Measure,
    Person,
    Section,
    current,
    hookimpl,
    is_member,
    utcnow,
)
from alongside_feedback import (
    cards,
    complaint_letters,
    complaints,
    counts,
    enterprises,
    reminders,
    sharing,
    tell_cards,
    tell_demo,
    tell_floods,
    tell_reminders,
)
from alongside_feedback.circles import load
from alongside_feedback.demonstration import fill
from alongside_feedback.enterprises import leave
from alongside_feedback.overview import circles_of


@hookimpl
def navigation(session: CouncilSession, actor: Actor) -> Iterable[Link]:
    """A way to one's own enterprises, and for those who answer to what people told the council."""
    if actor.person is not None:
        yield Link(_("Together"), url_for("feedback.index"), 30)
    if current.allows("feedback.answering"):
        yield Link(_("Told to us"), url_for("feedback.answering_list"), 40)


@hookimpl
def public_cards() -> Iterable[Card]:
    """What anybody can do: tell the council something, and see what came of it."""
    yield from tell_cards.public_cards()


@hookimpl
def legal_hold(session: CouncilSession, person: Person) -> str | None:
    """Why a person's rows must stay: a complaint that is still open."""
    return tell_cards.legal_hold(session, person)


@hookimpl
def erasing(session: CouncilSession, person: Person) -> None:
    """Take somebody out of every circle, as when they leave: nobody waits for them any more."""
    for mine in circles_of(session, person):
        circle = load(session, mine.id)
        if circle is not None:
            leave(session, circle, person)


@hookimpl
def ended_together(
    session: CouncilSession, people: Sequence[Person], by: Person, what: str
) -> None:
    """Ask people who ended something together to look back on it; each must say yes first."""
    enterprises.look_back_on(session, by, people, what)


@hookimpl
def home_cards(session: CouncilSession, person: Person) -> Iterable[Card]:
    """What waits for a person, and what moved because of them."""
    yield from cards.cards_for(session, person)
    yield from tell_cards.home_cards(session, person, utcnow())


@hookimpl
def person_sections(session: CouncilSession, actor: Actor, person: Person) -> Iterable[Section]:
    """What the reader and this person do together; nothing of what this person does with others."""
    if actor.person is None or actor.person.id == person.id:
        return
    mine = circles_of(session, actor.person, shared_with=person)
    if mine:
        body = Markup(render_template("feedback/section.html", mine=mine, words=()))  # noqa: S704
        yield Section(_("What you do together"), body)


@hookimpl
def group_sections(session: CouncilSession, actor: Actor, group: Group) -> Iterable[Section]:
    """What a member does together in this group, and the words that people let travel to it."""
    if actor.person is None or not is_member(actor, group):
        return
    mine = circles_of(session, actor.person, group_id=group.id)
    words = sharing.group_words(session, group.id)
    if mine or words:
        body = Markup(render_template("feedback/section.html", mine=mine, words=words))  # noqa: S704
        yield Section(_("Together in this group"), body)


@hookimpl
def due(session: CouncilSession, now: datetime) -> None:
    """Remind people of what is near and of who waits, and forget what is counted for a day."""
    reminders.remind(session, now)
    tell_reminders.remind(session, now)
    complaint_letters.warn(session, complaints.today())
    tell_floods.forget(session, now)


@hookimpl
def measures(session: CouncilSession) -> Iterable[Measure]:
    """Counts for the council, never anybody's words."""
    yield from counts.counts(session)
    yield from tell_cards.measures(session)


@hookimpl
def demo(session: CouncilSession, people: dict[str, Person]) -> None:
    """Enterprises of invented people, in each state."""
    fill(session, people)
    tell_demo.fill(session, people)
