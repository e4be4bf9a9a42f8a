"""The day itself: information, the family's private time, and the plan that it shares.

Private time belongs to the family (rule 15). Nothing of it is kept but when it began and when it
ended; the family alone does both. What is written in it stays in the family's own page until they
share their plan.
"""

from collections.abc import Collection

from flask_babel import gettext as _

from alongside import CouncilSession, Person, utcnow
from alongside_family_conference import notices
from alongside_family_conference.gatherings import COUNCIL_SIDE, Gathering, Party, hold, today
from alongside_family_conference.planning import Draft, add_to_plan
from alongside_family_conference.states import AFTERWARDS, DECIDING, NotNow, State


def give_information(
    session: CouncilSession,
    gathering: Gathering,
    words: str,
    heard: Collection[str] = (),
    here: Collection[str] | None = None,
) -> None:
    """The day has come: keep what was told and asked, whose words were heard, and who is here.

    `heard` and `here` are ids of places in it. Where nobody says who is here, it is who said that
    they come, and those of the council. Raises NotNow before the day that was arranged.
    """
    hold(session, gathering)
    if gathering.state is State.READY:
        held_on = gathering.conference.held_on
        if held_on is not None and held_on > today():
            raise NotNow(_("The day has not come yet. Change it under “When and where” if it has."))
        gathering.move(State.INFORMATION)
    who = expected(gathering) if here is None else set(here)
    for one in gathering.parties:
        one.participant.attended = not one.excluded and str(one.participant.id) in who
    gathering.must_be(State.INFORMATION)
    gathering.conference.information = words
    for one in gives_words(gathering):
        was_heard = str(one.participant.id) in heard
        one.participant.voice_heard_at = utcnow() if was_heard else None


def expected(gathering: Gathering) -> set[str]:
    """Who is likely to be there: who said that they come, and those of the council."""
    return {
        str(one.participant.id)
        for one in gathering.parties
        if one.participant.answer == "coming" or one.role in COUNCIL_SIDE
    }


def gives_words(gathering: Gathering) -> list[Party]:
    """Whose voice must be heard on the day: whom it is about, and who gave something to be read."""
    return [
        one for one in gathering.parties if one.role == "central" or one.participant.contribution
    ]


def start_private_time(session: CouncilSession, gathering: Gathering, person: Person) -> None:
    """The family begins its private time. Whoever works for the council has left the room."""
    hold(session, gathering)
    gathering.must_be_family(person)
    gathering.must_be(State.INFORMATION)
    gathering.move(State.PRIVATE)
    gathering.conference.private_started_at = utcnow()


def call_in(session: CouncilSession, gathering: Gathering, person: Person, party: Party) -> None:
    """Ask somebody to the door for a question. It is forgotten when private time ends."""
    hold(session, gathering)
    gathering.must_be_family(person)
    gathering.must_be(State.PRIVATE)
    if party.with_family:
        raise NotNow(_("They are with you already."))
    gathering.conference.calling_id = party.person.id


def stop_calling(session: CouncilSession, gathering: Gathering, person: Person) -> None:
    """The question is answered."""
    hold(session, gathering)
    gathering.must_be_family(person)
    gathering.must_be(State.PRIVATE)
    gathering.conference.calling_id = None


def go_without_private_time(
    session: CouncilSession, gathering: Gathering, person: Person, because: str
) -> None:
    """The family chooses to hold no private time; whose choice it was is kept."""
    hold(session, gathering)
    gathering.must_be_family(person)
    gathering.must_be(State.INFORMATION)
    gathering.move(State.AGREEING)
    gathering.conference.no_private_by_id = person.id
    gathering.conference.no_private_because = because


def end_private_time(session: CouncilSession, gathering: Gathering, person: Person) -> None:
    """The family ends its private time. Nobody else can."""
    hold(session, gathering)
    gathering.must_be_family(person)
    gathering.must_be(State.PRIVATE)
    gathering.move(State.AGREEING)
    gathering.conference.private_ended_at = utcnow()
    gathering.conference.calling_id = None


def share_plan(session: CouncilSession, gathering: Gathering, person: Person, draft: Draft) -> None:
    """The family shares its plan, which ends its private time. It may be untidy (rule 18).

    Where somebody else of the family has shared one meanwhile, on another telephone perhaps, both
    stand: what was written in private time exists nowhere else, so it is never refused.
    """
    if gathering.state is State.PRIVATE:
        end_private_time(session, gathering, person)
    else:
        hold(session, gathering)
    gathering.must_be(*DECIDING, *AFTERWARDS)
    if not draft.items:
        raise NotNow(_("Write at least one thing that will be done."))
    add_to_plan(session, gathering, person, draft.items)
    conference = gathering.conference
    conference.contingency = _beside(conference.contingency, draft.contingency)
    conference.not_known_yet = _beside(conference.not_known_yet, draft.not_known_yet)
    conference.own_words = _beside(conference.own_words, draft.own_words)
    conference.review_on = draft.review_on or conference.review_on
    conference.plan_shared_at = conference.plan_shared_at or utcnow()
    notices.waits(session, gathering, gathering.who(*COUNCIL_SIDE))


def _beside(kept: str, written: str) -> str:
    """What one of the family wrote under what another had shared: nobody's words are lost."""
    return kept if written in kept else f"{kept}\n\n{written}".strip()
