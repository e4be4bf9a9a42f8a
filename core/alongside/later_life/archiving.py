"""Archiving a practice: off everywhere, everything kept, so that its package may go.

What is held about people, copies of it, erasure and the times that records are kept go on without
the package, by what the core remembers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Flask
from sqlalchemy import Connection, inspect, select
from sqlalchemy.orm import Session

from alongside.access.actor import Actor
from alongside.councils import practices
from alongside.councils.models import Council
from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.kernel.migrate import migrated, revision_of, units
from alongside.kernel.models import HoldingRecord, PracticeState
from alongside.kernel.remembering import (
    release_of,
    remember_holdings,
    remember_practice,
    remembers,
)
from alongside.kernel.tables import owner_of
from alongside.later_life.knowing import refuse_unknown
from alongside.later_life.within import Refused, council, councils, reading, transaction
from alongside.records.log import note
from alongside.web.context import house


@dataclass(frozen=True)
class Archived:
    """What archiving a practice does, or did.

    `off` are the names of the councils that have it on and will not; `missing` what the core does
    not know of it, each a sentence. `here` says that its package is installed.
    """

    id: str
    off: Sequence[str]
    missing: Sequence[str]
    here: bool


def plan(app: Flask, practice_id: str) -> Archived:
    """What archiving would do; nothing is changed. Raises Refused as `archive` does."""
    with reading(app) as connection:
        _refuse(app, connection, practice_id)
        return _look(app, connection, practice_id)


def archive(app: Flask, practice_id: str) -> Archived:
    """Switch a practice off everywhere and put it away, with all that the core needs of it copied.

    Raises Refused for one whose tables are not there, wait for an upgrade, or that is archived.
    """
    with transaction(app) as connection:
        _refuse(app, connection, practice_id)
        record = house(app).registry.records.get(practice_id)
        if record is not None and record.usable:
            declared = house(app).registry.holdings(practice_id)
            remember_holdings(app, connection, practice_id, declared)
            remember_practice(app, connection, record)
        done = _look(app, connection, practice_id)
        _mark(connection, practice_id, True)
        _tell(app, connection, practice_id, "archived")
    return done


def must_be_away(app: Flask, practice_id: str) -> None:
    """Raise Refused for a practice that is not archived; nothing is changed."""
    with reading(app) as connection:
        _must_be_away(connection, practice_id)


def bring_back(app: Flask, practice_id: str) -> None:
    """Let councils switch an archived practice on again. Raises Refused for one that is not."""
    with transaction(app) as connection:
        _must_be_away(connection, practice_id)
        _mark(connection, practice_id, False)
        _tell(app, connection, practice_id, "brought back")


def _refuse(app: Flask, connection: Connection, practice_id: str) -> None:
    refuse_unknown(app, connection, practice_id)
    if _is_archived(connection, practice_id):
        raise Refused(f"{practice_id} is archived already.")
    unit = next((one for one in units(house(app).registry) if one.id == practice_id), None)
    if unit is not None and revision_of(connection, unit) != unit.head():
        raise Refused(
            f"The tables of {practice_id} do not fit the version that is installed. Run first: "
            f"alongside plugin upgrade {practice_id}"
        )


def _must_be_away(connection: Connection, practice_id: str) -> None:
    if not _is_archived(connection, practice_id):
        raise Refused(f"{practice_id} is not archived: alongside plugin list")


def _is_archived(connection: Connection, practice_id: str) -> bool:
    if not remembers(connection):
        return False
    asked = select(PracticeState.archived_at).where(PracticeState.practice_id == practice_id)
    return connection.scalar(asked) is not None


def _look(app: Flask, connection: Connection, practice_id: str) -> Archived:
    off = []
    for council_id in councils(connection).values():
        with council(app, connection, council_id) as session:
            row = practices.stored(session, practice_id)
            if row is not None and row.enabled:
                off.append(session.get_one(Council, council_id).name)
    declared = {one.table for one in house(app).registry.holdings(practice_id)}
    missing = list(_missing(connection, practice_id, declared))
    here = house(app).registry.practice(practice_id) is not None
    return Archived(practice_id, off, missing, here)


def _missing(connection: Connection, practice_id: str, declared: set[str]) -> Sequence[str]:
    names = inspect(connection).get_table_names()
    ids = migrated(names)
    asked = select(HoldingRecord.table_name).where(HoldingRecord.practice_id == practice_id)
    held = {*connection.scalars(asked), *declared, f"{practice_id}_alembic_version"}
    found = [
        f"Nothing says whose rows are in the table {name}: they are in nobody's copy, and erasing "
        f"somebody passes them by."
        for name in sorted(names)
        if owner_of(name, ids) == practice_id and name not in held
    ]
    if not declared and release_of(connection, practice_id) is None:
        found.append("Nobody wrote down what it and its columns are called: they show by their id.")
    return found


def _mark(connection: Connection, practice_id: str, away: bool) -> None:
    with Session(connection) as session:
        asked = select(PracticeState).where(PracticeState.practice_id == practice_id)
        state = session.scalars(asked.with_for_update()).one_or_none()
        if state is None:  # nothing was remembered of it, and its package is gone
            state = PracticeState(practice_id=practice_id, upgraded_at=utcnow())
            session.add(state)
        state.archived_at = utcnow() if away else None
        session.flush()


def _tell(app: Flask, connection: Connection, practice_id: str, action: str) -> None:
    """Switch it off where it is on; a line for every council that ever had to do with it."""
    for council_id in councils(connection).values():
        with council(app, connection, council_id) as session:
            row = practices.stored(session, practice_id)
            if row is None:
                continue
            if row.enabled:
                practices.disable(session, session.get_one(Council, council_id), practice_id)
                _line(session, "switched off", practice_id)
            _line(session, action, practice_id)


def _line(session: CouncilSession, action: str, practice_id: str) -> None:
    note(session, Actor(session), action, "practice", session.council_id, practice_id)
