"""Asking for a copy or for erasure, and the clock that the law sets."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.groups.models import today
from alongside.people.models import Person
from alongside.rights.models import CopiedRow, Request


class NotNow(Exception):
    """The request is not at the point where this can be done; it may say why, in words."""


def a_month_later(day: date) -> date:
    """The same day of the next month, or its last where it has none such (UK GDPR, art. 12(3)).

    The Information Commissioner's Office counts so: from the day of asking to the corresponding
    day, and from 31 January to the end of February.
    """
    year, month = divmod(day.year * 12 + day.month, 12)
    month += 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def ask(session: CouncilSession, person: Person, words: str, kind: str = "copy") -> Request:
    """Ask for a copy, or for erasure. Who has asked already and waits gets that request again."""
    session.get_one(Person, person.id, with_for_update=True)
    for one in asked_by(session, person):
        if one.open and one.kind == kind:
            return one
    due_on = a_month_later(today())
    made = Request(person_id=person.id, kind=kind, words=words, due_on=due_on)
    session.add(made)
    session.flush()
    return made


def asked_by(session: CouncilSession, person: Person) -> Sequence[Request]:
    """What someone has asked for, the newest first."""
    return session.scalars(
        select(Request).where(Request.person_id == person.id).order_by(Request.id.desc())
    ).all()


def waiting(session: CouncilSession) -> Sequence[tuple[Request, Person]]:
    """Every request that waits for an answer, the one due first at the top."""
    rows = session.execute(
        select(Request, Person)
        .join(Person, Person.id == Request.person_id)
        .where(
            Request.released_at.is_(None),
            Request.taken_back_at.is_(None),
            Request.closed_at.is_(None),
        )
        .order_by(Request.due_on, Request.id)
    )
    return [(request, person) for request, person in rows]


def stop(request: Request, because: str) -> None:
    """Let the clock stand still, because it is not clear who asks or for what."""
    if not request.open or request.stopped_on:
        raise NotNow
    request.stopped_on, request.stopped_because = today(), because


def go_on(request: Request) -> None:
    """Let the clock go on; the answer is due as many days later as it stood still."""
    if not request.open or request.stopped_on is None:
        raise NotNow
    request.due_on += today() - request.stopped_on
    request.stopped_on = None


def checked(request: Request, by: Person) -> None:
    """Step one of erasing: somebody made sure who asks, and what for."""
    if request.kind != "erasure" or not request.open or request.reviewed_at:
        raise NotNow
    request.reviewed_at, request.reviewed_by_id = utcnow(), by.id


def refuse(request: Request, because: str, by: Person) -> None:
    """Answer that nothing is erased, with the reason that the person reads."""
    if request.kind != "erasure" or not request.open or request.stopped_on:
        raise NotNow
    request.closed_at, request.closed_by_id = utcnow(), by.id
    request.outcome, request.outcome_because = "refused", because


def take_back(session: CouncilSession, request: Request) -> None:
    """Take a request back. The copy that was begun for it is deleted."""
    if not request.open:
        raise NotNow
    request.taken_back_at = utcnow()
    for row in session.scalars(select(CopiedRow).where(CopiedRow.request_id == request.id)):
        session.delete(row)
