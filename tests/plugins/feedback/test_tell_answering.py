"""A person answers, with their name; nothing closes because it is slow; nobody else reads it."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select
from telling import WORDS, link_on, rows, tell, told

from alongside import utcnow
from alongside.lifecycle import at_council
from alongside.messages.models import Message
from alongside.people.models import Contact
from alongside.records.models import Entry
from alongside.testing.statements import statements
from alongside_feedback import tell_reminders
from alongside_feedback.tell_models import Telling


@pytest.fixture
def town(northbank):
    northbank.enable("feedback")
    return northbank


@pytest.fixture
def bo(town):
    return town.person("Bo Lindqvist", "worker")


@pytest.fixture
def staff(town, bo):
    return town.signed_in(bo)


def test_workers_answer_and_nobody_else_reads(town, staff):
    _, here = told(town)
    assert WORDS in staff.get(here).text
    others = [town.person("Ad", "administrator"), town.person("Cy")]
    for other in map(town.signed_in, others):
        assert other.get("/feedback/answering").status_code == 403
        for method in (other.get, other.post):
            assert method(here).status_code in (400, 404)
        assert WORDS not in other.get("/home").text
    visitor = town.visitor()
    assert visitor.get("/feedback/answering").status_code == 302
    assert visitor.get(here).status_code == 302


def test_an_administrator_posting_with_a_good_form_is_refused(town, staff):
    _, here = told(town)
    other = town.signed_in(town.person("Ad", "administrator"))
    token = other.hidden(other.get("/home").text)
    for path in ("", "/take", "/invite", "/complaint/acknowledge"):
        assert other.post(here + path, data={**token, "words": "x"}).status_code == 404


def test_another_council_s_workers_find_nothing(town, abergwyn):
    abergwyn.enable("feedback")
    _, here = told(town)
    client = abergwyn.signed_in(abergwyn.person("Siân Parry", "worker"))
    assert client.get(here).status_code == 404
    assert "bus stop" not in client.get("/feedback/answering").text


def test_who_has_waited_longest_comes_first_and_nothing_is_ever_closed(town, staff):
    told(town, "The second to come")
    told(town, "The first to come")
    with town.session() as session:
        for telling, days in zip(session.scalars(select(Telling)), (2, 900), strict=True):
            telling.waiting_since = utcnow() - timedelta(days=days)
    with at_council(town.app, "northbank") as session:
        tell_reminders.remind(session, utcnow())
    page = staff.get("/feedback/answering").text
    assert page.index("The first to come") < page.index("The second to come")
    assert "Waiting for 900 days" in page


def test_an_answer_carries_the_worker_s_own_name_and_the_writer_can_write_back(town, staff):
    link, here = told(town)
    answer = staff.send(here, {"words": "I went there today."})
    assert answer.status_code == 302
    page = town.visitor().get(link).text
    assert "Bo Lindqvist" in page
    assert "I went there today." in page
    assert "There is an answer for you" in page
    assert "Nobody is waiting" in staff.get("/feedback/answering").text
    assert "bus stop" in staff.get("/feedback/answering?show=answered").text
    town.visitor().send(link, {"words": "Thank you, Bo"}, to=f"{link}write")
    assert "bus stop" in staff.get("/feedback/answering").text
    assert "Thank you, Bo" in staff.get(here).text


def test_an_empty_answer_keeps_what_the_page_shows(town, staff):
    _, here = told(town)
    answer = staff.send(here, {"words": " "})
    assert answer.status_code == 422
    assert WORDS in answer.text


def test_looking_at_somebody_s_words_is_written_down(town, staff, bo):
    _, here = told(town)
    staff.get(here)
    looked = [e for e in rows(town, Entry) if e.action == "looked"]
    assert [(e.actor_id, e.subject_kind) for e in looked] == [(bo, "telling")]


def test_a_writer_who_may_be_written_to_is_told_with_a_link_that_works(town, staff):
    _, here = told(town, email="ada@example.org", safe_to_email="y")
    staff.send(here, {"words": "I went there today."})
    message = rows(town, Message)[-1]
    assert message.to_address == "ada@example.org"
    assert "I went there" not in message.body + message.subject
    assert "Bo" not in message.subject
    path = re.search(r"http://[^/]+(/feedback/told/\S+)", message.body).group(1)
    assert "I went there today." in town.visitor().get(path).text


def test_a_writer_who_gave_no_safe_address_is_not_written_to(town, staff):
    _, here = told(town, email="ada@example.org", phone="01632 960001")
    staff.send(here, {"words": "I went there today."})
    assert rows(town, Message) == []
    page = staff.get(here).text
    assert "Do not e-mail" in page
    assert "Do not call" in page


def test_a_writer_with_an_account_finds_the_answer_on_their_home_page(town, staff):
    ada = town.person("Ada Okafor")
    client = town.signed_in(ada)
    tell(client, join_account="y")
    (telling,) = rows(town, Telling)
    assert "Somebody answered" not in client.get("/home").text
    staff.send(f"/feedback/answering/{telling.id}", {"words": "I went there today."})
    home = client.get("/home").text
    assert "Somebody answered what you told us" in home
    mine = f"/feedback/my-words/{telling.id}/"
    assert mine in home
    assert "I went there today." in client.get(mine).text
    assert client.send(mine, {"words": "Thanks"}, to=f"{mine}write").location == "./"


def test_whoever_answers_sees_on_the_home_page_how_many_wait(town, staff):
    told(town)
    told(town)
    home = staff.get("/home").text
    assert "2 people wait for an answer" in home
    assert "wait for an answer" not in town.signed_in(town.person("Cy")).get("/home").text


def test_whoever_took_it_up_is_reminded_once_for_each_wait(town, staff, bo):
    with town.session() as session:
        session.add(Contact(person_id=bo, kind="email", value="bo@example.org", safe_to_email=True))
    link, here = told(town)
    staff.send(here, to=f"{here}/take")
    later = utcnow() + timedelta(days=6)
    for _ in range(2):
        with at_council(town.app, "northbank") as session:
            tell_reminders.remind(session, later)
    (message,) = rows(town, Message)
    assert message.to_address == "bo@example.org"
    staff.send(here, {"words": "Sorry for the wait"})
    town.visitor().send(link, {"words": "Still dark"}, to=f"{link}write")
    with at_council(town.app, "northbank") as session:
        tell_reminders.remind(session, later + timedelta(days=6))
    assert len(rows(town, Message)) == 2


def _six_days_on(town, days=6):
    with at_council(town.app, "northbank") as session:
        tell_reminders.remind(session, utcnow() + timedelta(days=days))


def _can_be_written_to(town, *ids):
    with town.session() as session:
        for one in ids:
            reach = {"kind": "email", "value": f"{one}@example.org", "safe_to_email": True}
            session.add(Contact(person_id=one, **reach))


def test_everybody_who_answers_hears_once_a_day_of_what_nobody_has_taken_up(town, staff, bo):
    coordinator = town.person("Di", "coordinator")
    others = [town.person("Ad", "administrator"), town.person("Cy")]
    _can_be_written_to(town, bo, coordinator, *others)
    told(town)
    told(town, "Another thing")
    _six_days_on(town, 4)
    assert rows(town, Message) == []
    for _ in range(2):
        _six_days_on(town)
    sent = rows(town, Message)
    assert {one.to_person_id for one in sent} == {bo, coordinator}
    assert len(sent) == 2, "one each, however many wait"
    assert WORDS not in "".join(one.subject + one.body for one in sent)
    assert "/feedback/answering" in sent[0].body


def test_whoever_takes_up_an_old_conversation_has_time_before_they_are_reminded(town, staff, bo):
    _can_be_written_to(town, bo)
    _, here = told(town)
    with town.session() as session:
        telling = session.scalars(select(Telling)).one()
        telling.waiting_since = utcnow() - timedelta(days=9)
        telling.reminded_at = utcnow() - timedelta(days=4)
    staff.send(here, to=f"{here}/take")
    _six_days_on(town, 1)
    assert rows(town, Message) == []
    _six_days_on(town)
    assert [one.to_person_id for one in rows(town, Message)] == [bo]


def test_the_list_and_a_conversation_cost_the_same_however_much_there_is(town, staff):
    _, here = told(town)
    staff.send(here, to=f"{here}/take")
    with statements(town.app) as one:
        staff.get("/feedback/answering")
    with statements(town.app) as single:
        staff.get(here)
    for number in range(5):
        told(town, f"Words {number}")
        staff.send(here, {"words": f"Answer {number}"})
    told(town, "Last")
    with statements(town.app) as many:
        staff.get("/feedback/answering")
    with statements(town.app) as longer:
        staff.get(here)
    assert len(many) == len(one)
    assert len(longer) == len(single)


def invited(town, staff):
    link, here = told(town, name="Ada", email="ada@example.org", safe_to_email="y")
    day = {"look_back_on-day": 1, "look_back_on-month": 6, "look_back_on-year": 2040}
    answer = staff.send(f"{here}/invite", {"hope": "Light at the bus stop", **day})
    assert answer.status_code == 302, answer.text
    return link, here


def test_a_writer_with_an_account_says_yes_and_is_in_an_enterprise(town, staff):
    link, _ = invited(town, staff)
    client = town.signed_in(town.person("Ada Okafor"))
    assert "Light at the bus stop" in client.get(link).text
    answer = client.send(f"{link}join")
    assert answer.status_code == 302
    (telling,) = rows(town, Telling)
    assert telling.enterprise_id is not None
    page = client.get(f"/feedback/{telling.enterprise_id}", follow_redirects=True)
    assert "Light at the bus stop" in client.get("/feedback/").text + page.text


def test_a_writer_without_an_account_becomes_a_person_with_their_consent(town, staff):
    link, here = invited(town, staff)
    reach = {"name": "Ada Okafor", "email": "ada@example.org", "safe_to_email": "y"}
    refused = town.visitor().send(f"{link}join", reach)
    assert refused.status_code == 422
    assert "We need your yes" in refused.text
    answer = town.visitor().send(f"{link}join", {**reach, "agrees": "y"})
    assert answer.location == "./"
    message = next(m for m in rows(town, Message) if m.about == "identity.link")
    assert message.to_address == "ada@example.org"
    client = town.visitor()
    path = re.search(r"http://[^/]+(/sign-in/link/\S+)", message.body).group(1)
    client.send(path)
    assert "Light at the bus stop" in client.get("/feedback/").text
    assert "The writer said yes" in staff.get(here).text


def test_an_address_that_somebody_signs_in_with_is_asked_there_first(town, staff):
    town.person("Ada Okafor", sign_in_address="ada@example.org")
    link, _ = invited(town, staff)
    data = {"name": "Mallory", "email": "ada@example.org", "agrees": "y"}
    page = town.visitor()
    page.send(f"{link}join", data)
    (telling,) = rows(town, Telling)
    assert telling.enterprise_id is None
    assert telling.person_id is None
    message = next(m for m in rows(town, Message) if m.about == "identity.link")
    client = town.visitor()
    path = re.search(r"http://[^/]+(/sign-in/link/\S+)", message.body).group(1)
    there = client.send(path).location
    assert re.fullmatch(r"/feedback/told/[A-Za-z0-9_-]{43}/join", there)
    assert "Ada Okafor" in client.get(there).text
    client.send(there)
    (telling,) = rows(town, Telling)
    assert telling.enterprise_id is not None


def test_the_page_looks_the_same_whether_the_address_was_known(town, staff):
    town.person("Known", sign_in_address="known@example.org")
    seen = []
    for address in ("known@example.org", "fresh@example.org"):
        link, _ = invited(town, staff)
        client = town.visitor()
        client.send(f"{link}join", {"name": "Ada", "email": address, "agrees": "y"})
        seen.append(re.sub(r'(value|datetime|href|id)="[^"]*"', "", client.get(link).text))
    assert seen[0] == seen[1]


def test_nobody_joins_without_an_invitation_or_a_way_to_be_reached(town, staff):
    link, _ = told(town)
    assert town.visitor().get(f"{link}join").status_code == 302
    link, _ = invited(town, staff)
    answer = town.visitor().send(f"{link}join", {"name": "Ada", "agrees": "y", "email": ""})
    assert answer.status_code == 422
    assert "so that we can reach you" in answer.text


def test_someone_with_a_phone_only_is_known_with_what_is_safe(town, staff):
    link, _ = invited(town, staff)
    data = {"name": "Nan", "phone": "01632 960001", "safe_to_call": "y", "agrees": "y"}
    town.visitor().send(f"{link}join", {**data, "email": ""})
    (contact,) = [c for c in rows(town, Contact) if c.kind == "phone"]
    assert (contact.safe_to_call, contact.safe_to_text) == (True, False)


def test_the_invitation_looks_forward(town, staff):
    _, here = told(town)
    day = {"look_back_on-day": 1, "look_back_on-month": 6, "look_back_on-year": 2020}
    answer = staff.send(f"{here}/invite", {"hope": "Keep these words", **day})
    assert answer.status_code == 422
    assert "Keep these words" in answer.text


def test_a_link_that_was_joined_to_an_account_still_opens_for_a_helper(town):
    client = town.signed_in(town.person("Ada Okafor"))
    link = link_on(tell(client, join_account="y"))
    assert WORDS in town.visitor().get(link).text
