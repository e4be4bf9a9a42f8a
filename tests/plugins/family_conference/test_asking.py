"""Families ask for a conference themselves, and somebody speaks with them."""

import pytest
from marshes import Family
from sqlalchemy import select

from alongside import Person
from alongside.messages.models import Message
from alongside.people import walls
from alongside.people.models import Contact
from alongside_family_conference import asking
from alongside_family_conference.asking import Told
from alongside_family_conference.asking_models import Asked
from alongside_family_conference.gatherings import load, today
from alongside_family_conference.states import NotNow

HOME = "/family-conference/"
ASK = f"{HOME}ask"
WORDS = "Mondays are hard, and we would like to sit down together."
SAFE = "Text only, while the children are at school"
GIVEN = {"name": "Ada", "phone": "07700 900123", "safe_when": SAFE, "words": WORDS}


def requests(family: Family) -> list[Asked]:
    with family.session() as session:
        found = session.scalars(select(Asked).order_by(Asked.created_at)).all()
        session.expunge_all()
        return list(found)


def asked(family: Family, person=None, **told):
    """The id of a request, by a visitor or by somebody with an account."""
    with family.session() as session:
        asker = session.get_one(Person, person) if person else None
        given = {"name": "Ada", "asker": "parent", "phone": "07700 900123", **told}
        return asking.ask(session, Told(words=WORDS, safe_when=SAFE, **given), asker).id


def page_of(family: Family, who, one, tail="", *, send=None):
    client = family.town.signed_in(who)
    address = f"{HOME}asked/{one}"
    if send is None:
        return client.get(address + tail)
    return client.send(address, send, to=address + tail)


class TestThePublicPage:
    def test_anybody_finds_from_the_front_page_what_a_conference_is(self, family) -> None:
        client = family.town.visitor()
        assert f"{HOME}about" in client.get("/").text
        page = client.get(f"{HOME}about").text
        for words in ("voluntary", "private time", "nothing that you say there is kept", ASK):
            assert words in page

    def test_a_visitor_asks_and_is_told_what_happens_next(self, family) -> None:
        client = family.town.visitor()
        sent = client.send(ASK, GIVEN)
        assert sent.status_code == 302
        assert "What happens now" in client.get(sent.location).text
        (one,) = requests(family)
        assert (one.name, one.words, one.safe_when, one.person_id) == ("Ada", WORDS, SAFE, None)

    @pytest.mark.parametrize("way", ["email", "phone", "through"])
    def test_a_name_and_one_safe_way_are_enough(self, family, way) -> None:
        given = "01632 960 118" if way == "phone" else "ada@example.org"
        sent = family.town.visitor().send(ASK, {"name": "Ada", way: given})
        assert sent.status_code == 302

    def test_a_phone_number_that_nobody_could_ring_is_said_beside_the_field(self, family) -> None:
        sent = family.town.visitor().send(ASK, {"name": "Ada", "phone": "abc"})
        assert sent.status_code == 422
        assert "Enter a phone number" in sent.text

    def test_without_a_way_to_be_reached_it_asks_again_and_keeps_what_was_typed(
        self, family
    ) -> None:
        sent = family.town.visitor().send(ASK, {"name": "Ada", "words": WORDS})
        assert sent.status_code == 422
        assert "Give us one safe way to reach you" in sent.text
        assert WORDS in sent.text
        assert requests(family) == []

    def test_a_program_that_fills_in_every_box_is_held_back_and_loses_nothing(self, family) -> None:
        sent = family.town.visitor().send(ASK, {**GIVEN, "website": "https://example.org"})
        assert sent.status_code == 422
        assert WORDS in sent.text
        assert requests(family) == []

    def test_a_flood_from_one_place_is_slowed_down_kindly(self, family) -> None:
        client = family.town.visitor()
        answers = [client.send(ASK, GIVEN) for _n in range(11)]
        assert [one.status_code for one in answers] == [302] * 10 + [429]
        assert WORDS in answers[-1].text
        assert len(requests(family)) == 10

    def test_a_form_without_its_token_is_refused(self, family) -> None:
        answer = family.town.visitor().post(ASK, data=GIVEN)
        assert answer.status_code in (400, 422)
        assert requests(family) == []

    def test_asking_twice_with_one_form_asks_once(self, family) -> None:
        client = family.town.visitor()
        form = {**client.hidden(client.get(ASK).text), **GIVEN}
        assert [client.post(ASK, data=form).status_code for _n in range(2)] == [302, 302]
        assert len(requests(family)) == 1

    def test_a_council_can_leave_it_to_those_who_know_the_family(self, family) -> None:
        family.town.enable("family_conference", families_may_ask=False)
        client = family.town.visitor()
        page = client.get(f"{HOME}about").text
        assert "Speak with somebody at the council whom you know" in page
        assert ASK not in page
        assert client.get(ASK).status_code == 404


class TestWithAnAccount:
    def test_nothing_is_asked_that_the_core_knows(self, family) -> None:
        with family.session() as session:
            session.get_one(Person, family.parent).language = "pl"
            session.add(
                Contact(
                    person_id=family.parent,
                    kind="mobile",
                    value="07700 900999",
                    note="After six",
                    safe_to_text=True,
                )
            )
            session.add(Contact(person_id=family.parent, kind="email", value="x@example.org"))
        client = family.town.signed_in(family.parent)
        page = client.get(ASK).text
        assert "What may we call you?" not in page
        assert "Which language" not in page
        assert 'value="07700 900999"' in page
        assert "After six" in page
        assert "Text me, and do not call." in page
        assert "x@example.org" not in page, "it was never said to be safe"
        client.send(ASK, {"words": WORDS})
        (one,) = requests(family)
        assert (one.name, one.language, one.person_id) == ("Dani Marsh", "pl", family.parent)

    def test_from_home_one_asks_sees_where_it_is_and_takes_it_back(self, family) -> None:
        client = family.town.signed_in(family.parent)
        assert f"{HOME}about" in client.get("/home").text
        sent = client.send(ASK, {"words": WORDS})
        assert "Somebody who arranges conferences will read it" in client.get(sent.location).text
        assert sent.location in client.get("/home").text
        page_of(family, family.coordinator, requests(family)[0].id, "/take", send={})
        assert "Mo Kelly speaks with you" in client.get(sent.location).text
        client.send(sent.location, {}, to=f"{sent.location}/withdraw")
        (one,) = requests(family)
        assert (one.state, one.words, one.phone, one.safe_when) == ("withdrawn", "", "", "")
        assert WORDS not in page_of(family, family.coordinator, one.id).text

    def test_nobody_else_of_the_family_is_told(self, family) -> None:
        one = asked(family, family.parent)
        for who in (family.child, family.relative, family.outsider):
            assert page_of(family, who, one).status_code == 404
            assert WORDS not in family.town.signed_in(who).get(HOME).text


class TestAnswering:
    def test_the_coordinators_find_it_with_how_it_is_safe_first(self, family) -> None:
        one = asked(family)
        index = family.town.signed_in(family.manager).get(HOME).text
        assert "Families who asked themselves" in index
        assert str(one) in index
        page = page_of(family, family.manager, one).text
        assert page.index(SAFE) < page.index(WORDS)
        assert "Use no other way" in page

    def test_nobody_else_at_the_council_reads_it(self, family) -> None:
        one = asked(family)
        for who in (family.referrer, family.admin):
            assert page_of(family, who, one).status_code == 404
            assert str(one) not in family.town.signed_in(who).get(HOME).text
        assert family.town.visitor().get(f"{HOME}asked/{one}").status_code == 302

    def test_a_coordinator_who_is_kept_from_whoever_asks_does_not_see_it(self, family) -> None:
        one = asked(family, family.parent)
        with family.session() as session:
            apart = [session.get_one(Person, p) for p in (family.parent, family.manager)]
            by = session.get_one(Person, family.coordinator)
            walls.put_up(session, *apart, because="A court", review_on=today(), by=by)
        assert page_of(family, family.manager, one).status_code == 404
        assert str(one) not in family.town.signed_in(family.manager).get(HOME).text
        assert "asked itself" not in family.town.signed_in(family.manager).get("/home").text
        assert page_of(family, family.coordinator, one).status_code == 200

    def test_a_coordinator_who_asks_does_not_answer_themself(self, family) -> None:
        one = asked(family, family.coordinator)
        assert page_of(family, family.coordinator, one).status_code == 200
        assert page_of(family, family.coordinator, one, "/take", send={}).status_code == 404
        assert page_of(family, family.manager, one, "/take", send={}).status_code == 302

    def test_a_message_goes_out_once_and_says_nothing_of_anybody(self, family) -> None:
        asked(family)
        asked(family, name="Bo")
        with family.session() as session:
            for who in (family.coordinator, family.manager):
                email = {"kind": "email", "value": "m@example.org", "safe_to_email": True}
                session.add(Contact(person_id=who, **email))
        with family.session() as session:
            assert asking.tell_coordinators(session) == 2
            assert asking.tell_coordinators(session) == 0
            sent = session.scalars(select(Message)).all()
            assert len(sent) == 2
            assert not [m for m in sent if "Ada" in m.subject + m.body or WORDS in m.body]

    def test_what_is_offered_instead_reaches_whoever_asked(self, family) -> None:
        one = asked(family, family.parent)
        page_of(family, family.coordinator, one, "/take", send={})
        client = family.town.signed_in(family.coordinator)
        address = f"{HOME}asked/{one}/instead"
        assert client.send(address, {"instead": ""}).status_code == 422
        assert client.send(address, {"instead": "Sam comes on Friday"}).status_code == 302
        assert "Sam comes on Friday" in page_of(family, family.parent, one).text
        assert "somebody answered" in family.town.signed_in(family.parent).get("/home").text
        assert str(one) not in client.get(HOME).text

    def test_nothing_is_answered_before_somebody_has_taken_it_up(self, family) -> None:
        one = asked(family)
        with family.session() as session, pytest.raises(NotNow):
            asking.answer(session, session.get_one(Asked, one), "No")

    def test_two_who_take_it_up_are_told_how_it_is_now(self, family) -> None:
        one = asked(family, family.parent)
        page_of(family, family.coordinator, one, "/take", send={})
        with family.session() as session:
            asking.withdraw(session, session.get_one(Asked, one))
        answer = page_of(family, family.manager, one, "/take", send={})
        assert answer.status_code == 302
        client = family.town.signed_in(family.manager)
        client.send(f"{HOME}asked/{one}", {}, to=f"{HOME}asked/{one}/take")
        assert "This has moved on" in client.get(f"{HOME}asked/{one}").text

    def test_many_families_cost_no_statement_more(self, family) -> None:
        from alongside.testing.statements import statements

        asked(family, family.parent)
        client = family.town.signed_in(family.manager)

        def count() -> int:
            client.get(HOME)
            with statements(family.town.app) as sent:
                client.get(HOME)
            return len(sent)

        few = count()
        for _n in range(4):
            asked(family, family.relative)
        assert count() == few


class TestBeginning:
    def hand(self, family, one, worker):
        page_of(family, family.coordinator, one, "/take", send={})
        client = family.town.signed_in(family.coordinator)
        return client.send(f"{HOME}asked/{one}/hand", {"worker": str(worker)})

    def test_a_worker_is_asked_and_begins_a_draft_that_says_the_family_asked(self, family) -> None:
        one = asked(family, family.parent)
        assert self.hand(family, one, family.referrer).status_code == 302
        client = family.town.signed_in(family.referrer)
        assert "you were asked to begin the referral" in client.get("/home").text
        begun = client.send(
            f"{HOME}asked/{one}/begin",
            {"people": str(family.child), "kind": "child", "name": "Kai’s conference"},
        )
        page = client.get(begun.location).text
        assert WORDS in page
        assert "The family asked itself" in page
        with family.session() as session:
            kept = session.get_one(Asked, one)
            found = load(session, kept.conference_id)
            assert kept.state == "begun"
            assert found.conference.asked_by_family
            assert found.conference.reasons == "", "nothing is kept before the worker saves it"
            assert found.referrer.person.id == family.referrer
            parent = found.party(session.get_one(Person, family.parent))
            assert (parent.role, parent.participant.consent) == ("family", "unasked")

    def test_only_who_was_asked_begins_it(self, family) -> None:
        other = family.town.person("Grace Adeyemi", "worker")
        one = asked(family)
        self.hand(family, one, family.referrer)
        assert page_of(family, other, one).status_code == 404
        assert page_of(family, other, one, "/begin").status_code == 404
        assert page_of(family, family.coordinator, one, "/begin").status_code == 404

    def test_nobody_is_asked_who_may_not_refer(self, family) -> None:
        family.town.enable("family_conference", coordinators_may_refer=False)
        one = asked(family)
        page_of(family, family.coordinator, one, "/take", send={})
        page = page_of(family, family.coordinator, one, "/hand").text
        assert "Tom Whitfield" in page
        assert "Ines Prior" not in page
        assert self.hand(family, one, family.manager).status_code == 422
        assert self.hand(family, one, family.admin).status_code == 422

    def test_somebody_kept_from_whoever_asked_is_not_offered(self, family) -> None:
        one = asked(family, family.parent)
        with family.session() as session:
            apart = [session.get_one(Person, p) for p in (family.parent, family.referrer)]
            by = session.get_one(Person, family.coordinator)
            walls.put_up(session, *apart, because="A court", review_on=today(), by=by)
        page_of(family, family.coordinator, one, "/take", send={})
        assert "Tom Whitfield" not in page_of(family, family.coordinator, one, "/hand").text
        assert self.hand(family, one, family.referrer).status_code == 422

    def test_it_is_begun_once(self, family) -> None:
        one = asked(family)
        self.hand(family, one, family.referrer)
        client = family.town.signed_in(family.referrer)
        given = {"people": str(family.child), "kind": "child", "name": "Kai’s conference"}
        address = f"{HOME}asked/{one}/begin"
        assert client.send(address, given).status_code == 302
        again = client.send(address, given)
        assert again.status_code == 422
        assert "moved on" in again.text

    def test_what_came_of_it_cannot_be_taken_back_here(self, family) -> None:
        one = asked(family, family.parent)
        self.hand(family, one, family.referrer)
        client = family.town.signed_in(family.referrer)
        given = {"people": str(family.child), "kind": "child", "name": "Kai’s conference"}
        client.send(f"{HOME}asked/{one}/begin", given)
        with family.session() as session, pytest.raises(NotNow):
            asking.withdraw(session, session.get_one(Asked, one))


def test_a_request_is_a_trace_that_goes_by_itself(family) -> None:
    from alongside.web.context import house

    holdings = house(family.town.app).registry.holdings("family_conference")
    of_requests = [one for one in holdings if one.table == "family_conference_request"]
    assert {one.retention for one in of_requests} == {"traces"}
