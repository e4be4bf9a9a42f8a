"""Holdings with the tables that they are about: whose a row is, and who may read what of it."""

import logging
import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    FromClause,
    LargeBinary,
    Table,
    Uuid,
    and_,
    exists,
    literal,
    or_,
    select,
)

from alongside.db.tenancy import CouncilSession, unscoped
from alongside.kernel.models import HoldingRecord
from alongside.kernel.practice import ERASURES
from alongside.kernel.tables import OF_EACH
from alongside.rights.schema import named, tables_there

log = logging.getLogger(__name__)
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


class Held:
    """One holding with the table that it is about, and those through which it leads to people."""

    def __init__(self, record: HoldingRecord, table: Table, others: Mapping[str, Table]) -> None:
        """`table` carries the council, and the column that the holding names."""
        self.record, self.table = record, table
        self._steps = [(others[name], here, on) for name, here, on in record.through or ()]

    @property
    def of_many(self) -> bool:
        """Whether a row is about several people at once."""
        return bool(self._steps)

    @property
    def erasable(self) -> bool:
        """Whether erasing can do what the holding says: its word is known, its columns are there.

        What is declared now is checked when it is loaded; an earlier Alongside remembered it as it
        was.
        """
        return self.record.erasure in ERASURES and {*self.record.clear} <= {*self.table.c.keys()}

    def about(self, person_id: uuid.UUID, council_id: uuid.UUID | None) -> ColumnElement[bool]:
        """The condition that a row is about somebody, in their council."""
        here, whose = self.table.c[self.record.person_column], literal(person_id, Uuid)
        if not self._steps:
            return and_(here == whose, self.table.c.council_id == council_id)
        theirs: Any = None
        for table, arrives, leads_on in reversed(self._steps):
            step = table.alias().c
            reaches = step[leads_on] == whose if theirs is None else step[leads_on].in_(theirs)
            theirs = select(step[arrives]).where(reaches, step.council_id == council_id)
        return and_(here.in_(theirs), self.table.c.council_id == council_id, self._everybodys)

    def with_people(
        self, council_id: uuid.UUID | None
    ) -> tuple[FromClause, Any, ColumnElement[bool]]:
        """A council's rows, once for each person whom they are about: where to select from, the
        column that says who, and the condition.
        """
        rows: FromClause = self.table
        column = self.table.c[self.record.person_column]
        council = self.table.c.council_id == council_id
        for table, arrives, leads_on in self._steps:
            step = table.alias()
            rows = rows.join(step, and_(step.c[arrives] == column, step.c.council_id == council_id))
            column = step.c[leads_on]
        return rows, column, and_(council, column.is_not(None), self._everybodys)

    @property
    def _everybodys(self) -> ColumnElement[bool]:
        """The condition that a row about several people is not one of them's alone."""
        return self.table.c[self.record.alone].is_(None) if self.record.alone else literal(True)

    @cached_property
    def shown(self) -> list[str]:
        """The columns that the person may read, in their order."""
        return [name for name in self.copied if not self.of_many or name in self._theirs]

    @cached_property
    def copied(self) -> list[str]:
        """The columns that are in a copy, in their order."""
        return [column.name for column in self.table.columns if self._may_read(column)]

    def others_too(self, column: str) -> bool:
        """Whether what a column says may be about somebody else, and not the person's to know."""
        return self.of_many and column not in self._theirs

    @cached_property
    def named(self) -> dict[str, str]:
        """The columns that point at a person or a group, each with which of them it is."""
        return named(self.table)

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


def find(session: CouncilSession, records: Sequence[HoldingRecord]) -> list[Held]:
    """The holdings about people, each with its table; without those whose table is gone.

    One that names columns that are not there is left out and logged, or nobody could read what is
    held about them. Erasing waits for it: see `unclear`.
    """
    about_people, tables = _tables(session, records)
    found = []
    for record in about_people:
        if tables.keys() >= _through(record):
            if missing := _missing(record, tables):
                where = f"{record.table_name} of {record.practice_id}"
                log.error("The holding %s is left out: there is no %s", where, ", ".join(missing))
            else:
                found.append(Held(record, tables[record.table_name], tables))
    return found


def unclear(session: CouncilSession, records: Sequence[HoldingRecord]) -> bool:
    """Whether the council has rows of which a holding cannot tell whose they are.

    They may be anybody's, so that nobody's erasure can be called done while they are there.
    """
    about_people, tables = _tables(session, records)
    broken = {
        record.table_name
        for record in about_people
        if tables.keys() >= _through(record) and _missing(record, tables)
    }
    asked = []
    for name in sorted(broken):
        council = tables[name].c.get("council_id")
        own = literal(True) if council is None else council == session.council_id
        asked.append(exists(select(literal(1)).select_from(tables[name]).where(own)))
    if not asked:
        return False
    with unscoped("only whether there are rows is asked, with the council where there is one"):
        return bool(session.scalar(select(or_(*asked))))


def _tables(
    session: CouncilSession, records: Sequence[HoldingRecord]
) -> tuple[list[HoldingRecord], dict[str, Table]]:
    """The holdings about people, and every table that they name and that there is."""
    about_people = [record for record in records if record.person_column]
    ids: dict[str, set[str]] = defaultdict(set)
    for record in about_people:
        ids[record.table_name].add(record.person_column)
        for name, *columns in record.through or ():
            ids[name] |= {*columns}
    return about_people, tables_there(session, ids)


def _through(record: HoldingRecord) -> set[str]:
    return {record.table_name, *(step[0] for step in record.through or ())}


def _missing(record: HoldingRecord, tables: Mapping[str, Table]) -> list[str]:
    """The columns that say whose a row is, or who may read it, and that are not there."""
    own = {record.person_column, record.sealed_until or "", record.alone or "", *OF_EACH} - {""}
    needed = [(record.table_name, own)]
    needed += [(name, {*columns, "council_id"}) for name, *columns in record.through or ()]
    return sorted(
        f"{name}.{column}"
        for name, wanted in needed
        for column in wanted - {*tables[name].c.keys()}
    )
