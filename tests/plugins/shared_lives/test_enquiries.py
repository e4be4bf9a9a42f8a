"""Somebody asks about sharing their home, sees where it is, and can take it back."""

from carer_world import HOME, Scheme
from sqlalchemy import select

from alongside import Person
from alongside.messages.models import Message
from alongside.people import walls
from alongside.people.models import Contact
from alongside_shared_lives import enquiring
from alongside_shared_lives.dates import today
from alongside_shared_lives.enquiring import Told
from alongside_shared_lives.enquiry_models import Enquiry
from alongside_shared_lives.models import Household
from alongside_shared_lives.states import Step

WORDS = "The children have left, and the table is too long."
GIVEN = {"name": "Ayo", "email": "ayo@example.org", "words": WORDS, "safe_when": "After six"}


def asked(scheme: Scheme, person=None):
    with scheme.session() as session:
        asker = session.get_one(Person, person) if person else None
        return enquiring.ask(session, Told("Ayo", WORDS, email="ayo@example.org"), asker).id


class TestThePublicPages:
    def test_anybody_finds_and_reads_what_it_is_and_asks(self, scheme: Scheme) -> None:
        client = scheme.town.visitor()
        assert f"{HOME}/about" in client.get("/").text
        page = client.get(f"{HOME}/about").text
        for words in ("as one of the household", "Both of you chose it", "Up to 3 adults"):
            assert words in page
        sent = client.send(f"{HOME}/enquire", GIVEN)
        assert sent.status_code == 302
        assert "What happens now" in client.get(sent.location).text
        with scheme.session() as session:
            (one,) = session.scalars(select(Enquiry)).all()
            assert (one.state, one.words, one.person_id) == ("waiting", WORDS, None)
            assert session.scalars(select(Household)).all() == [], "it is only an enquiry"

    def test_a_way_to_be_reached_is_needed_robots_are_held_back_and_floods_slowed(
        self, scheme: Scheme
    ) -> None:
        client = scheme.town.visitor()
        for data in ({"name": "Ayo", "words": WORDS}, {**GIVEN, "website": "x"}):
            sent = client.send(f"{HOME}/enquire", data)
            assert sent.status_code == 422
            assert WORDS in sent.text
        answers = [client.send(f"{HOME}/enquire", GIVEN).status_code for _n in range(11)]
        assert answers == [302] * 10 + [429]


class TestWithAnAccount:
    def test_a_household_begins_at_once_and_is_seen_from_home(self, scheme: Scheme) -> None:
        client = scheme.town.signed_in(scheme.leroy)
        assert f"{HOME}/about" in client.get("/home").text
        page = client.get(f"{HOME}/enquire").text
        assert "What may we call you?" not in page
        sent = client.send(f"{HOME}/enquire", {"words": WORDS})
        theirs = client.get(sent.location).text
        assert "Somebody of the scheme who walks with you" in theirs
        assert WORDS in theirs
        assert sent.location in client.get("/home").text
        again = client.send(f"{HOME}/enquire", {"words": WORDS})
        assert again.location == sent.location, "nobody who asks twice has two households"
        assert "Leroy Campbell" in scheme.get(scheme.worker, "/households").text
        scheme.send(
            scheme.worker,
            sent.location.removeprefix(HOME),
            {},
            at=(f"{sent.location.removeprefix(HOME)}/walk"),
        )
        assert "Nadia Rahman" in client.get(sent.location).text

    def test_taking_it_back_empties_what_was_written(self, scheme: Scheme) -> None:
        one = asked(scheme, scheme.leroy)
        tail = f"/enquiries/{one}"
        assert scheme.send(scheme.bronagh, tail, {}, at=f"{tail}/withdraw").status_code == 404
        assert scheme.send(scheme.leroy, tail, {}, at=f"{tail}/withdraw").status_code == 302
        with scheme.session() as session:
            kept = session.get_one(Enquiry, one)
            assert (kept.state, kept.words, kept.email, kept.name) == ("withdrawn", "", "", "")
            home = session.get_one(Household, kept.household_id)
            assert Step(home.state) is Step.CLOSED
            assert "Leroy" not in home.name

    def test_later_than_that_one_stops_on_the_households_page(self, scheme: Scheme) -> None:
        one = asked(scheme, scheme.leroy)
        with scheme.session() as session:
            household = session.get_one(Enquiry, one).household_id
            session.get_one(Household, household).state = "visit"
        client, page = scheme.town.signed_in(scheme.leroy), f"{HOME}/enquiries/{one}"
        client.send(page, {}, to=f"{page}/withdraw")
        assert "You are further along" in client.get(page).text
        assert "Stop here" in scheme.get(scheme.leroy, f"/households/{household}").text


class TestAnswering:
    def test_a_worker_takes_it_up_and_makes_the_household(self, scheme: Scheme) -> None:
        one = asked(scheme)
        tail = f"/enquiries/{one}"
        assert "One person asked" in scheme.town.signed_in(scheme.worker).get("/home").text
        scheme.send(scheme.worker, tail, {}, at=f"{tail}/take")
        data = {"name": "Ayo Bello", "email": "ayo@example.org", "household": ""}
        assert scheme.send(scheme.worker, f"{tail}/begin", data).status_code == 422
        data["household"] = "The Bellos’ table"
        begun = scheme.send(scheme.worker, f"{tail}/begin", data)
        assert begun.status_code == 302
        page = scheme.get(scheme.worker, begun.location.removeprefix(HOME)).text
        for words in ("The Bellos’ table", "Ayo Bello", WORDS):
            assert words in page
        assert scheme.send(scheme.manager, f"{tail}/begin", data).status_code == 422
        other = asked(scheme)
        again = scheme.send(scheme.worker, f"/enquiries/{other}/begin", data)
        assert again.status_code == 422
        assert "signs in with this address already" in again.text

    def test_what_is_answered_is_read_by_whoever_asked_and_they_can_ask_again(
        self, scheme: Scheme
    ) -> None:
        one = asked(scheme)
        tail = f"/enquiries/{one}"
        early = scheme.send(scheme.worker, f"{tail}/instead", {"instead": "Not now"})
        assert early.status_code == 422
        scheme.send(scheme.worker, tail, {}, at=f"{tail}/take")
        with scheme.session() as session:
            session.get_one(Enquiry, one).person_id = scheme.stranger
        sent = scheme.send(scheme.worker, f"{tail}/instead", {"instead": "In spring. Nadia"})
        assert sent.status_code == 302
        page = scheme.get(scheme.stranger, tail).text
        assert "In spring. Nadia" in page
        assert "You can ask again" in page

    def test_nobody_else_reads_it_nor_whom_the_asker_is_kept_from(self, scheme: Scheme) -> None:
        one = asked(scheme, scheme.leroy)
        for who in (scheme.admin, scheme.joy, scheme.stranger, scheme.bronagh):
            assert scheme.get(who, f"/enquiries/{one}").status_code == 404
        assert scheme.get(scheme.manager, f"/enquiries/{one}").status_code == 200
        with scheme.session() as session:
            apart = [scheme.person(session, p) for p in (scheme.manager, scheme.leroy)]
            by = scheme.person(session, scheme.worker)
            walls.put_up(session, *apart, because="A court", review_on=today(), by=by)
        assert scheme.get(scheme.manager, f"/enquiries/{one}").status_code == 404

    def test_the_scheme_is_told_once_and_nothing_of_anybody(self, scheme: Scheme) -> None:
        asked(scheme)
        asked(scheme, scheme.leroy)
        with scheme.session() as session:
            email = {"kind": "email", "value": "n@example.org", "safe_to_email": True}
            session.add(Contact(person_id=scheme.worker, **email))
        with scheme.session() as session:
            assert enquiring.tell_scheme(session) == 2
            assert enquiring.tell_scheme(session) == 0
            (message,) = session.scalars(select(Message)).all()
            assert "Ayo" not in message.subject + message.body

    def test_two_who_take_it_up_are_told_how_it_is_now(self, scheme: Scheme) -> None:
        one = asked(scheme)
        tail = f"/enquiries/{one}"
        scheme.send(scheme.worker, tail, {}, at=f"{tail}/take")
        client, page = scheme.town.signed_in(scheme.manager), f"{HOME}{tail}"
        client.send(page, {"version": "1"}, to=f"{page}/take")
        assert "This has moved on" in client.get(page).text
        assert "Nadia Rahman speaks with them" in client.get(page).text
