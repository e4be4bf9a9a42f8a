"""What waits for a person, for their home page."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from alongside import Card, CouncilSession, Person, current
from alongside_family_conference import asking, following, gatherings
from alongside_family_conference.models import Conference, Participant
from alongside_family_conference.states import AFTERWARDS, BEFORE_THE_DAY, DECIDING, OVER, State
from alongside_family_conference.words import STATES


def cards_for(session: CouncilSession, person: Person, *, works_here: bool) -> Iterator[Card]:
    """The cards of somebody's home page, in two statements however much they are in."""
    found = gatherings.of(session, person, works_here=works_here)
    under_way = any(State(conference.state) in AFTERWARDS for conference, _me in found)
    late = following.late_for(session, person, gatherings.today()) if under_way else frozenset()
    for conference, participant in found:
        if conference.id in late and not participant.excluded_because:
            yield _late(conference, participant, works_here=works_here)
        elif State(conference.state) not in OVER:
            yield _card(conference, participant)


def front_door(weight: int) -> Card:
    """A way to read what a conference is, and to ask for one."""
    return Card(
        _("Family group conference"),
        _("Your family and friends make a plan of their own, with time alone."),
        url_for("family_conference.about"),
        _("What it is, and how to ask for one"),
        weight=weight,
    )


def asked(session: CouncilSession, person: Person) -> Iterator[Card]:
    """What families asked themselves: one's own, one to begin, and those that wait for anybody."""
    for one in asking.concerning(session, person):
        page = url_for("family_conference.asked", asked_id=one.id)
        if one.person_id != person.id:
            title = _("A family asked itself, and you were asked to begin the referral")
            yield Card(title, "", page, _("Read it"), kind="waiting", weight=12)
        elif one.state in asking.OPEN:
            yield Card(
                _("You asked for a family group conference"),
                _("You can see where it is, and take it back."),
                page,
                weight=40,
            )
        elif one.state == "answered":
            title = _("You asked for a family group conference, and somebody answered")
            yield Card(title, "", page, _("Read it"), kind="moved", weight=30)
    if current.allows("family_conference.asked_list"):
        number = sum(one.state == "waiting" for one in asking.waiting(session, person))
        if number:
            title = ngettext(
                "One family asked itself and waits",
                "%(num)s families asked themselves and wait",
                number,
            )
            page = url_for("family_conference.index")
            yield Card(title, "", page, _("Look first how to reach them"), "waiting", 12)
    elif not current.actor.roles:
        yield front_door(weight=75)


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
    if state in BEFORE_THE_DAY and me.excluded_because:
        return Card(conference.name, _("You can be heard in another way"), page, weight=45)
    if state in BEFORE_THE_DAY and me.invited_on is not None and not me.answer:
        answer = url_for("family_conference.answer", conference_id=conference.id)
        return _waits(conference, _("You are invited: are you coming?"), answer, 10)
    if state in DECIDING and me.role == "referrer" and conference.plan_shared_at:
        plan = url_for("family_conference.plan", conference_id=conference.id)
        return _waits(conference, _("The family waits for your answer today"), plan, 5)
    if state is State.ALLOCATED and me.role == "coordinator":
        return _waits(conference, _("A family waits to be met"), page, 10)
    return Card(conference.name, STATES[state], page, weight=45)


def _late(conference: Conference, me: Participant, *, works_here: bool) -> Card:
    """The same words for a family's task and a promise of the council (rule 17)."""
    council = me.role in gatherings.COUNCIL_SIDE
    reads = council or (me.role in gatherings.FAMILY_SIDE and not works_here)
    page = url_for(
        "family_conference.plan" if reads else "family_conference.conference",
        conference_id=conference.id,
    )
    return _waits(conference, _("The day has passed: something in the plan still waits"), page, 10)


def _waits(conference: Conference, title: str, href: str, weight: int) -> Card:
    return Card(title, conference.name, href, kind="waiting", weight=weight)
