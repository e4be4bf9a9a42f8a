"""Traces, which go row by row when their time is over: a sign-in, an invitation, a message sent.

Like everything else that is due they wait for a person's yes, and legal holds win.
"""

from collections.abc import Mapping
from typing import Any, cast

from sqlalchemy import CursorResult, delete, exists, func, or_, select, union_all

from alongside.db.tenancy import CouncilSession, unscoped
from alongside.groups.models import today
from alongside.kernel.models import HoldingRecord
from alongside.people.models import Person
from alongside.rights import holds
from alongside.rights.models import LegalHold
from alongside.rights.retention import Rule, cut, rules
from alongside.rights.tables import Held, find

WHY = "the tables are asked as they are, with the council in each statement"
MOST_AT_ONCE = 1000
"""Of how many people one press deletes rows."""


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
        table.c.created_at < cut(today(), rule.years),
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
