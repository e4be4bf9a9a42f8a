"""Files of a few kilobytes that unfold to gigabytes are refused before a reader opens them."""

import io
import re
import zipfile
from contextlib import suppress
from time import perf_counter

import pytest
from flask import Flask
from flask_babel import Babel

from alongside.imports import guarding
from alongside.imports.guarding import ReadError
from alongside.imports.reading import read
from tests.imports.sheets import ods, xlsx


@pytest.fixture(autouse=True)
def in_english():
    app = Flask(__name__)
    Babel(app)
    with app.test_request_context():
        yield


def changed(content: bytes, part: str, change) -> bytes:
    """The same file with one part changed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for one in old.infolist():
            held = old.read(one)
            new.writestr(one.filename, change(held) if one.filename == part else held)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
SMALL = xlsx([["Name"], ["Ada"]])
SMALL_ODS = ods([["Name"], ["Ada"]])


def test_what_unfolds_to_hundreds_of_megabytes(monkeypatch):
    monkeypatch.setattr(guarding, "MOST_UNPACKED", 5_000_000)
    bomb = changed(SMALL, SHEET, lambda held: held + b" " * 6_000_000)
    with pytest.raises(ReadError, match="more in the file"):
        read(bomb)


def test_what_says_that_it_is_small_and_is_not(monkeypatch):
    """The size that stands in the file's head is a claim like any other."""
    monkeypatch.setattr(guarding, "MOST_UNPACKED", 5_000_000)
    bomb = bytearray(changed(SMALL, SHEET, lambda held: held + b" " * 6_000_000))
    with zipfile.ZipFile(io.BytesIO(bytes(bomb))) as archive:
        size = archive.getinfo(SHEET).file_size.to_bytes(4, "little")
    assert bomb.count(size) >= 2
    with pytest.raises(ReadError):
        read(bytes(bomb.replace(size, (100).to_bytes(4, "little"))))


@pytest.mark.parametrize("far", ["XFD1048576", "A900000", "ZZ60000"])
def test_one_cell_far_away_from_the_others(far):
    cell = f'<row r="{re.sub("[A-Z]", "", far)}"><c r="{far}"><v>1</v></c></row></sheetData>'
    for quote in ('"', "'"):
        trap = cell.replace('"', quote).encode()
        with pytest.raises(ReadError):
            read(changed(SMALL, SHEET, lambda held, t=trap: held.replace(b"</sheetData>", t)))


def test_one_long_text_that_every_cell_points_at(monkeypatch):
    monkeypatch.setattr(guarding, "MOST_TEXT", 100_000)
    cells = b'<row r="1">' + b'<c t="s"><v>0</v></c>' * 10 + b"</row></sheetData>"
    heavy = changed(SMALL, SHEET, lambda held: held.replace(b"</sheetData>", cells))
    out = io.BytesIO(heavy)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        long = f"<sst><si><t>{'x' * 30_000}</t></si></sst>"
        archive.writestr("xl/sharedStrings.xml", long)
    with pytest.raises(ReadError, match="more in the file"):
        read(out.getvalue())


def test_cells_and_rows_that_say_a_million_of_me():
    def many(held: bytes) -> bytes:
        held = held.replace(b"<table:table-row>", b'<table:table-row table:number-rows-repeated='
                            b'"1000000">', 1)  # fmt: skip
        return held.replace(b"<table:table-cell", b'<table:table-cell table:number-columns-repeated'
                            b'="10000"', 1)  # fmt: skip

    with pytest.raises(ReadError, match="more in the file"):
        read(changed(SMALL_ODS, "content.xml", many))


def test_a_file_of_beginnings_without_ends_takes_no_longer_than_it_is_long():
    rows = b"<table:table-row><table:table-cell table:formula='x'" * 200_000
    formulas = b'<c r="A1" t="e"><f>' * 300_000
    began = perf_counter()
    for small, part, end, held in (
        (SMALL_ODS, "content.xml", b"</table:table>", rows + b' number-rows-repeated="3"'),
        (SMALL, SHEET, b"</sheetData>", formulas),
    ):
        with suppress(ReadError):
            read(changed(small, part, lambda was, h=held, e=end: was.replace(e, h + e)))
    assert perf_counter() - began < 20


def test_what_the_reader_itself_cannot_bear_is_a_refusal_too():
    for held in (b"", b"<worksheet", b"\xff\xfe<\0", b"<worksheet><sheetData><row><c r='A1'/>"):
        with pytest.raises(ReadError):
            read(changed(SMALL, SHEET, lambda _held, h=held: h))
            raise ReadError  # an empty sheet may also be read, as nothing
