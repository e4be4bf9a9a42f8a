"""Asking to be forgotten, and answering: what each person sees, and what stops it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from alongside.groups.models import today
from alongside.messages.models import Message
from alongside.people.models import Contact, Gift, Person
from alongside.records.models import Entry
from alongside.rights.models import LegalHold, Request, Tombstone
from alongside.rights.tombstones import FILE


@pytest.fixture
def ada(northbank):
    ada = northbank.person("Ada Okafor", sign_in_address="ada@example.org")
    with northbank.session() as session:
        session.add(Gift(person_id=ada, kind="gift", body="Mends bicycles"))
        session.add(
            Contact(person_id=ada, kind="email", value="ada@example.org", safe_to_email=True)
        )
    return ada


@pytest.fixture
def officer(northbank):
    return northbank.person("Mehmet Aydin", "data_officer")


@pytest.fixture
def desk(northbank, officer):
    """The data officer's browser."""
    return northbank.signed_in(officer)


@pytest.fixture
def where(northbank, ada):
    """The address of Ada's request."""
    answer = northbank.signed_in(ada).send("/me/held/erase", {"words": "I have moved away"})
    assert answer.status_code == 302, answer.text
    return answer.location


def day(when):
    return {"review_on-day": when.day, "review_on-month": when.month, "review_on-year": when.year}


def test_before_somebody_asks_they_read_what_goes_what_stays_and_why(northbank, ada):
    client = northbank.signed_in(ada)
    worker = northbank.signed_in(northbank.person("Wyn Worker", "worker"))
    worker.send(f"/people/{ada}/reason", {"reason": "She rang about her housing"})
    assert "/me/held/erase" in client.get("/me/held").text
    page = client.get("/me/held/erase").text
    assert "Your gifts and wishes (1)" in page
    assert "This must be kept" in page
    assert "The council must be able to show who opened and changed what." in page
    assert "cannot be undone" in page


def test_a_request_is_made_once_shown_with_its_clock_and_can_be_taken_back(northbank, ada, where):
    client = northbank.signed_in(ada)
    assert client.send("/me/held/erase", {"words": "Again"}).location == where
    page = client.get(where).text
    assert "By law it is due by" in page
    assert "I have moved away" in page
    assert client.send(f"{where}/take-back").status_code == 302
    assert "you took it back" in client.get("/me/held").text
    assert client.get(where).status_code == 404


def test_a_copy_can_be_asked_for_beside_it(northbank, ada, where):
    answer = northbank.signed_in(ada).send("/me/held/ask", {"words": ""})
    assert answer.location != where


def test_the_officer_makes_sure_looks_again_and_erases(northbank, ada, desk, where, tmp_path):
    assert "Asks for erasure" in desk.get("/requests").text
    page = desk.get(where).text
    assert "Ada Okafor asks for erasure" in page
    assert "Your gifts and wishes (1)" in page
    assert f"{where}/erase" not in page
    assert desk.get(f"{where}/erase").location == where, "not before it was made sure who asks"
    desk.send(where, to=f"{where}/checked")
    assert f"{where}/erase" in desk.get(where).text
    last = desk.get(f"{where}/erase").text
    assert "Erase what is held about Ada Okafor?" in last
    unsure = desk.send(f"{where}/erase")
    assert unsure.status_code == 422
    assert "Tick this to go on" in unsure.text
    assert desk.send(f"{where}/erase", {"sure": "y"}).location == "/requests"
    with northbank.session() as session:
        assert session.get_one(Person, ada).erased_at
        assert session.scalars(select(Gift)).all() == []
        assert session.scalars(select(Tombstone.person_id)).one() == ada
        done = session.scalars(select(Request)).one()
        assert (done.outcome, done.open) == ("erased", False)
        assert "erased" in session.scalars(select(Entry.action)).all()
    assert str(ada) in (tmp_path / FILE).read_text()
    assert desk.send(f"{where}/erase", {"sure": "y"}).location == where
    page = desk.get(where).text
    assert "Ada" not in page
    assert "Everything was erased that did not have to be kept." in page


def test_while_something_stands_against_it_nothing_is_erased(northbank, ada, desk, where):
    desk.send(where, to=f"{where}/checked")
    place = {"person": str(ada), "because": "An inquest is open", **day(today() + timedelta(60))}
    assert desk.send("/requests/holds/place", place).location == "/requests/holds"
    page = desk.get(where).text
    assert "An inquest is open" in page
    assert f"{where}/erase" not in page
    assert desk.send(f"{where}/erase", {"sure": "y"}).location == where
    with northbank.session() as session:
        assert session.get_one(Person, ada).erased_at is None
        hold = session.scalars(select(LegalHold)).one().id
    assert "An inquest is open" in northbank.signed_in(ada).get("/me/held").text
    assert "An inquest is open" in desk.get(f"/requests/holds/{hold}/lift").text
    desk.send(f"/requests/holds/{hold}/lift")
    assert desk.get(f"/requests/holds/{hold}/lift").status_code == 404
    assert "No legal hold stands" in desk.get("/requests/holds").text
    assert desk.send(f"{where}/erase", {"sure": "y"}).location == "/requests"


def test_a_hold_that_nobody_looked_at_again_says_so(northbank, ada, desk):
    late = {"person": str(ada), "because": "A court", **day(today())}
    assert "after today, within a year" in desk.send("/requests/holds/place", late).text
    desk.send("/requests/holds/place", {**late, **day(today() + timedelta(30))})
    with northbank.session() as session:
        session.scalars(select(LegalHold)).one().review_on = today() - timedelta(1)
    assert "Look at it again" in desk.get("/requests/holds").text


def test_refusing_says_why_and_where_to_complain(northbank, ada, desk, where):
    empty = desk.send(f"{where}/refuse")
    assert empty.status_code == 422
    desk.send(f"{where}/refuse", {"because": "The children's records must stay until 2060."})
    with northbank.session() as session:
        message = session.scalars(
            select(Message).where(Message.about.startswith("rights.answered"))
        ).one()
        assert "2060" not in message.subject + message.body
    page = northbank.signed_in(ada).get(where).text
    assert "must stay until 2060" in page
    assert "Information Commissioner" in page
    assert desk.send(f"{where}/refuse", {"because": "Again"}).location == where
    assert "there is an answer" in northbank.signed_in(ada).get("/me/held").text


def test_the_clock_stands_still_for_an_erasure_too(northbank, ada, desk, where):
    desk.send(where, to=f"{where}/checked")
    desk.send(f"{where}/stop", {"because": "Which Ada are you?"})
    assert desk.get(f"{where}/erase").location == where
    assert "Which Ada are you?" in northbank.signed_in(ada).get(where).text
    desk.send(where, to=f"{where}/go-on")
    assert desk.get(f"{where}/erase").status_code == 200


def test_what_is_done_with_a_copy_is_not_done_with_an_erasure(northbank, desk, where):
    for step in ("prepare", "reviewed", "look-again"):
        desk.send(where, to=f"{where}/{step}")
    assert desk.get(f"{where}/release").location == where
    with northbank.session() as session:
        request = session.scalars(select(Request)).one()
        assert request.prepared_at is None and request.released_at is None


def test_nobody_answers_their_own_request_or_lifts_the_hold_on_themself(
    northbank, desk, officer, where
):
    own = desk.send("/me/held/erase", {"words": ""}).location
    for step in ("checked", "refuse", "erase"):
        assert desk.get(f"{own}/{step}").status_code in (404, 405)
    other = northbank.signed_in(northbank.person("Olu Second", "data_officer"))
    answers = {"person": str(officer), "because": "A court", **day(today() + timedelta(9))}
    other.send("/requests/holds/place", answers)
    with northbank.session() as session:
        hold = session.scalars(select(LegalHold)).one().id
    assert desk.get(f"/requests/holds/{hold}/lift").status_code == 404


def test_who_works_for_the_council_is_not_erased_before_they_leave(northbank, desk):
    worker = northbank.person("Wyn Worker", "worker")
    where = northbank.signed_in(worker).send("/me/held/erase", {"words": ""}).location
    assert "They work for the council" in desk.get(where).text


@pytest.mark.parametrize("role", ["worker", "coordinator", "administrator"])
def test_nobody_else_sees_requests_or_holds(northbank, where, role):
    client = northbank.signed_in(northbank.person("Somebody Else", role))
    assert client.get(where).status_code == 404
    for path in ("/requests/holds", "/requests/holds/place"):
        assert client.get(path).status_code == 403
