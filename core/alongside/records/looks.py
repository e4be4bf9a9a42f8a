"""Who has looked at a person's page, when, in which capacity, and why."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select

from alongside.db.tenancy import CouncilSession
from alongside.people.models import Person
from alongside.people.walls import is_wall
from alongside.records.models import Entry, LookingReason
from alongside.records.reasons import LASTS

PAGE = 50
SHOWN = (
    *("looked", "asked", "added", "changed", "removed", "reviewed", "audited"),
    *("invited", "code made"),
)


@dataclass(frozen=True)
class Look:
    """Who did what, and the reason that they had given, if one was asked of them.

    What somebody did again and again on one day is one look with its `times`: eighteen lines of
    a single visit would only frighten. `id` is that of the earliest, `moment` that of the latest.
    """

    id: uuid.UUID
    who_id: uuid.UUID | None
    who: str
    capacity: str
    action: str
    moment: datetime
    reason: str
    reason_id: uuid.UUID | None
    times: int = 1

    @property
    def alike(self) -> tuple[object, ...]:
        """What makes the next line a part of this one."""
        return self.who_id, self.capacity, self.action, self.moment.date(), self.reason


def looks_at(
    session: CouncilSession, person: Person, before: uuid.UUID | None = None
) -> tuple[Sequence[Look], bool]:
    """A page of what others did with a person's page, newest first, and whether there is more.

    `before` is the id of the last line of the page before. Somebody from whom the person is kept
    by a wall has no name here.
    """
    query = (
        select(Entry, Person.name)
        .outerjoin(Person, (Person.id == Entry.actor_id) & ~is_wall(person.id, Person.id))
        .where(
            Entry.subject_id == person.id,
            Entry.subject_kind == "person",
            Entry.action.in_(SHOWN),
            Entry.actor_id != person.id,
        )
    )
    if before is not None:
        last = select(Entry.created_at).where(Entry.id == before).scalar_subquery()
        query = query.where(
            Entry.created_at <= last, (Entry.created_at < last) | (Entry.id < before)
        )
    query = query.order_by(Entry.created_at.desc(), Entry.id.desc()).limit(PAGE + 1)
    rows = session.execute(query).all()
    shown = rows[:PAGE]
    reasons = _reasons(session, person, shown[-1][0].created_at) if shown else []
    looks = [
        Look(
            entry.id,
            entry.actor_id,
            name or "",
            entry.capacity,
            entry.action,
            entry.created_at,
            *_reason_for(entry, reasons),
        )
        for entry, name in shown
    ]
    return _gathered(looks), len(rows) > PAGE


def _gathered(looks: Sequence[Look]) -> list[Look]:
    found: list[Look] = []
    for look in looks:
        if found and found[-1].alike == look.alike:
            found[-1] = replace(found[-1], id=look.id, times=found[-1].times + 1)
        else:
            found.append(look)
    return found


def _reasons(session: CouncilSession, person: Person, oldest: datetime) -> Sequence[LookingReason]:
    return session.scalars(
        select(LookingReason)
        .where(LookingReason.person_id == person.id, LookingReason.created_at > oldest - LASTS)
        .order_by(LookingReason.created_at.desc())
    ).all()


def _reason_for(entry: Any, reasons: Sequence[LookingReason]) -> tuple[str, uuid.UUID | None]:
    return next(
        (
            (one.reason, one.id)
            for one in reasons
            if one.actor_id == entry.actor_id
            and one.created_at <= entry.created_at < one.created_at + LASTS
        ),
        ("", None),
    )
