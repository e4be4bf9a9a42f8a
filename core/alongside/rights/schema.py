"""The tables that holdings name: as the models have them, or as the database still does.

A practice's package may be gone while its rows are there, or be newer than its tables. Their table
is then read from the database itself, with the few columns that are asked about in the types that
the house gives them.
"""

from collections.abc import Mapping, Set

from sqlalchemy import Column, MetaData, Table, Uuid, inspect

from alongside.councils.models import Council
from alongside.db.base import Base
from alongside.db.tenancy import CouncilSession, unscoped
from alongside.db.time import UtcDateTime
from alongside.kernel.readiness import ready_practices
from alongside.kernel.tables import owner_of
from alongside.web.context import house

NAMED = {"person", "group"}


def tables_there(session: CouncilSession, ids: Mapping[str, Set[str]]) -> dict[str, Table]:
    """Those of some tables that there are; `ids` says by table which of its columns are ids.

    The core's are as its models say, and a practice's only where its tables are not old: a column
    that waits for an upgrade is not there to be read.
    """
    registry, ready = house().registry, all_that_answer(session)
    found: dict[str, Table] = {}
    for name, columns in ids.items():
        owner = owner_of(name, registry.records)
        known = owner is None or owner in ready
        table = Base.metadata.tables.get(name) if known else None
        table = _read(session, name, columns) if table is None else table
        if table is not None:
            found[name] = table
    return found


def all_that_answer(session: CouncilSession) -> frozenset[str]:
    """Every practice that works, switched on or not: its rows are there after it is switched off.

    One whose package is gone is not among them, nor can it hold anything any more.
    """
    registry = house().registry
    council = session.get_one(Council, session.council_id)
    every = frozenset(registry.records)
    return ready_practices(registry, session, every, council.id, council.configuration)


def named(table: Table) -> dict[str, str]:
    """The columns of a table that point at a person or a group, each with which of them it is."""
    return {
        column.name: target
        for column in table.columns
        for key in column.foreign_keys
        if column.name != "council_id" and (target := key.target_fullname.split(".")[0]) in NAMED
    }


def _read(session: CouncilSession, name: str, columns: Set[str]) -> Table | None:
    """A table as the database has it; some of its columns are ids."""
    with unscoped("no model says what this table is; only its columns are looked up"):
        connection = session.connection()
        if not inspect(connection).has_table(name):
            return None
        there = {one["name"] for one in inspect(connection).get_columns(name)}
        ids = sorted({"id", "council_id", *columns} & there)
        typed = [Column(one, Uuid, primary_key=one == "id") for one in ids]
        made = [Column("created_at", UtcDateTime)] if "created_at" in there else []
        table = Table(name, MetaData(), *typed, *made, autoload_with=connection, resolve_fks=False)
    for column in named(table):
        table.c[column].type = Uuid()
    return table
