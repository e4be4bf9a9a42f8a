"""The plan: the family's words, the referrer's answers, tasks and promises side by side."""

from datetime import timedelta

import pytest
from marshes import ADDRESS
from sqlalchemy import select
from stages import share

from alongside import Person, utcnow
from alongside.messages.models import Message
from alongside.people.models import Contact
from alongside.testing.statements import statements
from alongside_family_conference import counts, following, planning, reminders
from alongside_family_conference.gatherings import today
from alongside_family_conference.plan_models import PlanItem, Review
from alongside_family_conference.planning import ItemSeen, Written
from alongside_family_conference.states import NotNow, State


def shared(family):
    one = family.conference(State.AGREEING)
    with family.session() as session:
        share(session, family.gathering(session, one), family.cast(session))
    return one


def items(family, one):
    with family.session() as session:
        return [i.id for i in planning.items_of(session, family.gathering(session, one))]


class TestAgreeing:
    def test_words_that_changed_meanwhile_are_not_agreed_to_unread(self, family) -> None:
        one = shared(family)
        item = items(family, one)[0]
        page = f"{ADDRESS}/{one}/plan/{item}/decide"
        client = family.town.signed_in(family.referrer)
        opened = client.hidden(client.get(page).text)
        with family.session() as session:
            session.get_one(PlanItem, item).what = "From the boat house"
        answer = client.post(page, data={**opened, "says": "yes"})
        assert answer.status_code == 422
        assert "Read it once more" in answer.text
        assert "From the boat house" in answer.text
        with family.session() as session:
            assert session.get_one(PlanItem, item).decision == ""
        again = client.hidden(answer.text)
        assert client.post(page, data={**again, "says": "yes"}).status_code == 302

    def test_rule_16_staff_edit_nothing(self, family) -> None:
        one = shared(family)
        item = items(family, one)[0]
        for who in (family.referrer, family.coordinator, family.admin, family.manager):
            assert family.page(who, one, f"/plan/{item}/words").status_code == 403
            client = family.town.signed_in(who)
            page = f"{ADDRESS}/{one}/plan"
            for tail in (f"/{item}/words", "/add"):
                sent = client.send("/sign-in", {"what_1": "Theirs"}, to=f"{page}{tail}")
                assert sent.status_code == 403
        with family.session() as session:
            assert not session.scalars(select(PlanItem).where(PlanItem.what == "Theirs")).all()

    def test_rule_16_no_reason_no_decline(self, family) -> None:
        one = shared(family)
        item = items(family, one)[0]
        client = family.town.signed_in(family.referrer)
        page = f"{ADDRESS}/{one}/plan/{item}/decide"
        refused = client.send(page, {"says": "no", "reason": ""})
        assert refused.status_code == 422
        assert "never declined without a reason" in refused.text
        with family.session() as session, pytest.raises(NotNow):
            found = family.gathering(session, one)
            seen = ItemSeen(found, planning.items_of(session, found)[0])
            by = session.get_one(Person, family.referrer)
            planning.decide(session, seen, by, agrees=False, reason="  ")

    def test_a_declined_item_can_be_put_in_other_words_that_day(self, family) -> None:
        one = shared(family)
        first, second = items(family, one)
        client = family.town.signed_in(family.referrer)
        page = f"{ADDRESS}/{one}/plan"
        client.send(f"{page}/{second}/decide", {"says": "yes"})
        client.send(f"{page}/{first}/decide", {"says": "no", "reason": "He is ill"})
        assert family.state(one) is State.NOT_AGREED
        parent = family.town.signed_in(family.parent)
        assert "He is ill" in parent.get(page).text
        assert parent.send(f"{page}/{first}/words", {"what_1": "Dani cooks"}).status_code == 302
        assert family.state(one) is State.AGREEING
        client.send(f"{page}/{first}/decide", {"says": "yes"})
        assert family.state(one) is State.AGREED

    def test_two_of_the_family_never_overwrite_each_other(self, family) -> None:
        one = shared(family)
        item = items(family, one)[0]
        page = f"{ADDRESS}/{one}/plan/{item}/words"
        dani = family.town.signed_in(family.parent)
        opened = dani.hidden(dani.get(page).text)
        family.town.signed_in(family.relative).send(page, {"what_1": "Winston was first"})
        late = dani.post(page, data={**opened, "what_1": "Dani was second"})
        assert late.status_code == 422
        assert "Winston was first" in late.text
        assert "Dani was second" in late.text

    def test_rule_18_a_plan_may_be_untidy(self, family) -> None:
        one = family.conference(State.PRIVATE)
        client = family.town.signed_in(family.parent)
        page = f"{ADDRESS}/{one}/private"
        assert client.send(page, {"what_1": "Something"}, to=f"{page}/share").status_code == 302
        text = family.page(family.parent, one, "/plan").text
        assert "We do not know yet" in text
        assert "%" not in text.partition("<main")[2].partition("</main>")[0]

    def test_the_family_may_go_on_with_what_is_agreed(self, family) -> None:
        one = shared(family)
        with family.session() as session:
            found, cast = family.gathering(session, one), family.cast(session)
            for item in planning.items_of(session, found):
                seen = ItemSeen(found, item)
                planning.decide(session, seen, cast.referrer, agrees=False, reason="harm")
            with pytest.raises(NotNow):
                planning.start(session, found, cast.coordinator)
            planning.start(session, found, cast.parent)
        assert family.state(one) is State.ACTIVE

    def test_rule_16_no_yes_is_taken_back_once_the_plan_is_under_way(self, family) -> None:
        one = family.conference(State.ACTIVE)
        item = items(family, one)[0]
        client = family.town.signed_in(family.referrer)
        page = f"{ADDRESS}/{one}/plan/{item}/decide"
        client.send(page, {"says": "no", "reason": "We have no money"})
        with family.session() as session:
            kept = planning.items_of(session, family.gathering(session, one))
            assert {i.decision for i in kept} == {"agreed"}


class TestAfterwards:
    def test_rule_17_a_late_promise_is_as_loud_as_a_late_task(self, family) -> None:
        one = family.conference(State.ACTIVE)
        with family.session() as session:
            kept = planning.items_of(session, family.gathering(session, one))
            for item in kept:
                item.by = today() - timedelta(days=1)
        page = family.page(family.parent, one, "/plan").text
        assert page.count("The day has passed") == 2
        assert page.count("card card--waiting") == 2

    def test_rule_17_both_have_the_same_columns_and_statuses(self, family) -> None:
        one = family.conference(State.ACTIVE)
        for who, item in zip(("relative", "referrer"), items(family, one), strict=True):
            client = family.town.signed_in(getattr(family, who))
            page = f"{ADDRESS}/{one}/plan/{item}/status"
            assert client.send(page, {"status": "done", "words": "So"}).status_code == 302
        with family.session() as session:
            kept = planning.items_of(session, family.gathering(session, one))
            assert [(i.by_agency, i.status) for i in kept] == [(False, "done"), (True, "done")]

    def test_what_was_declined_is_nobodys_to_do(self, family) -> None:
        one = family.conference(State.ACTIVE)
        with family.session() as session:
            for item in planning.items_of(session, family.gathering(session, one)):
                item.decision, item.by = "declined", today() - timedelta(days=1)
        assert "The day has passed" not in family.page(family.parent, one, "/plan").text
        assert measured(family)["Promises of the council whose day has passed"] == 0
        with family.session() as session:
            for person in (family.relative, family.referrer):
                mail = {"kind": "email", "value": f"{person}@x.test", "safe_to_email": True}
                session.add(Contact(person_id=person, **mail))
        with family.session() as session:
            assert reminders.remind(session, utcnow()) == 0

    def test_each_side_says_how_its_own_goes(self, family) -> None:
        one = family.conference(State.ACTIVE)
        task, promise = items(family, one)
        for who, item in ((family.referrer, task), (family.parent, promise)):
            client = family.town.signed_in(who)
            client.send(f"{ADDRESS}/{one}/plan/{item}/status", {"status": "done"})
        with family.session() as session:
            kept = planning.items_of(session, family.gathering(session, one))
            assert {i.status for i in kept} == {"open"}

    def test_rule_17_both_are_reminded_once(self, family) -> None:
        family.conference(State.ACTIVE)
        with family.session() as session:
            for person in (family.relative, family.referrer):
                mail = {"kind": "email", "value": f"{person}@x.test", "safe_to_email": True}
                session.add(Contact(person_id=person, **mail))
        with family.session() as session:
            assert reminders.remind(session, utcnow()) == 2
        with family.session() as session:
            assert reminders.remind(session, utcnow()) == 0
            sent = session.scalars(select(Message)).all()
            assert {one.to_person_id for one in sent} == {family.relative, family.referrer}
            assert not [one for one in sent if "cooks" in one.body or "Kai" in one.subject]

    def test_rule_18_what_changed_is_shown_as_learning(self, family) -> None:
        one = family.conference(State.ACTIVE)
        item = items(family, one)[0]
        client = family.town.signed_in(family.relative)
        client.send(f"{ADDRESS}/{one}/plan/{item}/status", {"status": "changed", "words": "Soup"})
        page = family.page(family.parent, one, "/plan").text
        assert "We learned that it should be different" in page
        assert "fail" not in page.lower()

    def test_a_review_is_held_and_the_next_one_is_near(self, family) -> None:
        one = family.conference(State.REVIEWING)
        client = family.town.signed_in(family.coordinator)
        given = {"better": "Mondays", "harder": "Sundays", "learned": "Ask earlier"}
        sent = client.send(f"{ADDRESS}/{one}/review", given)
        assert sent.status_code == 302
        with family.session() as session:
            kept = session.scalars(select(Review)).one()
            assert kept.held_at is not None
        assert "Ask earlier" in family.page(family.parent, one, "/plan").text
        assert family.state(one) is State.ACTIVE

    def test_closing_asks_everybody_to_look_back_where_the_council_does_so(self, family) -> None:
        family.town.enable("feedback")
        one = family.conference(State.REVIEWING)
        client = family.town.signed_in(family.coordinator)
        assert client.send(f"{ADDRESS}/{one}/close", {}).status_code == 302
        assert family.state(one) is State.CLOSED
        home = family.town.signed_in(family.parent).get("/home").text
        assert "We made a plan together" in home

    def test_closing_works_without_that_practice(self, family) -> None:
        one = family.conference(State.REVIEWING)
        client = family.town.signed_in(family.coordinator)
        assert client.send(f"{ADDRESS}/{one}/close", {}).status_code == 302
        assert family.state(one) is State.CLOSED

    def test_rule_27_nothing_is_closed_for_slowness(self, family) -> None:
        one = family.conference(State.ACTIVE)
        with family.session() as session:
            reminders.remind(session, utcnow() + timedelta(days=4000))
        assert family.state(one) is State.ACTIVE


def test_rule_17_the_council_counts_promises_and_tasks_alike(family) -> None:
    several = [family.conference(State.ACTIVE) for _ in range(5)]
    before = measured(family)
    assert before["Promises of the council whose day has passed"] == 5
    assert before["Tasks of families whose day has passed"] == 0
    for one in several:
        for who, item in zip(("relative", "referrer"), items(family, one), strict=True):
            client = family.town.signed_in(getattr(family, who))
            client.send(f"{ADDRESS}/{one}/plan/{item}/status", {"status": "done"})
    after = measured(family)
    assert after["Promises of the council that are done"] == 5
    assert after["Tasks of families that are done"] == 5
    assert after["Promises of the council whose day has passed"] == 0


def test_the_council_counts_nothing_that_is_about_a_few(family) -> None:
    family.conference(State.ACTIVE)
    assert set(measured(family).values()) == {0}


def measured(family):
    with family.session() as session:
        return {str(one.label): one.value for one in counts.counts(session)}


class TestStatements:
    def test_forty_people_and_sixty_items_cost_no_statement_more(self, family) -> None:
        one = family.conference(State.ACTIVE)
        few = [self.count(family, one, tail) for tail in ("", "/plan")]
        added = [family.town.person(f"Cousin {n}") for n in range(36)]
        with family.session() as session:
            found, cast = family.gathering(session, one), family.cast(session)
            from alongside_family_conference.models import Participant

            for person in added:
                session.add(Participant(conference_id=one, person_id=person, role="family"))
            planning.add_to_plan(
                session, found, cast.parent, [Written(f"No {n}") for n in range(58)]
            )
            for _ in range(10):
                session.add(Review(conference_id=one, held_at=utcnow(), learned="x"))
        assert [self.count(family, one, tail) for tail in ("", "/plan")] == few
        assert max(few) <= 14

    def count(self, family, one, tail) -> int:
        client = family.town.signed_in(family.parent)
        page = f"{ADDRESS}/{one}{tail}"
        client.get(page)
        with statements(family.town.app) as found:
            assert client.get(page).status_code == 200
        return len(found)


def test_each_side_sees_whether_it_may_say_how_something_goes(family) -> None:
    one = family.conference(State.ACTIVE)
    with family.session() as session:
        found, cast = family.gathering(session, one), family.cast(session)
        task, promise = planning.items_of(session, found)
        assert following.may_move(found, task, cast.parent)
        assert not following.may_move(found, task, cast.coordinator)
        assert following.may_move(found, promise, cast.coordinator)
        assert not following.may_move(found, promise, cast.child)
