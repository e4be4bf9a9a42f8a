"""Opening an enterprise together."""

from datetime import date
from typing import Any

import pytest
from circle import CANARY, SOON, Friends
from sqlalchemy import select

from alongside_feedback import enterprises, talking, writing
from alongside_feedback.circles import load
from alongside_feedback.models import Participant
from alongside_feedback.states import NotNow

WORDS = {
    "hope": "Calmer mornings",
    "signs": "A second cup of tea",
    "look_back_on-day": "14",
    "look_back_on-month": "5",
    "look_back_on-year": "2031",
}


def opened_by(friends: Friends, person: Any, *others: Any) -> str:
    client = friends.town.signed_in(person)
    words = client.send("/feedback/new", {"people": [str(one) for one in others]})
    assert words.status_code == 302, words.text
    saved = client.send(words.location, WORDS)
    assert saved.status_code == 302, saved.text
    return str(saved.location)


class TestOpening:
    def test_three_short_pages_open_an_enterprise(self, friends: Friends) -> None:
        bring = opened_by(friends, friends.amina, friends.tom)
        client = friends.town.signed_in(friends.amina)
        done = client.send(bring, {"brings": "A van"})
        page = client.get(done.location)
        assert "Calmer mornings" in page.text
        assert "A van" in page.text
        assert "Has not answered yet" in page.text

    def test_a_citizen_can_open_one(self, friends: Friends) -> None:
        bring = opened_by(friends, friends.tom, friends.amina)
        assert friends.town.signed_in(friends.amina).get(bring).status_code == 200

    def test_a_citizen_cannot_name_a_stranger(self, friends: Friends) -> None:
        client = friends.town.signed_in(friends.tom)
        answer = client.send("/feedback/new", {"people": str(friends.other_worker)})
        assert answer.status_code == 422
        answer = client.get(f"/feedback/new/words?who={friends.other_worker}")
        assert answer.status_code == 302

    def test_it_needs_another_person(self, friends: Friends) -> None:
        client = friends.town.signed_in(friends.tom)
        assert client.send("/feedback/new", {}).status_code == 422
        with pytest.raises(NotNow):
            friends.begin(friends.amina)

    def test_malformed_dates_and_missing_words_keep_what_was_typed(self, friends: Friends) -> None:
        client = friends.town.signed_in(friends.amina)
        answer = client.send(
            f"/feedback/new/words?who={friends.tom}",
            {
                "hope": "",
                "signs": "tea & peace",
                "look_back_on-day": "31",
                "look_back_on-month": "2",
            },
        )
        assert answer.status_code == 422
        assert "tea &amp; peace" in answer.text

    def test_the_day_to_look_back_is_still_to_come(self, friends: Friends) -> None:
        client = friends.town.signed_in(friends.amina)
        past = {"look_back_on-day": "1", "look_back_on-month": "2", "look_back_on-year": "2020"}
        answer = client.send(f"/feedback/new/words?who={friends.tom}", {**WORDS, **past})
        assert answer.status_code == 422
        assert "Choose a day that is still to come" in answer.text

    def test_other_words_may_be_mended_when_the_day_has_passed(self, friends: Friends) -> None:
        one = friends.together(look_back_on=date(2026, 1, 5))
        page = f"/feedback/enterprises/{one}/words"
        same = {"look_back_on-day": "5", "look_back_on-month": "1", "look_back_on-year": "2026"}
        answer = friends.town.signed_in(friends.tom).send(page, {"hope": "Quieter ones", **same})
        assert answer.status_code == 302

    def test_a_double_press_opens_one(self, friends: Friends) -> None:
        client = friends.town.signed_in(friends.amina)
        path = f"/feedback/new/words?who={friends.tom}"
        data = {**client.hidden(client.get(path).text), **WORDS}
        first, second = client.post(path, data=data), client.post(path, data=data)
        assert first.location == second.location


class TestAgreeing:
    def test_it_is_theirs_when_everyone_has_said_yes(self, friends: Friends) -> None:
        one = friends.begin(friends.tom, friends.grace)
        friends.do(enterprises.confirm, one, friends.tom, "")
        assert friends.state(one) == "forming"
        friends.do(enterprises.confirm, one, friends.grace, "A spare room")
        assert friends.state(one) == "together"

    def test_rule_10_looking_back_needs_everyones_yes(self, friends: Friends) -> None:
        one = friends.begin(friends.tom)
        with pytest.raises(NotNow):
            friends.do(writing.open_looking_back, one, friends.amina)
        client = friends.town.signed_in(friends.amina)
        path = f"/feedback/enterprises/{one}/look-back"
        page = client.send(path, {})
        assert page.status_code == 302
        assert "everyone has confirmed" in client.get(page.location).text
        assert friends.state(one) == "forming"

    def test_rule_10_someone_added_later_must_confirm_too(self, friends: Friends) -> None:
        one = friends.together()
        client = friends.town.signed_in(friends.tom)
        answer = client.send(f"/feedback/enterprises/{one}/people", {"people": str(friends.grace)})
        assert answer.status_code == 302
        assert friends.state(one) == "forming"
        with pytest.raises(NotNow):
            friends.do(writing.open_looking_back, one, friends.amina)
        friends.do(enterprises.confirm, one, friends.grace, "")
        assert friends.state(one) == "together"

    def test_rule_10_changed_words_ask_everyone_again(self, friends: Friends) -> None:
        one = friends.together()
        words = {"hope": "Calm evenings", "signs": "", "look_back_on": SOON}
        friends.do(enterprises.change_words, one, friends.tom, **words)
        assert friends.state(one) == "forming"
        with friends.town.session() as session:
            yes = {p.person.id: p.confirmed for p in friends.circle(session, one).parties}
        assert yes == {friends.tom: True, friends.amina: False}

    def test_a_yes_to_older_words_is_not_a_yes_to_these(self, friends: Friends) -> None:
        one = friends.begin()
        client = friends.town.signed_in(friends.tom)
        path = f"/feedback/enterprises/{one}/agree"
        data = {**client.hidden(client.get(path).text), "brings": "time"}
        words = {"hope": "Something else", "signs": "", "look_back_on": SOON}
        friends.do(enterprises.change_words, one, friends.amina, **words)
        page = client.post(path, data=data, follow_redirects=True)
        assert "The words have changed" in page.text
        assert friends.state(one) == "forming"

    def test_two_who_change_the_words_at_once_see_both(self, friends: Friends) -> None:
        one = friends.begin()
        path = f"/feedback/enterprises/{one}/words"
        tom = friends.town.signed_in(friends.tom)
        old = tom.hidden(tom.get(path).text)
        amina = friends.town.signed_in(friends.amina)
        assert amina.send(path, {**WORDS, "hope": "Hers"}).status_code == 302
        answer = tom.post(path, data={**old, **WORDS, "hope": "His"})
        assert answer.status_code == 422
        assert "Hers" in answer.text
        assert "His" in answer.text

    def test_the_words_stand_once_looking_back_is_open(self, friends: Friends) -> None:
        one = friends.writing()
        words = {"hope": "Other", "signs": "", "look_back_on": SOON}
        with pytest.raises(NotNow):
            friends.do(enterprises.change_words, one, friends.tom, **words)
        with friends.town.session() as session:
            circle = friends.circle(session, one)
            grace = session.get_one(type(circle.parties[0].person), friends.grace)
            with pytest.raises(NotNow):
                enterprises.add_people(session, circle, circle.parties[0].person, [grace])


class TestLeaving:
    def test_saying_no_needs_no_reason_and_ends_what_two_began(self, friends: Friends) -> None:
        one = friends.begin()
        client = friends.town.signed_in(friends.tom)
        answer = client.send(f"/feedback/enterprises/{one}/leave", {})
        assert answer.status_code == 302
        assert friends.state(one) == "ended"
        assert client.get(f"/feedback/enterprises/{one}").status_code == 404

    def test_the_others_go_on(self, friends: Friends) -> None:
        one = friends.begin(friends.tom, friends.grace)
        friends.do(enterprises.confirm, one, friends.tom, "")
        friends.do(enterprises.leave, one, friends.grace)
        assert friends.state(one) == "together"

    def test_whoever_said_no_can_be_asked_again(self, friends: Friends) -> None:
        one = friends.begin(friends.tom, friends.grace)
        friends.do(enterprises.leave, one, friends.grace)
        with friends.town.session() as session:
            circle = friends.circle(session, one)
            grace = circle.parties[[p.person.id for p in circle.parties].index(friends.grace)]
            enterprises.add_people(session, circle, circle.here[0].person, [grace.person])
        with friends.town.session() as session:
            assert len(friends.circle(session, one).here) == 3


class TestGlances:
    def test_everyone_in_it_reads_a_glance(self, friends: Friends) -> None:
        one = friends.together()
        client = friends.town.signed_in(friends.tom)
        path = f"/feedback/enterprises/{one}"
        answer = client.send(path, {"glance": "We ate toast"}, to=f"{path}/glances")
        assert answer.status_code == 302
        assert "We ate toast" in friends.town.signed_in(friends.amina).get(path).text

    def test_an_empty_glance_is_asked_for_again(self, friends: Friends) -> None:
        one = friends.together()
        path = f"/feedback/enterprises/{one}"
        client = friends.town.signed_in(friends.tom)
        assert client.send(path, {"glance": " "}, to=f"{path}/glances").status_code == 422


class TestWhoSeesIt:
    @pytest.mark.parametrize("page", ["", "/agree", "/words", "/people", "/leave", "/look-back"])
    def test_nobody_else(self, friends: Friends, page: str, abergwyn: Any) -> None:
        one = friends.begin(hope=CANARY)
        path = f"/feedback/enterprises/{one}{page}"
        for outsider in (friends.other_worker, friends.admin, friends.grace):
            answer = friends.town.signed_in(outsider).get(path)
            assert answer.status_code == 404
            assert CANARY not in answer.text
        abergwyn.enable("feedback")
        stranger = abergwyn.signed_in(abergwyn.person("Eleri", "worker", "administrator"))
        assert stranger.get(path).status_code == 404
        assert friends.town.visitor().get(path).status_code == 302

    def test_a_page_that_is_not_there(self, friends: Friends) -> None:
        client = friends.town.signed_in(friends.tom)
        assert client.get(f"/feedback/enterprises/{friends.tom}").status_code == 404

    def test_the_database_keeps_one_place_for_each(self, friends: Friends) -> None:
        one = friends.begin(friends.tom, friends.tom)
        with friends.town.session() as session:
            rows = session.scalars(
                select(Participant).where(Participant.enterprise_id == one)
            ).all()
            assert len(rows) == 2
            assert load(session, one) is not None


def test_glances_end_with_the_enterprise(friends: Friends) -> None:
    one = friends.begin(look_back_on=date(2030, 1, 1))
    friends.do(enterprises.leave, one, friends.tom)
    with pytest.raises(NotNow):
        friends.do(talking.leave_glance, one, friends.amina, "Too late")
