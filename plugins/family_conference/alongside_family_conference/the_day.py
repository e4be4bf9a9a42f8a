"""The day itself: information, the family's private time, and the plan that it shares.

Private time belongs to the family (rule 15). Nothing of it is kept but when it began and when it
ended; the family alone does both. What is written in it stays in the family's own page until they
share their plan.
"""

from flask_babel import gettext as _

from alongside import CouncilSession, Person, utcnow
from alongside_family_conference import notices
from alongside_family_conference.gatherings import Gathering, Party, hold
from alongside_family_conference.planning import Draft, add_items
from alongside_family_conference.states import NotNow, State


def open_information(session: CouncilSession, gathering: Gathering) -> None:
    """The day has come: those who are there hear what the council knows, and ask."""
    hold(session, gathering)
    gathering.must_be(State.READY)
    gathering.move(State.INFORMATION)
    for one in gathering.parties:
        one.participant.attended = one.participant.answer == "coming" or one.role in (
            "coordinator",
            "referrer",
        )


def start_private_time(session: CouncilSession, gathering: Gathering, person: Person) -> None:
    """The family begins its private time. Whoever works for the council has left the room."""
    hold(session, gathering)
    _family_only(gathering, person)
    gathering.must_be(State.INFORMATION)
    gathering.move(State.PRIVATE)
    gathering.conference.private_started_at = utcnow()


def call_in(session: CouncilSession, gathering: Gathering, person: Person, party: Party) -> None:
    """Ask somebody to the door for a question. It is forgotten when private time ends."""
    hold(session, gathering)
    _family_only(gathering, person)
    gathering.must_be(State.PRIVATE)
    if party.with_family:
        raise NotNow(_("They are with you already."))
    gathering.conference.calling_id = party.person.id


def stop_calling(session: CouncilSession, gathering: Gathering, person: Person) -> None:
    """The question is answered."""
    hold(session, gathering)
    _family_only(gathering, person)
    gathering.must_be(State.PRIVATE)
    gathering.conference.calling_id = None


def go_without_private_time(
    session: CouncilSession, gathering: Gathering, person: Person, because: str
) -> None:
    """The family chooses to hold no private time; whose choice it was is kept."""
    hold(session, gathering)
    _family_only(gathering, person)
    gathering.must_be(State.INFORMATION)
    gathering.move(State.AGREEING)
    gathering.conference.no_private_by_id = person.id
    gathering.conference.no_private_because = because


def end_private_time(session: CouncilSession, gathering: Gathering, person: Person) -> None:
    """The family ends its private time. Nobody else can."""
    hold(session, gathering)
    _family_only(gathering, person)
    gathering.must_be(State.PRIVATE)
    gathering.move(State.AGREEING)
    gathering.conference.private_ended_at = utcnow()
    gathering.conference.calling_id = None


def share_plan(session: CouncilSession, gathering: Gathering, person: Person, draft: Draft) -> None:
    """The family shares its plan, which ends its private time. It may be untidy (rule 18)."""
    if gathering.state is State.PRIVATE:
        end_private_time(session, gathering, person)
    else:
        hold(session, gathering)
    _family_only(gathering, person)
    gathering.must_be(State.AGREEING)
    conference = gathering.conference
    if conference.plan_shared_at is not None:
        raise NotNow(_("Your plan is shared already. You can still add to it and change it."))
    if not draft.items:
        raise NotNow(_("Write at least one thing that will be done."))
    add_items(session, gathering, person, draft.items)
    conference.contingency, conference.not_known_yet = draft.contingency, draft.not_known_yet
    conference.own_words, conference.review_on = draft.own_words, draft.review_on
    conference.plan_shared_at = utcnow()
    notices.waits(session, gathering, gathering.who("referrer", "coordinator"))


def _family_only(gathering: Gathering, person: Person) -> None:
    party = gathering.party(person)
    if party is None or not party.with_family:
        raise NotNow(_("Only the family can do this."))
