"""Every row's result, before anything is kept: good, to be looked at, or not to be imported.

All rows are checked together, because a row may be like an earlier one, and because what is asked
of the database is asked for all at once.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from alongside.db.tenancy import CouncilSession
from alongside.imports.dates import either_way, month_first, said
from alongside.imports.parsing import Cells, parse
from alongside.imports.understood import Unreadable
from alongside.kernel.importable import FIRST, LAST, Importable, ImportField, ImportRow
from alongside.people.models import Person
from alongside.people.names import fold

EACH = 1000
_SUMS = ("total", "sum", "count", "grand total", "subtotal", "cyfanswm")
Tell = Callable[[int], None]


@dataclass(frozen=True)
class Asked:
    """A row to check: its number, its cells, and whether somebody left it out."""

    number: int
    cells: Sequence[str]
    out: bool = False


@dataclass(frozen=True)
class _Column:
    """Where a field stands: in one place, or of a name in two; whether its dates are mixed."""

    field: ImportField
    whole: int | None
    first: int | None
    last: int | None
    mixed: bool


def quiet(done: int) -> None:
    """Tell nobody how far it is."""


def check(
    session: CouncilSession,
    of: Importable,
    columns: Mapping[str, int],
    asked: Sequence[Asked],
    by: Person | None,
    tell: Tell = quiet,
) -> list[ImportRow]:
    """What each row says, and what is to be said of it. `columns` is which column is where.

    What was left out is read, but nothing is like it, and it is like nothing.
    """
    places = _columns(of, columns, asked)
    read = []
    for count, one in enumerate(asked, 1):
        read.append(_row(places, one))
        if count % EACH == 0:
            tell(count)
    sound = [
        row for row, one in zip(read, asked, strict=True) if not one.out and row.status != "bad"
    ]
    if of.check is not None and sound:
        of.check(session, sound, by)
    return read


def _columns(
    of: Importable, columns: Mapping[str, int], asked: Sequence[Asked]
) -> Sequence[_Column]:
    found = []
    for field in of.fields:
        whole = columns.get(field.name)
        first, last = (columns.get(f"{field.name}.{part}") for part in (FIRST, LAST))
        mixed = (
            field.kind in ("date", "past_date")
            and whole is not None
            and any(month_first(one.cells[whole]) for one in asked if one.cells[whole])
        )
        found.append(_Column(field, whole, first, last, mixed))
    return found


def _row(places: Sequence[_Column], asked: Asked) -> ImportRow:
    row, cells = ImportRow(asked.number), asked.cells
    if _is_a_sum(cells):
        row.wrong(places[0].field.name, _("This looks like a sum under the table"))
    for one in places:
        given = Cells(_at(cells, one.whole), _at(cells, one.first), _at(cells, one.last))
        name = one.field.name
        try:
            read = parse(one.field, given)
        except Unreadable as why:
            row.values[name] = None
            row.wrong(name, str(why))
            continue
        row.values[name] = read.value
        if read.said:
            row.look(name, read.said)
        elif one.mixed and either_way(given.whole):
            row.look(name, _mixed(read.value))
    return row


def _at(cells: Sequence[str], place: int | None) -> str:
    return cells[place] if place is not None and place < len(cells) else ""


def _mixed(day: Any) -> str:
    words = _("Other dates in this column have the month first. Taken as %(day)s", day=said(day))
    return str(words)


def _is_a_sum(cells: Sequence[str]) -> bool:
    first = next((cell for cell in cells if cell), "")
    plain = fold(first).partition(":")[0].strip()
    return plain in _SUMS or (plain.startswith("total") and sum(map(bool, cells)) < 3)
