"""What keeps an approval: training, documents and reviews, and warnings in time."""

from datetime import timedelta

import pytest
from carer_world import HOME, Scheme
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from alongside import utcnow
from alongside.identity.models import CouncilRole
from alongside.messages.models import Message
from alongside.people.models import Contact
from alongside_shared_lives import approvals, inspection, newcomers, reviews, running_out
from alongside_shared_lives.approval_models import Approval, Training
from alongside_shared_lives.carer_models import Requirement
from alongside_shared_lives.dates import months_later, today
from alongside_shared_lives.models import Household, Housemate
from alongside_shared_lives.reviews import Outcome
from alongside_shared_lives.states import NotNow, Step


def learned(scheme: Scheme, household, person, kind: str, ends) -> None:
    with scheme.session() as session:
        given = {"done_on": months_later(ends, -36), "expires_on": ends, "kind": kind}
        session.add(Training(household_id=household, person_id=person, **given))


def reachable(scheme: Scheme) -> None:
    """Everybody has an address that is safe."""
    with scheme.session() as session:
        for who in (scheme.leroy, scheme.bronagh, scheme.worker, scheme.manager, scheme.admin):
            email = {"kind": "email", "value": f"{who}@example.org", "safe_to_email": True}
            session.add(Contact(person_id=who, **email))


def told(scheme: Scheme) -> list[Message]:
    with scheme.session() as session:
        running_out.remind(session, utcnow())
        return list(session.scalars(select(Message)).all())


class TestTraining:
    def test_a_worker_writes_it_down_and_the_settings_say_how_long_it_counts(
        self, scheme: Scheme
    ) -> None:
        scheme.town.enable("shared_lives", training="First aid: 12\nSinging")
        one = scheme.household(Step.APPROVED)
        tail = f"/households/{one}/training"
        data = {"person": str(scheme.leroy), "kind": "First aid", "done_on": str(today())}
        assert scheme.send(scheme.worker, tail, data).status_code == 302
        for wrong in ({"kind": "Juggling"}, {"person": str(scheme.daughter)}):
            assert scheme.send(scheme.worker, tail, {**data, **wrong}).status_code == 422
        assert scheme.get(scheme.leroy, tail).status_code == 404
        with scheme.session() as session:
            (kept,) = session.scalars(select(Training)).all()
            assert kept.expires_on == months_later(today(), 12)
        page = scheme.get(scheme.leroy, f"/households/{one}").text
        assert "counts until" in page

    def test_where_one_could_have_learned_it_who_it_was_is_chosen_already(
        self, scheme: Scheme
    ) -> None:
        one = scheme.household(Step.APPROVED)
        both = scheme.get(scheme.worker, f"/households/{one}/training").text
        assert " checked" not in both
        with scheme.session() as session:
            home = scheme.home(session, one)
            newcomers.leave(session, home, str(scheme.bronagh))
        alone = scheme.get(scheme.worker, f"/households/{one}/training").text
        assert f'value="{scheme.leroy}" checked' in alone

    def test_what_ran_out_stands_in_the_way_until_it_is_learned_again(self, scheme: Scheme) -> None:
        one = scheme.household(Step.APPROVED)
        yesterday = today() - timedelta(days=1)
        learned(scheme, one, scheme.leroy, "First aid", yesterday)
        found = scheme.do(approvals.standing, one, today())
        assert found.approved
        assert "First aid (Leroy Campbell) ran out on" in found.troubles[0]
        page = scheme.get(scheme.leroy, f"/households/{one}").text
        assert "Nothing new can begin just now" in page
        learned(scheme, one, scheme.leroy, "First aid", today() + timedelta(days=900))
        assert scheme.do(approvals.standing, one, today()).troubles == []

    def test_what_was_never_taken_is_due_and_stands_in_the_way(self, scheme: Scheme) -> None:
        scheme.town.enable("shared_lives", training="First aid: 12\nSinging")
        one = scheme.household(Step.APPROVED)
        ends = today() + timedelta(days=300)
        learned(scheme, one, scheme.leroy, "First aid", ends)
        learned(scheme, one, scheme.bronagh, "first aid", ends)
        learned(scheme, one, scheme.bronagh, "Singing", ends)
        found = scheme.do(approvals.standing, one, today())
        assert found.approved
        assert found.troubles == ["Singing (Leroy Campbell) has not been taken yet."]
        page = scheme.get(scheme.leroy, f"/households/{one}").text
        assert "Singing, not taken yet" in page
        assert "Nothing new can begin just now" in page
        assert "not taken yet" not in scheme.get(scheme.daughter, f"/households/{one}").text
        file = scheme.get(scheme.manager, "/inspection/training.csv").text
        assert '"Singing, not taken yet",Leroy Campbell' in file
        for who in (scheme.manager, scheme.leroy):
            assert "Singing, not taken yet" in scheme.town.signed_in(who).get("/home").text
        learned(scheme, one, scheme.leroy, "Singing", ends)
        assert scheme.do(approvals.standing, one, today()).troubles == []

    def test_a_home_page_names_the_first_of_many_that_were_never_taken(
        self, scheme: Scheme
    ) -> None:
        scheme.town.enable("shared_lives", training="First aid: 12\nSinging\nEquality")
        scheme.household(Step.APPROVED)
        page = scheme.town.signed_in(scheme.manager).get("/home").text
        assert page.count("not taken yet") == 1

    def test_a_course_that_was_added_today_is_not_late_and_hides_nothing_that_is(
        self, scheme: Scheme
    ) -> None:
        one = scheme.household(Step.APPROVED)
        with scheme.session() as session:
            scheme.home(session, one).household.state_since = today() - timedelta(days=1830)
        learned(scheme, one, scheme.leroy, "First aid", today() - timedelta(days=3))
        scheme.town.enable("shared_lives", training="Singing: 12\nEquality")
        late = "First aid: the day passed 3 days ago"
        assert late in scheme.town.signed_in(scheme.leroy).get("/home").text
        work = scheme.town.signed_in(scheme.manager).get("/home").text
        assert work.index(late) < work.index("Equality, not taken yet")
        own = scheme.get(scheme.leroy, f"/households/{one}").text
        assert own.index("First aid") < own.index("Singing, not taken yet")
        assert "1,830" not in own + work
        assert "1830" not in own + work
        with scheme.session() as session:
            found = running_out.endings(session, running_out.live_homes(session))
            assert [one.late for one in found if one.course] == [False] * 4
            manager = scheme.person(session, scheme.manager)
            table = inspection.table(session, manager, "training")
            assert table is not None
            assert [number for _band, number in table.bars] == [1, 0, 0, 0]

    @settings(max_examples=40, deadline=None)
    @given(day=st.dates(), months=st.integers(1, 400))
    def test_months_later_never_fails_and_is_never_earlier(self, day, months: int) -> None:
        later = months_later(day, months)
        assert later >= day
        assert later.day <= max(day.day, 31)


class TestWarnings:
    def test_what_was_never_taken_is_told_once_for_each_course(self, scheme: Scheme) -> None:
        everybody = {scheme.leroy, scheme.bronagh, scheme.worker, scheme.manager}
        scheme.town.enable("shared_lives", training="Singing: 12")
        one = scheme.household(Step.APPROVED)
        reachable(scheme)
        messages = told(scheme)
        assert {m.to_person_id for m in messages} == everybody
        assert not [m for m in messages if "Singing" in m.subject + m.body]
        assert not [m for m in messages if "Leroy" in m.subject + m.body]
        assert len(told(scheme)) == 4, "once"
        scheme.town.enable("shared_lives", training="Singing: 12\nEquality")
        assert len(told(scheme)) == 8, "the council asks for something more"
        for who in (scheme.leroy, scheme.bronagh):
            learned(scheme, one, who, "Singing", today() + timedelta(days=300))
        assert len(told(scheme)) == 8

    def test_a_worker_whose_role_is_gone_is_told_nothing(self, scheme: Scheme) -> None:
        one = scheme.household(Step.APPROVED)
        reachable(scheme)
        learned(scheme, one, scheme.leroy, "First aid", today() + timedelta(days=9))
        with scheme.session() as session:
            for role in session.scalars(select(CouncilRole)):
                if role.person_id == scheme.worker:
                    session.delete(role)
        assert {m.to_person_id for m in told(scheme)} == {
            scheme.leroy,
            scheme.bronagh,
            scheme.manager,
        }

    def test_many_households_at_a_time_are_one_message_to_whoever_hears_of_them_all(
        self, scheme: Scheme
    ) -> None:
        scheme.household(Step.APPROVED)
        scheme.town.enable("shared_lives", training="Singing: 12")
        with scheme.session() as session:
            for name in ("One", "Two", "Three"):
                session.add(home := Household(name=name, state="approved"))
                session.flush()
                mate = {"household_id": home.id, "person_id": scheme.stranger, "part": "carer"}
                session.add(Housemate(**mate))
        reachable(scheme)
        messages = told(scheme)
        assert [m.to_person_id for m in messages].count(scheme.manager) == 1
        assert len(messages) == 4

    def test_everybody_is_told_in_time_once_for_each_day(self, scheme: Scheme) -> None:
        one = scheme.household(Step.APPROVED)
        reachable(scheme)
        assert told(scheme) == [], "the review is far away"
        learned(scheme, one, scheme.leroy, "First aid", today() + timedelta(days=59))
        messages = told(scheme)
        assert {m.to_person_id for m in messages} == {
            scheme.leroy,
            scheme.bronagh,
            scheme.worker,
            scheme.manager,
        }
        assert not [m for m in messages if "Leroy" in m.subject + m.body or "aid" in m.body]
        assert len(told(scheme)) == 4, "once"
        with scheme.session() as session:
            approval = session.scalars(select(Approval)).one()
            approval.review_on = today() + timedelta(days=5)
        assert len(told(scheme)) == 8
        with scheme.session() as session:
            paper = session.scalars(select(Requirement)).first()
            assert paper is not None
            paper.expires_on = today() + timedelta(days=9)
        assert len(told(scheme)) == 12
        with scheme.session() as session:
            session.scalars(select(Approval)).one().review_on = today() + timedelta(days=7)
        assert len(told(scheme)) == 16, "another day is told again"

    def test_what_the_scheme_is_late_with_is_as_loud_rule_17(self, scheme: Scheme) -> None:
        one = scheme.household(Step.APPROVED)
        with scheme.session() as session:
            session.scalars(select(Approval)).one().review_on = today() - timedelta(days=3)
        learned(scheme, one, scheme.leroy, "First aid", today() - timedelta(days=3))
        page = scheme.get(scheme.leroy, f"/households/{one}").text
        assert "the day passed 3 days ago; waited for from the scheme" in page
        assert "the day passed 3 days ago; waited for from Leroy Campbell" in page
        for who in (scheme.worker, scheme.manager, scheme.leroy):
            home = scheme.town.signed_in(who).get("/home").text
            assert "the day passed 3 days ago" in home
        assert "days ago" not in scheme.town.signed_in(scheme.daughter).get("/home").text

    def test_nobody_is_warned_of_what_has_ended(self, scheme: Scheme) -> None:
        one = scheme.household(Step.APPROVED)
        learned(scheme, one, scheme.leroy, "First aid", today())
        with scheme.session() as session:
            home, by = scheme.home(session, one), scheme.person(session, scheme.manager)
            reviews.review(
                session, home, by, {"day": today()}, Outcome("end", "A new job."), manages=True
            )
            found = approvals.standing(session, home, today())
            assert found.troubles == ["Its approval has ended."]
            assert running_out.remind(session, utcnow()) == 0


class TestReviews:
    def test_a_review_goes_on_for_a_year_and_the_household_answers(self, scheme: Scheme) -> None:
        one = scheme.household(Step.APPROVED)
        tail = f"/households/{one}"
        data = {
            "day": str(today()),
            "own_needs": "A Sunday off",
            "views": "She is kind",
            "outcome": "continue",
        }
        unsigned = scheme.send(scheme.worker, f"{tail}/reviews", data)
        assert unsigned.status_code == 422
        assert "Say who asked them" in unsigned.text
        data["views_by"] = "An advocate"
        assert scheme.send(scheme.worker, f"{tail}/reviews", data).status_code == 302
        page = scheme.get(scheme.leroy, tail).text
        assert "A Sunday off" in page
        assert "She is kind" not in page
        assert "She is kind" in scheme.get(scheme.worker, tail).text
        with scheme.session() as session:
            assert session.scalars(select(Approval.review_on)).one() == months_later(today(), 12)
            review = reviews.reviews_of(session, scheme.home(session, one))[0].id
        said = f"{tail}/reviews/{review}/said"
        assert scheme.send(scheme.leroy, said, {"said": "A lovely year"}).status_code == 302
        assert scheme.get(scheme.worker, said).status_code == 404
        client = scheme.town.signed_in(scheme.bronagh)
        stale = client.send(HOME + said, {"said": "Mine", "version": "1"})
        assert stale.status_code == 422
        assert "A lovely year" in stale.text

    def test_other_terms_a_pause_or_an_end_is_the_managers(self, scheme: Scheme) -> None:
        one = scheme.household(Step.APPROVED)
        tail = f"/households/{one}/reviews"
        data = {"day": str(today()), "outcome": "vary", "reasons": "One is plenty"}
        terms = {"most_adults": "1", "kinds": ["day"]}
        refused = scheme.send(scheme.worker, tail, {**data, **terms})
        assert refused.status_code == 422
        assert "The registered manager decides that" in refused.text
        assert scheme.send(scheme.manager, tail, {**data, "most_adults": ""}).status_code == 422
        assert scheme.send(scheme.manager, tail, {**data, **terms}).status_code == 302
        found = scheme.do(approvals.standing, one, today())
        assert (found.most_adults, found.kinds) == (1, {"day"})
        pause = {"day": str(today()), "outcome": "pause", "reasons": "A rest"}
        assert scheme.send(scheme.manager, tail, pause).status_code == 302
        assert scheme.do(approvals.standing, one, today()).troubles == ["Its approval is paused."]

    def test_a_first_time_that_goes_on_is_the_managers_too(self, scheme: Scheme) -> None:
        one = scheme.household(Step.APPROVED)
        with scheme.session() as session:
            session.scalars(select(Approval)).one().until_on = today() + timedelta(days=9)
            home = scheme.home(session, one)
            by = scheme.person(session, scheme.worker)
            words = {"day": today()}
            with pytest.raises(NotNow):
                reviews.review(session, home, by, words, Outcome("continue"))
            reviews.review(session, home, by, words, Outcome("continue"), manages=True)
            later = approvals.standing(session, home, today() + timedelta(days=90))
            assert later.approved
