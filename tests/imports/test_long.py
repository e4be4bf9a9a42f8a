"""Long imports are the worker's: with progress, in one transaction, and nothing is half kept."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from alongside import worker
from alongside.db.time import utcnow
from alongside.imports import jobs, kinds, states
from alongside.imports.models import ImportRun
from alongside.imports.of_people import PEOPLE
from alongside.people.models import Person
from alongside.records.models import Entry
from tests.imports.conftest import id_of
from tests.imports.sheets import csv

ROWS = 620


def long_list(number: int = ROWS) -> bytes:
    """So many people, each of whom has a name of their own."""
    words = [
        f"{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}" for n in range(number)
    ]
    return csv("Name,Mobile\n" + "".join(f"Ada {w},7700900123\n" for w in words))


@pytest.fixture
def work(app, northbank):
    """One round of the worker at the council."""
    return lambda: worker.sweep(app, str(northbank.id))


def people(town) -> int:
    with town.session() as session:
        return session.scalar(select(func.count(Person.id)).where(Person.name.startswith("Ada ")))


def looks(town) -> int:
    with town.session() as session:
        return session.scalar(select(func.count(Entry.id)).where(Entry.action == "looked"))


def test_the_worker_looks_keeps_and_takes_back_while_the_page_says_how_far_it_is(
    bringer, work, app, monkeypatch
):
    run = bringer.read(long_list())
    before = looks(bringer.town)
    page = bringer.browser.get(run)
    assert "We are looking at every row" in page.text
    assert page.headers["Refresh"]
    assert "Refresh" not in bringer.browser.get(f"{run}?still=1").headers
    assert looks(bringer.town) == before, "while it is at work no row is shown"
    work()
    assert f"{ROWS} rows can come in" in bringer.browser.get(run).text

    bringer.keep(run)
    assert people(bringer.town) == 0
    seen = []
    told = jobs.tell

    def tell_and_look(app, run_id, done):
        told(app, run_id, done)
        with ThreadPoolExecutor() as elsewhere:
            seen.append(elsewhere.submit(bringer.browser.get, run).result().text)

    monkeypatch.setattr(jobs, "tell", tell_and_look)
    work()
    assert "500 of 620 rows are done." in seen[0]
    assert people(bringer.town) == ROWS
    assert "It is brought in" in bringer.browser.get(run).text

    bringer.browser.send(run, to=f"{run}/undo")
    work()
    assert people(bringer.town) == 0
    assert "All that it made is gone again" in bringer.browser.get(run).text


def test_what_dies_in_the_middle_keeps_nothing_begins_again_and_then_stops(
    bringer, work, monkeypatch, caplog
):
    run = bringer.read(long_list())
    work()
    bringer.keep(run)
    made = []

    def dies(session, rows, by):
        if made:
            raise RuntimeError("Ada stood in this row")
        made.extend(PEOPLE.keep(session, rows, by))
        return made

    monkeypatch.setattr(kinds, "CORE", (replace(PEOPLE, keep=dies),))
    for _attempt in range(states.MOST_ATTEMPTS):
        made.clear()
        assert "The rows are being brought in" in bringer.browser.get(run).text
        work()
        assert people(bringer.town) == 0
    assert "It has stopped" in bringer.browser.get(run).text
    assert "RuntimeError" in caplog.text
    assert "Ada" not in caplog.text, "what stood in a row is for no log"

    monkeypatch.undo()
    bringer.browser.send(run, to=f"{run}/go-on")
    work()
    assert people(bringer.town) == ROWS


def test_a_worker_that_was_killed_leaves_a_claim_that_runs_out(bringer, work):
    run = bringer.read(long_list())
    with bringer.town.session() as session:
        assert jobs.claim(session) == id_of(run)
    work()
    assert "We are looking at every row" in bringer.browser.get(run).text
    past = utcnow() - timedelta(seconds=1)
    with bringer.town.session() as session:
        session.execute(update(ImportRun).values(claimed_until=past))
    work()
    assert "rows can come in" in bringer.browser.get(run).text


def test_who_may_no_longer_import_brings_nothing_in(bringer, work, northbank):
    from alongside.identity.models import CouncilRole

    run = bringer.read(long_list())
    work()
    bringer.keep(run)
    with northbank.session() as session:
        for role in session.scalars(select(CouncilRole)):
            session.delete(role)
    work()
    assert people(northbank) == 0
    with northbank.session() as session:
        assert session.get(ImportRun, id_of(run)).trouble == states.NOT_ALLOWED
