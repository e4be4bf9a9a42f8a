"""Nobody's words where they do not belong: no other council, no log, no address, no subject.

Every text of Northbank is marked, and the mark is looked for where it must not be.
"""

import logging
import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import Text

from alongside.db.base import Base
from tests.hostile.conftest import starts
from tests.hostile.papers import pages_of, read
from tests.hostile.trying import post

MARK = "zqmark"
NOBODYS_WORDS = {
    ("person", "sign_in_address"),
    ("person", "sort_name"),
    ("name_word", "sort_name"),
    ("sign_in", "device"),
    ("submission", "key"),
    ("submission", "location"),
    ("record_entry", "capacity"),
    ("record_entry", "detail"),
    ("message", "about"),
}
"""Texts that the program writes, not people."""


def _texts() -> list[tuple[str, str, str | None]]:
    """Each column of words, with the column that says whose they are."""
    found = []
    for table in Base.metadata.sorted_tables:
        if "council_id" not in table.columns or table.name.startswith("message"):
            continue
        whose = "id" if table.name == "person" else "person_id"
        for column in table.columns:
            free = type(column.type) is Text and (table.name, column.name) not in NOBODYS_WORDS
            if free:
                found.append((table.name, column.name, whose if whose in table.columns else None))
    return found


@pytest.fixture(scope="module")
def marked(hostile_world):
    """Northbank with a mark at the end of everything that anybody said there."""
    hostile_world.fresh()
    hostile_world.close()
    with closing(sqlite3.connect(hostile_world.store.path)) as connection:
        northbank = "(SELECT id FROM council WHERE slug = 'northbank')"
        admin = f"(SELECT id FROM person WHERE handle = 'admin' AND council_id = {northbank})"
        for table, column, whose in _texts():
            others = f" AND {whose} IS NOT {admin}" if whose else ""
            connection.execute(
                f'UPDATE "{table}" SET "{column}" = "{column}" || \' {MARK}-{table}-{column}\' '
                f"WHERE council_id = {northbank} AND \"{column}\" <> ''{others}"
            )
        connection.commit()
    yield hostile_world
    hostile_world.fresh()


def _walk(world, role: str):
    """Every page that somebody can come to, with everything that its answer says."""
    for path, answer, _papers in pages_of(world.browser(role), starts(world, role), most=250):
        head = "\n".join(f"{name}: {value}" for name, value in answer.headers)
        yield path, answer, head


def _marks(text: str) -> set[str]:
    return {piece.partition("<")[0][:60] for piece in text.split(MARK)[1:]}


@pytest.mark.parametrize("role", ["other worker", "other administrator"])
def test_nothing_of_northbank_is_on_any_page_of_abergwyn(marked, role, caplog):
    caplog.set_level(logging.DEBUG, logger="alongside")
    caplog.set_level(logging.DEBUG, logger="alongside_feedback")
    leaks = [
        (path, _marks(head + answer.text))
        for path, answer, head in _walk(marked, role)
        if answer.mimetype.startswith("text/") and MARK in head + answer.text
    ]
    assert not leaks
    assert MARK not in caplog.text


def test_an_administrator_reads_nothing_of_what_people_said(marked, caplog):
    caplog.set_level(logging.DEBUG, logger="alongside")
    public = ("-feedback_change-public_words", "-feedback_reflection-travelling")
    public += ("-rights_retention-because",)  # which page of the council's schedule says so
    colleagues = ("-person-name", "-person-known_as", "-council_role-reason")  # who works here
    leaks = set()
    for path, answer, head in _walk(marked, "administrator"):
        if path.startswith(("/demo/", "/feedback/told/")):
            continue  # the demo's chooser names everybody; whoever holds a secret link may read
        if answer.mimetype.startswith("text/"):
            found = {one for one in _marks(head + answer.text) if not one.startswith(public)}
            if path.startswith("/council/roles"):
                found = {one for one in found if not one.startswith(colleagues)}
            leaks |= {(path, one) for one in found}
    assert not leaks, "\n".join(map(str, sorted(leaks)))
    assert MARK not in caplog.text


def test_nobodys_words_are_in_an_address_or_a_log(marked, caplog):
    caplog.set_level(logging.DEBUG, logger="alongside")
    caplog.set_level(logging.DEBUG, logger="alongside_feedback")
    caplog.set_level(logging.DEBUG, logger="werkzeug")
    seen = False
    for path, answer, head in _walk(marked, "worker inside"):
        assert MARK not in path and MARK not in head, path
        seen = seen or (answer.mimetype == "text/html" and MARK in answer.text)
        if answer.mimetype == "text/html":
            assert not any(MARK in link for link in read(path, answer.text).links), path
    assert seen, "the walk came to nobody's words, so it says nothing"
    assert MARK not in caplog.text


def test_what_is_typed_is_in_no_address_no_subject_and_no_log(hostile_world, doors, caplog):
    caplog.set_level(logging.DEBUG, logger="alongside")
    caplog.set_level(logging.DEBUG, logger="alongside_feedback")
    typed, wrong, kept = "zqtyped and more", [], 0
    for door in doors.values():
        hostile_world.fresh()
        browser = hostile_world.browser(door.roles[0])
        page = read(door.paper.page, browser.get(door.paper.page).text)
        for paper in page.papers:
            if (paper.action, paper.kinds) != (door.paper.action, door.paper.kinds):
                continue
            words = [n for n in paper.typed if n in paper.filled() and paper.kinds[n] != "email"]
            boxes = [n for n in words if not n.endswith(("-day", "-month", "-year"))]
            answer = post(browser, paper.action, {**paper.filled(), **{n: [typed] for n in boxes}})
            head = "".join(f"{name}: {value}\n" for name, value in answer.headers)
            if "zqtyped" in head:
                wrong.append((door.endpoint, "in the headers"))
            kept += answer.status_code < 400
            with closing(sqlite3.connect(hostile_world.store.path)) as connection:
                rows = connection.execute("SELECT subject, body, about FROM message").fetchall()
                notes = connection.execute("SELECT detail FROM record_entry").fetchall()
            if any("zqtyped" in str(row) for row in (*rows, *notes)):
                wrong.append((door.endpoint, "in a message or the record"))
    assert not wrong
    assert kept > len(doors) / 2, "most forms should have gone through"
    assert "zqtyped" not in caplog.text
