"""Asking for a conference: the referral, consent, and who may coordinate."""

from datetime import date

import pytest
from marshes import ADDRESS
from sqlalchemy import select
from stages import bring_on

from alongside import Group, Membership, Person
from alongside.identity.models import CouncilRole
from alongside.people import walls
from alongside.people.models import CommunicationNeed
from alongside.testing.statements import statements
from alongside_family_conference import allocating, referring
from alongside_family_conference.gatherings import today
from alongside_family_conference.models import Participant
from alongside_family_conference.states import NotNow, State


class TestTheReferral:
    def test_it_goes_in_short_pages_that_are_saved_as_one_goes(self, family) -> None:
        client = family.town.signed_in(family.referrer)
        begun = client.send(
            "/family-conference/refer",
            {"people": str(family.child), "kind": "child", "name": "Kai’s family conference"},
        )
        assert begun.status_code == 302
        assert "/referral/why" in begun.location
        saved = client.send(begun.location, {"reasons": "Mondays", "must_change": "Mondays"})
        assert "/referral/family" in saved.location
        saved = client.send(saved.location, {"family_known": "Four people"})
        assert "/referral/dates" in saved.location
        saved = client.send(saved.location, {"discussed": "yes"})
        assert "/referral/safety" in saved.location
        saved = client.send(saved.location, {"flags": "abuse_before", "flags_words": "Long ago"})
        page = client.get(saved.location).text
        assert "Being written" in page
        assert client.send(saved.location, {}, to=f"{saved.location}/send").status_code == 302
        assert "Waiting for everyone’s yes" in client.get(saved.location).text

    def test_it_is_the_referrers_alone_until_somebody_coordinates(self, family) -> None:
        one = family.conference(State.CONSENTED)
        for who in (family.manager, family.admin, family.outsider):
            assert family.page(who, one).status_code == 404

    def test_what_is_missing_is_said_before_it_is_sent(self, family) -> None:
        one = family.conference(State.DRAFTED)
        client = family.town.signed_in(family.referrer)
        client.send(f"{ADDRESS}/{one}", {}, to=f"{ADDRESS}/{one}/send")
        assert "Say first why you ask for it" in client.get(f"{ADDRESS}/{one}").text
        assert family.state(one) is State.DRAFTED

    def test_two_who_are_kept_from_each_other_are_in_no_conference(self, family) -> None:
        one = family.conference(State.DRAFTED)
        with family.session() as session:
            apart = [session.get_one(Person, p) for p in (family.parent, family.outsider)]
            by = session.get_one(Person, family.coordinator)
            walls.put_up(session, *apart, because="A court", review_on=today(), by=by)
        with family.session() as session, pytest.raises(NotNow):
            found = family.gathering(session, one)
            outsider = session.get_one(Person, family.outsider)
            by = session.get_one(Person, family.referrer)
            referring.name_person(session, found, outsider, "family", by=by)


class TestConsent:
    def note(self, family, one, person, said) -> None:
        with family.session() as session:
            found = family.gathering(session, one)
            party = next(p for p in found.parties if p.person.id == person)
            referring.note_consent(session, found, party, said, "At home", today())

    def test_a_conference_needs_a_parent_and_the_child(self, family) -> None:
        one = family.conference(State.REFERRED)
        self.note(family, one, family.parent, "yes")
        assert family.state(one) is State.REFERRED
        self.note(family, one, family.child, "yes")
        assert family.state(one) is State.CONSENTED

    def test_a_child_can_be_too_young_to_be_asked(self, family) -> None:
        one = family.conference(State.REFERRED)
        self.note(family, one, family.parent, "yes")
        self.note(family, one, family.child, "too_young")
        assert family.state(one) is State.CONSENTED

    def test_a_no_is_kept_as_a_no_and_nothing_else_changes(self, family) -> None:
        one = family.conference(State.CONSENTED)
        self.note(family, one, family.child, "no")
        assert family.state(one) is State.REFERRED
        with family.session() as session:
            kept = session.scalars(
                select(Participant).where(Participant.person_id == family.child)
            ).one()
            assert (kept.consent, kept.consent_how) == ("no", "At home")

    def test_a_grandparents_yes_is_not_enough(self, family) -> None:
        one = family.conference(State.REFERRED)
        self.note(family, one, family.relative, "yes")
        self.note(family, one, family.child, "yes")
        assert family.state(one) is State.REFERRED


class TestAllocating:
    def allocate(self, family, one, chosen):
        with family.session() as session:
            person = session.get_one(Person, chosen)
            by = session.get_one(Person, family.manager)
            allocating.allocate(session, family.gathering(session, one), person, by)

    def test_the_referrer_is_refused_and_told_why(self, family) -> None:
        one = family.conference(State.CONSENTED)
        with family.session() as session:
            from alongside.identity.roles import give_role

            give_role(session, session.get_one(Person, family.referrer), "coordinator", "x")
        with pytest.raises(NotNow, match="must not decide"):
            self.allocate(family, one, family.referrer)

    def test_somebody_at_the_familys_side_already_is_refused(self, family) -> None:
        one = family.conference(State.CONSENTED)
        with family.session() as session:
            group = Group(kind="circle", name="Kai’s weekends")
            session.add(group)
            session.flush()
            for person in (family.child, family.coordinator):
                session.add(Membership(group_id=group.id, person_id=person))
        with pytest.raises(NotNow, match="from outside"):
            self.allocate(family, one, family.coordinator)

    def test_the_page_names_who_cannot_and_why(self, family) -> None:
        one = family.conference(State.CONSENTED)
        page = family.page(family.manager, one, "/allocate")
        assert page.status_code == 200
        assert "Somebody who speaks Welsh" in page.text
        assert "Mondays" not in page.text, "what the referral says is not the allocator’s to read"

    def test_the_coordinator_finds_it_on_their_home_page(self, family) -> None:
        one = family.conference(State.CONSENTED)
        client = family.town.signed_in(family.manager)
        page = f"{ADDRESS}/{one}/allocate"
        assert client.send(page, {"coordinator": str(family.coordinator)}).status_code == 302
        assert (
            "A family waits to be met"
            in family.town.signed_in(family.coordinator).get("/home").text
        )
        assert family.page(family.manager, one).status_code == 404

    def test_many_that_wait_and_many_coordinators_cost_no_statement_more(self, family) -> None:
        one = family.conference(State.CONSENTED)
        pages = ("/family-conference/", f"{ADDRESS}/{one}/allocate")
        few = [self.count(family, page) for page in pages]
        for n in range(4):
            family.conference(State.CONSENTED)
            family.town.person(f"Coordinator {n}", "coordinator")
        assert [self.count(family, page) for page in pages] == few

    def count(self, family, page) -> int:
        client = family.town.signed_in(family.manager)
        client.get(page)
        with statements(family.town.app) as sent:
            assert client.get(page).status_code == 200
        return len(sent)

    def test_nobody_else_allocates(self, family) -> None:
        one = family.conference(State.CONSENTED)
        for who in (family.referrer, family.admin, family.parent, family.outsider):
            assert family.page(who, one, "/allocate").status_code == 404


class TestLeaving:
    def test_whoever_leaves_the_council_reads_nothing_in_its_name_any_more(self, family) -> None:
        one = family.conference(State.ACTIVE)
        with family.session() as session:
            for who in (family.referrer, family.coordinator):
                held = select(CouncilRole).where(CouncilRole.person_id == who)
                session.scalars(held).one().ends_on = today()
        for who in (family.referrer, family.coordinator):
            for tail in ("", "/report", "/plan", "/private", "/safety"):
                assert family.page(who, one, tail).status_code == 404, tail
            client = family.town.signed_in(who)
            for page in ("/home", "/family-conference/"):
                assert "A conference" not in client.get(page).text

    def test_a_referrer_notes_nothing_of_whom_the_coordinator_named(self, family) -> None:
        one = family.conference(State.PREPARING)
        with family.session() as session:
            found = family.gathering(session, one)
            aunt = session.get_one(Person, family.outsider)
            by = session.get_one(Person, family.coordinator)
            referring.name_person(session, found, aunt, "family", by=by)
            seat = next(p.participant.id for p in found.parties if p.person.id == aunt.id)
        tail = f"/people/{seat}/consent"
        assert family.page(family.referrer, one, tail).status_code == 404
        assert family.page(family.coordinator, one, tail).status_code == 200


class TestInDetail:
    """What the real forms ask, and who reads it (domain.md 1a, field lists)."""

    def seat(self, family, person):
        with family.session() as session:
            found = select(Participant.id).where(Participant.person_id == person)
            return session.scalars(found).one()

    def write(self, family, one, person, **given):
        client = family.town.signed_in(family.referrer)
        return client.send(f"{ADDRESS}/{one}/people/{self.seat(family, person)}/details", given)

    def test_each_page_is_saved_by_itself_and_nothing_has_to_be_answered(self, family) -> None:
        one = family.conference(State.DRAFTED)
        client = family.town.signed_in(family.referrer)
        page = f"{ADDRESS}/{one}/referral/dates"
        assert client.send(page, {}).status_code == 302
        court = {"court_on-day": "4", "court_on-month": "5", "court_on-year": "2027"}
        assert client.send(page, {**court, "comes": "yes", "team": "Riverside"}).location
        assert self.write(family, one, family.child).status_code == 302
        page = family.page(family.referrer, one, "/details").text
        assert "4 May 2027" in page
        assert "Riverside" in page

    def test_a_date_that_is_none_keeps_what_was_typed(self, family) -> None:
        one = family.conference(State.DRAFTED)
        client = family.town.signed_in(family.referrer)
        wrong = {"court_on-day": "31", "court_on-month": "2", "court_on-year": "2027"}
        answer = client.send(f"{ADDRESS}/{one}/referral/dates", {**wrong, "team": "Riverside"})
        assert answer.status_code == 422
        assert 'value="Riverside"' in answer.text

    def test_whoever_comes_back_later_need_not_have_answered_everything(self, family) -> None:
        one = family.conference(State.DRAFTED)
        client = family.town.signed_in(family.referrer)
        page = f"{ADDRESS}/{one}/referral/why"
        assert client.send(page, {"must_change": "Mondays"}).status_code == 422
        assert client.send(page, {"must_change": "Mondays", "stay": "1"}).status_code == 302
        assert "Mondays" in client.get(page).text
        answer = client.send(f"{ADDRESS}/{one}", {}, to=f"{ADDRESS}/{one}/send")
        assert "Say first why" in client.get(answer.location).text

    def test_nobody_has_said_yes_tomorrow(self, family) -> None:
        one = family.conference(State.DRAFTED)
        client = family.town.signed_in(family.referrer)
        page = f"{ADDRESS}/{one}/people/{self.seat(family, family.child)}/consent"
        day = {"consent_on-day": "1", "consent_on-month": "1", "consent_on-year": "2090"}
        answer = client.send(page, {"consent": "yes", "consent_how": "At home", **day})
        assert answer.status_code == 422
        assert "This day has not come yet" in answer.text

    def test_nothing_is_asked_that_the_core_knows(self, family) -> None:
        one = family.conference(State.DRAFTED)
        page = f"/people/{self.seat(family, family.child)}/details"
        assert "When were they born" in family.page(family.referrer, one, page).text
        with family.session() as session:
            child = session.get_one(Person, family.child)
            child.born_on, child.language = date(2015, 6, 7), "pl"
            session.add(CommunicationNeed(person_id=child.id, kind="quiet", detail="a corner"))
        client = family.town.signed_in(family.referrer)
        client.send(f"/people/{family.child}/reason", {"reason": "I write a referral with him"})
        shown = family.page(family.referrer, one, page).text
        assert "When were they born" not in shown
        for words in ("7 June 2015", "Polish", "A quiet place: a corner"):
            assert words in shown

    def test_a_referral_is_no_way_round_saying_why_one_opens_a_persons_page(self, family) -> None:
        one = family.conference(State.DRAFTED)
        with family.session() as session:
            child = session.get_one(Person, family.child)
            child.born_on, child.language = date(2015, 6, 7), "pl"
            session.add(CommunicationNeed(person_id=child.id, kind="quiet", detail="a corner"))
        for tail in ("/details", f"/people/{self.seat(family, family.child)}/details"):
            page = family.page(family.referrer, one, tail).text
            assert "Open it, and say why" in page
            for words in ("7 June 2015", "Polish", "a corner"):
                assert words not in page

    def test_a_child_who_is_not_born_yet_has_a_day_to_be_expected(self, family) -> None:
        one = family.conference(State.DRAFTED)
        day = {"born_on-day": "1", "born_on-month": "9", "born_on-year": "2027"}
        self.write(family, one, family.child, expected="y", **day)
        page = family.page(family.referrer, one, "/details").text
        assert "Expected on" in page
        assert "1 September 2027" in page

    def test_of_an_adult_only_what_is_asked_of_adults(self, family) -> None:
        one = family.conference(State.DRAFTED)
        tail = f"/people/{self.seat(family, family.parent)}/details"
        page = family.page(family.referrer, one, tail).text
        assert "Ethnicity" in page
        assert "religion or culture" in page
        for words in ("When were they born", "Legal status", "live with"):
            assert words not in page

    def test_what_is_somebodys_own_business_is_read_by_two_only(self, family) -> None:
        one = family.conference(State.DRAFTED)
        self.write(family, one, family.parent, ethnicity="Kashmiri", practice="Fridays are ours")
        with family.session() as session:
            found = family.gathering(session, one)
            bring_on(session, found, family.cast(session), State.PREPARING)
        for who in (family.referrer, family.coordinator):
            page = family.page(who, one, "/details").text
            assert "Kashmiri" in page
            assert "Fridays are ours" in page
        others = (family.manager, family.admin, family.parent, family.child, family.relative)
        for who in (*others, family.outsider):
            assert family.page(who, one, "/details").status_code in (403, 404)
            assert "Kashmiri" not in family.page(who, one).text

    def test_the_coordinator_reads_it_and_does_not_write_it(self, family) -> None:
        one = family.conference(State.PREPARING)
        tail = f"/people/{self.seat(family, family.child)}/details"
        assert family.page(family.coordinator, one, tail).status_code == 404
        assert family.page(family.coordinator, one, "/referral/dates").status_code == 404
        assert family.page(family.referrer, one, tail).status_code == 200

    def test_two_who_write_at_once_see_both(self, family) -> None:
        one = family.conference(State.DRAFTED)
        client = family.town.signed_in(family.referrer)
        page = f"{ADDRESS}/{one}/people/{self.seat(family, family.child)}/details"
        self.write(family, one, family.child, gender="A boy")
        opened = client.hidden(client.get(page).text)
        self.write(family, one, family.child, gender="A lad")
        late = client.post(page, data={**opened, "gender": "Kai"})
        assert late.status_code == 422
        assert "A lad" in late.text
        assert 'value="Kai"' in late.text
