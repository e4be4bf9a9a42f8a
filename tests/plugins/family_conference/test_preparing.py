"""Preparing: who sees whom, safety kept apart, exclusion and its appeal, the plain report."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from marshes import ADDRESS
from sqlalchemy import select
from stages import cleared

from alongside import Person
from alongside.messages.models import Message
from alongside.people.models import Contact
from alongside_family_conference import preparing, referring, reporting, the_day
from alongside_family_conference.gatherings import today
from alongside_family_conference.models import Conference
from alongside_family_conference.states import NotNow, State


def party_of(found, person):
    return next(one for one in found.parties if one.person.id == person)


class TestTheList:
    def test_nobody_sees_who_is_coming_until_the_coordinator_clears_it(self, family) -> None:
        one = family.conference(State.PREPARING)
        page = family.page(family.parent, one).text
        assert "Winston Marsh" not in page
        assert "Mo Kelly" in page
        assert "Winston Marsh" in family.page(family.coordinator, one).text
        client = family.town.signed_in(family.coordinator)
        client.send(f"{ADDRESS}/{one}/clear", {})
        assert "Winston Marsh" not in family.page(family.parent, one).text, "nobody was screened"
        screened = {"found": "I spoke with each alone", "goes_ahead": "y"}
        assert client.send(f"{ADDRESS}/{one}/safety", screened).status_code == 302
        assert "Winston Marsh" in client.get(f"{ADDRESS}/{one}/clear").text
        client.send(f"{ADDRESS}/{one}/clear", {})
        assert "Winston Marsh" in family.page(family.parent, one).text

    def test_a_list_that_was_cleared_can_be_covered_again(self, family) -> None:
        one = family.conference(State.READY)
        client = family.town.signed_in(family.coordinator)
        client.send(f"{ADDRESS}/{one}", {}, to=f"{ADDRESS}/{one}/cover")
        assert "Winston Marsh" not in family.page(family.parent, one).text
        assert family.state(one) is State.PREPARING

    def test_what_somebody_needs_is_between_them_and_the_coordinator(self, family) -> None:
        one = family.conference(State.PREPARING)
        client = family.town.signed_in(family.relative)
        given = {"answer": "coming", "brings": "Time", "needs": "A quiet room, please"}
        assert client.send(f"{ADDRESS}/{one}/answer", given).status_code == 302
        for who in (family.parent, family.referrer, family.child):
            assert "A quiet room" not in family.page(who, one).text
        with family.session() as session:
            seat = party_of(family.gathering(session, one), family.relative).participant.id
        assert "A quiet room" in family.page(family.coordinator, one, f"/people/{seat}").text
        assert family.page(family.referrer, one, f"/people/{seat}").status_code == 404

    def test_an_invitation_by_message_names_nobody(self, family) -> None:
        one = family.conference(State.PREPARING)
        with family.session() as session:
            mail = {"kind": "email", "value": "w@x.test", "safe_to_email": True}
            session.add(Contact(person_id=family.relative, **mail))
        with family.session() as session:
            found = family.gathering(session, one)
            preparing.invite(session, found, party_of(found, family.relative), "message")
        with family.session() as session:
            sent = session.scalars(select(Message)).one()
            for secret in ("Kai", "Marsh", "conference", "Mondays"):
                assert secret not in sent.subject + sent.body
        assert "You are invited" in family.town.signed_in(family.relative).get("/home").text

    def test_a_hidden_place_is_told_to_everybody_but_one(self, family) -> None:
        one = family.conference(State.READY)
        with family.session() as session:
            seat = party_of(family.gathering(session, one), family.relative).participant
            seat.place_hidden = True
        assert "The library" in family.page(family.parent, one).text
        assert "The library" not in family.page(family.relative, one).text


class TestTheDay:
    def test_who_is_here_is_noted_as_it_is_and_not_as_it_was_planned(self, family) -> None:
        one = family.conference(State.READY)
        client = family.town.signed_in(family.coordinator)
        with family.session() as session:
            found = family.gathering(session, one)
            places = {p.person.id: str(p.participant.id) for p in found.parties}
        here = [places[one] for one in (family.child, family.parent, family.coordinator)]
        page = client.get(f"{ADDRESS}/{one}/information").text
        assert "Who is here?" in page
        given = {"attended": here, "information": "Why we meet"}
        assert client.send(f"{ADDRESS}/{one}/information", given).status_code == 302
        with family.session() as session:
            found = family.gathering(session, one)
            there = {p.person.id for p in found.parties if p.participant.attended}
        assert there == {family.child, family.parent, family.coordinator}

    def test_it_does_not_begin_before_the_day_that_was_arranged(self, family) -> None:
        one = family.conference(State.READY)
        with family.session() as session:
            family.gathering(session, one).conference.held_on = today() + timedelta(days=9)
        with pytest.raises(NotNow, match="has not come yet"):
            family.do(the_day.give_information, one, "x")

    def test_no_conference_is_arranged_for_a_day_that_has_passed(self, family) -> None:
        one = family.conference(State.PREPARING)
        client = family.town.signed_in(family.coordinator)
        past = {"held_on-day": "1", "held_on-month": "2", "held_on-year": "2020"}
        answer = client.send(f"{ADDRESS}/{one}/arrangements", past)
        assert answer.status_code == 422
        assert "This day has passed" in answer.text


class TestTheAdvocate:
    def test_nothing_is_ready_before_one_was_offered_to_whom_it_is_about(self, family) -> None:
        one = family.conference(State.READY)
        with family.session() as session:
            found = family.gathering(session, one)
            party_of(found, family.child).participant.advocate = ""
            found.conference.state = State.PREPARING.value
        page = family.page(family.coordinator, one).text
        assert "Offer an advocate to whom it is about" in page
        with pytest.raises(NotNow, match="advocate"):
            family.do(preparing.ready, one)

    def test_a_child_asks_for_one_and_nothing_is_ready_until_there_is_one(self, family) -> None:
        one = family.conference(State.PREPARING)
        client = family.town.signed_in(family.child)
        given = {"answer": "coming", "voice": "there", "advocate": "wanted"}
        assert client.send(f"{ADDRESS}/{one}/answer", given).status_code == 302
        waits = "Somebody would like an advocate, and none is in it yet"
        assert waits in family.page(family.coordinator, one).text
        with family.session() as session:
            found = family.gathering(session, one)
            person = session.get_one(Person, family.outsider)
            by = session.get_one(Person, family.coordinator)
            referring.name_person(session, found, person, "advocate", by=by)
        assert waits not in family.page(family.coordinator, one).text

    def test_whoever_does_not_know_yet_takes_nothing_back(self, family) -> None:
        one = family.conference(State.PREPARING)
        client = family.town.signed_in(family.child)
        with family.session() as session:
            party_of(family.gathering(session, one), family.child).participant.advocate = "offered"
        given = {"answer": "coming", "voice": "there", "advocate": ""}
        assert client.send(f"{ADDRESS}/{one}/answer", given).status_code == 302
        with family.session() as session:
            kept = party_of(family.gathering(session, one), family.child).participant.advocate
        assert kept == "offered"
        client.send(f"{ADDRESS}/{one}/answer", {**given, "advocate": "wanted"})
        client.send(f"{ADDRESS}/{one}/answer", given)
        with family.session() as session:
            kept = party_of(family.gathering(session, one), family.child).participant.advocate
        assert kept == "", "a wish can be taken back"


def test_nobody_is_added_once_the_day_is_here(family) -> None:
    one = family.conference(State.PRIVATE)
    with family.session() as session, pytest.raises(NotNow):
        found = family.gathering(session, one)
        person = session.get_one(Person, family.outsider)
        by = session.get_one(Person, family.coordinator)
        referring.name_person(session, found, person, "family", by=by)


def test_whoever_is_named_later_waits_until_the_list_is_cleared_anew(family) -> None:
    one = family.conference(State.READY)
    with family.session() as session:
        found = family.gathering(session, one)
        person = session.get_one(Person, family.outsider)
        by = session.get_one(Person, family.referrer)
        referring.name_person(session, found, person, "family", by=by)
    assert family.state(one) is State.PREPARING
    assert "Halina Nowak" not in family.page(family.parent, one).text
    assert "Kai Marsh" not in family.page(family.outsider, one).text


def test_the_childs_no_is_heard_until_the_day(family) -> None:
    one = family.conference(State.READY)
    with family.session() as session:
        found = family.gathering(session, one)
        child = party_of(found, family.child)
        referring.note_consent(session, found, child, "no", "In the car", today())
    assert family.state(one) is State.PREPARING
    with family.session() as session, pytest.raises(NotNow, match="has not said yes"):
        preparing.ready(session, family.gathering(session, one))


class TestTheCalendar:
    def test_the_day_goes_into_a_calendar_and_names_nobody(self, family) -> None:
        one = family.conference(State.READY)
        answer = family.page(family.parent, one, "/day.ics")
        assert answer.mimetype == "text/calendar"
        event = Calendar.from_ical(answer.data).walk("VEVENT")[0]
        assert event["summary"] == "A meeting"
        assert event["location"] == "The library"
        assert event.decoded("dtstart").astimezone(ZoneInfo("Europe/London")).hour == 14
        for secret in ("Kai", "Marsh", "conference", "Northbank"):
            assert secret not in answer.text

    def test_no_place_for_whom_it_is_hidden_from_and_no_file_for_whom_is_kept_out(
        self, family
    ) -> None:
        one = family.conference(State.READY)
        with family.session() as session:
            found = family.gathering(session, one)
            party_of(found, family.relative).participant.place_hidden = True
            party_of(found, family.parent).participant.excluded_because = "A court order"
        assert "The library" not in family.page(family.relative, one, "/day.ics").text
        assert family.page(family.parent, one, "/day.ics").status_code == 404


class TestSafety:
    def test_the_coordinator_alone_reads_the_safety_plan(self, family) -> None:
        one = family.conference(State.READY)
        assert family.page(family.coordinator, one, "/safety").status_code == 200
        for who in (family.referrer, family.parent, family.child, family.manager, family.admin):
            assert family.page(who, one, "/safety").status_code == 404

    def test_it_is_not_ready_while_the_screening_says_no(self, family) -> None:
        one = family.conference(State.READY)
        with family.session() as session:
            found = family.gathering(session, one)
            by = session.get_one(Person, family.coordinator)
            preparing.screen(session, found, by, found="x", plan="", goes_ahead=False)
        assert family.state(one) is State.PREPARING
        with family.session() as session, pytest.raises(NotNow, match="cannot go ahead"):
            preparing.ready(session, family.gathering(session, one))

    def exclude(self, family, one, person, because="A court order") -> None:
        with family.session() as session:
            found = family.gathering(session, one)
            preparing.exclude(session, found, party_of(found, person), because)

    def test_somebody_kept_out_is_told_why_can_appeal_and_can_contribute(self, family) -> None:
        one = family.conference(State.READY)
        self.exclude(family, one, family.relative)
        page = family.page(family.relative, one).text
        assert "A court order" in page
        assert "Kai Marsh" not in page
        client = family.town.signed_in(family.relative)
        assert client.send(f"{ADDRESS}/{one}/appeal", {"appeal": "I moved"}).status_code == 302
        assert "sees it differently" in family.page(family.coordinator, one).text
        given = {"answer": "otherwise", "contribution": "A letter for Kai"}
        assert client.send(f"{ADDRESS}/{one}/answer", given).status_code == 302
        assert client.send(f"{ADDRESS}/{one}/answer", {"answer": "coming"}).status_code == 422

    def test_somebody_kept_out_reads_neither_report_nor_plan(self, family) -> None:
        one = family.conference(State.READY)
        self.exclude(family, one, family.relative)
        assert family.page(family.relative, one, "/report").status_code == 404
        assert family.page(family.relative, one, "/private").status_code == 403

    def test_whom_it_is_about_is_never_kept_out(self, family) -> None:
        one = family.conference(State.READY)
        with pytest.raises(NotNow):
            self.exclude(family, one, family.child)

    def test_no_reason_no_exclusion(self, family) -> None:
        one = family.conference(State.READY)
        with family.session() as session:
            seat = party_of(family.gathering(session, one), family.relative).participant.id
        client = family.town.signed_in(family.coordinator)
        page = f"{ADDRESS}/{one}/people/{seat}/exclude"
        assert client.send(page, {"because": ""}).status_code == 422


class TestTheReport:
    def test_the_family_sees_it_first_and_answers(self, family) -> None:
        one = family.conference(State.PREPARING)
        assert family.page(family.parent, one, "/report").status_code == 404
        client = family.town.signed_in(family.referrer)
        page = f"{ADDRESS}/{one}/report"
        words = {"strengths": "Four people", "worries": "Mondays", "questions": "Who helps?"}
        assert client.send(f"{page}/write", words).status_code == 302
        assert client.send(page, {}, to=f"{page}/share").status_code == 302
        assert "Four people" in family.page(family.parent, one, "/report").text
        parent = family.town.signed_in(family.parent)
        assert parent.send(page, {"words": "Tuesdays, too"}, to=page).status_code == 302
        assert "Tuesdays, too" in family.page(family.referrer, one, "/report").text

    def test_a_bottom_line_needs_a_harm(self, family) -> None:
        one = family.conference(State.PREPARING)
        client = family.town.signed_in(family.referrer)
        page = f"{ADDRESS}/{one}/report/lines"
        assert client.send(page, {"line": "Not alone", "harm": ""}).status_code == 422
        assert client.send(page, {"line": "Not alone", "harm": "Ill"}).status_code == 302

    def test_a_readability_hint_blocks_nothing(self) -> None:
        plain = Conference(strengths="We see love.", worries="Mondays.", questions="Who?")
        heavy = Conference(strengths="multidisciplinary " * 40, worries="", questions="")
        for one in (plain, heavy):
            one.resources = one.no_plan = ""
        assert reporting.reading(plain).is_plain
        assert not reporting.reading(heavy).is_plain

    @pytest.mark.parametrize(
        ("state", "status"),
        [(State.PREPARING, 404), (State.READY, 404), (State.INFORMATION, 200)],
    )
    def test_whoever_gives_information_reads_it_from_the_day_on(
        self, family, state, status
    ) -> None:
        one = family.conference(State.PREPARING if state is State.PREPARING else State.READY)
        teacher = family.town.person("Wilf Stone")
        with family.session() as session:
            found = family.gathering(session, one)
            by = session.get_one(Person, family.coordinator)
            person = session.get_one(Person, teacher)
            referring.name_person(session, found, person, "information_giver", by=by)
            if state is not State.PREPARING:
                cleared(session, found)
                preparing.ready(session, found)
            if state is State.INFORMATION:
                the_day.give_information(session, found, "")
        assert family.page(teacher, one, "/report").status_code == status
        for tail in ("/private", "/plan"):
            assert family.page(teacher, one, tail).status_code == 403
