"""Cells that have no value: a formula that nobody worked out, or one that came to an error.

A program that writes spreadsheets without showing them leaves formulas without a value. The reader
gives both as empty cells. Nothing here works a formula out; it only finds where one stands, so
that the row says so, instead of losing what somebody believes to be there.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape

UNKNOWN = "#FORMULA!"
ERROR = "#ERROR!"
ERRORS = frozenset(
    {"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}
    | {ERROR, "#GETTING_DATA", "Err:502", "Err:508", "Err:509", "Err:522"}
)
_PLACE = re.compile(rb"r=\"([A-Z]{1,3})(\d{1,7})\"")
_VALUE = re.compile(rb"<v>([^<]{1,40})")
_ODS_VALUED = re.compile(rb"office:(?:value|string-value|date-value|boolean-value)=")
_ODS_LINES = re.compile(rb"<table:table-row(?=[\s/>])")
_ODS_CELLS = re.compile(rb"<table:(?:covered-)?table-cell")
_SHEET = re.compile(rb"<sheet\b[^>]*>")
_ATTRIBUTE = re.compile(rb"([\w:]+)=\"([^\"]*)\"")


Place = tuple[int, int, str]


def in_excel(parts: Mapping[str, bytes], sheet: str) -> Iterator[Place]:
    """The rows and columns, from 0, of such cells in a sheet of an .xlsx, and what to say there."""
    content = parts.get(_path(parts, sheet), b"")
    if b"<f" not in content and b't="e"' not in content:
        return
    for cell in content.split(b"<c ")[1:]:
        head = cell[: cell.find(b">")]
        place = _PLACE.search(head)
        if place is None:
            continue
        value = _VALUE.search(cell[:2000])
        if b't="e"' in head:
            text = value[1].decode("utf-8", "replace") if value else ERROR
            yield int(place[2]) - 1, _column(place[1]), text if text in ERRORS else ERROR
        elif b"<f" in cell and value is None:
            yield int(place[2]) - 1, _column(place[1]), UNKNOWN


def _column(letters: bytes) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return column - 1


def _path(parts: Mapping[str, bytes], sheet: str) -> str:
    """Where a sheet lies: the workbook names its sheets, and a second part where each is."""
    for tag in _SHEET.findall(parts.get("xl/workbook.xml", b"")):
        about = dict(_ATTRIBUTE.findall(tag))
        if unescape(about.get(b"name", b"").decode("utf-8", "replace")) != sheet:
            continue
        wanted = about.get(b"r:id", b"-")
        related = parts.get("xl/_rels/workbook.xml.rels", b"")
        for relation in re.findall(rb"<Relationship\b[^>]*>", related):
            said = dict(_ATTRIBUTE.findall(relation))
            if said.get(b"Id") == wanted:
                target = said.get(b"Target", b"").decode("utf-8", "replace")
                return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return ""


def in_open_document(parts: Mapping[str, bytes], sheet: str) -> Iterator[Place]:
    """The same of a sheet of an .ods."""
    content = parts.get("content.xml", b"")
    if b"table:formula" not in content:
        return
    for table in re.split(rb"<table:table\b", content)[1:]:
        name = re.search(rb"table:name=\"([^\"]*)\"", table[:2000])
        if name is None or unescape(name[1].decode("utf-8", "replace")) != sheet:
            continue
        row = 0
        for line in _ODS_LINES.split(table)[1:]:
            about, *cells = _ODS_CELLS.split(line)
            column = 0
            for cell in cells:
                if b"table:formula=" in cell:
                    if b'"error"' in cell:
                        yield row, column, ERROR
                    elif not _ODS_VALUED.search(cell) and b"<text:" not in cell:
                        yield row, column, UNKNOWN
                column += _repeated(rb"columns", cell)
            row += _repeated(rb"rows", about)


def _repeated(what: bytes, attributes: bytes) -> int:
    found = re.search(rb"number-" + what + rb"-repeated=\"(\d{1,9})", attributes)
    return int(found[1]) if found else 1
