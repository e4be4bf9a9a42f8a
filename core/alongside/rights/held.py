"""Every row about a person, from the core and every practice, as plain values.

What there is to look for stands in the holdings that were copied into the core's database, so that
a practice's rows are found although its package is gone. The tables are asked as they are, past
their models: each statement here names the council itself.
"""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from flask_babel import format_date
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import Select, func, literal, select, union_all

from alongside.db.tenancy import CouncilSession, unscoped
from alongside.kernel.models import HoldingRecord
from alongside.kernel.registry import Registry
from alongside.people.models import Person
from alongside.rights import corrections
from alongside.rights.models import Correction
from alongside.rights.naming import Naming, names_known
from alongside.rights.tables import Held, find
from alongside.rights.words import label, plain

PAGE = 25
FIXED = 3
"""How many columns stand before those that are shown: the id, the moment, whether it is open."""
BESIDE = "+"
"""What the name of a column ends with where a field says what was decided of that column."""
OWN_PAGE = {"person", "about_me", "gift", "contact", "communication_need"}
SHOWN = {
    *("about_me", "gift", "communication_need"),
    *("membership", "relationship", "council_role", "looking_reason"),
}
"""What others write about somebody in the core: the pages that show it show corrections too."""
WRITERS = {"written_by_id", "added_by_id"}
SEALED = _l("Only you can read this yet, on your own page about what is held.")
UNFINISHED = _l("This is not given to anybody yet, so it is in no copy.")
WHY = "the tables are asked as they are, with the council in each statement"


@dataclass(frozen=True)
class Field:
    """One thing that a row says: the column, what it is called, and its value in words."""

    column: str
    label: str
    value: str


@dataclass(frozen=True)
class Row:
    """One row about a person; `by_self` says that they wrote it."""

    id: uuid.UUID
    moment: datetime
    fields: Sequence[Field]
    by_self: bool


@dataclass(frozen=True)
class Kind:
    """One kind of thing that is held about somebody: how many there are, what its columns are
    called, and what was decided of rows that were not right.
    """

    practice_id: str
    practice: str
    what: str
    held: Held
    count: int
    columns: Mapping[str, Any]
    decided: Mapping[tuple[str, uuid.UUID, str], Correction]
    own_words: bool

    @property
    def can_be_corrected(self) -> bool:
        """Whether these rows are what others wrote, which is corrected by asking."""
        return self.table in SHOWN if self.practice_id == "core" else not self.own_words

    @property
    def on_own_page(self) -> bool:
        """Whether the person changes them on their own page, without asking anybody."""
        return self.table in OWN_PAGE

    @property
    def table(self) -> str:
        """The table's name, which with the column's stands in the address of its page."""
        return self.held.table.name

    @property
    def column(self) -> str:
        """The column that says that a row is about somebody."""
        return self.held.record.person_column


def kinds(
    session: CouncilSession, registry: Registry, person: Person, *, untold: bool = False
) -> list[Kind]:
    """All kinds of things that may be held about someone, with how many of each there are.

    Those of the core first, then each practice's. One statement counts them all. Without `untold`,
    none that the person is not told of by law.
    """
    asked = select(HoldingRecord)
    if not untold:
        asked = asked.where(HoldingRecord.untold == "")
    records = sorted(session.scalars(asked), key=_place)
    words = Naming(session, registry, records)
    held = find(session, records)
    counts = _counts(session, held, person)
    decided = corrections.about(session, person)
    found = [
        Kind(
            one.record.practice_id,
            words.title(one.record),
            words.what(one.record),
            one,
            counts[place],
            words.columns(one.record),
            decided,
            one.record.own_words,
        )
        for place, one in enumerate(held)
    ]
    return sorted(found, key=lambda kind: (kind.practice, kind.practice_id))


def by_practice(found: Sequence[Kind]) -> Iterator[tuple[str, list[Kind]]]:
    """Kinds under the title of their practice; the core's has none."""
    for _id, group in groupby(found, key=lambda kind: kind.practice_id):
        listed = list(group)
        yield listed[0].practice, listed


def _counts(session: CouncilSession, held: Sequence[Held], person: Person) -> dict[int, int]:
    if not held:
        return {}
    each = [
        _about(one, person, select(literal(place).label("place"), func.count().label("count")))
        for place, one in enumerate(held)
    ]
    return {row.place: row.count for row in _ask(session, union_all(*each))}


def _ask(session: CouncilSession, query: Any) -> Sequence[Any]:
    session.flush()  # what waits to be written is not for the statements that look past the models
    with unscoped(WHY):
        return session.execute(query).all()


def _about(held: Held, person: Person, query: Any) -> Select[Any]:
    found: Select[Any] = query.select_from(held.table)
    return found.where(held.about(person.id, person.council_id))


def rows(
    session: CouncilSession,
    kind: Kind,
    person: Person,
    *,
    before: uuid.UUID | None = None,
    only: uuid.UUID | None = None,
    limit: int | None = PAGE,
    sealed: bool = False,
    whole: bool = False,
) -> Sequence[Row]:
    """The rows of one kind, newest first. `before` is the last row of the page before, `only` the
    one row that is wanted.

    With `sealed`, somebody else than the person reads them too, and what nobody else may read yet
    is not said. With `whole`, it is for a copy: of a row about several people everything is in it,
    for whoever looks it through; the person themself reads only what the holding shows.
    """
    columns = kind.held.table.c
    asked_for = kind.held.copied if whole else kind.held.shown
    wanted = [columns[name] for name in asked_for]
    until = kind.held.record.sealed_until
    opened = columns[until] if sealed and until else literal(True)
    found = select(columns.id.label("row_id"), columns.created_at, opened.label("opened"), *wanted)
    query = _about(kind.held, person, found)
    query = query.order_by(columns.created_at.desc(), columns.id.desc()).limit(limit)
    if before is not None:
        last = _about(kind.held, person, select(columns.created_at)).where(columns.id == before)
        moment = columns.created_at == last.scalar_subquery()
        query = query.where(
            (columns.created_at < last.scalar_subquery()) | (moment & (columns.id < before))
        )
    if only is not None:
        query = query.where(columns.id == only)
    answer = _ask(session, query)
    names = names_known(session, person, kind.held, asked_for, [row[FIXED:] for row in answer])
    called = [(column.name, label(column.name, kind.columns)) for column in wanted]
    return [
        Row(
            row.row_id,
            row.created_at,
            [
                field
                for (column, name), value in zip(called, row[FIXED:], strict=True)
                if (words := plain(value, names))
                for field in _fields(kind, row, column, name, words)
            ],
            any(
                column in WRITERS and value == person.id
                for (column, _), value in zip(called, row[FIXED:], strict=True)
            ),
        )
        for row in answer
    ]


def _fields(kind: Kind, row: Any, column: str, name: str, words: str) -> Iterator[Field]:
    """What a column says; and beside it, what was decided of just these words."""
    if not row.opened:
        yield Field(column, name, str(UNFINISHED if kind.held.of_many else SEALED))
        return
    yield Field(column, name, words)
    decided = kind.decided.get((kind.table, row.row_id, column))
    if decided is not None and decided.old == words:
        day = format_date(decided.decided_at, "long")
        if decided.final:
            yield Field(column + BESIDE, _("Corrected on %(day)s", day=day), decided.final)
        else:
            said = _("Not changed on %(day)s. What the person says themselves", day=day)
            yield Field(column + BESIDE, said, decided.asked)


def _place(record: HoldingRecord) -> tuple[int, str, str]:
    """In the order of the declaration."""
    return record.place, record.table_name, record.person_column
