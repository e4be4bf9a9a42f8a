"""Looking at it together: item by item, and who was there; ending well; and what is late."""

from datetime import timedelta

import pytest
from crowd import grow
from marshes import ADDRESS
from sqlalchemy import select

from alongside import Person
from alongside.testing.statements import statements
from alongside_family_conference import following, planning, reviewing
from alongside_family_conference.gatherings import today
from alongside_family_conference.models import Participant
from alongside_family_conference.plan_models import ItemStep, PlanItem, Review, TookPart
from alongside_family_conference.reviewing import Looked
from alongside_family_conference.states import NotNow, State

LATE = "The day has passed: something in the plan still waits"


def items(family, one):
    """The ids of the grandfather's task and of the council's promise."""
    with family.session() as session:
        found = family.gathering(session, one)
        return [item.id for item in planning.items_of(session, found)][:2]


def statuses(family, one):
    with family.session() as session:
        found = family.gathering(session, one)
        return [item.status for item in planning.items_of(session, found)][:2]


def review(family, who, one, went=None, **said):
    """Send a review as somebody, with how items went by their id."""
    given = {f"went_{item.hex}": status for item, status in (went or {}).items()}
    return family.town.signed_in(who).send(f"{ADDRESS}/{one}/review", {**given, **said})


class TestItemByItem:
    def test_one_press_keeps_how_each_item_went_and_what_was_said(self, family) -> None:
        one = family.conference(State.REVIEWING)
        task, promise = items(family, one)
        sent = review(family, family.parent, one, {task: "partly", promise: "not"}, better="Soup")
        assert sent.status_code == 302
        assert statuses(family, one) == ["partly", "not"]
        assert family.state(one) is State.ACTIVE
        with family.session() as session:
            steps = session.scalars(select(ItemStep)).all()
            assert {(step.person_id, step.status) for step in steps} == {
                (family.parent, "partly"),
                (family.parent, "not"),
            }
            assert session.scalars(select(Review)).one().better == "Soup"

    def test_nothing_has_to_be_answered(self, family) -> None:
        one = family.conference(State.REVIEWING)
        assert review(family, family.parent, one).status_code == 302
        assert statuses(family, one) == ["open", "open"]
        with family.session() as session:
            assert not session.scalars(select(ItemStep)).all()
            assert not session.scalars(select(TookPart)).all()

    def test_an_answer_left_as_it_was_overwrites_nobodys_word(self, family) -> None:
        one = family.conference(State.REVIEWING)
        task, promise = items(family, one)
        with family.session() as session:
            session.get_one(PlanItem, task).status = "partly"
        dani = family.town.signed_in(family.parent)
        page = f"{ADDRESS}/{one}/review"
        text = dani.get(page).text
        assert text.count(" checked") == 1
        opened = dani.hidden(text)
        with family.session() as session:
            session.get_one(PlanItem, task).status = "not"
        given = {f"went_{task.hex}": "partly", f"went_{promise.hex}": "done"}
        assert dani.post(page, data={**opened, **given}).status_code == 302
        assert statuses(family, one) == ["not", "done"]

    def test_what_is_settled_or_declined_is_not_asked_about(self, family) -> None:
        one = family.conference(State.REVIEWING)
        task, promise = items(family, one)
        with family.session() as session:
            session.get_one(PlanItem, task).status = "changed"
            session.get_one(PlanItem, promise).decision = "declined"
        page = family.page(family.parent, one, "/review").text
        assert f"went_{task.hex}" not in page
        assert f"went_{promise.hex}" not in page

    def test_rule_17_the_family_says_how_the_councils_promises_went_too(self, family) -> None:
        one = family.conference(State.REVIEWING)
        page = family.page(family.parent, one, "/review").text
        for item in items(family, one):
            assert f"went_{item.hex}" in page
        assert page.count("The day has passed") == 1

    @pytest.mark.parametrize("who", ["coordinator", "referrer"])
    def test_rule_16_nobody_of_the_council_says_how_the_familys_own_goes(self, family, who) -> None:
        one = family.conference(State.REVIEWING)
        task, promise = items(family, one)
        page = family.page(getattr(family, who), one, "/review").text
        assert "Grandad cooks on Mondays" in page
        assert f"went_{task.hex}" not in page
        review(family, getattr(family, who), one, {task: "not", promise: "done"})
        assert statuses(family, one) == ["open", "done"]

    def test_what_is_not_theirs_to_say_is_refused_and_nothing_is_kept(self, family) -> None:
        one = family.conference(State.REVIEWING)
        task, _promise = items(family, one)
        with family.session() as session:
            found, cast = family.gathering(session, one), family.cast(session)
            with pytest.raises(NotNow):
                reviewing.finish(session, found, cast.referrer, Looked(went={task: "done"}))
        assert statuses(family, one) == ["open", "open"]
        assert family.state(one) is State.REVIEWING

    def test_a_status_that_does_not_exist_is_refused_beside_its_item(self, family) -> None:
        one = family.conference(State.REVIEWING)
        task, _promise = items(family, one)
        sent = review(family, family.parent, one, {task: "failed"}, learned="Ask earlier")
        assert sent.status_code == 422
        assert "Ask earlier" in sent.text
        assert statuses(family, one) == ["open", "open"]

    def test_rule_18_what_changed_is_learning_and_nothing_is_a_failure(self, family) -> None:
        one = family.conference(State.REVIEWING)
        task, _promise = items(family, one)
        asked = family.page(family.parent, one, "/review").text
        review(family, family.parent, one, {task: "changed"})
        plan = family.page(family.parent, one, "/plan").text
        for page in (asked, plan):
            assert "We learned that it should be different" in page
            assert "fail" not in page.lower()
        assert "Not yet" in asked

    def test_what_an_item_says_is_only_ever_words(self, family) -> None:
        one = family.conference(State.REVIEWING)
        task, _promise = items(family, one)
        with family.session() as session:
            session.get_one(PlanItem, task).what = "<b>50%(x)s</b> of Mondays"
        page = family.page(family.parent, one, "/review").text
        assert "&lt;b&gt;50%(x)s&lt;/b&gt; of Mondays" in page


class TestWhoTookPart:
    def test_who_was_there_stands_with_the_review(self, family) -> None:
        one = family.conference(State.REVIEWING)
        there = [str(family.relative), str(family.referrer)]
        assert review(family, family.parent, one, took_part=there, better="x").status_code == 302
        assert "With: Tom Whitfield, Winston Marsh" in family.page(family.child, one, "/plan").text
        held = family.town.signed_in(family.relative).get("/me/held").text
        assert "Reviews that you took part in" in held

    def test_nobody_is_ticked_before_and_nobody_else_can_be(self, family) -> None:
        one = family.conference(State.REVIEWING)
        page = family.page(family.parent, one, "/review").text
        assert "Winston Marsh" in page
        assert " checked" not in page
        for wrong in (str(family.outsider), "nobody"):
            assert review(family, family.parent, one, took_part=[wrong]).status_code == 422
        with family.session() as session:
            found, cast = family.gathering(session, one), family.cast(session)
            looked = Looked(took_part=[family.outsider])
            reviewing.finish(session, found, cast.parent, looked)
        with family.session() as session:
            assert not session.scalars(select(TookPart)).all()

    def test_whoever_may_not_be_seen_is_neither_offered_nor_named(self, family) -> None:
        one = family.conference(State.REVIEWING)
        review(family, family.parent, one, took_part=[str(family.relative)], better="x")
        with family.session() as session:
            found, cast = family.gathering(session, one), family.cast(session)
            found.party(cast.relative).participant.excluded_because = "A court order"
            following.open_review(session, found, cast.parent)
        assert "With:" not in family.page(family.child, one, "/plan").text
        assert str(family.relative) not in family.page(family.child, one, "/review").text
        assert "With: Winston Marsh" in family.page(family.coordinator, one, "/plan").text


class TestEndingWell:
    def test_rule_17_what_ends_open_or_late_is_named_alike(self, family) -> None:
        one = family.conference(State.REVIEWING)
        kept = items(family, one)
        with family.session() as session:
            for item in kept:
                session.get_one(PlanItem, item).by = today() - timedelta(days=1)
        page = family.page(family.coordinator, one, "/close").text
        assert "nobody promises these any more" in page
        assert "hold another review first" in page
        assert "Grandad cooks on Mondays" in page
        assert "The council gives a bus pass" in page
        assert page.count("The day has passed") == 2

    def test_nothing_is_said_about_what_is_settled(self, family) -> None:
        one = family.conference(State.REVIEWING)
        kept = items(family, one)
        with family.session() as session:
            for item in kept:
                session.get_one(PlanItem, item).status = "done"
        page = family.page(family.coordinator, one, "/close").text
        assert "nobody promises these" not in page

    def test_another_review_can_be_held_first(self, family) -> None:
        one = family.conference(State.REVIEWING)
        review(family, family.parent, one, better="x")
        page = family.page(family.coordinator, one, "/close").text
        assert f"{ADDRESS}/{one}/review/open" in page

    def test_the_last_status_of_each_item_stays_to_be_read(self, family) -> None:
        one = family.conference(State.REVIEWING)
        _task, promise = items(family, one)
        review(family, family.parent, one, {promise: "done"})
        with family.session() as session:
            following.close(session, family.gathering(session, one))
        for who in (family.parent, family.referrer):
            page = family.page(who, one, "/plan").text
            assert page.count("How it goes") == 2
            assert "Not begun" in page


class TestLate:
    def home(self, family, who):
        return family.town.signed_in(who).get("/home").text

    def late(self, family, one, *which):
        with family.session() as session:
            for item in which:
                session.get_one(PlanItem, item).by = today() - timedelta(days=1)
        return one

    def test_rule_17_a_late_task_and_a_late_promise_say_the_same(self, family) -> None:
        one = family.conference(State.ACTIVE)
        self.late(family, one, *items(family, one))
        for who in (family.relative, family.referrer):
            home = self.home(family, who)
            assert home.count(LATE) == 1
            assert f"{ADDRESS}/{one}/plan" in home
            assert "cooks" not in home
            assert "bus pass" not in home
        for who in (family.parent, family.child, family.coordinator, family.outsider):
            assert LATE not in self.home(family, who)

    def test_rule_17_a_word_about_it_does_not_make_a_promise_quiet(self, family) -> None:
        one = family.conference(State.ACTIVE)
        _task, promise = items(family, one)
        for status, loud in (("not", True), ("partly", True), ("done", False), ("changed", False)):
            page = f"{ADDRESS}/{one}/plan/{promise}/status"
            family.town.signed_in(family.referrer).send(page, {"status": status})
            assert (LATE in self.home(family, family.referrer)) is loud

    def test_the_referrer_hears_of_a_promise_that_somebody_else_made(self, family) -> None:
        one = family.conference(State.ACTIVE)
        _task, promise = items(family, one)
        with family.session() as session:
            session.get_one(PlanItem, promise).who_id = family.coordinator
        for who in (family.referrer, family.coordinator):
            assert LATE in self.home(family, who)

    def test_several_in_one_conference_are_one_card(self, family) -> None:
        one = family.conference(State.ACTIVE)
        task, promise = items(family, one)
        with family.session() as session:
            session.get_one(PlanItem, task).by_agency = True
        self.late(family, one, task, promise)
        assert self.home(family, family.referrer).count(LATE) == 1

    def test_what_is_not_due_not_begun_or_over_is_not_late(self, family) -> None:
        agreed, closed = family.conference(State.AGREED), family.conference(State.CLOSED)
        for one in (agreed, closed):
            self.late(family, one, *items(family, one))
        due = family.conference(State.ACTIVE)
        _task, promise = items(family, due)
        with family.session() as session:
            session.get_one(PlanItem, promise).by = today()
        for who in (family.relative, family.referrer):
            assert LATE not in self.home(family, who)

    def test_whoever_was_kept_out_is_not_led_to_the_plan(self, family) -> None:
        one = family.conference(State.ACTIVE)
        self.late(family, one, *items(family, one))
        with family.session() as session:
            found, cast = family.gathering(session, one), family.cast(session)
            found.party(cast.relative).participant.excluded_because = "A court order"
        home = self.home(family, family.relative)
        assert LATE not in home
        assert f"{ADDRESS}/{one}/plan" not in home

    def test_whoever_may_not_read_the_plan_is_led_to_the_conference(self, family) -> None:
        one = family.conference(State.ACTIVE)
        _task, promise = items(family, one)
        with family.session() as session:
            seat = {"person_id": family.outsider, "role": "information_giver"}
            session.add(Participant(conference_id=one, **seat))
            session.get_one(PlanItem, promise).who_id = family.outsider
        home = self.home(family, family.outsider)
        assert LATE in home
        assert f"{ADDRESS}/{one}/plan" not in home


class TestStatements:
    def cost(self, family, size: int) -> tuple[int, int, int]:
        """What it costs to send a review in which something is said of every item, and to read."""
        one = family.conference(State.REVIEWING)
        with family.session() as session:
            found = family.gathering(session, one)
            grow(session, found, people=3, items=size)
            kept = [item.id for item in reviewing.to_look_at(session, found)]
        dani = family.town.signed_in(family.parent)
        page = f"{ADDRESS}/{one}/review"
        given = dani.hidden(dani.get(page).text)
        given |= {f"went_{item.hex}": "partly" for item in kept}
        with statements(family.town.app) as sent:
            assert dani.post(page, data={**given, "learned": "x"}).status_code == 302
        close = family.town.signed_in(family.coordinator)
        with statements(family.town.app) as closing:
            assert close.get(f"{ADDRESS}/{one}/close").status_code == 200
        tom = family.town.signed_in(family.referrer)
        tom.get("/home")
        with statements(family.town.app) as home:
            assert LATE in tom.get("/home").text
        return len(sent), len(closing), len(home)

    def test_sixty_items_cost_no_statement_more(self, family) -> None:
        self.cost(family, 3)
        assert self.cost(family, 3) == self.cost(family, 60)

    def test_the_other_side_is_told_once_however_many_items_moved(
        self, family, monkeypatch
    ) -> None:
        one = family.conference(State.REVIEWING)
        with family.session() as session:
            found, cast = family.gathering(session, one), family.cast(session)
            grow(session, found, people=0, items=60)
            told: list[Person] = []
            monkeypatch.setattr(
                "alongside_family_conference.notices.tell", lambda s, p, about: told.append(p)
            )
            went = {item.id: "partly" for item in reviewing.to_look_at(session, found)}
            reviewing.finish(session, found, cast.parent, Looked(went=went))
        assert len(told) == len(set(told)) == 3
