"""Reminders: near the day, once, and again when someone asked to be reminded later.

Nothing is ever closed for slowness. A reminder says that something waits, and no more.
"""

from datetime import date, datetime, timedelta

from sqlalchemy import or_, select

from alongside import CouncilSession, Person, practice_settings, utcnow
from alongside_feedback import notices
from alongside_feedback.circles import Circle
from alongside_feedback.models import Enterprise, Participant, Reflection
from alongside_feedback.states import State


def today() -> date:
    """The date now, in UTC."""
    return utcnow().date()


def is_near(enterprise: Enterprise, on: date | None = None) -> bool:
    """Whether the day to look back is near or past."""
    ahead = timedelta(days=practice_settings("feedback").remind_days_before)
    return enterprise.look_back_on <= (on or today()) + ahead


def snooze(circle: Circle, person: Person, days: int) -> None:
    """Be reminded again after some days, and not before."""
    seat = circle.seat(person).participant
    seat.snoozed_until = today() + timedelta(days=days)
    seat.reminded_on = None


def remind(session: CouncilSession, now: datetime) -> int:
    """Send the reminders that are due, each once; gives how many."""
    on = now.date()
    ahead = timedelta(days=practice_settings("feedback").remind_days_before)
    query = (
        select(Enterprise, Participant, Person)
        .join(Participant, Participant.enterprise_id == Enterprise.id)
        .join(Person, Person.id == Participant.person_id)
        .outerjoin(
            Reflection,
            (Reflection.enterprise_id == Enterprise.id) & (Reflection.person_id == Person.id),
        )
        .where(
            Enterprise.state.in_((State.TOGETHER.value, State.WRITING.value)),
            Enterprise.look_back_on <= on + ahead,
            Participant.standing == "here",
            Participant.reminded_on.is_(None),
            or_(Participant.snoozed_until.is_(None), Participant.snoozed_until <= on),
            Reflection.finished_at.is_(None),
        )
        .limit(500)
    )
    rows = session.execute(query).all()
    for enterprise, participant, person in rows:
        participant.reminded_on = on
        notices.tell(session, person, f"feedback.reminder:{enterprise.id}")
    return len(rows)
