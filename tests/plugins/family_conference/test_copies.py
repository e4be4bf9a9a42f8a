"""Copies of the plan: how they look, what stands on none of them, and who was given which."""

import re
from datetime import timedelta

import pytest
from marshes import ADDRESS
from sqlalchemy import select

from alongside import Person, utcnow
from alongside.messages.models import Message
from alongside.people import walls, withholding
from alongside.people.models import Contact
from alongside_family_conference import copies, planning, preparing, reviewing
from alongside_family_conference.copy_models import Copy
from alongside_family_conference.gatherings import today
from alongside_family_conference.paper import Look
from alongside_family_conference.planning import ItemSeen, Written
from alongside_family_conference.reviewing import Looked
from alongside_family_conference.states import NotNow, State

USUAL = {"size": "usual", "layout": "usual", "language": "en"}
PAPER = "/plan/paper"
EVERY_LOOK = [
    f"?size={size}&layout={layout}&language={language}"
    for size in ("usual", "large")
    for layout in ("usual", "easy")
    for language in ("en", "cy")
]


def sheet(answer) -> str:
    """The sheet itself, without the page around it."""
    assert answer.status_code == 200
    return answer.text.partition("<article")[2].partition("</article>")[0]


def seat(family, conference, who):
    with family.session() as session:
        found = family.gathering(session, conference)
        return next(p for p in found.parties if p.person.id == who).participant.id


def make(family, who, conference, **asked):
    client = family.town.signed_in(who)
    return client.send(f"{ADDRESS}/{conference}/plan/copy", {"to": "", **USUAL, **asked})


def give(family, conference, to, how="paper", **asked):
    to = str(seat(family, conference, to))
    return make(family, family.coordinator, conference, to=to, how=how, **asked)


def log(family):
    with family.session() as session:
        return [
            (one.to_id, one.how, one.size, one.layout, one.language, one.given_by_id)
            for one in session.scalars(select(Copy).order_by(Copy.created_at))
        ]


class TestTheSheet:
    def test_it_is_in_large_type_where_that_is_asked_for(self, family) -> None:
        one = family.conference(State.ACTIVE)
        page = sheet(family.page(family.parent, one, f"{PAPER}?size=large"))
        assert "paper--large" in page
        styles = family.town.signed_in(family.parent).get("/family-conference/conference.css").text
        printed = styles.rpartition("@media print")[2]
        points = re.search(r"\.paper--large \{ font-size: (\d+)pt", printed)
        assert points
        assert int(points[1]) >= 18
        assert not re.search(r"\.paper[\w-]* [\w ,.]*\{[^}]*font-size: 0?\.\d+em", styles)

    def test_easy_read_has_one_thing_in_a_block_with_a_label_for_each_part(self, family) -> None:
        one = family.conference(State.ACTIVE)
        page = sheet(family.page(family.parent, one, f"{PAPER}?layout=easy"))
        assert "paper--easy" in page
        for label in ("What we do", "Who does it", "By when"):
            assert label in page
        assert "<table" not in page
        assert "side-by-side" not in page

    def test_it_is_welsh_around_words_that_stay_as_the_family_wrote_them(self, family) -> None:
        one = family.conference(State.ACTIVE)
        page = sheet(family.page(family.parent, one, f"{PAPER}?language=cy"))
        assert 'lang="cy"' in page
        assert "Beth mae’r cyngor yn ei addo" in page
        assert "Grandad cooks on Mondays" in page
        assert "What the council promises" not in page

    @pytest.mark.parametrize("asked", ["?size=huge", "?language=xx", "?layout=", "?to=nobody"])
    def test_what_there_is_not_gives_the_usual(self, family, asked) -> None:
        one = family.conference(State.ACTIVE)
        page = sheet(family.page(family.parent, one, PAPER + asked))
        assert "paper--usual" in page
        assert 'lang="en-GB"' in page

    def test_what_the_referrer_has_not_answered_is_said(self, family) -> None:
        one = family.conference(State.AGREED)
        with family.session() as session:
            found, cast = family.gathering(session, one), family.cast(session)
            planning.add_item(session, found, cast.parent, Written("A bunk bed"))
        assert "not answered everything yet" in sheet(family.page(family.parent, one, PAPER))

    def test_whoever_may_read_the_plan_may_print_it_and_nobody_else(self, family) -> None:
        one = family.conference(State.ACTIVE)
        for tail in (PAPER, "/plan/copy"):
            for who in (family.child, family.parent, family.referrer, family.coordinator):
                assert family.page(who, one, tail).status_code == 200
            for who in (family.manager, family.admin):
                assert family.page(who, one, tail).status_code == 403
            assert family.page(family.outsider, one, tail).status_code == 404

    def test_rule_15_there_is_no_copy_before_the_family_shares(self, family) -> None:
        one = family.conference(State.PRIVATE)
        assert family.page(family.parent, one, PAPER).status_code == 302
        assert family.page(family.parent, one, "/plan/copy").status_code == 403
        for tail in (PAPER, "/plan/copy"):
            for who in (family.referrer, family.coordinator):
                assert family.page(who, one, tail).status_code == 403


class TestNoAddress:
    SECRETS = ("dani@marsh.test", "07700 900123", "12 Rose Lane", "NB1 2CD")

    def plan(self, family):
        """A plan in each of whose fields somebody wrote how a mother at risk is found."""
        one = family.conference(State.ACTIVE)
        telling = "She is at {}, {}; write to {} or ring {}"
        words = telling.format(*reversed(self.SECRETS))
        with family.session() as session:
            found, cast = family.gathering(session, one), family.cast(session)
            for kind, value in (
                ("email", self.SECRETS[0]),
                ("mobile", self.SECRETS[1]),
                ("post", f"{self.SECRETS[2]}\n{self.SECRETS[3]}"),
            ):
                session.add(Contact(person_id=cast.parent.id, kind=kind, value=value))
            kept = {"relations": True, "about": True, "because": "x", "review_on": today()}
            withholding.keep_back(session, cast.parent, **kept, confidants=(), by=cast.coordinator)
            outsider = session.get_one(Person, family.outsider)
            wall = {"because": "x", "review_on": today(), "by": cast.coordinator}
            walls.put_up(session, cast.parent, outsider, **wall)
            conference = found.conference
            conference.name = f"Kai’s, {words}"
            conference.own_words = conference.contingency = conference.not_known_yet = words
            conference.place, conference.getting_there = "The Old Chapel", "Bus to the chapel"
            for party in found.parties:
                party.participant.place_hidden = True
            for decision in ("agreed", "declined"):
                planning.add_item(session, found, cast.parent, Written(words, words, know=words))
                item = planning.items_of(session, found)[-1]
                item.checks, item.reason, item.decision = words, words, decision
        return one

    @pytest.mark.parametrize("look", EVERY_LOOK)
    def test_no_address_and_no_number_of_anybody_at_risk_is_on_any_copy(self, family, look) -> None:
        one = self.plan(family)
        for who in (family.relative, family.parent, family.coordinator):
            page = sheet(family.page(who, one, PAPER + look))
            assert "Grandad cooks on Mondays" in page
            for secret in (*self.SECRETS, "Rose Lane", "900123", "marsh.test"):
                assert secret not in page

    def test_the_place_of_the_conference_is_on_none(self, family) -> None:
        one = self.plan(family)
        page = sheet(family.page(family.parent, one, PAPER))
        assert "hapel" not in page

    def test_a_gap_tells_nobody_that_a_guess_was_right(self, family) -> None:
        one = self.plan(family)
        with family.session() as session:
            found, cast = family.gathering(session, one), family.cast(session)
            guesses = "14 Rose Lane, 16 Rose Lane, 12 Rose Lane, 12 Mill Lane"
            planning.add_item(session, found, cast.relative, Written(guesses))
        page = sheet(family.page(family.relative, one, PAPER))
        assert ", ".join(["(left out on paper)"] * 4) in page

    def test_it_is_said_that_something_is_left_out_and_asked_to_be_read_again(self, family) -> None:
        one = family.conference(State.ACTIVE)
        assert "are left out" in sheet(family.page(family.parent, one, PAPER))
        assert "Read the plan once more" in family.page(family.parent, one, "/plan/copy").text


class TestGivingOut:
    def test_a_copy_that_the_coordinator_gives_is_noted_and_ready_to_print(self, family) -> None:
        one = family.conference(State.ACTIVE)
        asked = {"size": "large", "layout": "easy", "language": "cy"}
        sent = give(family, one, family.relative, **asked)
        assert sent.status_code == 302
        assert log(family) == [
            (family.relative, "paper", "large", "easy", "cy", family.coordinator)
        ]
        page = family.town.signed_in(family.coordinator).get(sent.location)
        assert "Winston Marsh" in sheet(page)
        assert "paper--large paper--easy" in page.text

    def test_who_has_a_copy_is_shown_to_the_coordinator(self, family) -> None:
        one = family.conference(State.ACTIVE)
        page = family.page(family.coordinator, one, "/plan/copy").text
        assert page.count("Still to be given") == 4
        give(family, one, family.relative, how="aloud")
        page = family.page(family.coordinator, one, "/plan/copy").text
        assert page.count("Still to be given") == 3
        assert "Read aloud to them" in page
        assert "from Mo Kelly" in page

    def test_everybody_else_is_shown_their_own(self, family) -> None:
        one = family.conference(State.ACTIVE)
        give(family, one, family.relative, size="large")
        own = family.page(family.relative, one, "/plan/copy").text.partition("Your copies")[2]
        assert "On paper" in own
        assert "Large type" in own
        assert "Still to be given" not in own
        other = family.page(family.parent, one, "/plan/copy").text.partition("Your copies")[2]
        assert "Winston Marsh" not in other
        assert "Still to be given" in other

    def test_a_message_names_nobody_and_goes_to_a_safe_address_alone(self, family) -> None:
        one = family.conference(State.ACTIVE)
        refused = give(family, one, family.relative, how="message")
        assert refused.status_code == 422
        assert "no e-mail address that is safe for them" in refused.text
        assert log(family) == []
        with family.session() as session:
            mail = {"kind": "email", "value": "w@x.test", "safe_to_email": True}
            session.add(Contact(person_id=family.relative, **mail))
        assert give(family, one, family.relative, how="message").status_code == 302
        with family.session() as session:
            sent = session.scalars(
                select(Message).where(Message.about.startswith("family_conference.copy"))
            ).one()
            for secret in ("Kai", "Marsh", "plan", "Mondays"):
                assert secret not in sent.subject + sent.body

    def test_how_they_get_it_has_to_be_said(self, family) -> None:
        one = family.conference(State.ACTIVE)
        to = str(seat(family, one, family.relative))
        sent = make(family, family.coordinator, one, to=to)
        assert sent.status_code == 422
        assert "Say below how they get it" in sent.text

    def test_a_copy_for_oneself_and_the_familys_own_are_not_noted(self, family) -> None:
        one = family.conference(State.ACTIVE)
        assert make(family, family.coordinator, one).status_code == 302
        to = str(seat(family, one, family.relative))
        for who in (family.parent, family.referrer):
            assert make(family, who, one, to=to, how="paper").status_code == 302
        assert log(family) == []

    def test_only_whoever_may_read_the_plan_is_given_one(self, family) -> None:
        one = family.conference(State.READY)
        with family.session() as session:
            found = family.gathering(session, one)
            party = next(p for p in found.parties if p.person.id == family.relative)
            preparing.exclude(session, found, party, "A court order")
        with family.session() as session:
            conference = family.gathering(session, one).conference
            conference.state, conference.plan_shared_at = State.ACTIVE.value, utcnow()
        assert give(family, one, family.relative).status_code == 422
        with family.session() as session:
            found, cast = family.gathering(session, one), family.cast(session)
            party = found.party(cast.relative)
            assert party is not None
            with pytest.raises(NotNow):
                copies.give(session, found, cast.coordinator, party, "paper", Look())
            for by in (cast.parent, cast.referrer):
                with pytest.raises(NotNow):
                    copies.give(session, found, by, found.who("central")[0], "paper", Look())

    def test_a_copy_from_before_the_plan_changed_is_an_old_one(self, family) -> None:
        one = family.conference(State.ACTIVE)
        give(family, one, family.relative)
        with family.session() as session:
            copy = session.scalars(select(Copy)).one()
            copy.created_at -= timedelta(days=1)
            found, cast = family.gathering(session, one), family.cast(session)
            item = planning.items_of(session, found)[0]
            planning.amend(session, ItemSeen(found, item), cast.parent, Written("Soup"))
        page = family.page(family.coordinator, one, "/plan/copy").text
        assert "The plan has changed since then" in page
        assert page.count("Still to be given") == 4
        give(family, one, family.relative)
        page = family.page(family.coordinator, one, "/plan/copy").text
        assert page.count("Still to be given") == 3

    def test_a_review_makes_a_new_plan_to_give_out(self, family) -> None:
        one = family.conference(State.REVIEWING)
        give(family, one, family.relative)
        with family.session() as session:
            found = family.gathering(session, one)
            session.scalars(select(Copy)).one().created_at -= timedelta(days=1)
            looked = Looked(learned="x", next_on=today())
            reviewing.finish(session, found, family.cast(session).parent, looked)
        page = family.page(family.coordinator, one, "/plan/copy").text
        assert page.count("Still to be given") == 4

    def test_what_is_held_about_somebody_says_which_copies_they_were_given(self, family) -> None:
        one = family.conference(State.ACTIVE)
        give(family, one, family.relative)
        held = family.town.signed_in(family.relative).get("/me/held").text
        assert "Copies of a family plan that you were given" in held
