"""Answering what people tell the council: one person takes it up, and answers with their name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from alongside import CouncilSession, Person, utcnow
from alongside_feedback.tell_models import Complaint, Place, Telling, TellingTurn

MOST = 50


class NotForThem(Exception):
    """What was asked cannot be done with this conversation now; the message says why."""


@dataclass(frozen=True)
class Row:
    """One conversation in the list: who has taken it up, where it came from, and its opening."""

    telling: Telling
    taken_by: Person | None
    place: Place | None
    opening: str
    is_complaint: bool

    def waited(self, today: date) -> int:
        """For how many days somebody has waited for an answer."""
        since = self.telling.waiting_since
        return max(0, (today - since.date()).days) if since else 0


def waiting(session: CouncilSession, *, after: int = 0) -> Sequence[Row]:
    """What waits for an answer, longest first, however long that is. One statement."""
    return _rows(session, Telling.waiting_since.is_not(None), (Telling.waiting_since,), after)


def answered(session: CouncilSession, *, after: int = 0) -> Sequence[Row]:
    """What has had an answer, the latest first. One statement."""
    order = (Telling.moved_at.desc(),)
    return _rows(session, Telling.waiting_since.is_(None), order, after)


def count_waiting(session: CouncilSession) -> tuple[int, date | None]:
    """How many wait for an answer, and since when the first of them."""
    number, since = session.execute(
        select(func.count(Telling.id), func.min(Telling.waiting_since)).where(
            Telling.waiting_since.is_not(None)
        )
    ).one()
    return number, since.date() if since else None


def _rows(session: CouncilSession, condition: Any, order: tuple[Any, ...], after: int) -> list[Row]:
    first = (
        select(TellingTurn.id)
        .where(TellingTurn.telling_id == Telling.id)
        .order_by(TellingTurn.created_at, TellingTurn.id)
        .limit(1)
        .correlate(Telling)
        .scalar_subquery()
    )
    standing = (
        select(Complaint.id)
        .where(Complaint.telling_id == Telling.id, Complaint.withdrawn_at.is_(None))
        .correlate(Telling)
        .exists()
    )
    taker = aliased(Person)
    rows = session.execute(
        select(Telling, taker, Place, TellingTurn.body, standing)
        .outerjoin(taker, taker.id == Telling.taken_by_id)
        .outerjoin(Place, Place.id == Telling.place_id)
        .join(TellingTurn, TellingTurn.id == first)
        .where(condition)
        .order_by(*order, Telling.id)
        .offset(after)
        .limit(MOST + 1)
    )
    return [Row(*row) for row in rows]


def take_up(session: CouncilSession, telling: Telling, worker: Person) -> None:
    """Put one's name beside it, so that the writer knows who will answer. It can be handed on."""
    if telling.taken_by_id != worker.id:
        telling.taken_by_id = worker.id
        telling.taken_at = telling.moved_at = utcnow()
        telling.reminded_at = None


def reply(session: CouncilSession, telling: Telling, worker: Person, words: str) -> TellingTurn:
    """Answer, as a person with a name. Whoever answers has taken it up."""
    take_up(session, telling, worker)
    now = utcnow()
    said = TellingTurn(
        telling_id=telling.id, by_staff=True, staff_id=worker.id, body=words, created_at=now
    )
    session.add(said)
    telling.waiting_since = None
    telling.reminded_at = None
    telling.answered_at = telling.moved_at = now
    return said


def invite(
    session: CouncilSession, telling: Telling, worker: Person, *, hope: str, look_back_on: date
) -> None:
    """Ask the writer to think this through together, as equals in an enterprise.

    `hope` is what the worker would put at its beginning. The writer says yes or does nothing.
    Raises NotForThem when they have said yes already.
    """
    if telling.accepted_at is not None:
        raise NotForThem("The writer has said yes already.")
    take_up(session, telling, worker)
    telling.invited_by_id = worker.id
    telling.invited_hope = hope
    telling.invited_look_back_on = look_back_on
    telling.invited_at = telling.moved_at = utcnow()
