"""How long records are kept: classes, each council's own years for them, and what is due.

Nothing is deleted for slowness: what is due stands on a list until a person says yes, or not yet.
Legal holds win. The proposed years are those that councils publish (security.md, section 2).
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal, cast

from flask_babel import lazy_gettext as _l
from sqlalchemy import (
    CursorResult,
    Select,
    and_,
    case,
    delete,
    exists,
    func,
    literal,
    or_,
    select,
    union_all,
)

from alongside.councils.models import Council
from alongside.db.tenancy import CouncilSession, unscoped
from alongside.groups.models import Membership, today
from alongside.identity.models import CouncilRole
from alongside.kernel.models import HoldingRecord
from alongside.kernel.registry import Registry
from alongside.people.models import Person
from alongside.records.models import Entry
from alongside.rights import erasing, holds
from alongside.rights.models import KeptLonger, LegalHold, Retention, Tombstone
from alongside.rights.requests import NotNow
from alongside.rights.tables import Held, find

WHY = "the tables are asked as they are, with the council in each statement"
MOST_YEARS = 120
MOST_AT_ONCE = 1000
AT_ONCE = 200
"""How many people one page looks at; the next come when these are answered."""
NO_CONTACT = ("looked", "refused", "audited", "kept longer")
"""What others do with somebody's page without being in contact with them."""


@dataclass(frozen=True)
class Class:
    """A class of records: what it is for, for how many years, from when, and who says so.

    `starts` is "contact" (the last that was recorded of the person), "birth" (their birthday; where
    it is not known, the last contact), "made" (when the row was made: it goes by itself, not with
    the person), or "never".
    """

    id: str
    title: Any
    years: int
    starts: Literal["contact", "birth", "made", "never"]
    source: Any


CLASSES = {
    one.id: one
    for one in (
        Class(
            "care",
            _l("What people do together, and what stands on their pages"),
            8,
            "contact",
            _l("Adult social care: councils keep 6 (Bracknell Forest) to 8 years (Blackpool)."),
        ),
        Class(
            "carer",
            _l("People who open their home or care for others"),
            25,
            "contact",
            _l("Carers: 25 years (Derbyshire)."),
        ),
        Class(
            "child_protection",
            _l("The protection of a child"),
            35,
            "contact",
            _l("Child protection: 35 years after the last contact (Blackpool)."),
        ),
        Class(
            "looked_after",
            _l("A child in the council's care"),
            75,
            "birth",
            _l(
                "Until the 75th birthday (Care Planning, Placement and Case Review (England) "
                "Regulations 2010, regulation 50). After a death under 18, 15 years: that is not "
                "known here."
            ),
        ),
        Class(
            "adoption",
            _l("An adoption"),
            100,
            "contact",
            _l("100 years from the order, which is not known here: counted from the last contact."),
        ),
        Class(
            "traces",
            _l("Traces of coming and going: sign-ins, invitations, messages that were sent"),
            1,
            "made",
            _l("The council's own choice: as long as somebody may ask what happened."),
        ),
        Class(
            "accountability",
            _l("What the council must be able to show: roles, requests, complaints, the record"),
            0,
            "never",
            _l("It is kept as long as the council is here; of somebody erased it has no name."),
        ),
    )
}


@dataclass(frozen=True)
class Rule:
    """A class as one council has it."""

    kept: Class
    years: int
    because: str
    own: Retention | None


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


def rules(session: CouncilSession) -> dict[str, Rule]:
    """Every class with the council's own years and source, or the proposed ones."""
    own = {one.class_id: one for one in session.scalars(select(Retention))}
    return {
        name: Rule(
            kept,
            own[name].years if name in own else kept.years,
            own[name].because if name in own else str(kept.source),
            own.get(name),
        )
        for name, kept in CLASSES.items()
    }


def change(session: CouncilSession, name: str, years: int, because: str, by: Person) -> None:
    """Let the council keep a class for so many years, and say who says so.

    Raises ValueError for a class that there is not or that nobody can set, or odd years.
    """
    if name not in CLASSES or CLASSES[name].starts == "never" or not 1 <= years <= MOST_YEARS:
        raise ValueError(f"{name}: {years}")
    session.get_one(Council, session.council_id, with_for_update={"key_share": True})
    own = _own(session, name)  # of two who set it at once, the later sees the first
    if own is None:
        session.add(Retention(class_id=name, years=years, because=because, changed_by_id=by.id))
    else:
        own.years, own.because, own.changed_by_id = years, because, by.id
    session.flush()


def propose_again(session: CouncilSession, name: str) -> None:
    """Go back to the proposed years."""
    own = _own(session, name)
    if own is not None:
        session.delete(own)
        session.flush()


def _own(session: CouncilSession, name: str) -> Retention | None:
    return session.scalars(select(Retention).where(Retention.class_id == name)).one_or_none()


def years_later(day: date, years: int) -> date:
    """The same day so many years later; after 29 February, 1 March where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def _years_before(day: date, years: int) -> date:
    """The last day from which so many years are over by `day`."""
    before = years_later(day, -years)
    return before if years_later(before, years) <= day else before - timedelta(days=1)


def _first_moment_after(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), UTC)


# ---- People: all that is held about somebody is due together ---------------------------------


def _person_tables(session: CouncilSession) -> list[Held]:
    kept = [name for name, one in CLASSES.items() if one.starts in ("contact", "birth")]
    asked = select(HoldingRecord).where(
        HoldingRecord.retention.in_(kept), HoldingRecord.person_column != ""
    )
    return find(session, list(session.scalars(asked.order_by(HoldingRecord.id))))


def _moments(session: CouncilSession, tables: Sequence[Held]) -> Any:
    """Each row about somebody, with its class and moment, and what they or others did with them."""
    council = session.council_id
    found: list[Select[Any]] = [
        select(
            one.table.c[one.record.person_column].label("person_id"),
            literal(one.record.retention).label("class_id"),
            one.table.c.created_at.label("moment"),
        ).where(
            one.table.c.council_id == council, one.table.c[one.record.person_column].is_not(None)
        )
        for one in tables
    ]
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


def due(
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
        born = person.born_on <= _years_before(day, birth.years)
        unknown = person.born_on.is_(None) & (last < _cut(day, birth.years))
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
    people = session.scalars(select(Person).where(Person.id.in_(found)))
    listed = []
    for who in people:
        contact, years, *flags = found[who.id]
        listed.append(_due(who, contact, years, known, births, flags))
    return sorted(listed, key=lambda one: (one.since, one.person.sort_name))


def _is_over(last: Any, longest: Any, years: Sequence[int], day: date) -> Any:
    """The condition that the longest of somebody's times is over since the last contact."""
    return or_(*((longest == one) & (last < _cut(day, one)) for one in years))


def _cut(day: date, years: int) -> datetime:
    """The first moment that is less than so many years ago on a day."""
    return _first_moment_after(_years_before(day, years))


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
    return next(iter(due(session, only=person.id)), None)


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


# ---- Rows that go by themselves ---------------------------------------------------------------


def _row_tables(session: CouncilSession, name: str) -> list[Held]:
    asked = select(HoldingRecord).where(
        HoldingRecord.retention == name, HoldingRecord.erasure == "delete"
    )
    return find(session, list(session.scalars(asked.order_by(HoldingRecord.id))))


def _too_old(session: CouncilSession, held: Held, rule: Rule) -> list[Any]:
    """The conditions that a row's time is over, and no hold of the council stands on its person."""
    table = held.table
    stands = LegalHold.__table__.c
    return [
        table.c.council_id == session.council_id,
        table.c.created_at < _cut(today(), rule.years),
        ~exists().where(
            stands.council_id == session.council_id,
            stands.person_id == table.c[held.record.person_column],
            stands.lifted_at.is_(None),
        ),
    ]


def rows_due(session: CouncilSession, rule: Rule) -> int:
    """How many rows of a class that goes by itself are due; one statement."""
    counts = [
        select(func.count().label("many"))
        .select_from(held.table)
        .where(*_too_old(session, held, rule))
        for held in _row_tables(session, rule.kept.id)
    ]
    if not counts:
        return 0
    with unscoped(WHY):
        return sum(row.many for row in session.execute(union_all(*counts)))


def delete_rows(session: CouncilSession, rule: Rule) -> int:
    """Delete those rows; gives how many. What is a person's whom a practice must keep stays, too.

    Of each table those of MOST_AT_ONCE people at most, so that no press takes minutes.
    """
    gone = 0
    for held in _row_tables(session, rule.kept.id):
        column = held.table.c[held.record.person_column]
        where = _too_old(session, held, rule)
        with unscoped(WHY):
            asked = select(column).where(*where, column.is_not(None)).distinct()
            whose = session.scalars(asked.order_by(column).limit(MOST_AT_ONCE)).all()
        people = session.scalars(select(Person).where(Person.id.in_(whose)))
        free = [one.id for one in people if not holds.legal(session, one)]
        with unscoped(WHY):
            nobodys = or_(column.is_(None), column.in_(free))
            answer = session.execute(delete(held.table).where(*where, nobodys))
        gone += cast("CursorResult[Any]", answer).rowcount
    session.expire_all()
    return gone


def counts(session: CouncilSession) -> Mapping[str, int]:
    """How many rows are due of each class that goes by itself."""
    return {
        name: rows_due(session, rule)
        for name, rule in rules(session).items()
        if rule.kept.starts == "made"
    }


def held_back(session: CouncilSession, listed: Sequence[Due]) -> set[uuid.UUID]:
    """On whom of these a legal hold of the council stands; one statement."""
    whose = [one.person.id for one in listed]
    asked = select(LegalHold.person_id)
    asked = asked.where(LegalHold.person_id.in_(whose), LegalHold.lifted_at.is_(None))
    return set(session.scalars(asked)) if whose else set()
