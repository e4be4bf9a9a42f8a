"""What waits for a person: for their home page."""

from collections.abc import Iterable

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import select

from alongside import Card, CouncilSession, Person, hookimpl
from alongside_full_circle.circles import circles_of
from alongside_full_circle.forms import today
from alongside_full_circle.models import Circle, Seat
from alongside_full_circle.reminders import before
from alongside_full_circle.words import TITLE, WHO


@hookimpl
def home_cards(session: CouncilSession, person: Person) -> Iterable[Card]:
    """Invitations, whoever asked to come, the day of coming back; and an open door."""
    mine = [(circle, at) for circle, at in circles_of(session, person) if circle.ended_on is None]
    near = today() + before()
    asked = _asked(session, [circle for circle, _at in mine if circle.owner_id == person.id])
    for circle, standing in mine:
        page = url_for("full_circle.circle", circle_id=circle.id)
        if standing == "invited":
            answer = url_for("full_circle.answer", circle_id=circle.id)
            words = _("Read the question, and say yes or no.")
            yield Card(_("You are invited to a circle"), words, answer, kind="waiting")
        if circle.id in asked:
            people = url_for("full_circle.people", circle_id=circle.id)
            words = _("You decide who is in it.")
            yield Card(_("Somebody would like to come"), words, people, kind="waiting")
        if standing == "here" and circle.return_on and circle.return_on <= near:
            kind = "waiting" if circle.owner_id == person.id else "open"
            yield Card(_("It is time to come back to a question"), circle.question, page, kind=kind)
    yield Card(TITLE, WHO, url_for("full_circle.index"))


def _asked(session: CouncilSession, circles: list[Circle]) -> set[object]:
    if not circles:
        return set()
    ids = [circle.id for circle in circles]
    asked = select(Seat.circle_id).where(Seat.circle_id.in_(ids), Seat.standing == "asked")
    return set(session.scalars(asked))
