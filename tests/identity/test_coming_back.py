"""Coming back without an e-mail address so far: a code read out, or an address of one's own."""

import re

import pytest

from alongside.identity.keys import ALPHABET
from alongside.identity.models import SignInLink
from alongside.identity.tries import CODES_PER_DEVICE
from alongside.people.models import Contact, Person
from alongside.records.models import Entry

SHOWN = re.compile(r'<p class="key">([A-Z0-9 ]+)</p>')


@pytest.fixture
def amina(northbank, invited):
    """A coordinator who shares a group with Nan."""
    northbank.visitor().send(invited.invite().path)
    return northbank.signed_in(invited.amina)


def make_code(worker, person) -> str:
    answer = worker.send(f"/people/{person}/sign-in-code")
    return SHOWN.search(worker.get(answer.location).text).group(1)


def test_a_code_that_is_read_out_signs_its_person_in_once(northbank, invited, amina):
    assert "Read them a code" in amina.get(f"/people/{invited.nan}").text
    code = make_code(amina, invited.nan)
    assert len(code.replace(" ", "")) == 8
    assert set(code) <= {*ALPHABET, " "}
    nan = northbank.visitor()
    link = nan.send("/sign-in/code", {"code": code.lower()}).location
    assert nan.send(link, {"shared_device": "y"}).location == "/home"
    assert "Nan" in nan.get("/home").text
    again = northbank.visitor().send("/sign-in/code", {"code": code})
    assert "We found nothing under this code" in again.text
    assert northbank.visitor().get(link).status_code == 404


def test_a_code_is_shown_to_the_worker_who_made_it_while_it_works(northbank, invited, amina):
    code = make_code(amina, invited.nan)
    made = f"/people/{invited.nan}/sign-in-code/made"
    assert code in amina.get(made).text
    other = northbank.signed_in(invited.amina)
    assert "There is no code to read out" in other.get(made).text
    visitor = northbank.visitor()
    visitor.send(visitor.send("/sign-in/code", {"code": code}).location)
    assert code not in amina.get(made).text


def test_a_code_is_written_down_and_its_person_reads_who_made_it(northbank, invited, amina):
    code = make_code(amina, invited.nan)
    (entry,) = invited.rows(Entry, Entry.action == "code made")
    assert (entry.actor_id, entry.subject_id, entry.detail) == (invited.amina, invited.nan, "")
    looks = northbank.signed_in(invited.nan).get(f"/people/{invited.nan}/looks").text
    assert "made a code to sign you in" in looks
    assert code not in looks


def test_whoever_can_be_written_to_safely_is_told_that_a_code_was_made(
    northbank, invited, amina, messages
):
    make_code(amina, invited.nan)
    assert messages(northbank) == []
    with northbank.session() as session:
        session.add(
            Contact(
                person_id=invited.nan, kind="email", value="nan@example.org", safe_to_email=True
            )
        )
    code = make_code(amina, invited.nan)
    (message,) = messages(northbank)
    assert message.to_address == "nan@example.org"
    assert not any(one in message.subject + message.body for one in (code, "Nan", "Amina"))


def test_only_a_worker_who_knows_them_makes_a_code_and_never_for_somebody_with_a_role(
    northbank, invited, amina
):
    path = f"/people/{invited.nan}/sign-in-code"
    outside = northbank.signed_in(northbank.person("Bo Lindqvist", "worker"))
    admin = northbank.person("Ada Min", "administrator")
    for client in (outside, northbank.signed_in(invited.tom), northbank.signed_in(invited.nan)):
        assert client.get(path).status_code == 404
        assert client.send("/home", to=path).status_code == 404
    outside.send(f"/people/{invited.nan}/reason", {"reason": "She is on the telephone with me"})
    assert outside.get(path).status_code == 200
    amina.send(f"/people/{admin}/reason", {"reason": "I would like to be her for a while"})
    assert "Read them a code" not in amina.get(f"/people/{admin}").text
    assert amina.send("/home", to=f"/people/{admin}/sign-in-code").status_code == 404


def test_a_code_of_another_council_or_for_another_purpose_is_unknown(
    northbank, abergwyn, invited, amina
):
    code = make_code(amina, invited.nan)
    assert "We found nothing" in abergwyn.visitor().send("/sign-in/code", {"code": code}).text
    assert "We found nothing" in northbank.visitor().send("/join", {"code": code}).text


def test_codes_cannot_be_guessed_for_long(northbank, invited, amina):
    code = make_code(amina, invited.nan)
    client = northbank.visitor()
    for _ in range(CODES_PER_DEVICE):
        assert client.send("/sign-in/code", {"code": "BCDF GHJK"}).status_code == 200
    assert client.send("/sign-in/code", {"code": code}).status_code == 429
    assert client.send("/sign-in/code", {"code": " "}).status_code == 422


def test_nothing_of_a_code_is_kept(northbank, invited, amina, caplog):
    caplog.set_level("DEBUG")
    code = make_code(amina, invited.nan).replace(" ", "")
    (link,) = invited.rows(SignInLink)
    assert code.encode() not in link.token_hash
    assert code not in caplog.text


def test_somebody_without_an_address_is_offered_to_give_one_and_proves_it(
    northbank, invited, amina, sent_link
):
    nan = northbank.signed_in(invited.nan)
    assert "How will you come back?" in nan.get(invited.page).text
    assert nan.send("/me/address", {"address": "not one"}).status_code == 422
    answer = nan.send("/me/address", {"address": "Nan@Example.org"})
    assert "A link is on its way" in nan.get(answer.location).text
    assert invited.rows(Person, Person.sign_in_address == "nan@example.org") == []
    assert northbank.visitor().send(sent_link(northbank)).location == "/home"
    (person,) = invited.rows(Person, Person.sign_in_address == "nan@example.org")
    assert person.id == invited.nan
    assert "How will you come back?" not in nan.get(invited.page).text


def test_nobody_changes_an_address_with_an_open_session_alone(northbank, invited, amina, messages):
    northbank.signed_in(invited.nan).send("/me/address", {"address": "one@example.org"})
    late = northbank.signed_in(invited.nan)
    late.send("/me/address", {"address": "two@example.org"})
    links = [re.search(r"(/sign-in/link/\S+)", one.body).group(1) for one in messages(northbank)]
    with northbank.session() as session:
        session.get_one(Person, invited.nan).sign_in_address = "nan@example.org"
    page = late.send("/me/address", {"address": "three@example.org"}).text
    assert "You come in with nan@example.org" in page
    for link in links:
        northbank.visitor().send(link)
    assert len(messages(northbank)) == 2
    assert [one.id for one in invited.rows(Person, Person.sign_in_address == "nan@example.org")]


def test_an_address_that_lets_in_somebody_else_gets_nothing_and_the_answer_is_the_same(
    northbank, invited, amina, messages
):
    nan = northbank.signed_in(invited.nan)
    answers = []
    for address in ("tom@example.org", "nan@example.org"):
        answer = nan.send("/me/address", {"address": address})
        page = re.sub(r'value="[^"]*"', "", nan.get(answer.location).text)  # tokens tell the time
        answers.append((answer.status_code, answer.location, page))
    assert answers[0] == answers[1]
    assert [one.to_address for one in messages(northbank)] == ["nan@example.org"]


def test_of_two_who_want_one_address_the_first_who_uses_the_link_has_it(
    northbank, invited, amina, messages
):
    joe = northbank.person("Joe Hale")
    for who in (invited.nan, joe):
        northbank.signed_in(who).send("/me/address", {"address": "both@example.org"})
    links = [re.search(r"(/sign-in/link/\S+)", one.body).group(1) for one in messages(northbank)]
    clients = [northbank.visitor() for _ in links]
    for client, link in zip(clients, links, strict=True):
        assert client.send(link).location == "/home"
    assert "Joe Hale" in clients[1].get("/home").text
    (person,) = invited.rows(Person, Person.sign_in_address == "both@example.org")
    assert person.id == invited.nan
