"""What a referral says in detail: about its dates, and about each person of the family."""

from sqlalchemy import select

from alongside import CouncilSession
from alongside_family_conference.gatherings import Gathering, Party
from alongside_family_conference.referral_models import Detail, Referral


def referral_of(session: CouncilSession, gathering: Gathering) -> Referral | None:
    """The dates and the referrer's own part, if any were said."""
    return session.scalars(select(Referral).where(Referral.conference_id == gathering.id)).first()


def details_of(session: CouncilSession, gathering: Gathering) -> dict[object, Detail]:
    """What was said about each person, by their id."""
    found = session.scalars(select(Detail).where(Detail.conference_id == gathering.id))
    return {one.person_id: one for one in found}


def of_dates(session: CouncilSession, gathering: Gathering) -> Referral:
    """The dates and the referrer's own part, made when they are first needed."""
    found = referral_of(session, gathering)
    if found is None:
        found = Referral(conference_id=gathering.id, about_id=gathering.conference.about_id)
        session.add(found)
        session.flush()
    return found


def of_person(session: CouncilSession, gathering: Gathering, party: Party) -> Detail:
    """What was said about somebody, made when it is first needed."""
    found = details_of(session, gathering).get(party.person.id)
    if found is None:
        found = Detail(conference_id=gathering.id, person_id=party.person.id)
        session.add(found)
        session.flush()
    return found
