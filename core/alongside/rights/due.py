"""Whose records have been kept long enough: all that is held about one person is due together.

Nothing is deleted for slowness: what is due stands on a list until a person says yes, or not yet.
Legal holds win.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Select,
    and_,
    case,
    exists,
    func,
    literal,
    or_,
    select,
    union_all,
)

from alongside.db.tenancy import CouncilSession, unscoped
from alongside.groups.models import Membership, today
from alongside.identity.models import CouncilRole
from alongside.kernel.models import HoldingRecord
from alongside.kernel.registry import Registry
from alongside.people.models import Person
from alongside.records.models import Entry
from alongside.rights import erasing, holds
from alongside.rights.models import KeptLonger, LegalHold, Tombstone
from alongside.rights.requests import NotNow
from alongside.rights.retention import CLASSES, Rule, cut, rules, years_before, years_later
from alongside.rights.tables import Held, find

WHY = "the tables are asked as they are, with the council in each statement"
AT_ONCE = 200
"""How many people one page looks at; the next come when these are answered."""
NO_CONTACT = ("looked", "refused", "audited", "kept longer")
"""What others do with somebody's page without being in contact with them."""


@dataclass(frozen=True)
class Due:
    """Somebody whose records are due: since when, by which class, and when there was contact."""

    person: Person
    since: date
    rule: Rule
    contact: date

    @property
    def id(self) -> uuid.UUID:
        """Whose they are, as the record names it."""
        return self.person.id


def _person_tables(session: CouncilSession) -> list[Held]:
    kept = [name for name, one in CLASSES.items() if one.starts in ("contact", "birth")]
    asked = select(HoldingRecord).where(
        HoldingRecord.retention.in_(kept), HoldingRecord.person_column != ""
    )
    return find(session, list(session.scalars(asked.order_by(HoldingRecord.id))))


def _moments(session: CouncilSession, tables: Sequence[Held]) -> Any:
    """Each row about somebody, with its class and moment, and what they or others did with them."""
    council = session.council_id
    found: list[Select[Any]] = []
    for one in tables:
        where, person_id, theirs = one.with_people(council)
        moment = one.table.c.created_at.label("moment")
        class_id = literal(one.record.retention).label("class_id")
        asked = select(person_id.label("person_id"), class_id, moment)
        found.append(asked.select_from(where).where(theirs))
    entry = Entry.__table__.c
    for column, which in (
        (entry.actor_id, literal(True)),
        (entry.subject_id, entry.action.not_in(NO_CONTACT)),
    ):
        found.append(
            select(column, literal(""), entry.created_at).where(
                entry.council_id == council, column.is_not(None), which
            )
        )
    return union_all(*found).subquery("moments")


def people(
    session: CouncilSession, day: date | None = None, only: uuid.UUID | None = None
) -> list[Due]:
    """Whose records are due by a day, the longest due first; AT_ONCE of them at most.

    Not of whoever is here: with a role, or in a group. Not where a data officer said "not yet".
    A legal hold keeps nobody off the list: it is said there. A handful of statements, however many
    people there are. With `only`, of that person alone.
    """
    day = day or today()
    known, tables = rules(session), _person_tables(session)
    moments, person = _moments(session, tables), Person.__table__.c
    last = func.max(moments.c.moment)
    together = {name: one.years for name, one in known.items() if one.kept.starts == "contact"}
    longest = func.max(case(together, value=moments.c.class_id, else_=0))
    births = [one for one in known.values() if one.kept.starts == "birth"]
    of_births = [func.max(case((moments.c.class_id == one.kept.id, 1), else_=0)) for one in births]
    over = [_is_over(last, longest, sorted(set(together.values())), day)]
    for birth, is_in in zip(births, of_births, strict=True):
        born = person.born_on <= years_before(day, birth.years)
        unknown = person.born_on.is_(None) & (last < cut(day, birth.years))
        over.append(or_(is_in == 0, born, unknown))
    asked = (
        select(moments.c.person_id, last, longest, *of_births)
        .join(Person.__table__, person.id == moments.c.person_id)
        .where(
            person.council_id == session.council_id,
            person.erased_at.is_(None),
            _is_gone(session, person.id, day),
            *([] if only is None else [person.id == only, moments.c.person_id == only]),
        )
        .group_by(moments.c.person_id, person.born_on)
        .having(and_(*over))
        .order_by(last, moments.c.person_id)
        .limit(AT_ONCE)
    )
    with unscoped(WHY):
        found = {row[0]: row[1:] for row in session.execute(asked)}
    listed = []
    for who in session.scalars(select(Person).where(Person.id.in_(found))):
        contact, years, *flags = found[who.id]
        listed.append(_due(who, contact, years, known, births, flags))
    return sorted(listed, key=lambda one: (one.since, one.person.sort_name))


def _is_over(last: Any, longest: Any, years: Sequence[int], day: date) -> Any:
    """The condition that the longest of somebody's times is over since the last contact."""
    return or_(*((longest == one) & (last < cut(day, one)) for one in years))


def _due(
    person: Person,
    last: datetime,
    longest: int,
    known: Mapping[str, Rule],
    births: Sequence[Rule],
    of_births: Sequence[int],
) -> Due:
    """The class that keeps longest decides for all that is held about somebody."""
    contact = last.date()
    together = next(
        one for one in known.values() if one.kept.starts == "contact" and one.years == longest
    )
    ends = [(years_later(contact, longest), together)]
    for one, theirs in zip(births, of_births, strict=True):
        if theirs:
            ends.append((years_later(person.born_on or contact, one.years), one))
    since, rule = max(ends, key=lambda end: end[0])
    return Due(person, since, rule, contact)


def _is_gone(session: CouncilSession, person_id: Any, day: date) -> Any:
    """The condition that somebody is no longer here, and nobody said to look again later."""
    council = session.council_id
    role, part = CouncilRole.__table__.c, Membership.__table__.c
    later = KeptLonger.__table__.c
    return (
        ~exists().where(
            role.person_id == person_id,
            role.council_id == council,
            role.starts_on <= day,
            or_(role.ends_on.is_(None), role.ends_on > day),
        )
        & ~exists().where(
            part.person_id == person_id,
            part.council_id == council,
            or_(part.left_on.is_(None), part.left_on > day),
        )
        & ~exists().where(
            later.person_id == person_id, later.council_id == council, later.review_on > day
        )
    )


def due_now(session: CouncilSession, person: Person) -> Due | None:
    """Whether somebody's records are due now, asked of them alone."""
    return next(iter(people(session, only=person.id)), None)


def erase_due(session: CouncilSession, registry: Registry, person: Person) -> None:
    """Erase somebody whose records are due, as a request for erasure would; it stays so.

    Raises NotNow where they are not due any more in this moment, or something stands against it.
    """
    person = session.get_one(Person, person.id, with_for_update=True)
    if person.erased_at or due_now(session, person) is None or holds.reasons(session, person):
        raise NotNow
    erasing.erase(session, registry, person)
    session.add(Tombstone(person_id=person.id))
    session.flush()


def keep_longer(
    session: CouncilSession, person: Person, *, because: str, review_on: date, by: Person
) -> None:
    """Answer "not yet", until a day."""
    session.add(
        KeptLonger(person_id=person.id, because=because, review_on=review_on, decided_by_id=by.id)
    )
    session.flush()


def held_back(session: CouncilSession, listed: Sequence[Due]) -> set[uuid.UUID]:
    """On whom of these a legal hold of the council stands; one statement."""
    whose = [one.person.id for one in listed]
    asked = select(LegalHold.person_id)
    asked = asked.where(LegalHold.person_id.in_(whose), LegalHold.lifted_at.is_(None))
    return set(session.scalars(asked)) if whose else set()
