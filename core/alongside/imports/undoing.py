"""Taking back what an import made, and only that, unless somebody has used or changed it since.

Something is used when a row of any table points at it that does not go with it, also of a practice
that is archived or could not be loaded: so the database is asked what points at what. What is used
stays, with all that its row made, and the page says which rows those are.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Table, delete, select, update

from alongside.access.actor import Actor
from alongside.db.live import Live, live
from alongside.db.tenancy import CouncilSession, unscoped
from alongside.db.time import utcnow
from alongside.imports.checking import Tell, quiet
from alongside.imports.models import ImportRun, SheetRow
from alongside.records.log import note

WHY = "the tables are asked as they are, with the council in each statement"
AT_ONCE = 2_000
FOLLOWS = {"name_word"}
"""Tables whose rows say nothing of their own, and go with what they point at."""
Made = dict[str, dict[uuid.UUID, int]]


def undo(
    session: CouncilSession, run: ImportRun, actor: Actor, tell: Tell = quiet
) -> Mapping[int, str]:
    """Take an import back. Gives the numbers of the rows that stay, each with why: "changed" or
    "used"; what is gone already is no trouble.
    """
    rows = session.execute(
        select(SheetRow.id, SheetRow.made, SheetRow.number)
        .where(SheetRow.run_id == run.id, SheetRow.stays == "")
        .order_by(SheetRow.number)
    ).all()
    rows = [row for row in rows if row.made]
    row_of = {
        (table, uuid.UUID(one)): row.number for row in rows for table, one, _version in row.made
    }
    there = live(session.connection())
    stays = {row_of[what]: "changed" for what in _changed(session, rows, there)}
    _spread(stays, list(_pointed_at(session, row_of, there)), row_of)
    going = [row for row in rows if row.number not in stays]
    _delete(session, going, there)
    for row_id, number in ((row.id, row.number) for row in rows):
        if number in stays:
            _mark(session, row_id, stays[number])
    session.expire_all()
    run.state, run.settled_at = "undone", utcnow()
    run.kept = len(stays)
    note(session, actor, "undone", "import", run.id, f"{run.kind}: {len(going)}")
    tell(len(rows))
    return stays


def _spread(
    stays: dict[int, str],
    pointing: Sequence[tuple[tuple[str, uuid.UUID], tuple[str, uuid.UUID]]],
    row_of: Mapping[tuple[str, uuid.UUID], int],
) -> None:
    """Add to the rows that stay those whose things are pointed at by something that stays."""
    for what, by in pointing:
        if by not in row_of:
            stays.setdefault(row_of[what], "used")
    more = True
    while more:
        more = False
        for what, by in pointing:
            if row_of.get(by) in stays and row_of[what] not in stays:
                stays[row_of[what]], more = "used", True


def _mark(session: CouncilSession, row_id: uuid.UUID, why: str) -> None:
    session.execute(
        update(SheetRow)
        .where(SheetRow.id == row_id)
        .values(stays=why)
        .execution_options(synchronize_session=False)
    )


def _by_table(rows: Sequence[Any], there: Live) -> Made:
    """What was made, by the tables that are still there."""
    found: dict[str, dict[uuid.UUID, int]] = defaultdict(dict)
    for row in rows:
        for table, one, version in row.made:
            found[table][uuid.UUID(one)] = version
    return {name: found[name] for name in there.names if name in found}


def _changed(
    session: CouncilSession, rows: Sequence[Any], there: Live
) -> Iterator[tuple[str, uuid.UUID]]:
    """What has another version than when it was made. All of it is held until the end, so that
    nobody can begin to point at it meanwhile.
    """
    for name, versions in _by_table(rows, there).items():
        table = there.tables[name]
        for some in _some(list(versions)):
            query = select(table.c.id, table.c.version).where(_these(session, table, some))
            with unscoped(WHY):
                found = session.execute(query.with_for_update()).all()
            yield from ((name, one.id) for one in found if one.version != versions[one.id])


def _pointed_at(
    session: CouncilSession, made: Mapping[tuple[str, uuid.UUID], int], there: Live
) -> Iterator[tuple[tuple[str, uuid.UUID], tuple[str, uuid.UUID]]]:
    """What of it any row of any table points at, and which row does."""
    ids: dict[str, list[uuid.UUID]] = defaultdict(list)
    for name, one in made:
        ids[name].append(one)
    for pointer in there.pointers:
        if pointer.table in FOLLOWS or pointer.target not in ids:
            continue
        table, target = there.tables[pointer.table], pointer.target
        column = table.c[pointer.column]
        ours = [table.c.council_id == session.council_id] if "council_id" in table.c else []
        for some in _some(ids[target]):
            query = select(column, table.c.id).where(*ours, column.in_(some))
            with unscoped(WHY):
                rows = session.execute(query).all()
            yield from (((target, found), (table.name, pointing)) for found, pointing in rows)


def _delete(session: CouncilSession, rows: Sequence[Any], there: Live) -> None:
    """The last that was made first: contacts before their person, memberships before the group."""
    for name, ids in reversed(_by_table(rows, there).items()):
        table = there.tables[name]
        for some in _some(list(ids)):
            with unscoped(WHY):
                session.execute(delete(table).where(_these(session, table, some)))


def _these(session: CouncilSession, table: Table, ids: Sequence[uuid.UUID]) -> Any:
    return (table.c.council_id == session.council_id) & table.c.id.in_(ids)


def _some(ids: Sequence[uuid.UUID]) -> Iterator[Sequence[uuid.UUID]]:
    for start in range(0, len(ids), AT_ONCE):
        yield ids[start : start + AT_ONCE]
