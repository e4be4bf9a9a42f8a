"""Reminding those who answer that somebody still waits. Nothing is closed because it waits."""

from datetime import datetime, timedelta

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from alongside import (
    CouncilSession,
    Person,
    absolute_url,
    people_with_role,
    practice_settings,
    send,
)
from alongside_feedback.tell_models import Telling

AT_ONCE = 100
DAY = timedelta(days=1)


def remind(session: CouncilSession, now: datetime) -> None:
    """Send what is due: to whoever took a conversation up, or else to everybody who answers."""
    days = practice_settings("feedback").remind_to_answer_after_days
    if days:
        _takers(session, now, now - timedelta(days=days))
        _everybody(session, now, now - timedelta(days=days))


def _takers(session: CouncilSession, now: datetime, since: datetime) -> None:
    """Each is reminded of a conversation once for each wait, and not as soon as they took it up."""
    waiting = session.execute(
        select(Telling, Person)
        .join(Person, Person.id == Telling.taken_by_id)
        .where(
            Telling.waiting_since < since,
            Telling.taken_at < since,
            Telling.reminded_at.is_(None),
        )
        .limit(AT_ONCE)
    )
    for telling, worker in waiting.all():
        telling.reminded_at = now
        send(
            session,
            to=worker,
            subject=_l("Somebody waits for your answer"),
            body=_l(
                "Somebody told the council something, you took it up, and they still wait. You "
                "find it here:\n\n%(link)s",
                link=absolute_url("feedback.answering_one", telling_id=telling.id),
            ),
            about=f"feedback.telling:{telling.id}",
        )


def _everybody(session: CouncilSession, now: datetime, since: datetime) -> None:
    """One message for all that nobody has taken up, and no more than one a day."""
    untaken = (Telling.taken_by_id.is_(None), Telling.waiting_since.is_not(None))
    lately = select(Telling.id).where(*untaken, Telling.reminded_at > now - DAY)
    if session.scalars(lately.limit(1)).first() is not None:
        return
    due = select(Telling).where(
        *untaken, Telling.waiting_since < since, Telling.reminded_at.is_(None)
    )
    waiting = session.scalars(due.limit(AT_ONCE)).all()
    for telling in waiting:
        telling.reminded_at = now
    for worker in people_with_role(session, "worker", "coordinator") if waiting else ():
        send(
            session,
            to=worker,
            subject=_l("Somebody waits for an answer"),
            body=_l(
                "Somebody told the council something, and nobody has taken it up yet. You find "
                "it here:\n\n%(link)s",
                link=absolute_url("feedback.answering_list"),
            ),
            about="feedback.answering",
        )
