"""The tables that holdings name: as the models have them, or as the database still does.

A practice's package may be gone while its rows are there. Their table is then read from the
database itself, with the few columns that are asked about in the types that the house gives them.
"""

from functools import cached_property

from sqlalchemy import Column, LargeBinary, MetaData, Table, Uuid, inspect

from alongside.db.base import Base
from alongside.db.tenancy import CouncilSession, unscoped
from alongside.db.time import UtcDateTime
from alongside.kernel.models import HoldingRecord

INTERNAL = {
    "id",
    "council_id",
    "version",
    "created_at",
    "sort_name",
    "key",
    "location",
    "row_table",
    "row_column",
}
IMPORTS = ("headings", "columns", "attempts", "claimed_until", "trouble")
HIDDEN = frozenset(
    INTERNAL | {"message.about", "message.body"} | {f"import_run.{name}" for name in IMPORTS}
)
"""A message may hold a link that signs in: what it said is not for whoever looks through a copy.
Of a spreadsheet that somebody brought in, what its columns are called says nothing about them."""
NAMED = {"person", "group"}


class Held:
    """One holding with the table that it is about."""

    def __init__(self, record: HoldingRecord, table: Table) -> None:
        """`table` carries the council, and the column that the holding names."""
        self.record, self.table = record, table

    @cached_property
    def shown(self) -> list[str]:
        """The columns that the person may read, in their order."""
        return [column.name for column in self.table.columns if self._may_read(column)]

    @cached_property
    def named(self) -> dict[str, str]:
        """The columns that point at a person or a group, each with which of them it is."""
        return _named(self.table)

    def _may_read(self, column: "Column[object]") -> bool:
        name = column.name
        if not HIDDEN.isdisjoint({name, f"{self.table.name}.{name}"}):
            return False
        if name == self.record.person_column:
            return False
        if isinstance(column.type, LargeBinary):
            return False
        if self.record.erasure == "anonymise" and name not in self._theirs:
            return False
        return name in self.named or not (isinstance(column.type, Uuid) or name.endswith("_id"))

    @cached_property
    def _theirs(self) -> set[str]:
        return {*self.record.clear, *self.record.shows}


def _named(table: Table) -> dict[str, str]:
    return {
        column.name: target
        for column in table.columns
        for key in column.foreign_keys
        if column.name != "council_id" and (target := key.target_fullname.split(".")[0]) in NAMED
    }


def find(session: CouncilSession, records: list[HoldingRecord]) -> list[Held]:
    """The holdings about people, each with its table; without those whose table is gone."""
    about_people = [record for record in records if record.person_column]
    tables = {}
    for name in {record.table_name for record in about_people}:
        table = Base.metadata.tables.get(name)
        tables[name] = _read(session, name, about_people) if table is None else table
    return [
        Held(record, table)
        for record in about_people
        if (table := tables[record.table_name]) is not None
    ]


def _read(session: CouncilSession, name: str, records: list[HoldingRecord]) -> Table | None:
    """A table of which there is no model, as the database has it."""
    with unscoped("the package of this table is gone; only its columns are looked up"):
        connection = session.connection()
        if not inspect(connection).has_table(name):
            return None
        ids = {"id", "council_id"}
        ids |= {one.person_column for one in records if one.table_name == name}
        typed = [Column(one, Uuid, primary_key=one == "id") for one in sorted(ids)]
        made = Column("created_at", UtcDateTime)
        table = Table(name, MetaData(), *typed, made, autoload_with=connection, resolve_fks=False)
    for column in _named(table):
        table.c[column].type = Uuid()
    return table
