"""The tables as the database has them, also those of a practice whose package is not loaded.

What a model says may not be there yet, and what is there may have no model any more: what is
deleted, or kept, goes by what the database itself knows of its rows.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CHAR, Connection, MetaData, Table, Uuid, inspect

from alongside.db.base import Base
from alongside.db.tenancy import unscoped

ID_LETTERS = 32
WHY = "which tables and columns there are is asked, and none of their rows"


class LiveTables(dict[str, Table]):
    """Tables by name: those of a model from it, others as the database has them."""

    def __init__(self, connection: Connection) -> None:
        """Nothing is read yet."""
        super().__init__()
        self.connection = connection

    def __missing__(self, name: str) -> Table:
        """Raises NoSuchTableError for one that is neither."""
        known = Base.metadata.tables.get(name)
        found = self[name] = self.read(name) if known is None else known
        return found

    def read(self, name: str) -> Table:
        """A table as the database has it. What SQLite keeps as 32 characters is an id again."""
        with unscoped(WHY):
            table = Table(name, MetaData(), autoload_with=self.connection, resolve_fks=False)
        for column in table.columns:
            if isinstance(column.type, CHAR) and column.type.length == ID_LETTERS:
                column.type = Uuid()
        return table


@dataclass(frozen=True)
class Pointer:
    """A column that points at another table's ids."""

    table: str
    column: str
    target: str


@dataclass(frozen=True)
class Live:
    """What is there: the tables' names, each after those that it points at, and what points."""

    tables: LiveTables
    names: Sequence[str]
    pointers: Sequence[Pointer]


def live(connection: Connection) -> Live:
    """Ask the database once which tables there are, and what points at what."""
    with unscoped(WHY):
        inspector = inspect(connection)
        ordered, found = (
            inspector.get_sorted_table_and_fkc_names(),
            inspector.get_multi_foreign_keys(),
        )
    names = [name for name, _them in ordered if name is not None]
    pointers = [
        Pointer(table, column, key["referred_table"])
        for (_schema, table), keys in found.items()
        for key in keys
        for column, referred in _pairs(key)
        if referred == "id" and column != "council_id"
    ]
    return Live(LiveTables(connection), names, list(dict.fromkeys(pointers)))


def _pairs(key: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    return zip(key["constrained_columns"], key["referred_columns"], strict=True)
