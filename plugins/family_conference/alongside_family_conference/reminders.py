"""Reminders: before something of a plan is due, and before a review, each once.

Time is allowed (rule 27): whoever of the family took something on can put its reminder off, or have
none any more. The council cannot: its promises stay as loud as they were.
"""

from datetime import date, datetime, timedelta

from flask_babel import gettext as _
from sqlalchemy import or_, select

from alongside import CouncilSession, Person, practice_settings
from alongside_family_conference import notices
from alongside_family_conference.following import LASTING, is_lasting
from alongside_family_conference.gatherings import Gathering, hold, load_many
from alongside_family_conference.models import Conference, Participant
from alongside_family_conference.plan_models import PlanItem
from alongside_family_conference.planning import ItemSeen
from alongside_family_conference.states import AFTERWARDS, NotNow, State


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
            or_(PlanItem.reminded_on.is_(None), PlanItem.remind_on <= on),
            PlanItem.reminders_off.is_(False),
        )
        .limit(500)
    ).all()
    for item, conference in rows:
        item.reminded_on, item.remind_on = on, None
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


def may_put_off(gathering: Gathering, item: PlanItem, person: Person) -> bool:
    """Whether somebody was reminded of something of their own that is not over (rule 27)."""
    party = gathering.party(person)
    own = party is not None and party.with_family and item.who_id == person.id
    return own and is_lasting(item) and not item.by_agency and item.reminded_on is not None


def put_off(session: CouncilSession, seen: ItemSeen, person: Person, until: date | None) -> None:
    """Remind somebody of what they took on again on a day, or without one not any more.

    Its own day stays what it is, and the others see no difference. Raises NotNow for anybody else.
    """
    hold(session, seen.gathering)
    seen.gathering.must_be(*AFTERWARDS)
    if not may_put_off(seen.gathering, seen.item, person):
        raise NotNow(_("Whoever took this on decides about its reminders."))
    seen.item.remind_on, seen.item.reminders_off = until, until is None


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
