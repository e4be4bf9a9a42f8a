"""The offer of a family meeting before care proceedings (Children Act 1989, section 31ZA)."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marshes import ADDRESS, gather
from sqlalchemy import select

from alongside import Person
from alongside_family_conference.gatherings import today
from alongside_family_conference.models import Participant
from alongside_family_conference.settings import PLACEHOLDER, PLACEHOLDERS
from alongside_family_conference.states import State

SINCE = "2026-01-01"
WORDING = "Dear {name}, about {children}: ring {contact}. {council}, {date}"


@pytest.fixture
def offered(family):
    """A referral in England, after the day from which the offer is a duty."""
    family.town.enable("family_conference", offer_duty_from=SINCE)
    return family


def seat(family, person):
    with family.session() as session:
        found = select(Participant.id).where(Participant.person_id == person)
        return session.scalars(found).one()


def participant(family, person) -> Participant:
    with family.session() as session:
        found = session.scalars(select(Participant).where(Participant.person_id == person)).one()
        session.expunge(found)
        return found


def boxes(name, day):
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def letter_page(family, one, who=None):
    return f"{ADDRESS}/{one}/people/{seat(family, who or family.parent)}/offer"


class TestWhereItIsADuty:
    def test_not_before_the_councils_day(self, family) -> None:
        one = family.conference(State.DRAFTED)
        assert family.page(family.referrer, one, "/offer").status_code == 404
        assert "offer before care" not in family.page(family.referrer, one).text
        later = (today() + timedelta(days=1)).isoformat()
        family.town.enable("family_conference", offer_duty_from=later)
        assert family.page(family.referrer, one, "/offer").status_code == 404

    def test_from_that_day_on_the_referral_leads_to_it(self, offered) -> None:
        one = offered.conference(State.DRAFTED)
        assert "offer before care proceedings" in offered.page(offered.referrer, one).text
        page = offered.page(offered.referrer, one, "/offer").text
        assert "section 31ZA" in page
        assert "Dani Marsh" in page
        assert "Winston Marsh" not in page, "he has no parental responsibility"

    def test_never_in_wales(self, abergwyn) -> None:
        family = gather(abergwyn)
        family.town.enable("family_conference", offer_duty_from=SINCE)
        one = family.conference(State.DRAFTED)
        assert family.page(family.referrer, one, "/offer").status_code == 404
        page = family.town.signed_in(family.referrer).get(letter_page(family, one))
        assert page.status_code == 404

    def test_it_is_the_referrers_alone(self, offered) -> None:
        one = offered.conference(State.PREPARING)
        others = (offered.coordinator, offered.manager, offered.admin, offered.parent)
        for who in (*others, offered.child, offered.outsider):
            assert offered.page(who, one, "/offer").status_code in (403, 404)
            answer = offered.town.signed_in(who).get(letter_page(offered, one))
            assert answer.status_code in (403, 404)

    def test_no_letter_is_made_for_somebody_without_parental_responsibility(self, offered) -> None:
        one = offered.conference(State.DRAFTED)
        page = letter_page(offered, one, offered.relative)
        assert offered.town.signed_in(offered.referrer).get(page).status_code == 404


class TestTheLetter:
    def test_it_is_in_the_councils_words_with_everything_filled_in(self, offered) -> None:
        offered.town.enable(
            "family_conference",
            offer_duty_from=SINCE,
            offer_letter_en=WORDING,
            contact="the family team",
        )
        one = offered.conference(State.DRAFTED)
        page = offered.town.signed_in(offered.referrer).get(letter_page(offered, one)).text
        assert "Dear Dani Marsh, about Kai Marsh: ring the family team. Northbank" in page
        assert "{" not in page.partition('class="letter"')[2].partition("</article>")[0]

    def test_without_words_of_the_council_it_is_ours(self, offered) -> None:
        one = offered.conference(State.DRAFTED)
        page = offered.town.signed_in(offered.referrer).get(letter_page(offered, one)).text
        assert "If you say no, that is never held against you" in page
        assert "Tom Whitfield" in page, "whom to answer, where the council says nothing else"

    def test_whoever_speaks_welsh_gets_it_in_welsh_where_there_are_welsh_words(
        self, offered
    ) -> None:
        offered.town.enable(
            "family_conference", offer_duty_from=SINCE, offer_letter_cy="Annwyl {name}"
        )
        with offered.session() as session:
            session.get_one(Person, offered.parent).language = "cy"
        one = offered.conference(State.DRAFTED)
        client = offered.town.signed_in(offered.referrer)
        assert "Annwyl Dani Marsh" in client.get(letter_page(offered, one)).text
        page = client.get(letter_page(offered, one) + "?language=en").text
        assert "Dear Dani Marsh" in page

    def test_a_name_is_never_read_as_something_to_fill_in(self, offered) -> None:
        offered.town.enable(
            "family_conference", offer_duty_from=SINCE, offer_letter_en="{name} of {council}"
        )
        with offered.session() as session:
            session.get_one(Person, offered.parent).known_as = "{council} <b>"
        one = offered.conference(State.DRAFTED)
        page = offered.town.signed_in(offered.referrer).get(letter_page(offered, one)).text
        assert "{council} &lt;b&gt; of Northbank" in page


class TestWhatWasSaid:
    def test_one_press_notes_the_offer_and_the_letter(self, offered) -> None:
        one = offered.conference(State.DRAFTED)
        client = offered.town.signed_in(offered.referrer)
        page = letter_page(offered, one)
        assert "What did they say" not in client.get(page).text
        assert client.send(page, boxes("offered_on", today())).status_code == 302
        assert participant(offered, offered.parent).offered_on == today()
        with offered.session() as session:
            conference = offered.gathering(session, one).conference
            assert (conference.offered_on, conference.offer_letter_on) == (today(), today())

    def test_a_day_that_is_none_is_told_beside_it(self, offered) -> None:
        one = offered.conference(State.DRAFTED)
        client = offered.town.signed_in(offered.referrer)
        wrong = {"offered_on-day": "31", "offered_on-month": "2", "offered_on-year": "2026"}
        answer = client.send(letter_page(offered, one), wrong)
        assert answer.status_code == 422
        assert participant(offered, offered.parent).offered_on is None

    def test_a_refusal_is_an_answer_and_counts_against_nobody(self, offered) -> None:
        one = offered.conference(State.CONSENTED)
        client = offered.town.signed_in(offered.referrer)
        page = letter_page(offered, one)
        client.send(page, boxes("offered_on", today()))
        said = {
            **boxes("offered_on", today()),
            **boxes("offer_answered_on", today()),
            "offer_answer": "refused",
        }
        assert client.send(page, said).status_code == 302
        kept = participant(offered, offered.parent)
        assert (kept.offer_answer, kept.offer_answered_on) == ("refused", today())
        assert kept.consent == "yes"
        assert offered.state(one) is State.CONSENTED
        assert "They refused it" in client.get(f"{ADDRESS}/{one}/offer").text

    def test_of_two_parents_each_is_asked(self, offered) -> None:
        one = offered.conference(State.DRAFTED)
        with offered.session() as session:
            other = session.scalars(
                select(Participant).where(Participant.person_id == offered.relative)
            ).one()
            other.parental = True
        client = offered.town.signed_in(offered.referrer)
        before = today() - timedelta(days=7)
        client.send(letter_page(offered, one), boxes("offered_on", today()))
        client.send(letter_page(offered, one, offered.relative), boxes("offered_on", before))
        with offered.session() as session:
            conference = offered.gathering(session, one).conference
            assert (conference.offered_on, conference.offer_letter_on) == (before, today())

    def test_two_who_note_it_at_once_see_both(self, offered) -> None:
        one = offered.conference(State.DRAFTED)
        client = offered.town.signed_in(offered.referrer)
        page = letter_page(offered, one)
        opened = client.hidden(client.get(page).text)
        client.send(page, boxes("offered_on", today()))
        late = boxes("offered_on", today() - timedelta(days=9))
        assert client.post(page, data={**opened, **late}).status_code == 422
        assert participant(offered, offered.parent).offered_on == today()


@given(st.lists(st.one_of(st.sampled_from([f"{{{p}}}" for p in PLACEHOLDERS]), st.text("ab \n"))))
def test_every_wording_that_is_accepted_can_be_filled_in(parts) -> None:
    text = "".join(parts)
    filled = PLACEHOLDER.sub(lambda found: "x" if found[1] in PLACEHOLDERS else found[0], text)
    assert "{" not in filled
    assert "}" not in filled
