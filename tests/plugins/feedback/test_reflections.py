"""Looking back: writing alone, and the reveal at once."""

import logging
import threading
from typing import Any

import pytest
from circle import CANARY, Friends
from sqlalchemy import delete, select
from sqlalchemy.exc import InvalidRequestError

from alongside import Person
from alongside_feedback import enterprises, letting_go, writing
from alongside_feedback.circles import load
from alongside_feedback.models import Participant, Reflection
from alongside_feedback.questions import NAMES
from alongside_feedback.reading import Words, own, read
from alongside_feedback.states import NotNow
from alongside_feedback.tell_models import Complaint

SECRET = Words(**dict.fromkeys((*NAMES, "helped_by"), CANARY))


def readable(friends: Friends, enterprise: Any, reader: Any) -> set[Any]:
    """Whose words somebody may read."""
    return {one.person_id for one in friends.do(reading, enterprise, reader) if one.words}


def reading(session: Any, circle: Any, person: Person) -> Any:
    return read(session, person, circle)


class TestWriting:
    def test_a_draft_is_kept_for_its_writer_as_often_as_they_like(self, friends: Friends) -> None:
        one = friends.writing()
        client = friends.town.signed_in(friends.tom)
        path = f"/feedback/enterprises/{one}/write"
        for words in ("first", "second"):
            assert client.send(path, {"who": words, "save": "1"}).status_code == 302
        assert "second" in client.get(path).text
        assert friends.state(one) == "writing"

    def test_rule_12_the_same_five_questions_for_staff_and_citizens(self, friends: Friends) -> None:
        one = friends.writing()
        path = f"/feedback/enterprises/{one}/write"
        staff = friends.town.signed_in(friends.amina).get(path).text
        citizen = friends.town.signed_in(friends.tom).get(path).text
        assert "Who is Tom Bell to me?" in staff
        assert "What is Tom Bell teaching me?" in staff
        assert "Who is Amina Okafor to me?" in citizen
        assert "What is Amina Okafor teaching me?" in citizen
        for page in (staff, citizen):
            for question in ("surprised me?", "do differently?", "should change?"):
                assert question in page
            assert page.count("<textarea") == 5
            assert 'type="radio"' not in page
            assert "<select" not in page

    def test_three_people_are_asked_about_each_other_by_name(self, friends: Friends) -> None:
        one = friends.writing(friends.tom, friends.grace)
        page = friends.town.signed_in(friends.tom).get(f"/feedback/enterprises/{one}/write").text
        assert "Who are Amina Okafor and Grace Bell to me?" in page

    def test_an_empty_reflection_is_not_finished(self, friends: Friends) -> None:
        one = friends.writing()
        client = friends.town.signed_in(friends.tom)
        answer = client.send(f"/feedback/enterprises/{one}/write", {"finish": "1"})
        assert answer.status_code == 422
        assert "at least one question" in answer.text

    def test_very_long_words_are_kept_on_the_page(self, friends: Friends) -> None:
        one = friends.writing()
        client = friends.town.signed_in(friends.tom)
        answer = client.send(f"/feedback/enterprises/{one}/write", {"who": "å" * 200_000})
        assert answer.status_code == 422
        assert "å" * 200_000 in answer.text

    def test_two_tabs_do_not_overwrite_each_other(self, friends: Friends) -> None:
        one = friends.writing()
        client = friends.town.signed_in(friends.tom)
        path = f"/feedback/enterprises/{one}/write"
        old = client.hidden(client.get(path).text)
        client.send(path, {"who": "from the first tab", "save": "1"})
        answer = client.post(path, data={**old, "who": "from the second tab", "save": "1"})
        assert answer.status_code == 422
        assert "from the first tab" in answer.text
        assert "from the second tab" in answer.text

    def test_what_was_typed_survives_a_reveal_in_another_tab(self, friends: Friends) -> None:
        one = friends.writing()
        client = friends.town.signed_in(friends.tom)
        path = f"/feedback/enterprises/{one}/write"
        old = client.hidden(client.get(path).text)
        friends.do(writing.finish, one, friends.amina, Words(who="x"))
        friends.do(writing.finish, one, friends.tom, Words(who="y"))
        answer = client.post(path, data={**old, "who": "too late", "save": "1"})
        assert answer.status_code == 422
        assert "too late" in answer.text

    def test_written_with_help_says_so(self, friends: Friends) -> None:
        one = friends.writing()
        friends.do(writing.finish, one, friends.tom, Words(who="Kind", helped_by="his advocate"))
        friends.do(writing.finish, one, friends.amina, Words(who="Brave"))
        page = friends.town.signed_in(friends.amina).get(f"/feedback/enterprises/{one}").text
        assert "Written by Tom Bell with his advocate" in page

    def test_finished_can_be_taken_back_until_the_reveal(self, friends: Friends) -> None:
        one = friends.writing()
        friends.do(writing.finish, one, friends.tom, Words(who="hm"))
        client = friends.town.signed_in(friends.tom)
        page = f"/feedback/enterprises/{one}"
        assert client.send(page, {}, to=f"{page}/take-back").status_code == 302
        friends.do(writing.finish, one, friends.amina, Words(who="x"))
        assert friends.state(one) == "writing"


class TestRule13:
    def test_rule_13_critical_words_are_no_complaint(self, friends: Friends) -> None:
        one = friends.writing()
        for person in (friends.tom, friends.amina):
            friends.do(writing.finish, one, person, Words(who="I want to complain. Terrible!"))
        assert complaints(friends) == 0

    def test_rule_13_the_writers_own_press_makes_one(self, friends: Friends) -> None:
        one = friends.writing()
        friends.do(writing.save, one, friends.tom, Words(who="It went badly"))
        client = friends.town.signed_in(friends.tom)
        page = f"/feedback/enterprises/{one}"
        for path in (page, f"{page}/write"):
            assert f"{page}/complaint" in client.get(path).text
        assert "It went badly" in client.get(f"{page}/complaint").text
        answer = client.send(f"{page}/complaint", {"words": "It went badly"})
        assert answer.status_code == 302
        assert client.get(answer.location).status_code == 200
        other = friends.town.signed_in(friends.amina)
        assert "It went badly" not in other.get(f"{page}/complaint").text
        outsider = friends.town.signed_in(friends.other_worker)
        assert outsider.get(f"{page}/complaint").status_code == 404


class TestReveal:
    def test_rule_11_all_at_once_when_the_last_has_written(self, friends: Friends) -> None:
        one = friends.writing(friends.tom, friends.grace)
        for person in (friends.amina, friends.tom):
            assert not friends.do(writing.finish, one, person, Words(who="w"))
            assert readable(friends, one, person) == {person}
            assert readable(friends, one, friends.grace) == set()
        assert friends.do(writing.finish, one, friends.grace, Words(who="w"))
        everyone = {friends.amina, friends.tom, friends.grace}
        for person in everyone:
            assert readable(friends, one, person) == everyone

    def test_rule_11_the_page_shows_both_after_the_last(self, friends: Friends) -> None:
        one = friends.revealed()
        for person in (friends.amina, friends.tom):
            page = friends.town.signed_in(person).get(f"/feedback/enterprises/{one}").text
            assert "Amina about the others" in page
            assert "Tom about the others" in page

    @pytest.mark.parametrize("finished", [False, True])
    def test_rule_11_a_canary_is_found_nowhere_before_the_reveal(
        self, friends: Friends, finished: bool, caplog: pytest.LogCaptureFixture, abergwyn: Any
    ) -> None:
        caplog.set_level(logging.DEBUG)
        one = friends.writing(friends.tom, friends.grace)
        act = writing.finish if finished else writing.save
        friends.do(act, one, friends.tom, SECRET)
        for person in (friends.amina, friends.grace, friends.admin, friends.other_worker):
            assert CANARY not in everything(friends, person, one)
        assert CANARY not in everything(friends, None, one)
        abergwyn.enable("feedback")
        stranger = abergwyn.signed_in(abergwyn.person("Eleri", "administrator"))
        assert CANARY not in stranger.get(f"/feedback/enterprises/{one}/write").text
        assert CANARY not in stored_elsewhere(friends)
        assert CANARY not in caplog.text

    def test_rule_11_a_failing_page_holds_no_words(
        self, friends: Friends, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        one = friends.writing()
        friends.do(writing.save, one, friends.tom, SECRET)
        friends.town.app.config["TESTING"] = False
        monkeypatch.setattr("alongside_feedback.writing._keep", broken)
        client = friends.town.signed_in(friends.tom)
        answer = client.send(f"/feedback/enterprises/{one}/write", {"who": CANARY, "save": "1"})
        assert answer.status_code == 500
        assert CANARY not in answer.text
        assert CANARY not in caplog.text

    def test_rule_11_others_see_only_not_yet_or_has_written(self, friends: Friends) -> None:
        one = friends.writing()
        client = friends.town.signed_in(friends.amina)
        page = f"/feedback/enterprises/{one}"
        friends.do(writing.save, one, friends.tom, Words(who="one two three"))
        before = client.get(page).text
        friends.do(writing.save, one, friends.tom, Words(who="one " * 900))
        assert before.count("Not yet") == client.get(page).text.count("Not yet") == 2
        friends.do(writing.finish, one, friends.tom)
        assert "Has written" in client.get(page).text

    def test_words_cannot_be_loaded_by_accident(self, friends: Friends) -> None:
        one = friends.writing()
        friends.do(writing.finish, one, friends.tom, SECRET)
        with friends.town.session() as session:
            row = session.scalars(
                select(Reflection).where(Reflection.person_id == friends.tom)
            ).one()
            for name in (*NAMES, "helped_by", "travelling"):
                with pytest.raises(InvalidRequestError):
                    getattr(row, name)
            assert CANARY not in repr(row)
            tom = session.get_one(Person, friends.tom)
            circle = load(session, one)
            assert circle is not None
            mine = own(session, tom, circle)
            assert mine is not None
            assert CANARY not in repr(mine)

    def test_two_last_submissions_at_once_reveal_exactly_once(self, friends: Friends) -> None:
        one = friends.writing()
        start = threading.Barrier(2)
        revealed: list[bool] = []

        def last(person: Any) -> None:
            with friends.town.session() as session:
                circle = load(session, one)
                assert circle is not None
                writer = session.get_one(Person, person)
                session.commit()
                start.wait(timeout=20)
                revealed.append(writing.finish(session, circle, writer, Words(who="now")))

        threads = [
            threading.Thread(target=last, args=(one,)) for one in (friends.amina, friends.tom)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=30)
        assert sorted(revealed) == [False, True]
        assert friends.state(one) == "revealed"
        both = {friends.amina, friends.tom}
        assert readable(friends, one, friends.tom) == readable(friends, one, friends.amina) == both


class TestLettingGo:
    def test_nothing_is_revealed_to_nobody(self, friends: Friends) -> None:
        one = friends.writing()
        with friends.town.session() as session:
            for row in (Participant, Reflection):
                session.execute(delete(row).where(row.person_id == friends.tom))
        assert not friends.do(writing.finish, one, friends.amina, Words(who="w"))
        assert friends.state(one) == "ended"

    def test_leaving_ends_two_and_exposes_nobodys_words(self, friends: Friends) -> None:
        one = friends.writing()
        friends.do(writing.finish, one, friends.amina, Words(who="waiting"))
        friends.do(writing.save, one, friends.tom, Words(who="not yet"))
        friends.do(enterprises.leave, one, friends.tom)
        assert friends.state(one) == "ended"
        assert readable(friends, one, friends.amina) == {friends.amina}
        assert readable(friends, one, friends.tom) == {friends.tom}

    def test_silence_exposes_nothing_and_the_writer_may_release_their_own(
        self, friends: Friends
    ) -> None:
        one = friends.writing()
        friends.do(writing.finish, one, friends.tom, Words(who="I wrote"))
        with pytest.raises(NotNow):
            friends.do(letting_go.release, one, friends.tom)
        friends.do(enterprises.leave, one, friends.tom)
        client = friends.town.signed_in(friends.tom)
        page = f"/feedback/enterprises/{one}"
        assert "I wrote" in client.get(page).text
        assert "I wrote" not in friends.town.signed_in(friends.amina).get(page).text
        assert client.send(f"{page}/release", {}).status_code == 302
        assert "I wrote" in friends.town.signed_in(friends.amina).get(page).text
        assert readable(friends, one, friends.tom) == {friends.tom}

    def test_the_writer_may_delete_theirs(self, friends: Friends) -> None:
        one = friends.writing()
        friends.do(writing.finish, one, friends.tom, Words(who=CANARY))
        friends.do(enterprises.leave, one, friends.tom)
        client = friends.town.signed_in(friends.tom)
        assert client.send(f"/feedback/enterprises/{one}/take-away", {}).status_code == 302
        assert CANARY not in client.get(f"/feedback/enterprises/{one}").text
        assert readable(friends, one, friends.tom) == set()

    def test_the_others_choose_to_go_on_without(self, friends: Friends) -> None:
        one = friends.writing(friends.tom, friends.grace)
        friends.do(writing.finish, one, friends.amina, Words(who="a"))
        friends.do(writing.finish, one, friends.tom, Words(who="t"))
        friends.do(enterprises.leave, one, friends.grace)
        assert friends.state(one) == "writing"
        assert readable(friends, one, friends.tom) == {friends.tom}
        page = f"/feedback/enterprises/{one}"
        client = friends.town.signed_in(friends.tom)
        assert "go on without them" in client.get(page).text
        client.send(page, {}, to=f"{page}/finish")
        assert friends.state(one) == "writing"
        friends.do(writing.finish, one, friends.amina)
        assert friends.state(one) == "revealed"
        assert readable(friends, one, friends.tom) == {friends.amina, friends.tom}

    def test_whoever_left_reads_nobody_elses(self, friends: Friends) -> None:
        one = friends.writing(friends.tom, friends.grace)
        friends.do(writing.save, one, friends.grace, Words(who="g"))
        friends.do(enterprises.leave, one, friends.grace)
        friends.do(writing.finish, one, friends.amina, Words(who="Amina's"))
        friends.do(writing.finish, one, friends.tom, Words(who="Tom's"))
        assert readable(friends, one, friends.grace) == {friends.grace}
        client = friends.town.signed_in(friends.grace)
        page = client.get(f"/feedback/enterprises/{one}")
        assert page.status_code == 200
        assert "Tom&#39;s" not in page.text
        for inside in ("write", "changes/new", "words"):
            assert client.get(f"/feedback/enterprises/{one}/{inside}").status_code == 404

    def test_a_release_while_others_write_waits_for_them(self, friends: Friends) -> None:
        one = friends.writing(friends.tom, friends.grace)
        friends.do(writing.save, one, friends.grace, Words(who="g"))
        friends.do(enterprises.leave, one, friends.grace)
        friends.do(letting_go.release, one, friends.grace)
        assert readable(friends, one, friends.tom) == set()
        for person in (friends.amina, friends.tom):
            friends.do(writing.finish, one, person, Words(who="w"))
        assert friends.grace in readable(friends, one, friends.tom)


def complaints(friends: Friends) -> int:
    with friends.town.session() as session:
        return len(session.scalars(select(Complaint)).all())


def broken(*args: Any) -> None:
    raise RuntimeError("something broke")


def everything(friends: Friends, person: Any, enterprise: Any) -> str:
    """All that somebody is shown: every page of the practice, and their own pages."""
    client = friends.town.signed_in(person) if person else friends.town.visitor()
    pages = ["/home", "/", "/feedback/", "/demo/outbox", "/groups", "/people", "/feedback/learning"]
    for rule in friends.town.app.url_map.iter_rules():
        about_it = rule.endpoint.startswith("feedback.") and rule.arguments == {"enterprise_id"}
        if about_it and "GET" in (rule.methods or ()):
            pages.append(rule.rule.replace("<uuid:enterprise_id>", str(enterprise)))
    return "\n".join(client.get(page, follow_redirects=True).text for page in pages)


def stored_elsewhere(friends: Friends) -> str:
    """Every row of every other table, as text."""
    found = []
    from alongside_feedback.models import Enterprise

    base = Enterprise.__mro__[2]
    with friends.town.session() as session:
        for mapper in base.registry.mappers:
            if mapper.class_ is not Reflection and "council_id" in mapper.columns:
                rows = session.scalars(select(mapper.class_)).all()
                found += [str({k: v for k, v in vars(row).items() if k != "logo"}) for row in rows]
    return "\n".join(found)
