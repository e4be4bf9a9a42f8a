"""Bringing in a spreadsheet by the pages: every row looked at, all kept or nothing, undone."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select, update

from alongside.db.time import utcnow
from alongside.imports import runs
from alongside.imports.models import ImportRun, SheetRow
from alongside.people.models import CommunicationNeed, Contact, Gift, NameWord, Person
from alongside.records.models import Entry
from tests.imports.conftest import Bringer, id_of
from tests.imports.sheets import csv, xlsx

CARERS = xlsx(
    [
        ["Carers, 2026"],
        ["First name", "Surname", "DOB", "Mobile", "E-mail", "What helps"],
        ["Dani", "Carter", "27/3/1987", 7700900123, "dani@example.org", "Large print; by the door"],
        ["Ada", "Okafor", "31/2/1950", None, None, None],
        ["Bo", "Li", None, None, None, None],
        ["Bo", "Li", None, None, None, None],
        ["Eve", "Hall", "1 May 1960", None, None, None],
        ["Eve", "Hall", "2 June 1999", None, None, None],
    ]
)


def test_guesses_are_shown_with_what_stands_in_each_column(bringer):
    answer = bringer.send(CARERS)
    page = bringer.browser.get(answer.location)
    assert page.text.count("<select") == 6
    assert "Such as: Dani · Ada · Bo" in page.text
    twice = {"column_0": "name.first", "column_1": "name.first"}
    wrong = bringer.browser.send(answer.location, twice)
    assert wrong.status_code == 422
    assert "“First name” is that already." in wrong.text
    none = bringer.browser.send(answer.location, {f"column_{n}": "" for n in range(6)})
    assert "Say which column is “Full name”" in none.text


def test_every_row_is_seen_mended_in_place_brought_in_and_taken_back(bringer):
    """The whole way: nothing is kept before the last button, and all of it goes again."""
    town = bringer.town
    town.person("Somebody Else")
    run = bringer.read(CARERS)
    assert bringer.lists(run) == {"look": [3], "bad": [4], "good": [5, 7, 8], "alike": [6]}
    page = bringer.browser.get(run)
    assert "There is no such day in the calendar" in page.text
    assert "4 rows can come in" in page.text
    assert bringer.names() == ["Somebody Else"]

    taken = bringer.browser.get(f"{run}/rows.csv").text
    assert "4,Cannot be brought in,There is no such day in the calendar,Ada,Okafor" in taken
    assert "The same name stands in row 5" in taken
    assert "Dani" not in taken, "what comes in stays out of it"

    mending = bringer.browser.get(f"{run}/rows/4")
    assert "There is no such day in the calendar" in mending.text
    form = {"cell_0": "Ada", "cell_1": "Okafor", "cell_2": "28/2/1950"}
    assert bringer.browser.send(f"{run}/rows/4", form).status_code == 302
    bringer.browser.send(run, {"decision": "in"}, to=f"{run}/rows/6/decide")
    bringer.browser.send(run, {"decision": "out"}, to=f"{run}/rows/7/decide")

    assert bringer.keep(run).status_code == 302
    assert bringer.names() == [
        *("Ada Okafor", "Bo Li", "Bo Li", "Dani Carter", "Eve Hall", "Somebody Else")
    ]
    with town.session() as session:
        dani = session.scalars(select(Person).where(Person.name == "Dani Carter")).one()
        reached = session.scalars(select(Contact).where(Contact.person_id == dani.id)).all()
        assert {(one.kind, one.value) for one in reached} == {
            ("mobile", "07700 900123"),
            ("email", "dani@example.org"),
        }
        assert not any(o.safe_to_email or o.safe_to_text or o.safe_to_call for o in reached)
        needs = session.scalars(select(CommunicationNeed).order_by(CommunicationNeed.kind)).all()
        assert [(one.kind, one.detail) for one in needs] == [
            ("large-print", ""),
            ("other", "by the door"),
        ]
        words = select(NameWord.word).where(NameWord.person_id == dani.id)
        assert set(session.scalars(words)) == {"dani", "carter"}
        added = select(Entry.detail).where(Entry.action == "added", Entry.actor_id.is_not(None))
        assert list(session.scalars(added)) == ["imported"] * 5
        assert not any(session.scalars(select(SheetRow.cells))), "the rows are forgotten"

    assert bringer.browser.send(run, to=f"{run}/undo").status_code == 302
    assert bringer.names() == ["Somebody Else"]
    assert "All that it made is gone again" in bringer.browser.get(run).text
    with town.session() as session:
        assert session.scalar(select(func.count(Contact.id))) == 0
        done = select(Entry.action).where(Entry.subject_kind == "import").order_by(Entry.number)
        actions = [one for one in session.scalars(done) if one != "looked"]
        assert actions == ["began", "kept", "undone"]


@pytest.mark.parametrize("tail", ["", "?show=alike", "/columns", "/rows/3", "/rows.csv"])
def test_each_look_at_the_rows_is_written_down_once(bringer, tail):
    run = bringer.read(CARERS)
    with bringer.town.session() as session:
        before = session.scalar(select(func.max(Entry.number)))
    assert bringer.browser.get(run + tail).status_code == 200
    with bringer.town.session() as session:
        lines = session.scalars(select(Entry).where(Entry.number > before)).all()
        admin = session.scalars(select(Person).where(Person.name == "Alex Admin")).one()
        assert [(one.actor_id, one.action, one.subject_kind, one.subject_id) for one in lines] == [
            (admin.id, "looked", "import", id_of(run))
        ]


def test_what_was_used_or_changed_since_stays_and_is_named(bringer):
    run = bringer.read(csv("Name,E-mail\nAda Okafor,a@example.org\nBo Li,\nCai Rees,\nDee Day,\n"))
    bringer.keep(run)
    with bringer.town.session() as session:
        ada, bo, cai = (
            session.scalars(select(Person).where(Person.name.startswith(name))).one()
            for name in ("Ada", "Bo", "Cai")
        )
        session.scalars(select(Contact).where(Contact.person_id == ada.id)).one().note = "evenings"
        session.add(Gift(person_id=bo.id, kind="gift", body="sings"))
        cai.known_as = "Cai bach"
    bringer.browser.send(run, to=f"{run}/undo")
    assert bringer.names() == ["Ada Okafor", "Bo Li", "Cai Rees"]
    page = bringer.browser.get(run).text
    assert "All but 3 rows are gone again" in page
    assert "Row 2 stays: somebody has changed it since" in page
    assert "Row 3 stays: it has become part of something since" in page


def test_who_is_here_already_stays_behind_unless_somebody_says_that_they_are_another(bringer):
    bringer.town.person("Ada Okafor", born_on=date(1950, 1, 1))
    sheet = csv("Name,DOB\nAda Okafor,1 Jan 1950\nAda Okafor,2 Feb 1990\nOKÁFOR Ada,\n")
    run = bringer.read(sheet)
    assert bringer.lists(run) == {"alike": [2, 4], "good": [3]}
    page = bringer.browser.get(f"{run}?show=alike").text
    assert "Somebody of this name is here already" in page
    bringer.browser.send(run, {"decision": "in"}, to=f"{run}/decide-alike")
    bringer.keep(run)
    assert len(bringer.names()) == 4


def test_when_somebody_of_that_name_came_meanwhile_nothing_is_kept_and_the_rows_are_shown(bringer):
    run = bringer.read(csv("Name\nAda Okafor\nBo Li\n"))
    bringer.town.person("Bo Li")
    bringer.keep(run)
    assert bringer.names() == ["Bo Li"]
    assert "Something has changed here since you looked" in bringer.browser.get(run).text
    bringer.keep(run)
    assert bringer.names() == ["Ada Okafor", "Bo Li"]


def test_a_row_mended_in_two_tabs_is_not_silently_overwritten(bringer):
    run = bringer.read(csv("Name,Known as\nAda,A\n"))
    opened = bringer.browser.hidden(bringer.browser.get(f"{run}/rows/2").text)
    bringer.browser.send(f"{run}/rows/2", {"cell_0": "Ada", "cell_1": "Addie"})
    stale = {**opened, "cell_0": "Ada", "cell_1": "Adda"}
    answer = bringer.browser.post(f"{run}/rows/2", data=stale)
    assert answer.status_code == 422
    assert "Addie" in answer.text
    assert "Adda" in answer.text


def test_nobody_else_sees_it_not_even_another_administrator(bringer, northbank, abergwyn):
    run = bringer.read(csv("Name\nAda Okafor\n"))
    other = northbank.signed_in(northbank.person("Olwen Admin", "administrator"))
    elsewhere = abergwyn.signed_in(abergwyn.person("Eirian Admin", "administrator"))
    worker = northbank.signed_in(northbank.person("Wanda Worker", "worker"))
    for browser in (other, elsewhere, worker):
        for tail in ("", "/columns", "/rows.csv", "/rows/2"):
            assert browser.get(run + tail).status_code == 404
    assert "Ada Okafor" not in other.get("/imports").text
    assert worker.get("/imports").status_code == 403
    assert run not in other.get("/imports").text
    assert run in bringer.browser.get("/imports").text


@pytest.mark.parametrize("kept", [False, True])
def test_it_is_forgotten_when_given_up_and_after_two_weeks(bringer, kept):
    run = bringer.read(csv("Name\nAda Okafor\n"))
    if kept:
        bringer.keep(run)
    else:
        other = bringer.read(csv("Name\nBo Li\n"))
        assert bringer.browser.send(other, to=f"{other}/give-up").location == "/imports"
        assert bringer.browser.get(other).status_code == 404
    long_ago = utcnow() - timedelta(days=15)
    with bringer.town.session() as session:
        assert runs.sweep(session) == 0
        session.execute(update(ImportRun).values(created_at=long_ago))
        if kept:
            assert runs.sweep(session) == 0, "it can be taken back for two weeks from the end"
            session.execute(update(ImportRun).values(settled_at=long_ago))
        assert runs.sweep(session) == 1
        assert session.scalar(select(func.count(SheetRow.id))) == 0
    assert bringer.names() == (["Ada Okafor"] if kept else [])


def test_a_file_that_cannot_be_read_says_what_to_do(bringer: Bringer):
    for content, words in (
        (b"", "The file is empty"),
        (b"%PDF-1.4 a letter", "Choose an .xlsx, .ods or .csv file"),
        (csv("Name\n"), "There are no rows under the headings"),
    ):
        answer = bringer.send(content)
        assert answer.status_code == 422
        assert words in answer.text
    assert bringer.send(CARERS, sheet="Nowhere").status_code == 422
    assert bringer.send(CARERS, kind="secrets").status_code == 422
