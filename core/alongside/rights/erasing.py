"""Erasing a person: what each holding says is done to its rows, in the core and every practice.

The rules stand in the holdings that were copied into the core's database, so they run too where a
practice's package is gone. The person's own row stays, emptied, because what must be kept points
at it; a tombstone keeps it empty when an old backup comes back.
"""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import Any

from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import Boolean, Table, delete, select, update
from sqlalchemy.exc import StatementError

from alongside.councils.models import Council
from alongside.db.base import Base
from alongside.db.tenancy import CouncilSession, unscoped
from alongside.db.time import utcnow
from alongside.kernel.registry import Registry
from alongside.people.models import Person
from alongside.rights import holds
from alongside.rights.held import Kind, kinds
from alongside.rights.models import CopiedRow, Request, Tombstone
from alongside.rights.naming import in_the_readers_words
from alongside.rights.requests import NotNow
from alongside.rights.schema import all_that_answer
from alongside.rights.tables import Held
from alongside.web.context import house

log = logging.getLogger(__name__)
OUR_OWN = "Alongside"
WHY = "each holding's rule runs on its table as it is, with the council in each statement"


class CannotErase(NotNow):
    """The database refused what a holding says, so nothing was erased; it says which, in words."""

    def __init__(self, said: str, table: str) -> None:
        """`table` is the one that the holding is about."""
        super().__init__(said)
        self.table = table


@dataclass(frozen=True)
class Planned:
    """One kind of thing: how many rows there are, and what erasing does to them.

    `rule` is "delete", "anonymise" or "retain"; `because` the legal reason of the last.
    """

    kind: Kind
    rule: str
    because: str


def plan(session: CouncilSession, registry: Registry, person: Person) -> list[Planned]:
    """What erasing somebody would do, kind by kind; without kinds that have no rows."""
    return [
        Planned(kind, _rule(kind), in_the_readers_words(registry, kind.held.record, "because"))
        for kind in kinds(session, registry, person)
        if kind.count
    ]


def _rule(kind: Kind) -> str:
    """Of the person's own row nothing is left that says who it was, so to them it goes."""
    return "delete" if kind.table == "person" and kind.column == "id" else kind.held.record.erasure


def erase_for(session: CouncilSession, registry: Registry, request: Request, by: Person) -> None:
    """Erase whoever made a request, and close it.

    Raises NotNow for a request that is not checked or not open, or where a legal hold stands in
    this moment: the person's row is held, so that none can be placed in between. Raises CannotErase
    where the database refuses what a holding says; then all is as it was.
    """
    if request.kind != "erasure" or not request.open or not request.reviewed_at:
        raise NotNow
    person = session.get_one(Person, request.person_id, with_for_update=True)
    if request.stopped_on or holds.reasons(session, person):
        raise NotNow
    erase(session, registry, person)
    request.closed_at, request.closed_by_id, request.outcome = utcnow(), by.id, "erased"
    session.add(Tombstone(person_id=person.id))
    session.flush()


def erase(session: CouncilSession, registry: Registry, person: Person) -> None:
    """Run every holding's rule on somebody's rows, and empty their own. Doing it again is safe.

    All of it is done, or nothing. Raises CannotErase where the database refuses a rule.

    First every practice may take the person out of what others are in the middle of; one that
    fails stops nothing. A holding that cannot be carried out is logged: for whoever erases the
    first time `holds.reasons` stands against it, and here a restored backup is emptied again.
    """
    with session.begin_nested():
        _erase(session, registry, person)


def _erase(session: CouncilSession, registry: Registry, person: Person) -> None:
    everyone = all_that_answer(session)
    house().hooks.call("erasing", everyone, session, person=person)
    session.flush()
    found = kinds(session, registry, person, untold=True)
    for one in session.scalars(
        select(CopiedRow)
        .join(Request, Request.id == CopiedRow.request_id)
        .where(Request.person_id == person.id)
    ):
        session.delete(one)
    session.flush()
    order = _order(kind.held.table for kind in found)
    with unscoped(WHY):
        for kind in sorted(found, key=lambda kind: _place(kind.held, order)):
            _carry_out(session, registry, kind, person)
    session.expire_all()
    person = session.get_one(Person, person.id)
    person.name, person.sort_name = _nobody(session), ""
    person.erased_at = person.erased_at or utcnow()
    session.flush()


def _nobody(session: CouncilSession) -> str:
    """What stands for them from now on, in the council's own first language."""
    council = session.get_one(Council, session.council_id)
    with force_locale(council.languages[0]):
        return str(_("Somebody who is no longer here"))


def _order(tables: Iterable[Table]) -> dict[str, int]:
    """Every table's place, what is pointed at before what points at it; those that only the
    database knows any more come after all others.
    """
    order = {table.name: place for place, table in enumerate(Base.metadata.sorted_tables)}
    gone = {table.name: table for table in tables if table.name not in order}
    points = {
        name: {key.target_fullname.split(".")[0] for key in table.foreign_keys} & gone.keys()
        for name, table in gone.items()
    }
    sorter = TopologicalSorter({name: to - {name} for name, to in points.items()})
    try:
        names = [*sorter.static_order()]
    except CycleError:
        names = sorted(gone)
    return order | {name: len(order) + place for place, name in enumerate(names)}


def _place(held: Held, order: Mapping[str, int]) -> tuple[int, int]:
    """What is cut and emptied first, then what is deleted, what points at others before those."""
    return int(held.record.erasure == "delete"), -order[held.table.name]


def _carry_out(session: CouncilSession, registry: Registry, kind: Kind, person: Person) -> None:
    """Run one holding's rule. What the database refuses is noted as its practice's failure."""
    try:
        _run(session, kind.held, person)
    except StatementError as error:
        where = f"{kind.table}.{kind.column}"
        log.exception("What %s of %s says could not be carried out", where, kind.practice_id)
        if record := registry.records.get(kind.practice_id):
            record.failed_at(where, error)
        said = _(
            "Nothing was erased, because this could not be: %(what)s (%(practice)s). Whoever runs "
            "Alongside must mend it first.",
            what=kind.what,
            practice=kind.practice or OUR_OWN,
        )
        raise CannotErase(said, kind.table) from error


def _run(session: CouncilSession, held: Held, person: Person) -> None:
    table, record = held.table, held.record
    if not held.erasable:
        log.error("Rows of %s were not erased: its holding is wrong", table.name)
        return
    theirs = held.about(person.id, person.council_id)
    if record.erasure == "delete":
        session.execute(delete(table).where(theirs))
    elif record.erasure == "anonymise":
        values = {name: _nothing(table.c[name]) for name in record.clear}
        column = table.c[record.person_column]
        if column.nullable and not column.primary_key:
            values[column.name] = None
        if values:
            session.execute(update(table).where(theirs).values(values))


def _nothing(column: Any) -> Any:
    """What a column holds that is emptied."""
    if column.nullable:
        return None
    return False if isinstance(column.type, Boolean) else ""
