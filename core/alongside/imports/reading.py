"""From a file to rows of cells, whatever wrote it: .xlsx, .ods or .csv, told by its content.

Every cell becomes a text that is kept, shown and mended as such; dates as 1987-03-27, numbers
without the ".0" that spreadsheets add. A formula is never worked out: what counts is the value
that the program which saved the file had found.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from flask_babel import gettext as _

from alongside.imports import formulas
from alongside.imports.guarding import (
    ReadError,
    broken,
    check_excel,
    check_open_document,
    too_large,
    unpacked,
)
from alongside.imports.undisturbed import undisturbed
from alongside.web.fields import clean_text

LARGEST = 8 * 1024 * 1024
MOST_ROWS = 50_000
MOST_COLUMNS = 100
LONGEST_CELL = 5_000
QUOTED = ("'", " ")
DELIMITERS = ",;\t|"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


@dataclass(frozen=True)
class Table:
    """The rows of one sheet from its top, each as wide as the widest, and the sheets there are."""

    rows: list[list[str]]
    sheet: str = ""
    sheets: Sequence[str] = ()

    def __repr__(self) -> str:
        """Say nothing of what is in it."""
        return f"<Table of {len(self.rows)} rows>"


@undisturbed()
def read(content: bytes, sheet: str = "") -> Table:
    """The rows of a file: of the sheet that is named, or of the first with anything in it.

    Raises ReadError with what to do about it.
    """
    if not content.strip():
        raise ReadError(_("The file is empty"))
    if len(content) > LARGEST:
        raise ReadError(_("The file must be 8 MB or smaller"))
    if content.startswith(b"PK\x03\x04"):
        return _workbook(content, sheet)
    if content.startswith(_OLD_OFFICE):
        raise ReadError(
            _("This is an old Excel file, or one with a password. Save it as .xlsx, without one.")
        )
    return _fitting(Table(list(_lines(content))))


def _workbook(content: bytes, wanted: str) -> Table:
    from python_calamine import CalamineWorkbook  # here, because few requests need it

    parts = unpacked(content)
    if "xl/workbook.xml" in parts:
        check_excel(parts)
        without_value = formulas.in_excel
    elif b"opendocument.spreadsheet" in parts.get("mimetype", b""):
        check_open_document(parts)
        without_value = formulas.in_open_document
    else:
        raise ReadError(_("This is no spreadsheet. Choose an .xlsx, .ods or .csv file."))
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = list(book.sheet_names)
        chosen = _chosen(names, wanted)
        for name in chosen:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            if wanted or any(cell not in ("", None) for row in rows for cell in row):
                break
        else:
            raise ReadError(_("The file has no rows in it"))
    except ReadError:
        raise
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # what the reader's own language panics with is no Exception
        raise broken() from error
    _not_too_many(rows)
    width = min(max(map(len, rows), default=0), MOST_COLUMNS)
    texts = [[_text(cell) for cell in row[:width]] for row in rows]
    for at, column, said in without_value(parts, name):
        if at < len(texts) and column < width and not texts[at][column]:
            texts[at][column] = said
    return _fitting(Table(texts, name, names))


def _chosen(names: Sequence[str], wanted: str) -> Sequence[str]:
    if not wanted:
        return names
    found = [one for one in names if one.strip().casefold() == wanted.strip().casefold()]
    if not found:
        raise ReadError(
            _("There is no sheet of that name. The file has: %(names)s", names=", ".join(names))
        )
    return found[:1]


def _not_too_many(rows: Sequence[Any]) -> None:
    if len(rows) > MOST_ROWS * 2:
        raise too_large()


def _fitting(table: Table) -> Table:
    """The table without empty rows at its end; refuses what is too much to look at."""
    rows = table.rows
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        raise ReadError(_("The file has no rows in it"))
    if sum(map(any, rows)) > MOST_ROWS:
        raise ReadError(
            _("There are more than %(most)s rows. Bring them in part by part.", most=MOST_ROWS)
        )
    width = max(map(len, rows))
    for row in rows:
        row.extend([""] * (width - len(row)))
    return table


def _text(value: Any) -> str:
    """A cell as text. Whole numbers lose the ".0", and a date its midnight."""
    if isinstance(value, str):
        plain = value.isascii() and value.isprintable() and len(value) <= LONGEST_CELL
        return value if plain and value[:1] not in QUOTED and value[-1:] != " " else _clean(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        at_midnight = value.time() == time()
        return value.date().isoformat() if at_midnight else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    return "" if value is None else str(value) if isinstance(value, timedelta | int) else ""


def _clean(text: str) -> str:
    if not (text.isascii() and text.isprintable()):
        text = (clean_text(text) or "").replace("\u00a0", " ").replace("\u200b", "")
    if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@"):
        text = text[1:]  # the sign by which our own tables say that a text is no formula
    return text.strip()[:LONGEST_CELL]


def _lines(content: bytes) -> Iterator[list[str]]:
    text = _decoded(content)
    head = text.lstrip()[:200].lower()
    if head.startswith(("<!doctype", "<html", "<table", "<?xml", "{\\rtf", "%pdf")):
        raise ReadError(_("This is no spreadsheet. Choose an .xlsx, .ods or .csv file."))
    csv.field_size_limit(1_000_000)
    if head.startswith("sep="):
        delimiter, (_first, _end, text) = head[4:5] or ",", text.lstrip().partition("\n")
        delimiter = delimiter if delimiter in DELIMITERS else ","
    else:
        delimiter = _delimiter(text)
    try:
        for number, row in enumerate(
            csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        ):
            if number > MOST_ROWS * 2:
                raise too_large()
            yield [_clean(cell) if cell else "" for cell in row[:MOST_COLUMNS]]
    except csv.Error as error:
        raise broken() from error


def _decoded(content: bytes) -> str:
    named = next((kind for mark, kind in _MARKS.items() if content.startswith(mark)), "")
    if not named and b"\0" in content:
        raise ReadError(_("This is no spreadsheet. Choose an .xlsx, .ods or .csv file."))
    for encoding in (named,) if named else ("utf-8", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode(named or "latin-1", errors="replace")


def _delimiter(text: str) -> str:
    """What stands between cells: what cuts the first lines into the same number of cells most."""
    lines = text[:64_000].splitlines()[:40]

    def even(delimiter: str) -> tuple[int, int]:
        try:
            widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if any(row)]
        except csv.Error:
            return 0, 0
        wide = [one for one in widths if one > 1]
        common = max(set(wide), key=wide.count) if wide else 0
        return wide.count(common) if wide else 0, common

    return max(DELIMITERS, key=even)
