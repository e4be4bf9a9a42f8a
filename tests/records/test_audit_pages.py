"""Asking the record: who saw, who did, what changed; and every question is a line as well."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from alongside.access.actor import Actor
from alongside.groups.models import Group, Membership, today
from alongside.people.models import Person
from alongside.records.log import note
from alongside.records.models import Entry
from alongside.records.questions import PAGE
from alongside.testing.statements import statements

ADDRESSES = ("seen", "did", "changed")


@pytest.fixture
def ada(northbank):
    return northbank.person("Ada Okafor")


@pytest.fixture
def nora(northbank, ada):
    """A worker who is in a group with Ada, and has opened her page."""
    worker = northbank.person("Nora Near", "worker")
    with northbank.session() as session:
        group = Group(kind="family", name="A secret family name")
        session.add(group)
        session.flush()
        session.add_all(Membership(group_id=group.id, person_id=one) for one in (ada, worker))
    northbank.signed_in(worker).get(f"/people/{ada}")
    return worker


@pytest.fixture(params=["administrator", "data_officer"])
def auditor(request, northbank):
    """A browser of one who may ask: both who may, in turn."""
    return northbank.signed_in(northbank.person("Mehmet Aydin", request.param))


def days(since=30, until=0) -> dict[str, str]:
    """The days of a question, counted back from today."""
    first, last = today() - timedelta(days=since), today() - timedelta(days=until)
    return {"since": first.isoformat(), "until": last.isoformat()}


def ask(browser, question, person=None, **more):
    asked = {**days(), **({"person": str(person)} if person else {}), **more}
    path = f"/council/audit/{question}"
    return browser.post(path, data={**browser.hidden(browser.get(path).text), **asked})


def entries(town, *conditions) -> list[Entry]:
    with town.session() as session:
        return list(session.scalars(select(Entry).where(*conditions).order_by(Entry.number)))


def test_who_saw_this_person_tells_who_in_which_capacity_what_and_when(
    northbank, ada, nora, auditor
):
    page = ask(auditor, "seen", ada)
    assert page.status_code == 200
    assert "Nora Near" in page.text
    assert "as a worker" in page.text
    assert "opened a person&#39;s page" in page.text
    assert str(today().year) in page.text
    assert "Sign out" in page.text
    assert page.text.partition("<main")[0].count("Mehmet Aydin") == 1


def test_who_was_refused_is_told_as_well(northbank, ada, auditor):
    olu = northbank.person("Olu Outside")
    assert northbank.signed_in(olu).get(f"/people/{ada}").status_code == 404
    page = ask(auditor, "seen", ada).text
    assert "Olu Outside" in page
    assert "was refused something that is not open to them" in page
    page = ask(auditor, "did", olu).text
    assert "was refused something that is not open to them" in page
    assert "people.open" in page
    assert "Ada Okafor" in page


def test_what_this_person_did_names_whom_and_leads_to_nobodys_page(northbank, ada, nora, auditor):
    page = ask(auditor, "did", nora).text
    assert "opened a person&#39;s page" in page
    assert "Ada Okafor" in page
    assert f"/people/{ada}" not in page
    assert f"/people/{nora}" not in page
    assert "secret family" not in page


def test_what_changed_here_names_the_setting_and_never_what_it_says(northbank, auditor):
    boss = northbank.person("Bea Boss", "administrator")
    browser = northbank.signed_in(boss)
    shown = browser.get("/council/basics").text
    browser.post(
        "/council/basics",
        data={
            **browser.hidden(shown),
            "name": "Northbank Council",
            "languages": "en",
            "first_language": "en",
            "safety_contact": "Ring the secret number",
        },
    )
    browser.send("/council/practices", {"on": "1"}, to="/council/practices/feedback/switch")
    with northbank.session() as session:
        note(session, Actor(session), "role given", "person", boss, "administrator")
        note(session, Actor(session), "changed", "person", boss, "gifts")
    page = ask(auditor, "changed").text
    assert "Bea Boss" in page
    assert "changed how the council is set up" in page
    assert "safety_contact" in page
    assert "secret number" not in page
    assert "switched a practice on" in page
    assert "gave somebody a role in the council" in page
    assert "A visitor, or a command on the server" in page
    assert "gifts" not in page


def test_what_a_practice_writes_down_is_said_with_its_title(northbank, ada, auditor):
    with northbank.session() as session:
        actor = Actor(session, session.get_one(Person, ada))
        note(session, actor, "revealed", "feedback.enterprise", northbank.id)
        note(session, actor, "looked", "feedback.enterprise", northbank.id)
        note(session, actor, "baked", "cake", northbank.id)
    page = ask(auditor, "did", ada).text
    assert "did something in “Shared reflection”: revealed" in page
    assert "opened something in “Shared reflection”" in page
    assert "did something else: baked (cake)" in page


def test_a_question_is_written_down_and_whom_it_is_about_can_read_that(northbank, ada, auditor):
    ask(auditor, "seen", ada)
    ask(auditor, "changed")
    asked = entries(northbank, Entry.action == "audited")
    assert [(one.subject_kind, one.subject_id) for one in asked] == [
        ("person", ada),
        ("record", northbank.id),
    ]
    page = northbank.signed_in(ada).get(f"/people/{ada}/looks").text
    assert "Mehmet Aydin" in page
    assert "asked the record who had seen you, or what you had done" in page
    assert "asked the record who had seen a person" in ask(auditor, "seen", ada).text


def test_a_question_that_was_not_answered_is_not_written_down(northbank, ada, auditor):
    assert ask(auditor, "seen").status_code == 422
    assert ask(auditor, "seen", ada, since="1 May").status_code == 422
    assert entries(northbank, Entry.action == "audited") == []


@pytest.mark.parametrize("roles", [(), ("worker",), ("coordinator",)])
def test_nobody_else_may_ask(northbank, ada, roles):
    browser = northbank.signed_in(northbank.person("Fred Far", *roles))
    token = browser.hidden(browser.get("/home").text)
    for address in ("/council/audit", *(f"/council/audit/{one}" for one in ADDRESSES)):
        assert browser.get(address).status_code == 403
    for one in ADDRESSES:
        asked = {**token, **days(), "person": str(ada)}
        assert browser.post(f"/council/audit/{one}", data=asked).status_code == 403


def test_another_councils_people_and_lines_do_not_exist(northbank, abergwyn, ada, nora):
    theirs = abergwyn.person("Canary Morgan")
    elsewhere = abergwyn.signed_in(abergwyn.person("Wyn Admin", "administrator"))
    here = northbank.signed_in(northbank.person("Mehmet Aydin", "data_officer"))
    assert ask(here, "seen", theirs).status_code == 422
    assert ask(elsewhere, "did", nora).status_code == 422
    assert "Nora" not in ask(elsewhere, "changed").text


def test_anybody_in_the_council_is_found_by_name_and_stays_chosen(northbank, ada, auditor):
    path = "/council/audit/seen"
    token = auditor.hidden(auditor.get(path).text)
    asked = {**token, **days(), "person-find": "1", "person-search": "oka"}
    page = auditor.post(path, data=asked)
    assert page.status_code == 422
    assert "Ada Okafor" in page.text
    assert f'value="{ada}"' in page.text
    page = auditor.post(path, data={**token, **days(), "person": str(ada), "since": "x"})
    assert page.status_code == 422
    assert "checked" in page.text


def test_only_the_days_that_were_asked_about_are_told(northbank, ada, nora, auditor):
    assert "Nora Near" in ask(auditor, "seen", ada, **days(0, 0)).text
    page = ask(auditor, "seen", ada, **days(9, 1)).text
    assert "Nora Near" not in page
    assert "Nothing is written down for these days" in page


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (days(1, 5), "The last day must not come before the first"),
        ({"since": "", "until": ""}, "Say from which day"),
        ({"since": "2026-02-31"}, "that month has no such day"),
    ],
)
def test_days_that_cannot_be_are_refused_next_to_their_boxes(ada, auditor, given, words):
    page = ask(auditor, "seen", ada, **given)
    assert page.status_code == 422
    assert words in page.text
    assert "There is a problem" in page.text


def test_a_long_answer_goes_on_at_the_same_cost(northbank, ada, auditor):
    def add(count: int) -> None:
        with northbank.session() as session:
            actor = Actor(session, session.get_one(Person, ada))
            for _ in range(count):
                note(session, actor, "changed", "person", ada, "gifts")

    add(2)
    ask(auditor, "did", ada)
    path = "/council/audit/did"
    asked = {**auditor.hidden(auditor.get(path).text), **days(), "person": str(ada)}
    with statements(northbank.app) as few:
        auditor.post(path, data=asked)
    add(PAGE)
    with statements(northbank.app) as many:
        page = auditor.post(path, data=asked).text
    assert len(many) == len(few)
    assert page.count("changed something on a person") == PAGE
    before = page.partition('name="before" value="')[2].partition('"')[0]
    page = auditor.post(path, data={**asked, "before": before}).text
    assert page.count("changed something on a person") == 2
    assert 'name="before"' not in page
    for nonsense in ("x", "-1", "9" * 30, "²", ""):
        assert auditor.post(path, data={**asked, "before": nonsense}).status_code == 200


def test_the_way_there_is_shown_to_whom_it_is_open(northbank, auditor):
    home = auditor.get("/home").text
    assert "/council" in home
    assert all(f"/council/audit/{one}" in auditor.get("/council/audit").text for one in ADDRESSES)
    worker = northbank.signed_in(northbank.person("Nora Near", "worker"))
    assert "/council" not in worker.get("/home").text
