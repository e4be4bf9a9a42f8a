"""The life of an import: begun from a table, matched, looked through row by row, given up.

The rows stand in the database until they are kept or given up, or two weeks have passed; each of
them belongs to whoever brought them in, and nobody else sees them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import (
    and_,
    bindparam,
    case,
    delete,
    func,
    insert,
    literal,
    literal_column,
    or_,
    select,
    update,
)

from alongside.db.ids import new_id
from alongside.db.tenancy import CouncilSession, unscoped
from alongside.db.time import utcnow
from alongside.imports.heading import guess, heading_row
from alongside.imports.models import ImportRun, SheetRow
from alongside.imports.reading import Table
from alongside.imports.undisturbed import undisturbed
from alongside.kernel.importable import Importable
from alongside.people.models import Person

PAGE = 50
KEPT_FOR = timedelta(days=14)
WHY = "rows of one import, each with the session's own council"
SHOWN = ("bad", "alike", "look", "good", "out")
"""What a page of rows shows: by status, or what somebody left out."""


@undisturbed()
def begin(
    session: CouncilSession,
    kind: str,
    of: Importable,
    table: Table,
    by: Person | None,
    *,
    heading: int | None = None,
) -> ImportRun:
    """Keep a table's rows to be looked at. `heading` is the row with the headings, from 1; 0 where
    there is none, None to look for it. Empty rows, and headings that come again, are left behind.
    """
    at = heading_row(table.rows, of) if heading is None else heading - 1
    headings = list(table.rows[at]) if 0 <= at < len(table.rows) else [""] * len(table.rows[0])
    numbered = [
        (number, cells)
        for number, cells in enumerate(table.rows[at + 1 :], at + 2)
        if any(cells) and cells != headings
    ]
    columns = guess(headings, [cells for _number, cells in numbered[:PAGE]], of)
    run = ImportRun(
        kind=kind,
        started_by_id=by.id if by else None,
        headings=headings,
        columns={key: place for place, key in columns.items()},
        rows=len(numbered),
    )
    session.add(run)
    session.flush()
    _store(session, run, numbered)
    return run


def _store(session: CouncilSession, run: ImportRun, rows: Sequence[tuple[int, list[str]]]) -> None:
    """In one statement: twenty thousand objects would take ten times as long. What is the same in
    each stands in the statement itself, and is not put into the database's words each time.
    """
    table: Any = SheetRow.__table__
    common: dict[str, Any] = {"council_id": session.council_id, "run_id": run.id}
    common |= {"created_at": utcnow(), "version": 1, "status": "good", "decided": "", "stays": ""}
    same = {name: _written(session, table.c[name], value) for name, value in common.items()}
    values = [{"id": new_id(), "number": number, "cells": cells} for number, cells in rows]
    if values:
        with unscoped(WHY):
            session.execute(insert(table).values(same), values)


def _written(session: CouncilSession, column: Any, value: Any) -> Any:
    """A value of our own as it stands in a statement."""
    dialect = session.connection().dialect
    words = literal(value, column.type).compile(
        dialect=dialect, compile_kwargs={"literal_binds": True}
    )
    return literal_column(str(words), column.type)


def samples(session: CouncilSession, run: ImportRun, most: int = 3) -> list[list[str]]:
    """For each column up to three different things that stand in it."""
    rows = session.scalars(
        select(SheetRow.cells).where(SheetRow.run_id == run.id).order_by(SheetRow.number).limit(200)
    ).all()
    found: list[list[str]] = []
    for place in range(len(run.headings)):
        seen = dict.fromkeys(row[place] for row in rows if place < len(row) and row[place])
        found.append(list(seen)[:most])
    return found


def wanted(show: str) -> Any:
    """The condition that a row belongs to one of the five lists."""
    if show == "out":
        return and_(SheetRow.decided == "out", SheetRow.status != "bad")
    if show == "bad":
        return SheetRow.status == "bad"
    return and_(SheetRow.status == show, SheetRow.decided != "out")


def comes_in() -> Any:
    """The condition that a row is kept when the import is."""
    return or_(
        and_(SheetRow.status.in_(("good", "look")), SheetRow.decided != "out"),
        and_(SheetRow.status == "alike", SheetRow.decided == "in"),
    )


def counts(session: CouncilSession, run: ImportRun) -> Mapping[str, int]:
    """How many rows are in each list, and how many `in` will come in. One statement."""
    shown = case(*((wanted(show), literal(show)) for show in SHOWN), else_="")
    query = select(shown, func.count(), func.sum(case((comes_in(), 1), else_=0)))
    rows = session.execute(query.where(SheetRow.run_id == run.id).group_by(shown)).all()
    found = dict.fromkeys(SHOWN, 0) | {name: many for name, many, _in in rows}
    return found | {"in": sum(many or 0 for _name, _many, many in rows)}


def page(
    session: CouncilSession, run: ImportRun, show: str, after: int
) -> tuple[Sequence[SheetRow], bool]:
    """Rows of a list after a row's number, and whether more follow."""
    query = select(SheetRow).where(SheetRow.run_id == run.id, SheetRow.number > after, wanted(show))
    found = session.scalars(query.order_by(SheetRow.number).limit(PAGE + 1)).all()
    return found[:PAGE], len(found) > PAGE


def every(session: CouncilSession, run: ImportRun, *conditions: Any) -> Iterator[Any]:
    """Every row in order, as plain values: number, cells, status, decided, said."""
    asked = select(
        SheetRow.number,
        SheetRow.cells,
        SheetRow.status,
        SheetRow.decided,
        SheetRow.said,
    )
    query = asked.where(SheetRow.run_id == run.id, *conditions).order_by(SheetRow.number)
    yield from session.execute(query)


def row_of(session: CouncilSession, run: ImportRun, number: int) -> SheetRow | None:
    """One row by its number in the sheet."""
    asked = select(SheetRow).where(SheetRow.run_id == run.id, SheetRow.number == number)
    return session.scalars(asked).one_or_none()


def decide_all_alike(session: CouncilSession, run: ImportRun, decision: str) -> None:
    """Take in, or no longer, every row that is perhaps here already."""
    session.execute(
        update(SheetRow)
        .where(SheetRow.run_id == run.id, SheetRow.status == "alike", SheetRow.decided != "out")
        .values(decided=decision, version=SheetRow.version + 1)
        .execution_options(synchronize_session=False)
    )
    session.expire_all()


def change(
    session: CouncilSession, run: ImportRun, changes: Iterable[tuple[int, str, Any]]
) -> None:
    """Write what was said of rows, of those alone for which it is something else than before: of
    each its number, its status and what was said.
    """
    _write(session, run, ("status", "said"), changes)


def write_made(
    session: CouncilSession, run: ImportRun, made: Iterable[tuple[int, list[Any]]]
) -> None:
    """Write what rows became, each by its number."""
    _write(session, run, ("made",), made)


def _write(
    session: CouncilSession, run: ImportRun, names: Sequence[str], rows: Iterable[tuple[Any, ...]]
) -> None:
    table: Any = SheetRow.__table__
    keys = [f"its_{name}" for name in ("number", *names)]
    values = [dict(zip(keys, row, strict=True)) for row in rows]
    if not values:
        return
    its = {name: bindparam(f"its_{name}", type_=table.c[name].type) for name in names}
    statement = (
        update(table)
        .where(
            table.c.council_id == _written(session, table.c.council_id, session.council_id),
            table.c.run_id == _written(session, table.c.run_id, run.id),
            table.c.number == bindparam("its_number", type_=table.c.number.type),
        )
        .values(**its, version=table.c.version + 1)
    )
    with unscoped(WHY):
        session.execute(statement, values)
    session.expire_all()


def staying(session: CouncilSession, run: ImportRun) -> Sequence[Any]:
    """The rows that undoing left: number, why, and the id of what each is about."""
    asked = select(SheetRow.number, SheetRow.stays, SheetRow.made)
    query = asked.where(SheetRow.run_id == run.id, SheetRow.stays != "")
    return session.execute(query.order_by(SheetRow.number).limit(200)).all()


def give_up(session: CouncilSession, run: ImportRun) -> None:
    """Forget an import and its rows."""
    session.delete(run)
    session.flush()


def sweep(session: CouncilSession) -> int:
    """Forget what was not touched for two weeks, and what was kept or undone two weeks ago."""
    old = utcnow() - KEPT_FOR
    settled = func.coalesce(ImportRun.settled_at, ImportRun.created_at)
    found = session.scalars(select(ImportRun.id).where(settled < old)).all()
    if found:
        session.execute(delete(ImportRun).where(ImportRun.id.in_(found)))
    return len(found)


def mine(session: CouncilSession, person: Person) -> Sequence[ImportRun]:
    """The imports that somebody has begun, the latest first."""
    asked = select(ImportRun).where(ImportRun.started_by_id == person.id)
    return session.scalars(asked.order_by(ImportRun.id.desc()).limit(20)).all()
