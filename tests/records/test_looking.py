"""Why a page was opened, and that its person can read it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from alongside.access.actor import Actor
from alongside.db.time import utcnow
from alongside.groups.models import Group, Membership
from alongside.people.models import Person
from alongside.records.log import note
from alongside.records.looks import PAGE
from alongside.records.models import Entry, LookingReason
from alongside.testing.statements import statements

WHY = "She rang about the ramp at her door"


@pytest.fixture
def ada(northbank):
    return northbank.person("Ada Okafor")


@pytest.fixture
def fred(northbank):
    return northbank.person("Fred Far", "worker")


def test_a_worker_who_shares_no_group_is_asked_why_and_sees_only_the_name(northbank, ada, fred):
    northbank.signed_in(ada).send(f"/people/{ada}/about/matters", {"body": "The allotment"})
    client = northbank.signed_in(fred)
    assert client.get(f"/people/{ada}").location == f"/people/{ada}/reason"
    page = client.get(f"/people/{ada}/reason")
    assert "Ada Okafor" in page.text
    assert "The allotment" not in page.text
    assert client.get(f"/people/{ada}/basics").status_code == 404
    assert client.get(f"/people/{ada}/gifts/add").status_code == 404


def test_a_reason_opens_the_page_and_the_person_can_read_it(northbank, ada, fred):
    client = northbank.signed_in(fred)
    answer = client.send(f"/people/{ada}/reason", {"reason": WHY})
    assert answer.location == f"/people/{ada}"
    assert client.get(f"/people/{ada}").status_code == 200
    page = northbank.signed_in(ada).get(f"/people/{ada}/looks").text
    assert "Fred Far" in page
    assert "as a worker" in page
    assert "opened your page" in page
    assert WHY in page


def test_a_reason_opens_one_page_for_one_worker_for_a_day(northbank, ada, fred):
    other = northbank.person("Grace Far", "worker")
    third = northbank.person("Tom Third")
    client = northbank.signed_in(fred)
    client.send(f"/people/{ada}/reason", {"reason": WHY})
    assert northbank.signed_in(other).get(f"/people/{ada}").status_code == 302
    assert client.get(f"/people/{third}").status_code == 302
    with northbank.session() as session:
        given = session.scalars(select(LookingReason)).one()
        given.created_at = utcnow() - timedelta(hours=25)
    assert client.get(f"/people/{ada}").location.endswith("/reason")


@pytest.mark.parametrize("reason", ["", "   ", "because", "\x00" * 20, "x" * 200_000])
def test_a_reason_says_something(northbank, ada, fred, reason):
    client = northbank.signed_in(fred)
    page = client.send(f"/people/{ada}/reason", {"reason": reason})
    assert page.status_code == 422
    assert "There is a problem" in page.text
    assert client.get(f"/people/{ada}").status_code == 302


def test_a_reason_sent_twice_is_kept_once(northbank, ada, fred):
    client = northbank.signed_in(fred)
    data = {**client.hidden(client.get(f"/people/{ada}/reason").text), "reason": WHY}
    for _ in range(2):
        assert client.post(f"/people/{ada}/reason", data=data).status_code == 302
    with northbank.session() as session:
        assert len(session.scalars(select(LookingReason)).all()) == 1


def test_the_reason_is_no_part_of_the_record(northbank, ada, fred):
    northbank.signed_in(fred).send(f"/people/{ada}/reason", {"reason": WHY})
    with northbank.session() as session:
        assert not any("ramp" in entry.detail for entry in session.scalars(select(Entry)))


def test_someone_who_shares_a_group_is_not_asked(northbank, ada, fred):
    with northbank.session() as session:
        group = Group(kind="circle", name="Door openers")
        session.add(group)
        session.flush()
        session.add_all(Membership(group_id=group.id, person_id=one) for one in (ada, fred))
    client = northbank.signed_in(fred)
    assert client.get(f"/people/{ada}").status_code == 200
    assert client.get(f"/people/{ada}/reason").location == f"/people/{ada}"


def test_only_oneself_reads_who_has_looked(northbank, abergwyn, ada, fred):
    boss = northbank.person("Bea Boss", "administrator", "worker")
    northbank.signed_in(fred).send(f"/people/{ada}/reason", {"reason": WHY})
    for who in (fred, boss):
        assert northbank.signed_in(who).get(f"/people/{ada}/looks").status_code == 404
    elsewhere = abergwyn.person("Wyn Worker", "worker")
    assert abergwyn.signed_in(elsewhere).get(f"/people/{ada}/looks").status_code == 404


def test_nobody_has_looked_yet(northbank, ada):
    client = northbank.signed_in(ada)
    client.get(f"/people/{ada}")
    assert "Nobody has looked" in client.get(f"/people/{ada}/looks").text


def test_what_somebody_does_again_and_again_on_a_day_is_one_line(northbank, ada, fred):
    with northbank.session() as session:
        actor = Actor(session, session.get_one(Person, fred))
        for _ in range(3):
            note(session, actor, "looked", "person", ada)
        note(session, actor, "changed", "person", ada)
    page = northbank.signed_in(ada).get(f"/people/{ada}/looks").text
    assert page.count("opened your page") == 1
    assert "3 times" in page
    assert page.count("changed something on your page") == 1


def test_a_long_list_of_looks_goes_on_at_the_same_cost(northbank, ada, fred):
    mo = northbank.person("Mo Idris", "worker")
    with northbank.session() as session:
        for number in range(PAGE + 3):  # in turns, or each would be one look of many times
            actor = Actor(session, session.get_one(Person, (fred, mo)[number % 2]))
            note(session, actor, "looked", "person", ada)
    client = northbank.signed_in(ada)
    client.get("/home")
    with statements(northbank.app) as sent:
        page = client.get(f"/people/{ada}/looks").text
    assert len(sent) <= 6, sent
    assert page.count("opened your page") == PAGE
    link = page.partition("?before=")[2].partition('"')[0]
    page = client.get(f"/people/{ada}/looks?before={link}").text
    assert page.count("opened your page") == 3
    assert client.get(f"/people/{ada}/looks?before=nonsense").status_code == 200
