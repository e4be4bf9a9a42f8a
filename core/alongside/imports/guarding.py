"""Looking at a spreadsheet file before a reader opens it: what it is, and whether it is a trap.

A file of a few kilobytes can unfold to gigabytes: by packing, by one cell far away from the others
(readers make room for all in between), by cells that say "a million of me", or by one long text
that every cell points at. Each is measured here on the unpacked bytes, in ways that take no longer
than the bytes are many. Source: security.md, 37.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping

from flask_babel import gettext as _

MOST_UNPACKED = 120 * 1024 * 1024
MOST_CELLS = 4_000_000
MOST_TEXT = 200 * 1024 * 1024
MOST_PARTS = 2_000
_CELL = re.compile(rb"\sr\s*=\s*[\"']([A-Z]{0,3})(\d{1,9})[\"']")
_FAR_COLUMN = re.compile(rb'r="[B-Z][A-Z]|r="[A-Z]{3}')
_FAR_ROW = re.compile(rb'<row r="(?:[6-9]\d{4}|\d{6})')
_LINES = re.compile(rb"<table:table-row(?=[\s/>])")
_CELLS = re.compile(rb"<table:(?:covered-)?table-cell")
_ROWS = re.compile(rb"number-rows-repeated\s*=\s*[\"'](\d+)")
_COLUMNS = re.compile(rb"number-columns-repeated\s*=\s*[\"'](\d+)")
_POINTS = re.compile(rb'\st="s"[^<>]*><v>(\d{1,9})<')


class ReadError(ValueError):
    """A file that cannot be read; its text says why, and what to do, for whoever chose it."""


def unpacked(content: bytes) -> Mapping[str, bytes]:
    """The parts of a packed file, each unpacked by ourselves: what its head says may be a lie.

    Raises ReadError for one that is broken, locked, or unfolds to more than a spreadsheet does.
    """
    parts: dict[str, bytes] = {}
    left = MOST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if len(members) > MOST_PARTS or sum(one.file_size for one in members) > left:
                raise too_large()
            for one in members:
                if one.flag_bits & 1:
                    raise ReadError(_("The file is locked with a password. Save it without one."))
                parts[one.filename] = _unpack(content, one, left)
                left -= len(parts[one.filename])
    except (zipfile.BadZipFile, zlib.error, struct.error, OSError, ValueError) as error:
        if isinstance(error, ReadError):
            raise
        raise broken() from error
    return parts


def _unpack(content: bytes, member: zipfile.ZipInfo, most: int) -> bytes:
    head = content[member.header_offset : member.header_offset + 30]
    name, extra = struct.unpack("<HH", head[26:30])
    start = member.header_offset + 30 + name + extra
    packed = content[start : start + member.compress_size]
    if member.compress_type == zipfile.ZIP_STORED:
        found, more = packed, b""
    elif member.compress_type == zipfile.ZIP_DEFLATED:
        unfolding = zlib.decompressobj(-15)
        found = unfolding.decompress(packed, most + 1)
        more = unfolding.unconsumed_tail
    else:
        raise broken()
    if len(found) > most or more:
        raise too_large()
    return found


def check_excel(parts: Mapping[str, bytes]) -> None:
    """Raise ReadError for sheets in which cells stand absurdly far apart, or texts weigh too much.

    A reader makes room for the whole rectangle from the first cell to the last.
    """
    shared = [len(one) for one in parts.get("xl/sharedStrings.xml", b"").split(b"</si>")]
    longest = max(shared)
    for name, sheet in parts.items():
        if not name.startswith("xl/worksheets/"):
            continue
        if sheet[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise broken()
        if not _is_small(sheet) and _grid(sheet) > MOST_CELLS:
            raise too_large()
        if longest * sheet.count(b"<v") > MOST_TEXT and _weight(sheet, shared) > MOST_TEXT:
            raise too_large()


def _weight(sheet: bytes, shared: list[int]) -> int:
    """How much text a sheet's cells point at, all in all."""
    return sum(shared[at] for one in _POINTS.findall(sheet) if (at := int(one)) < len(shared))


def _is_small(sheet: bytes) -> bool:
    """Whether it is written as everybody writes it, and holds no cell beyond a modest rectangle.

    The quick look, for the ordinary file; whatever else it may be is measured.
    """
    if b"='" in sheet or b" =" in sheet or b"= " in sheet:
        return False
    return not _FAR_COLUMN.search(sheet) and not _FAR_ROW.search(sheet)


def _grid(sheet: bytes) -> int:
    cells = _CELL.findall(sheet)
    rows = max((int(row) for _letters, row in cells), default=1)
    return rows * max(map(_place, {letters for letters, _row in cells}), default=1)


def _place(letters: bytes) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place


def check_open_document(parts: Mapping[str, bytes]) -> None:
    """Raise ReadError for one whose repeated rows and cells unfold to more than anybody wrote."""
    sheet = parts.get("content.xml", b"")
    if max(map(int, (_ROWS.findall(sheet) + _COLUMNS.findall(sheet)) or [0])) < 2:
        return
    cells = text = 0
    for row in _LINES.split(sheet)[1:]:
        about, *inside = _CELLS.split(row)
        wide = weight = at = 0
        for cell in inside:
            at += (times := _times(_COLUMNS, cell))
            if b"<text:" in cell or b"office:value" in cell:
                wide, weight = at, weight + times * len(cell)
        rows = _times(_ROWS, about)
        cells, text = cells + rows * wide, text + rows * weight
        if cells > MOST_CELLS or text > MOST_TEXT:
            raise too_large()


def _times(how: "re.Pattern[bytes]", attributes: bytes) -> int:
    found = how.search(attributes)
    return int(found[1][:12]) if found else 1


def too_large() -> ReadError:
    """The refusal of what is larger than it seems."""
    return ReadError(
        _("There is more in the file than can be read here. Copy the rows into a new, plain file.")
    )


def broken() -> ReadError:
    """The refusal of what cannot be opened."""
    return ReadError(
        _("The file is broken, or no spreadsheet. Open it in your program, and save it anew.")
    )
