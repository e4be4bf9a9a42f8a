"""What waits for a person, for their home page."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext as _

from alongside import Card, CouncilSession, Person
from alongside_family_conference import gatherings
from alongside_family_conference.models import Conference, Participant
from alongside_family_conference.states import BEFORE_THE_DAY, DECIDING, OVER, State
from alongside_family_conference.words import STATES


def cards_for(session: CouncilSession, person: Person, *, works_here: bool) -> Iterator[Card]:
    """The cards of somebody's home page, in one statement however much they are in."""
    for conference, participant in gatherings.of(session, person, works_here=works_here):
        if State(conference.state) not in OVER:
            yield _card(conference, participant)


def _card(conference: Conference, me: Participant) -> Card:
    page = url_for("family_conference.conference", conference_id=conference.id)
    state = State(conference.state)
    family = me.role in gatherings.FAMILY_SIDE and not me.excluded_because
    if conference.calling_id == me.person_id:
        return _waits(conference, _("The family asks you to the door"), page, 5)
    if state is State.PRIVATE and family:
        private = url_for("family_conference.private", conference_id=conference.id)
        return _waits(conference, _("It is your private family time"), private, 5)
    if state is State.INFORMATION and family:
        return _waits(conference, _("The day is here"), page, 5)
    if state in BEFORE_THE_DAY and me.invited_on is not None and not me.answer:
        answer = url_for("family_conference.answer", conference_id=conference.id)
        return _waits(conference, _("You are invited: are you coming?"), answer, 10)
    if state in DECIDING and me.role == "referrer" and conference.plan_shared_at:
        plan = url_for("family_conference.plan", conference_id=conference.id)
        return _waits(conference, _("The family waits for your answer today"), plan, 5)
    if state is State.ALLOCATED and me.role == "coordinator":
        return _waits(conference, _("A family waits to be met"), page, 10)
    return Card(conference.name, STATES[state], page, weight=45)


def _waits(conference: Conference, title: str, href: str, weight: int) -> Card:
    return Card(title, conference.name, href, kind="waiting", weight=weight)
