"""Spreadsheets as they come, written by other libraries, each with what has to come of it."""

import shutil
import subprocess
from dataclasses import dataclass, field, replace
from datetime import date, datetime

import pytest
from flask import Flask
from flask_babel import Babel

from alongside.imports.checking import Asked, check
from alongside.imports.guarding import ReadError
from alongside.imports.heading import guess, heading_row
from alongside.imports.of_people import PERSON_FIELDS
from alongside.imports.reading import read
from alongside.kernel.importable import Importable
from alongside.testing.promises import cannot
from tests.imports.sheets import csv, ods, xlsx

PEOPLE = Importable("people", "People", PERSON_FIELDS, "imports.begin", lambda *_given: [])


@pytest.fixture(autouse=True)
def in_english():
    app = Flask(__name__)
    Babel(app, default_locale="en_GB")
    with app.test_request_context():
        yield


def results(content: bytes, sheet: str = ""):
    """The columns that are guessed, and every row: its number, result, and values."""
    rows = read(content, sheet).rows
    at = heading_row(rows, PEOPLE)
    headings = rows[at] if at >= 0 else [""] * len(rows[0])
    below = [(n, row) for n, row in enumerate(rows[at + 1 :], at + 2) if any(row)]
    columns = {key: place for place, key in guess(headings, [r for _, r in below], PEOPLE).items()}
    asked = [Asked(number, row) for number, row in below]
    return columns, {row.number: row for row in check(None, PEOPLE, columns, asked, None)}


@dataclass
class Nasty:
    """A file, which row is what, and some of the values that have to be found in it."""

    file: bytes
    good: list[int] = field(default_factory=list)
    look: list[int] = field(default_factory=list)
    bad: list[int] = field(default_factory=list)
    values: dict[tuple[int, str], object] = field(default_factory=dict)
    words: dict[int, str] = field(default_factory=dict)
    sheet: str = ""


BORN = date(1987, 3, 27)
NASTY = {
    "merged titles over two lines of headings, and a sum below": Nasty(
        xlsx(
            [
                ["Shared Lives carers, North", None, None, None],
                ["as of 1 May 2026", None, None, None],
                [],
                ["Who", None, "Contact", None],
                ["Forename", "Surname", "E-mail address *", "Tel. no."],
                ["Siân", "O’Neill-Jones", "SIAN@Example.ORG", "(01632) 960 123"],
                [],
                ["Total: 1", None, None, None],
            ],
            merged=("A1:D1", "A2:D2", "A4:B4", "C4:D4"),
        ),
        good=[6],
        bad=[8],
        values={
            (6, "name"): "Siân O’Neill-Jones",
            (6, "email"): "SIAN@example.org",
            (6, "mobile"): "01632 960123",
        },
        words={8: "This looks like a sum under the table"},
    ),
    "dates in many styles": Nasty(
        xlsx(
            [
                ["Name", "D.O.B."],
                ["A Real", BORN],
                ["B Time", datetime(1987, 3, 27)],  # noqa: DTZ001
                ["C Slash", "27/03/1987"],
                ["D Dots", "27.3.1987"],
                ["E Words", "27th of March 1987"],
                ["F American", "3/27/1987"],
                ["G Serial", 31863],
                ["H Short", "27-Mar-87"],
                ["I Welsh", "27 Mawrth 1987"],
                ["J Never", "31/02/1987"],
                ["K Year", 1987],
                ["L Approximately", "spring 1987"],
                ["M Ambiguous", "03/04/1987"],
            ]
        ),
        good=[2, 3, 4, 5, 6, 10],
        look=[7, 8, 9, 14],
        bad=[11, 12, 13],
        values={(n, "born_on"): BORN for n in (2, 3, 4, 5, 6, 7, 8, 9, 10)}
        | {(14, "born_on"): date(1987, 4, 3)},
        words={14: "Other dates in this column have the month first. Taken as 3 April 1987"},
    ),
    "telephone numbers that a spreadsheet took for numbers": Nasty(
        ods(
            [
                ["Carers", "", ""],
                ["Full name", "Mobile", "Home phone"],
                ["Ada Okafor", 7700900123, 1632960123],
                ["Bo Li", "07700 900 124", "+353 1 234 5678"],
                ["Cai Rees", 7.7e21, ""],
                ["Dee Day", "ask her mum", ""],
                ["Eve Hall", "07700900125 / 01632 960124", ""],
            ],
            titled=1,
        ),
        good=[4],
        look=[3, 7],
        bad=[5, 6],
        values={
            (3, "mobile"): "07700 900123",
            (3, "phone"): "01632 960123",
            (4, "mobile"): "07700 900124",
            (4, "phone"): "+353 1 234 5678",
            (7, "mobile"): "07700 900125",
        },
    ),
    "names in one cell, turned round, and two in one": Nasty(
        csv(
            "Name;Likes to be called\r\n"
            "Carter, Dani;\r\n"
            "  Ada   Okafor ;Ada\r\n"
            "John & Mary Smith;\r\n"
            ";nobody\r\n"
            "王秀英;\r\n"
        ),
        good=[3, 6],
        look=[2, 4],
        bad=[5],
        values={(2, "name"): "Dani Carter", (3, "name"): "Ada Okafor", (6, "name"): "王秀英"},
    ),
    "text from an old program, with tabs": Nasty(
        csv("Enw\tDyddiad geni\tCod post\nSiôn Rees\t3 Mawrth 1950\tll57 2dg\n", "cp1252"),
        good=[2],
        values={
            (2, "name"): "Siôn Rees",
            (2, "born_on"): date(1950, 3, 3),
            (2, "postcode"): "LL57 2DG",
        },
    ),
    "with a mark at its beginning, quotes, and line breaks inside cells": Nasty(
        csv('Name,Address\n"Ada ""Addie"" Okafor","1 High Street\nNorthbank, NB1"\n', "utf-8-sig"),
        good=[2],
        values={
            (2, "name"): 'Ada "Addie" Okafor',
            (2, "address"): "1 High Street\nNorthbank, NB1",
        },
    ),
    "formulas that nobody worked out, and errors": Nasty(
        xlsx(
            [
                ["Name", "E-mail"],
                ['=CONCATENATE("A","da")', "ada@example.org"],
                ["Bo Li", "#REF!"],
                ["Cai Rees", "cai@example.org"],
            ]
        ),
        good=[4],
        bad=[2, 3],
        words={2: "This is a formula that was never worked out"},
    ),
    "a formula without a value in an open document": Nasty(
        ods([["Name", "E-mail"], ["=A9", "a@example.org"], ["Bo Li", "b@example.org"]]),
        good=[3],
        bad=[2],
    ),
    "no headings at all": Nasty(
        csv("Ada Okafor,ada@example.org,01632 960123\nBo Li,bo@example.org,01632 960124\n"),
        bad=[1, 2],
        values={(1, "email"): "ada@example.org", (2, "mobile"): "01632 960124"},
    ),
    "empty rows and columns everywhere": Nasty(
        xlsx([[], [None, "Name", None, "Phone"], [], [], [None, "Ada Okafor", None, ""], []]),
        good=[5],
        values={(5, "name"): "Ada Okafor", (5, "mobile"): None},
    ),
    "the second of several sheets": Nasty(
        xlsx([["Read me first"]], [["Name"], ["Ada Okafor"]], names=("About", "People 2026")),
        good=[2],
        sheet="people 2026",
    ),
    "yes, languages and addresses of another country": Nasty(
        csv(
            "Name,Preferred language,Postcode\n"
            "Ada,welsh,D02 AF30\nBo,Klingon,\nCai,BRITISH SIGN LANGUAGE,nb1 2cd\n"
        ),
        good=[4],
        look=[2],
        bad=[3],
        values={(2, "language"): "cy", (4, "language"): "bfi", (4, "postcode"): "NB1 2CD"},
    ),
}


@pytest.mark.parametrize("name", NASTY)
def test_a_nasty_file_becomes_what_a_careful_person_would_make_of_it(name):
    becomes_right(NASTY[name])


def becomes_right(nasty: Nasty) -> None:
    """Every row is what it should be, and holds what it should."""
    _columns, rows = results(nasty.file, nasty.sheet)
    found = {status: [n for n, row in rows.items() if row.status == status] for status in
             ("good", "look", "bad")}  # fmt: skip
    said = {number: row.said for number, row in rows.items()}
    assert found == {"good": nasty.good, "look": nasty.look, "bad": nasty.bad}, said
    for (number, key), value in nasty.values.items():
        assert rows[number].values[key] == value, (number, key)
    for number, words in nasty.words.items():
        assert words in " ".join(one[2] for one in rows[number].said)


SOFFICE = shutil.which("soffice")


def test_what_libreoffice_makes_of_a_nasty_file_is_read_alike(tmp_path):
    """Each kind of file written anew as the other, by the program that most councils have."""
    if SOFFICE is None:
        cannot("no LibreOffice is here: apt install libreoffice-calc-nogui")
    for name, before, after in (
        ("merged titles over two lines of headings, and a sum below", "xlsx", "ods"),
        ("telephone numbers that a spreadsheet took for numbers", "ods", "xlsx"),
        ("empty rows and columns everywhere", "xlsx", "xlsx"),
    ):
        nasty, into = NASTY[name], tmp_path / after
        (tmp_path / f"nasty.{before}").write_bytes(nasty.file)
        home = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        words = [home, "--headless", "--convert-to", after, "--outdir", into]
        subprocess.run(
            [str(SOFFICE), *words, tmp_path / f"nasty.{before}"],
            check=True,
            capture_output=True,
            timeout=120,
        )
        becomes_right(replace(nasty, file=(into / f"nasty.{after}").read_bytes()))


REFUSED = {
    "nothing": (b"  \n", "empty"),
    "only empty rows": (csv(",,\n,,\n"), "no rows"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0", "no spreadsheet"),
    "a page that calls itself a spreadsheet": (b"<html><table><tr><td>x", "no spreadsheet"),
    "an old file, or one with a password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9, "old Excel"),
    "half a file": (xlsx([["Name"], ["Ada"]])[:900], "broken"),
    "another packed file": (b"PK\x03\x04nonsense", "broken"),
    "too much": (b"a" * (8 * 1024 * 1024 + 1), "8 MB"),
    "too many rows": (csv("Name\n" + "A\n" * 50_001), "part by part"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_spreadsheet_is_refused_with_what_to_do(name):
    content, words = REFUSED[name]
    with pytest.raises(ReadError, match=words):
        read(content)


def test_a_sheet_that_is_not_there_is_named_beside_those_that_are():
    with pytest.raises(ReadError, match="Sheet1, Sheet2"):
        read(xlsx([["Name"]], [["Name"]]), "Sheet9")


def test_rows_taken_away_with_their_reasons_can_be_brought_in_again():
    """A number that begins with a plus is written as text there, or it would be a formula."""
    assert read(csv("Name,Phone\nAda,'+44 7700 900123\n")).rows[1][1] == "+44 7700 900123"
