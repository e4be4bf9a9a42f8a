"""Every row's result, before anything is kept: good, to be looked at, or not to be imported.

All rows are checked together, because a row may be like an earlier one, and because what is asked
of the database is asked for all at once.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from alongside.db.tenancy import CouncilSession
from alongside.imports.dates import either_way, month_first, said
from alongside.imports.parsing import parse, reader
from alongside.imports.understood import Read, Sayer, Unreadable, say
from alongside.kernel.importable import FIRST, LAST, Importable, ImportField, ImportRow
from alongside.people.models import Person

EACH = 1000
_SUMS = ("total", "sum", "count", "grand total", "subtotal", "cyfanswm")
FEW = 3
_MIXED = _l("Other dates in this column have the month first. Taken as %(day)s")
Tell = Callable[[int], None]


class Asked(NamedTuple):
    """A row to check: its number, its cells, and whether somebody left it out or took it in."""

    number: int
    cells: Sequence[str]
    out: bool = False
    taken: bool = False


@dataclass(frozen=True, slots=True)
class _Column:
    """Where a field stands: in one place, or of a name in two; what reads it there; whether its
    dates are mixed.
    """

    field: ImportField
    read: Callable[[str], Read]
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
    places, in_words = _columns(of, columns, asked), Sayer()
    empty = dict.fromkeys(one.name for one in of.fields)
    read = []
    for count, one in enumerate(asked, 1):
        row = ImportRow(one.number, empty.copy(), taken=one.taken)
        _fill(row, places, one.cells, in_words)
        read.append(row)
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
    """The fields that have a column, or that no row can do without."""
    found = []
    for field in of.fields:
        whole = columns.get(field.name)
        first, last = (columns.get(f"{field.name}.{part}") for part in (FIRST, LAST))
        if (whole, first, last) == (None, None, None) and not field.required:
            continue
        dated = field.kind in ("date", "past_date") and whole is not None
        mixed = dated and any(month_first(one.cells[whole]) for one in asked)  # type: ignore[index]
        found.append(_Column(field, reader(field), whole, first, last, mixed))
    return found


def _fill(row: ImportRow, places: Sequence[_Column], cells: Sequence[str], in_words: Sayer) -> None:
    if _is_a_sum(cells):
        row.wrong(places[0].field.name, _("This looks like a sum under the table"))
    for one in places:
        field, whole = one.field, "" if one.whole is None else cells[one.whole]
        try:
            if one.first is None and one.last is None:
                read = one.read(whole)
            else:
                first = "" if one.first is None else cells[one.first]
                last = "" if one.last is None else cells[one.last]
                read = parse(field, whole, first, last)
        except Unreadable as why:
            row.wrong(field.name, in_words(why.said))
            continue
        row.values[field.name] = read.value
        if read.said is not None:
            row.look(field.name, in_words(read.said))
        elif one.mixed and either_way(whole):
            row.look(field.name, in_words(say(_MIXED, day=said(read.value))))


def _is_a_sum(cells: Sequence[str]) -> bool:
    first = (cells[0] or next(filter(None, cells), "")).lower()
    if not first.startswith(_SUMS):
        return False
    return first.strip(" :.0123456789") in _SUMS or sum(map(bool, cells)) < FEW
