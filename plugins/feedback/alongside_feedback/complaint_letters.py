"""Telling those who answer of a complaint: when it is made, and before a day that the law sets.

A statutory clock is no reminder that somebody may put off, so no setting silences these.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from alongside import (
    CouncilSession,
    Person,
    absolute_url,
    add_working_days,
    people_with_role,
    send,
)
from alongside_feedback.tell_models import Clock, Complaint, Telling

AT_ONCE = 100


def tell_made(session: CouncilSession, telling: Telling) -> None:
    """Say at once to whoever took the conversation up, or else to all who answer."""
    _send(
        session,
        telling,
        _l("A day set by law begins to count"),
        _l(
            "Somebody made what they told the council a complaint. The law names the days by "
            "which it must be acknowledged and answered. You find them here:\n\n%(link)s",
            link=_where(telling),
        ),
    )


def warn(session: CouncilSession, today: date) -> None:
    """Say once of each clock that its day is the next working day, or here, or past."""
    rows = session.execute(
        select(Clock, Complaint, Telling)
        .join(Complaint, Complaint.id == Clock.complaint_id)
        .join(Telling, Telling.id == Complaint.telling_id)
        .where(
            Clock.done_on.is_(None),
            Clock.due_on.is_not(None),
            Clock.warned_on.is_(None),
            Complaint.withdrawn_at.is_(None),
        )
        .order_by(Clock.due_on, Clock.id)
        .limit(AT_ONCE)
    )
    for clock, complaint, telling in rows.all():
        if clock.due_on is None or clock.due_on > add_working_days(today, 1, complaint.nation):
            continue
        clock.warned_on = today
        _send(
            session,
            telling,
            _l("A day set by law is near"),
            _l(
                "Something must be done about a complaint by the next working day at the latest. "
                "You find it here:\n\n%(link)s",
                link=_where(telling),
            ),
        )


def _where(telling: Telling) -> str:
    return absolute_url("feedback.answering_one", telling_id=telling.id)


def _send(session: CouncilSession, telling: Telling, subject: Any, body: Any) -> None:
    for worker in _answering(session, telling):
        about = f"feedback.telling:{telling.id}"
        send(session, to=worker, subject=subject, body=body, about=about)


def _answering(session: CouncilSession, telling: Telling) -> Iterable[Person]:
    if telling.taken_by_id is not None:
        return [session.get_one(Person, telling.taken_by_id)]
    everybody: Sequence[Person] = people_with_role(session, "worker", "coordinator")
    return everybody
