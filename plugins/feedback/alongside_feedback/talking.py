"""Glances along the way, and the conversation under the reflections."""

from collections.abc import Sequence

from flask_babel import gettext as _
from sqlalchemy import select

from alongside import CouncilSession, Person
from alongside_feedback import notices
from alongside_feedback.circles import Circle, hold
from alongside_feedback.models import Glance, Turn
from alongside_feedback.states import NotNow, State


def leave_glance(session: CouncilSession, circle: Circle, person: Person, words: str) -> Glance:
    """Leave a line for all who are in it: something ordinary, seen along the way."""
    hold(session, circle)
    circle.seat(person)
    if circle.state is State.ENDED:
        raise NotNow(_("This has come to an end."))
    glance = Glance(enterprise_id=circle.id, person_id=person.id, words=words)
    session.add(glance)
    return glance


def glances(session: CouncilSession, circle: Circle, limit: int = 100) -> Sequence[Glance]:
    """The latest glances, the oldest of them first."""
    latest = session.scalars(
        select(Glance)
        .where(Glance.enterprise_id == circle.id)
        .order_by(Glance.created_at.desc(), Glance.id.desc())
        .limit(limit)
    ).all()
    return latest[::-1]


def say(session: CouncilSession, circle: Circle, person: Person, words: str) -> Turn:
    """Say something under the reflections, when all are revealed."""
    hold(session, circle)
    circle.seat(person)
    circle.must_be(State.REVEALED)
    turn = Turn(enterprise_id=circle.id, person_id=person.id, words=words)
    session.add(turn)
    notices.waits(session, circle, circle.others(person), "turn")
    return turn


def conversation(session: CouncilSession, circle: Circle, limit: int = 300) -> Sequence[Turn]:
    """What was said, in order; the latest where there is very much."""
    latest = session.scalars(
        select(Turn)
        .where(Turn.enterprise_id == circle.id)
        .order_by(Turn.created_at.desc(), Turn.id.desc())
        .limit(limit)
    ).all()
    return latest[::-1]
