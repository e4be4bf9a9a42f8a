"""Reminders: before something of a plan is due, and before a review, each once."""

from datetime import datetime, timedelta

from sqlalchemy import select

from alongside import CouncilSession, Person, practice_settings
from alongside_family_conference import notices
from alongside_family_conference.following import LASTING
from alongside_family_conference.gatherings import load_many
from alongside_family_conference.models import Conference, Participant
from alongside_family_conference.plan_models import PlanItem
from alongside_family_conference.states import AFTERWARDS, State


def remind(session: CouncilSession, now: datetime) -> int:
    """Send what is due, alike to the family and to the agency; gives how many (rule 17)."""
    on = now.date()
    near = on + timedelta(days=practice_settings("family_conference").remind_days_before)
    sent = 0
    rows = session.execute(
        select(PlanItem, Conference)
        .join(Conference, Conference.id == PlanItem.conference_id)
        .where(
            Conference.state.in_([one.value for one in AFTERWARDS]),
            PlanItem.status.in_(LASTING),
            PlanItem.decision != "declined",
            PlanItem.by <= near,
            PlanItem.reminded_on.is_(None),
        )
        .limit(500)
    ).all()
    for item, conference in rows:
        item.reminded_on = on
        for person in _whose(session, item):
            notices.tell(session, person, f"family_conference.due:{conference.id}")
            sent += 1
    reviews = (
        select(Conference)
        .where(
            Conference.state == State.ACTIVE.value,
            Conference.review_on <= near,
            Conference.reminded_on.is_(None),
        )
        .limit(200)
    )
    for gathering in load_many(session, reviews):
        gathering.conference.reminded_on = on
        for party in gathering.parties:
            if not party.excluded:
                notices.tell(session, party.person, f"family_conference.review:{gathering.id}")
                sent += 1
    return sent


def _whose(session: CouncilSession, item: PlanItem) -> list[Person]:
    """Who is reminded: whoever took it on, or for an agency's promise whoever referred."""
    query = select(Person).where(Person.id == item.who_id)
    if item.who_id is None and item.by_agency:
        query = (
            select(Person)
            .join(Participant, Participant.person_id == Person.id)
            .where(Participant.conference_id == item.conference_id, Participant.role == "referrer")
        )
    elif item.who_id is None:
        return []
    return list(session.scalars(query))
