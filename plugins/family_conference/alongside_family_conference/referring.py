"""Asking for a conference: the referral, and each person's consent."""

from collections.abc import Sequence
from datetime import date

from flask_babel import gettext as _

from alongside import CouncilSession, Person, may_be_together, practice_settings
from alongside_family_conference.gatherings import Gathering, Party, hold, load, today
from alongside_family_conference.models import Conference, Participant
from alongside_family_conference.states import BEFORE_THE_DAY, NotNow, State


def draft(
    session: CouncilSession,
    referrer: Person,
    central: Sequence[Person],
    *,
    kind: str,
    name: str,
    model: str = "conference",
) -> Gathering:
    """Begin a referral about one or more people. It is the referrer's alone until it is sent.

    Raises NotNow where nobody, or the referrer, is whom it is about.
    """
    people = {one.id: one for one in central}
    if not people or referrer.id in people:
        raise NotNow(_("Say whom it is about: somebody else than you."))
    must_fit(session, [referrer, *people.values()])
    conference = Conference(name=name, kind=kind, model=model, about_id=next(iter(people)))
    session.add(conference)
    session.flush()
    session.add(_seat(conference, referrer, "referrer", referrer))
    for one in people.values():
        session.add(_seat(conference, one, "central", referrer))
    session.flush()
    found = load(session, conference.id)
    assert found is not None  # noqa: S101
    return found


def name_person(
    session: CouncilSession,
    gathering: Gathering,
    person: Person,
    role: str,
    *,
    relation: str = "",
    parental: bool = False,
    by: Person,
) -> None:
    """Name somebody who is part of it. Raises NotNow for somebody who is in it already.

    Two who are kept from each other for somebody's safety are never in one conference. Whoever
    comes later is seen by nobody, and sees nobody, before the coordinator clears the list anew.
    """
    hold(session, gathering)
    gathering.must_be(*BEFORE_THE_DAY)
    if gathering.party(person) is not None:
        raise NotNow(_("They are part of it already."))
    must_fit(session, [person, *(one.person for one in gathering.parties)])
    seat = _seat(gathering.conference, person, role, by)
    seat.relation, seat.parental = relation, parental
    session.add(seat)
    session.flush()
    hold(session, gathering)
    gathering.conference.list_cleared_at = None
    settle(gathering)


def must_fit(session: CouncilSession, people: Sequence[Person]) -> None:
    """Raise NotNow when two of these people are kept from each other. It does not say why."""
    if not may_be_together(session, people):
        raise NotNow(_("This cannot be done here. Ask a coordinator at the council."))


def note_consent(
    session: CouncilSession,
    gathering: Gathering,
    party: Party,
    consent: str,
    how: str,
    on: date,
    *,
    parental: bool | None = None,
) -> None:
    """Note what somebody said, how and when. A no is kept as a no, and counts against nobody.

    `parental` says whether they have parental responsibility, where that was asked.
    """
    hold(session, gathering)
    gathering.must_be(*BEFORE_THE_DAY)
    participant = party.participant
    participant.consent, participant.consent_how, participant.consent_on = consent, how, on
    if parental is not None:
        participant.parental = parental
    settle(gathering)


def send(session: CouncilSession, gathering: Gathering) -> None:
    """Send the referral. Raises NotNow while it says neither why nor what has to change."""
    hold(session, gathering)
    gathering.must_be(State.DRAFTED)
    conference = gathering.conference
    if not conference.reasons or not conference.must_change:
        raise NotNow(_("Say first why you ask for it, and what has to change."))
    gathering.move(State.REFERRED)
    conference.referred_on = today()
    settle(gathering)


def has_consent(gathering: Gathering) -> bool:
    """Whether those agreed who have to: a conference is voluntary.

    For an adult that is the adult. For a child it is somebody with parental responsibility and,
    where the council says so, every child who is old enough to be asked. Source: domain.md 1a.
    """
    central = [one.participant.consent for one in gathering.who("central")]
    if gathering.conference.kind == "adult":
        return all(one == "yes" for one in central)
    parents = any(
        one.participant.parental and one.participant.consent == "yes" for one in gathering.parties
    )
    wanted = practice_settings("family_conference").children_are_asked
    return parents and (not wanted or all(one in ("yes", "too_young") for one in central))


def settle(gathering: Gathering) -> None:
    """Bring the state in line with who has agreed, and with a list that is still to be cleared."""
    agreed = has_consent(gathering)
    if gathering.state is State.REFERRED and agreed:
        gathering.move(State.CONSENTED)
    elif gathering.state is State.CONSENTED and not agreed:
        gathering.move(State.REFERRED)
    elif gathering.state is State.READY and not (agreed and gathering.conference.list_cleared_at):
        gathering.move(State.PREPARING)


def must_offer(nation: str) -> bool:
    """Whether a meeting must be offered before care proceedings: in England, from a council's day.

    Source: Children Act 1989, section 31ZA; the day it is in force is the council's to set.
    """
    since = practice_settings("family_conference").offer_duty_from
    return bool(nation == "England" and since and since <= today())


def _seat(conference: Conference, person: Person, role: str, by: Person) -> Participant:
    return Participant(
        conference_id=conference.id, person_id=person.id, role=role, added_by_id=by.id
    )
