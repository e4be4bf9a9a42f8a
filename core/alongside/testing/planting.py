"""A row in any table, made from what the table says of itself, with words that can be found again.

So a check that goes over all tables takes in the one that somebody adds tomorrow.
"""

import re
import uuid
from collections.abc import Callable, Collection, Mapping
from datetime import date
from itertools import count
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Date,
    Float,
    Integer,
    LargeBinary,
    Numeric,
    String,
    Table,
    Text,
    Time,
    Uuid,
)
from sqlalchemy.exc import DBAPIError

from alongside.db.base import Base
from alongside.db.time import UtcDateTime, utcnow
from alongside.kernel.practice import Holding

NAMED = re.compile(r"""\s*"?(\w+)"?\s+IN\s*\(([^()]*)\)\s*""", re.I)
TEXT = re.compile(r"'((?:[^']|'')*)'")
BY_THE_HOUSE = frozenset({"id", "council_id", "version", "created_at"})
BEGINNING = "<script>canary("
"""How each word of `script` begins."""
_numbers = count(1)


class Barren(Exception):
    """No row could be planted in a table; the message names it and says what to do."""


class Planted(dict[str, str]):
    """The words that stand in a planted row, by column; its table and its id."""

    def __init__(self, table: str) -> None:
        """A row that is not written yet."""
        super().__init__()
        self.table = table
        self.id = uuid.UUID(int=0)


def plain_word() -> str:
    """A word that stands nowhere else."""
    return f"canary{next(_numbers):05}"


def script() -> str:
    """A word that would run if a page did not show it as text."""
    return f"{BEGINNING}{next(_numbers)})</script>"


class Garden:
    """Plants rows for people, each with new words.

    `fitting` says by "table.column" what a column takes that does not take just anything, such as
    a kind; `needed` names columns that may be empty, but not in every row. `word` makes the words.
    """

    def __init__(
        self,
        session: Any,
        *,
        fitting: Mapping[str, Any] | None = None,
        needed: Collection[str] = (),
        word: Callable[[], str] = plain_word,
    ) -> None:
        """Plant with this session, which belongs to a council."""
        self.session, self.word = session, word
        self.fitting, self.needed = fitting or {}, needed
        self.classes = {
            mapper.local_table.name: mapper.class_
            for mapper in Base.registry.mappers
            if isinstance(mapper.local_table, Table)
        }
        self.made: list[Planted] = []
        """Every row, those that others needed too."""

    def plant(self, table: Table, column: str = "", person: Any = None) -> Planted:
        """Add a row, for a person where a column is named. Raises Barren where the database
        refuses it.
        """
        return self._plant(table, {column: person} if column else {})

    def plant_for(self, holding: Holding, person: Any) -> Planted:
        """Add a row of a holding: for somebody, or for those together whom they are one of."""
        tables, target = Base.metadata.tables, person
        for name, arrives, leads_on in reversed(tuple(holding.through)):
            step = self._plant(tables[name], {leads_on: target})
            target = getattr(self.session.get(self.classes[name], step.id), arrives)
        if holding.person == "id" and holding.through:
            return next(one for one in self.made if (one.table, one.id) == (holding.table, target))
        return self.plant(tables[holding.table], holding.person or "", target)

    def _plant(self, table: Table, given: Mapping[str, Any]) -> Planted:
        planted = Planted(table.name)
        values = {one.name: self._value(table, one, planted) for one in table.columns}
        values = {name: value for name, value in values.items() if value is not None} | {**given}
        row = self.classes[table.name](**values)
        try:
            with self.session.begin_nested():
                self.session.add(row)
        except (DBAPIError, ValueError, TypeError) as error:
            why = " ".join(str(getattr(error, "orig", error)).split())
            raise Barren(
                f"No row could be planted in {table.name}: {why}. Say in `fitting` of your "
                f'Conformance class what its columns take, such as {{"{table.name}.kind": "…"}}.'
            ) from error
        planted.id = row.id
        self.made.append(planted)
        return planted

    def _value(self, table: Table, column: Any, planted: Planted) -> Any:
        name = f"{table.name}.{column.name}"
        if column.name in BY_THE_HOUSE:
            return None
        if name in self.fitting:
            return self.fitting[name]
        if (target := _target(column)) is not None:
            if column.nullable and name not in self.needed:
                return None
            return self._newcomer() if target == "person" else self._another(target)
        if choices := _choices(table, column):
            return None if column.nullable or column.default is not None else choices[0]
        kind = column.type
        if isinstance(kind, Text) or (isinstance(kind, String) and kind.length is None):
            planted[column.name] = self.word()
            return planted[column.name]
        if column.nullable or column.default is not None:
            return None
        return _some(kind)

    def _newcomer(self) -> Any:
        """Somebody else, another one each time: some tables hold two people once only."""
        return self._add("person", name="Nobody In Particular", sort_name="nobody")

    def _another(self, target: str) -> Any:
        if target == "group":
            return self._add("group", kind="family", name="Nobody's family")
        return self._plant(Base.metadata.tables[target], {}).id

    def _add(self, table: str, **values: Any) -> Any:
        row = self.classes[table](**values)
        self.session.add(row)
        self.session.flush()
        return row.id


def _target(column: Any) -> str | None:
    """The table that a column points at."""
    if (target := column.info.get("refers_to")) is not None:
        return str(target)
    keys = [key.target_fullname.split(".")[0] for key in column.foreign_keys]
    return next((one for one in keys if one != "council"), None)


def _choices(table: Table, column: Any) -> list[str]:
    """What a column takes, where a constraint of its table names it: kind IN ('tea', 'talk')."""
    for one in table.constraints:
        named = isinstance(one, CheckConstraint) and NAMED.fullmatch(str(one.sqltext))
        if named and named[1] == column.name:
            return [text.replace("''", "'") for text in TEXT.findall(named[2])]
    return []


def _some(kind: Any) -> Any:
    """Something that a column of this kind takes; an empty table of names where it is none."""
    some = {
        LargeBinary: uuid.uuid4().bytes * 2,
        Boolean: False,
        BigInteger: next(_numbers),
        Integer: 1,
        Float: 1.0,
        Numeric: 1,
        Date: date(2026, 1, 1),
        Time: utcnow().time(),
        UtcDateTime: utcnow(),
        Uuid: uuid.uuid4(),
        String: f"c{next(_numbers)}",
    }
    return next((value for one, value in some.items() if isinstance(kind, one)), {})
