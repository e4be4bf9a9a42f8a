"""Letters of invitation: warm, in one's own language, and with nothing that one may not know."""

import pytest
from marshes import ADDRESS
from stages import cleared
from test_copies import seat, sheet

from alongside import Person, current
from alongside.councils import practices
from alongside_family_conference import preparing, referring
from alongside_family_conference.gatherings import today
from alongside_family_conference.models import Participant
from alongside_family_conference.states import State

NAME = "Kai’s family conference"


@pytest.fixture
def conference(family):
    """A conference that is being prepared, with a day, a place and somebody who comes."""
    one = family.conference(State.PREPARING)
    with family.session() as session:
        found, cast = family.gathering(session, one), family.cast(session)
        kept = found.conference
        kept.name, kept.held_on, kept.held_at = NAME, today(), "14:30"
        kept.place, kept.food, kept.getting_there = "The Old Chapel", "Soup", "Bus 7 to the chapel"
        given = {"brings": "", "needs": "", "contribution": "", "voice": ""}
        for person in (cast.parent, cast.child):
            preparing.answer(session, found, found.party(person), answer="coming", **given)
    return one


def tail(family, conference, who, look=""):
    return f"/people/{seat(family, conference, who)}/letter{look}"


def letter(family, conference, who, look=""):
    return sheet(family.page(family.coordinator, conference, tail(family, conference, who, look)))


def change(family, conference, who, **values):
    one = seat(family, conference, who)
    with family.session() as session:
        kept = session.get_one(Participant, one)
        for name, value in values.items():
            setattr(kept, name, value)


class TestWhatItSays:
    def test_it_invites_by_name_and_says_when_where_and_how_to_answer(
        self, family, conference
    ) -> None:
        page = letter(family, conference, family.relative)
        for words in ("Dear Winston Marsh", "The Old Chapel", "14:30", "Soup", "Tell Mo Kelly"):
            assert words in page
        assert "a no counts against nobody" in page

    def test_it_has_a_slip_to_tear_off(self, family, conference) -> None:
        slip = letter(family, conference, family.relative).partition("paper__slip")[2]
        for words in ("My answer", "From Winston Marsh", "I am coming", "I am not coming"):
            assert words in slip

    def test_nobody_is_named_before_the_list_is_cleared(self, family, conference) -> None:
        page = letter(family, conference, family.relative)
        for name in ("Kai", "Dani", "Tom Whitfield", NAME):
            assert name not in page
        with family.session() as session:
            cleared(session, family.gathering(session, conference))
        page = letter(family, conference, family.relative)
        assert NAME in page
        assert "Dani Marsh" in page
        assert "Kai Marsh" in page

    def test_somebody_named_later_closes_it_again(self, family, conference) -> None:
        with family.session() as session:
            found, cast = family.gathering(session, conference), family.cast(session)
            cleared(session, found)
            late = session.get_one(Person, family.outsider)
            referring.name_person(session, found, late, "family", by=cast.coordinator)
        assert "Dani Marsh" not in letter(family, conference, family.outsider)

    def test_no_place_for_whom_it_is_hidden_from(self, family, conference) -> None:
        change(family, conference, family.relative, place_hidden=True)
        page = letter(family, conference, family.relative)
        assert "hapel" not in page
        assert "tells you the place on the day" in page
        assert "The Old Chapel" in letter(family, conference, family.parent)
        own = family.page(family.relative, conference).text
        assert "hapel" not in own

    def test_whoever_is_kept_out_is_asked_for_their_voice_alone(self, family, conference) -> None:
        with family.session() as session:
            found = family.gathering(session, conference)
            cleared(session, found)
            party = next(p for p in found.parties if p.person.id == family.relative)
            preparing.exclude(session, found, party, "A court order")
        page = letter(family, conference, family.relative)
        assert "Your voice still counts" in page
        for secret in ("hapel", "14:30", "Dani", "Kai", "I am coming", "A court order", "Bus 7"):
            assert secret not in page

    def test_no_address_and_no_contact_of_anybody_is_in_it(self, family, conference) -> None:
        with family.session() as session:
            cast = family.cast(session)
            cast.parent.sign_in_address = "dani@x.test"
        page = letter(family, conference, family.parent)
        assert "x.test" not in page
        assert "/sign-in" in page

    def test_how_to_answer_is_the_councils_or_a_line_to_write_it_on(
        self, family, conference
    ) -> None:
        assert "0300 123 4567" not in letter(family, conference, family.relative)
        with family.session() as session:
            practices.row(session, "family_conference").settings = {"contact": "0300 123 4567"}

            current.council.changed()
        assert "0300 123 4567" in letter(family, conference, family.relative)


class TestHowItLooks:
    def test_it_is_in_the_language_of_whoever_gets_it(self, family, conference) -> None:
        with family.session() as session:
            session.get_one(Person, family.relative).language = "cy"
        assert 'lang="cy"' in letter(family, conference, family.relative)
        assert 'lang="en-GB"' in letter(family, conference, family.parent)
        assert 'lang="en-GB"' in letter(family, conference, family.relative, "?language=en")

    def test_it_is_in_large_type_on_request(self, family, conference) -> None:
        assert "paper--usual" in letter(family, conference, family.relative)
        assert "paper--large" in letter(family, conference, family.relative, "?size=large")


class TestNotingIt:
    def test_giving_it_is_noted_and_waits_for_an_answer(self, family, conference) -> None:
        client = family.town.signed_in(family.coordinator)
        page = f"{ADDRESS}/{conference}{tail(family, conference, family.relative)}"
        assert client.send(page, {}).status_code == 302
        own = seat(family, conference, family.relative)
        with family.session() as session:
            kept = session.get_one(Participant, own)
            assert (kept.invited_how, kept.invited_on) == ("letter", today())
        assert "You are invited" in family.town.signed_in(family.relative).get("/home").text
        assert "Invited by letter on" in client.get(page).text

    def test_choosing_a_letter_leads_to_it(self, family, conference) -> None:
        client = family.town.signed_in(family.coordinator)
        page = f"{ADDRESS}/{conference}/people/{seat(family, conference, family.relative)}"
        assert client.send(page, {"invited_how": "letter"}).location.endswith("/letter")

    def test_the_coordinator_alone_writes_letters(self, family, conference) -> None:
        where = tail(family, conference, family.relative)
        others = ("relative", "parent", "referrer", "manager", "admin", "outsider")
        for who in others:
            assert family.page(getattr(family, who), conference, where).status_code == 404

    def test_on_the_day_nobody_is_invited_any_more(self, family) -> None:
        one = family.conference(State.INFORMATION)
        where = tail(family, one, family.relative)
        assert family.page(family.coordinator, one, where).status_code == 302
