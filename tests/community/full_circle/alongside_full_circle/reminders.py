"""Reminders: near the day of coming back, once."""

from datetime import date, datetime, timedelta

from sqlalchemy import select

from alongside import CouncilSession, Person, hookimpl, practice_settings
from alongside_full_circle.models import Circle, Seat
from alongside_full_circle.notices import tell


def before() -> timedelta:
    """How long before the day of coming back it counts as near, as the council chose."""
    return timedelta(days=practice_settings("full_circle").remind_days_before)


@hookimpl
def due(session: CouncilSession, now: datetime) -> None:
    """Tell everybody in a circle that the day to come back is near."""
    remind(session, until=now.date() + before(), on=now.date())


def remind(session: CouncilSession, *, until: date, on: date) -> int:
    """Tell everybody in a circle that comes back until a day, each once; gives how many."""
    rows = session.execute(
        select(Circle, Person)
        .join(Seat, Seat.circle_id == Circle.id)
        .join(Person, Person.id == Seat.person_id)
        .where(
            Circle.return_on <= until,
            Circle.reminded_on.is_(None),
            Circle.ended_on.is_(None),
            Seat.standing == "here",
        )
    ).all()
    for circle, person in rows:
        tell(session, person, f"full_circle.reminder:{circle.id}")
        circle.reminded_on = on
    return len(rows)
