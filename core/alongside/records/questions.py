"""The questions that a council's auditors ask the record: who saw, what was done, what changed.

The answers name people, capacities and moments, and what was done in a word; never content, which
the record does not hold.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, literal_column, or_, select
from sqlalchemy.orm import aliased

from alongside.db.tenancy import CouncilSession
from alongside.people.models import Person
from alongside.records.models import CONFIGURES, Entry

PAGE = 50
USUAL = timedelta(days=30)


@dataclass(frozen=True)
class Line:
    """One line of an answer: who, in which capacity, did what to whom, and when.

    `who` and `whom` are names, or empty: for whom there is no person, or no longer.
    """

    number: int
    moment: datetime
    who: str
    signed_in: bool
    capacity: str
    action: str
    kind: str
    whom_id: uuid.UUID | None
    whom: str
    detail: str


def about(person: Person) -> ColumnElement[bool]:
    """Who saw this person: all that was done to them and their page, refusals too."""
    return Entry.subject_id == person.id


def by(person: Person) -> ColumnElement[bool]:
    """What this person did, and what they were refused."""
    return Entry.actor_id == person.id


def configures() -> ColumnElement[bool]:
    """What changed here: the council, its practices, who has which role."""
    changes: ColumnElement[bool] = literal_column(CONFIGURES)
    return changes


def of_practice(practice_id: str) -> ColumnElement[bool]:
    """What was done here with one practice: switched, set, upgraded, archived, refused."""
    begins = [Entry.detail.startswith(f"{practice_id}{sign}", autoescape=True) for sign in ".: "]
    return (Entry.subject_kind == "practice") & or_(Entry.detail == practice_id, *begins)


def lines(
    session: CouncilSession,
    asked: ColumnElement[bool],
    since: date,
    until: date,
    before: int | None = None,
) -> tuple[Sequence[Line], bool]:
    """A page of the lines of these days, newest first, and whether there are earlier ones.

    `before` is the number of the last line of the page before.
    """
    actor, subject = aliased(Person), aliased(Person)
    query: Any = (
        select(Entry, actor.name, subject.name)
        .outerjoin(actor, actor.id == Entry.actor_id)
        .outerjoin(subject, subject.id == Entry.subject_id)
        .where(asked, Entry.created_at >= _begins(since))
        .where(Entry.created_at < _begins(until + timedelta(days=1)))
    )
    if before is not None:
        last = select(Entry.created_at).where(Entry.number == before).scalar_subquery()
        query = query.where(
            Entry.created_at <= last, (Entry.created_at < last) | (Entry.number < before)
        )
    query = query.order_by(Entry.created_at.desc(), Entry.number.desc()).limit(PAGE + 1)
    rows = session.execute(query).all()
    return [_line(*row) for row in rows[:PAGE]], len(rows) > PAGE


def _begins(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)


def _line(entry: Entry, who: str | None, whom: str | None) -> Line:
    return Line(
        number=entry.number,
        moment=entry.created_at,
        who=who or "",
        signed_in=entry.actor_id is not None,
        capacity=entry.capacity,
        action=entry.action,
        kind=entry.subject_kind,
        whom_id=entry.subject_id,
        whom=whom or "",
        detail=entry.detail,
    )
