"""Changes agreed together, or an open "nothing to change"."""

import re
from datetime import timedelta
from typing import Any

import pytest
from circle import CANARY, Friends

from alongside import Person, utcnow
from alongside_feedback import changes, enterprises
from alongside_feedback.change_models import Change
from alongside_feedback.reminders import today
from alongside_feedback.states import NotNow


def proposed(friends: Friends, enterprise: Any, by: Any, owner: Any = None, what: str = "") -> Any:
    """Propose a change, and give its id."""

    def propose(session: Any, circle: Any, person: Person) -> Any:
        taken = session.get(Person, owner) if owner else None
        return changes.propose(
            session, circle, person, what=what or "Ring before eight", owner=taken, by=None
        ).id

    return friends.do(propose, enterprise, by)


def act(friends: Friends, enterprise: Any, change: Any, person: Any, how: Any, *a: Any, **n: Any):
    def inner(session: Any, circle: Any, who: Person) -> None:
        how(session, circle, session.get_one(Change, change), who, *a, **n)

    return friends.do(inner, enterprise, person)


def status(friends: Friends, change: Any) -> str:
    with friends.town.session() as session:
        return str(session.get_one(Change, change).status)


class TestAgreeing:
    def test_a_change_is_agreed_when_everyone_says_yes(self, friends: Friends) -> None:
        one = friends.revealed()
        change = proposed(friends, one, friends.tom, friends.amina)
        assert status(friends, change) == "proposed"
        act(friends, one, change, friends.amina, changes.answer, True, "")
        assert status(friends, change) == "agreed"

    def test_rule_9_dissent_stays_beside_the_outcome(self, friends: Friends) -> None:
        one = friends.revealed(friends.tom, friends.grace)
        change = proposed(friends, one, friends.tom, friends.amina)
        act(friends, one, change, friends.grace, changes.answer, False, "Too early for me")
        act(friends, one, change, friends.amina, changes.answer, True, "")
        assert status(friends, change) == "agreed"
        act(friends, one, change, friends.amina, changes.move_change, status="done")
        client = friends.town.signed_in(friends.tom)
        page = client.get(f"/feedback/enterprises/{one}/changes/{change}").text
        assert "Sees it differently" in page
        assert "Too early for me" in page
        assert "sees it differently" in client.get(f"/feedback/enterprises/{one}").text

    def test_rule_9_a_no_needs_its_reason(self, friends: Friends) -> None:
        one = friends.revealed()
        change = proposed(friends, one, friends.tom)
        client = friends.town.signed_in(friends.amina)
        path = f"/feedback/enterprises/{one}/changes/{change}"
        answer = client.send(path, {"says": "no"}, to=f"{path}/answer")
        assert answer.status_code == 422
        assert "say why you see it differently" in answer.text

    def test_nobody_is_given_a_promise_they_did_not_make(self, friends: Friends) -> None:
        one = friends.revealed(friends.tom, friends.grace)
        change = proposed(friends, one, friends.tom, friends.amina)
        act(friends, one, change, friends.grace, changes.answer, True, "")
        act(friends, one, change, friends.amina, changes.answer, False, "I cannot")
        assert status(friends, change) == "proposed"

    def test_two_who_disagree_have_not_agreed(self, friends: Friends) -> None:
        one = friends.revealed()
        change = proposed(friends, one, friends.tom)
        act(friends, one, change, friends.amina, changes.answer, False, "Not possible")
        assert status(friends, change) == "proposed"

    def test_whoever_leaves_is_not_waited_for(self, friends: Friends) -> None:
        one = friends.revealed(friends.tom, friends.grace)
        change = proposed(friends, one, friends.tom)
        act(friends, one, change, friends.amina, changes.answer, True, "")
        friends.do(enterprises.leave, one, friends.grace)
        assert status(friends, change) == "agreed"

    def test_a_change_waits_for_the_reveal(self, friends: Friends) -> None:
        one = friends.writing()
        with pytest.raises(NotNow):
            proposed(friends, one, friends.tom)

    def test_a_day_is_suggested_for_it(self, friends: Friends) -> None:
        one = friends.revealed()
        page = friends.town.signed_in(friends.tom).get(f"/feedback/enterprises/{one}/changes/new")
        day = today() + timedelta(weeks=4)
        for part, value in (("day", day.day), ("month", day.month), ("year", day.year)):
            assert re.search(rf'name="by-{part}"[^>]*value="{value}"', page.text)


class TestMoving:
    def test_everyone_follows_a_change_to_done(self, friends: Friends) -> None:
        one = friends.revealed()
        tom, amina = (friends.town.signed_in(p) for p in (friends.tom, friends.amina))
        page = f"/feedback/enterprises/{one}"
        answer = tom.send(
            f"{page}/changes/new",
            {
                "what": "Ring before eight",
                "owner": "council",
                "by-day": "1",
                "by-month": "6",
                "by-year": "2031",
            },
        )
        assert answer.status_code == 302
        with friends.town.session() as session:
            change = changes.changes_of(session, friends.circle(session, one))[0].id
        path = f"{page}/changes/{change}"
        assert "Ring before eight" in amina.get("/home").text
        assert amina.send(path, {"says": "yes"}, to=f"{path}/answer").status_code == 302
        for step in ("under_way", "done"):
            sent = amina.send(path, {"status": step, "words": f"now {step}"}, to=f"{path}/move")
            assert sent.status_code == 302
        seen = tom.get(path).text
        assert "now under_way" in seen
        assert "now done" in seen
        assert "The council" in seen
        assert "1 June 2031" in seen
        assert "Because of what you wrote together, this was done" in tom.get("/home").text

    def test_rule_18_what_turned_out_otherwise_is_learned_never_failed(
        self, friends: Friends
    ) -> None:
        one = friends.revealed()
        change = proposed(friends, one, friends.tom)
        act(friends, one, change, friends.amina, changes.answer, True, "")
        with pytest.raises(NotNow):
            act(friends, one, change, friends.tom, changes.move_change, status="learned")
        words = "Texting is better"
        act(friends, one, change, friends.tom, changes.move_change, status="learned", words=words)
        assert status(friends, change) == "learned"

    def test_a_change_that_was_not_agreed_cannot_be_moved(self, friends: Friends) -> None:
        one = friends.revealed()
        change = proposed(friends, one, friends.tom)
        with pytest.raises(NotNow):
            act(friends, one, change, friends.tom, changes.move_change, status="done")

    def test_somebody_can_take_a_change_on(self, friends: Friends) -> None:
        one = friends.revealed()
        change = proposed(friends, one, friends.tom)
        act(friends, one, change, friends.amina, changes.answer, True, "")
        path = f"/feedback/enterprises/{one}/changes/{change}"
        client = friends.town.signed_in(friends.tom)
        client.send(path, {"status": "under_way", "mine": "y"}, to=f"{path}/move")
        with friends.town.session() as session:
            assert session.get_one(Change, change).owner_id == friends.tom

    def test_rule_17_promises_of_staff_and_citizens_show_alike(self, friends: Friends) -> None:
        one = friends.revealed()
        proposed(friends, one, friends.tom, friends.amina, "Staff promise")
        proposed(friends, one, friends.tom, friends.tom, "Citizen promise")
        page = friends.town.signed_in(friends.tom).get(f"/feedback/enterprises/{one}").text
        cards = [part.split("</article>")[0] for part in page.split('<article class="card')][-2:]
        shapes = {
            card.split("card__foot")[1].replace("Amina Okafor", "N").replace("Tom Bell", "N")
            for card in cards
        }
        assert len(shapes) == 1


class TestLeadingSomewhere:
    def test_rule_14_a_reveal_that_leads_nowhere_is_shown_as_waiting(
        self, friends: Friends
    ) -> None:
        one = friends.revealed()
        client = friends.town.signed_in(friends.tom)
        assert "Where does this lead?" in client.get(f"/feedback/enterprises/{one}").text
        assert "Everyone has written" in client.get("/home").text
        assert measure(friends, "Reflections that have led nowhere yet") == 1
        proposed(friends, one, friends.amina)
        assert "Where does this lead?" not in client.get(f"/feedback/enterprises/{one}").text
        assert measure(friends, "Reflections that have led nowhere yet") == 0

    def test_rule_14_nothing_to_change_because(self, friends: Friends) -> None:
        one = friends.revealed()
        client = friends.town.signed_in(friends.tom)
        page = f"/feedback/enterprises/{one}"
        assert client.send(f"{page}/nothing", {"because": ""}).status_code == 422
        assert client.send(f"{page}/nothing", {"because": "We are well"}).status_code == 302
        seen = friends.town.signed_in(friends.amina).get(page).text
        assert "We are well" in seen
        assert "Tom Bell" in seen
        assert measure(friends, "Reflections that have led nowhere yet") == 0

    def test_rule_14_stale_changes_are_listed_and_counted_without_content(
        self, friends: Friends
    ) -> None:
        one = friends.revealed()
        change = proposed(friends, one, friends.tom, what=CANARY)
        act(friends, one, change, friends.amina, changes.answer, True, "")
        home = "This change has not moved for a while"
        client = friends.town.signed_in(friends.amina)
        assert home not in client.get("/home").text
        with friends.town.session() as session:
            session.get_one(Change, change).moved_at = utcnow() - timedelta(days=61)
        assert home in client.get("/home").text
        assert measure(friends, "Changes that have not moved for a while") == 1
        assert CANARY not in str(measures(friends))


class TestWhoSeesIt:
    def test_nobody_else_opens_a_change(self, friends: Friends) -> None:
        one = friends.revealed()
        change = proposed(friends, one, friends.tom, what=CANARY)
        path = f"/feedback/enterprises/{one}/changes/{change}"
        for outsider in (friends.other_worker, friends.admin, friends.grace):
            answer = friends.town.signed_in(outsider).get(path)
            assert answer.status_code == 404
            assert CANARY not in answer.text

    def test_a_change_of_another_enterprise_is_not_found(self, friends: Friends) -> None:
        one, other = friends.revealed(), friends.revealed(friends.grace)
        change = proposed(friends, other, friends.grace)
        client = friends.town.signed_in(friends.tom)
        assert client.get(f"/feedback/enterprises/{one}/changes/{change}").status_code == 404


def measures(friends: Friends) -> list[Any]:
    from alongside_feedback.counts import counts

    with friends.town.app.test_request_context():
        from alongside.lifecycle import enter

        with friends.town.session() as session:
            enter(session, friends.town.council(session))
            return list(counts(session))


def measure(friends: Friends, label: str) -> int:
    return next(one.value for one in measures(friends) if one.label == label)
