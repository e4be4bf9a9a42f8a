"""Preparing a conference: who comes, how it is safe, and when everything is ready."""

from flask_babel import gettext as _
from sqlalchemy import select

from alongside import CouncilSession, Person, utcnow
from alongside_family_conference import notices
from alongside_family_conference.gatherings import FAMILY_SIDE, Gathering, Party, hold, today
from alongside_family_conference.models import Safety
from alongside_family_conference.referring import has_consent, settle
from alongside_family_conference.states import BEFORE_THE_DAY, NotNow, State

PREPARED = (State.ALLOCATED, State.PREPARING, State.READY)


def begin(session: CouncilSession, gathering: Gathering) -> None:
    """Preparing begins with the first thing that the coordinator does."""
    hold(session, gathering)
    if gathering.state is State.ALLOCATED:
        gathering.move(State.PREPARING)


def invite(session: CouncilSession, gathering: Gathering, party: Party, how: str) -> None:
    """Note how somebody was invited; by message, one goes out that names nobody."""
    begin(session, gathering)
    gathering.must_be(State.PREPARING, State.READY)
    party.participant.invited_how = how
    party.participant.invited_on = today()
    if how == "message":
        notices.waits(session, gathering, [party])


def answer(
    session: CouncilSession,
    gathering: Gathering,
    party: Party,
    *,
    answer: str,
    brings: str,
    needs: str,
    contribution: str,
    voice: str = "",
    advocate: str | None = None,
) -> None:
    """Say whether one comes, what one brings and needs, or how one contributes instead.

    `advocate` is None where that was not asked. An open answer leaves an offer as it is.
    """
    hold(session, gathering)
    gathering.must_be(*BEFORE_THE_DAY)
    participant = party.participant
    if party.excluded and answer == "coming":
        raise NotNow(_("You cannot be in the room this time. You can contribute in another way."))
    participant.answer, participant.brings = answer, brings
    participant.needs, participant.contribution = needs, contribution
    participant.voice = voice
    if advocate is not None and (advocate or participant.advocate != "offered"):
        participant.advocate = advocate


def safety_of(session: CouncilSession, gathering: Gathering) -> Safety | None:
    """The screening and the safety plan. Ask for it only where a coordinator reads it."""
    return session.scalars(select(Safety).where(Safety.conference_id == gathering.id)).first()


def apart(session: CouncilSession, gathering: Gathering) -> Safety:
    """What is kept apart from everything else, made when it is first needed."""
    safety = safety_of(session, gathering)
    if safety is None:
        safety = Safety(conference_id=gathering.id, about_id=gathering.conference.about_id)
        session.add(safety)
        session.flush()
    return safety


def screen(
    session: CouncilSession,
    gathering: Gathering,
    by: Person,
    *,
    found: str,
    plan: str,
    goes_ahead: bool,
) -> Safety:
    """Keep what was found, the safety plan, and whether the conference goes ahead."""
    begin(session, gathering)
    gathering.must_be(State.PREPARING, State.READY)
    safety = apart(session, gathering)
    safety.found, safety.plan, safety.goes_ahead = found, plan, goes_ahead
    safety.screened_by_id = by.id
    if not goes_ahead and gathering.state is State.READY:
        gathering.move(State.PREPARING)
    return safety


def exclude(session: CouncilSession, gathering: Gathering, party: Party, because: str) -> None:
    """Keep somebody out of the room for a safety reason, which they are told and can appeal.

    Raises NotNow for whom it is about, and for those who are there for the council: a conference
    without them would be another one. An empty reason takes the exclusion back.
    """
    begin(session, gathering)
    gathering.must_be(State.PREPARING, State.READY)
    if party.role not in FAMILY_SIDE or party.role == "central":
        raise NotNow(_("Only somebody of the family’s side can be kept out of the room."))
    party.participant.excluded_because = because
    if because and party.participant.answer == "coming":
        party.participant.answer = ""
    notices.waits(session, gathering, [party])


def appeal(session: CouncilSession, gathering: Gathering, party: Party, words: str) -> None:
    """Say that one sees an exclusion differently; the coordinator must look at it again."""
    hold(session, gathering)
    if not party.excluded:
        raise NotNow(_("Nobody keeps you out of the room."))
    party.participant.appeal = words
    notices.waits(session, gathering, gathering.who("coordinator"))


def clear_list(session: CouncilSession, gathering: Gathering) -> None:
    """Let those who come see who else does. Before, nobody knows but the coordinator.

    Raises NotNow before the screening says that it can go ahead: to know who comes can be the harm.
    """
    begin(session, gathering)
    gathering.must_be(State.PREPARING, State.READY)
    safety = safety_of(session, gathering)
    if safety is None or not safety.found or not safety.goes_ahead:
        raise NotNow(_("Screen for safety first. Who comes is shown when it can go ahead safely."))
    gathering.conference.list_cleared_at = utcnow()


def cover_list(session: CouncilSession, gathering: Gathering) -> None:
    """Show the list to nobody any more. Who has read it has read it."""
    hold(session, gathering)
    gathering.must_be(State.PREPARING, State.READY)
    gathering.conference.list_cleared_at = None
    settle(gathering)


def missing(session: CouncilSession, gathering: Gathering) -> list[str]:
    """What is still to be done before the day, in words."""
    conference, safety = gathering.conference, safety_of(session, gathering)
    wanting = (
        (conference.held_on is None or not conference.place, _("Say when and where it is.")),
        (safety is None or not safety.found, _("Screen for safety, and keep the safety plan.")),
        (
            safety is not None and bool(safety.found) and not safety.goes_ahead,
            _("The safety screening says that it cannot go ahead as it is."),
        ),
        (
            conference.report_shared_at is None,
            _("The referrer’s report has not been shared with the family."),
        ),
        (
            not any(one.participant.answer == "coming" for one in gathering.family),
            _("Nobody of the family has said yet that they come."),
        ),
        (
            any(not one.participant.voice for one in gathering.who("central")),
            _("Say how the voice of whom it is about comes: there, or in another way."),
        ),
        (
            any(not one.participant.advocate for one in gathering.who("central")),
            _("Offer an advocate to whom it is about. They can say no."),
        ),
        (
            any(one.participant.advocate == "wanted" for one in gathering.family)
            and not gathering.who("advocate"),
            _("Somebody would like an advocate, and none is in it yet."),
        ),
        (
            not has_consent(gathering),
            _("Somebody who has to agree has not said yes. Ask, and wait."),
        ),
        (conference.list_cleared_at is None, _("Clear the list of who is coming.")),
    )
    return [str(words) for is_missing, words in wanting if is_missing]


def ready(session: CouncilSession, gathering: Gathering) -> None:
    """Say that the day can come. Raises NotNow with the first thing that is still to be done."""
    hold(session, gathering)
    gathering.must_be(State.PREPARING)
    if wanting := missing(session, gathering):
        raise NotNow(wanting[0])
    gathering.move(State.READY)
    notices.waits(
        session, gathering, [one for one in gathering.parties if one.participant.answer == "coming"]
    )
