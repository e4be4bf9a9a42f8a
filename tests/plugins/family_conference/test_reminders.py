"""Time is allowed: whoever of the family was reminded of something can put it off (rule 27)."""

from datetime import timedelta

import pytest
from marshes import ADDRESS
from sqlalchemy import select

from alongside import utcnow
from alongside.messages.models import Message
from alongside.people.models import Contact
from alongside_family_conference import planning, reminders
from alongside_family_conference.gatherings import today
from alongside_family_conference.planning import ItemSeen, Written
from alongside_family_conference.states import NotNow, State


@pytest.fixture
def conference(family):
    """A plan under way of which both the grandfather and the worker have been reminded."""
    one = family.conference(State.ACTIVE)
    with family.session() as session:
        for person in (family.relative, family.referrer):
            mail = {"kind": "email", "value": f"{person}@x.test", "safe_to_email": True}
            session.add(Contact(person_id=person, **mail))
    assert remind(family, 0) == {family.relative, family.referrer}
    return one


def remind(family, days):
    """Who is reminded when so many days have gone by."""
    with family.session() as session:
        before = set(session.scalars(select(Message.id)))
        reminders.remind(session, utcnow() + timedelta(days=days))
        session.flush()
        found = session.scalars(select(Message).where(Message.id.not_in(before)))
        return {one.to_person_id for one in found}


def items(family, conference):
    with family.session() as session:
        found = family.gathering(session, conference)
        return [one.id for one in planning.items_of(session, found)]


def put_off(family, who, conference, item, when):
    client = family.town.signed_in(who)
    return client.send(f"{ADDRESS}/{conference}/plan/{item}/reminder", {"when": when})


class TestPuttingOff:
    def test_rule_27_a_reminder_is_put_off_for_a_week_and_comes_again_once(
        self, family, conference
    ) -> None:
        task, _promise = items(family, conference)
        assert "We reminded you" in family.page(family.relative, conference, "/plan").text
        assert put_off(family, family.relative, conference, task, "7").status_code == 302
        assert (
            "We remind you of this again" in family.page(family.relative, conference, "/plan").text
        )
        assert remind(family, 6) == set()
        assert remind(family, 7) == {family.relative}
        assert remind(family, 8) == set()

    def test_rule_27_no_more_reminders_means_none_until_they_want_them_again(
        self, family, conference
    ) -> None:
        task, _promise = items(family, conference)
        put_off(family, family.relative, conference, task, "never")
        assert "no more reminders" in family.page(family.relative, conference, "/plan").text
        assert remind(family, 4000) == set()
        put_off(family, family.relative, conference, task, "28")
        assert remind(family, 28) == {family.relative}

    def test_what_the_family_words_anew_is_reminded_of_anew(self, family, conference) -> None:
        task, _promise = items(family, conference)
        put_off(family, family.relative, conference, task, "never")
        with family.session() as session:
            found, cast = family.gathering(session, conference), family.cast(session)
            item = planning.items_of(session, found)[0]
            words = Written("Soup", who_id=cast.relative.id, by=today())
            planning.amend(session, ItemSeen(found, item), cast.parent, words)
        assert remind(family, 0) == {family.relative}

    def test_a_day_that_has_passed_shows_as_before(self, family, conference) -> None:
        task, _promise = items(family, conference)
        with family.session() as session:
            for one in planning.items_of(session, family.gathering(session, conference)):
                one.by = today() - timedelta(days=1)
        put_off(family, family.relative, conference, task, "never")
        assert family.page(family.parent, conference, "/plan").text.count("The day has passed") == 2

    def test_nobody_else_is_shown_what_was_chosen(self, family, conference) -> None:
        task, _promise = items(family, conference)
        put_off(family, family.relative, conference, task, "never")
        for who in (family.parent, family.referrer, family.coordinator):
            page = family.page(who, conference, "/plan").text
            assert "reminders" not in page
            assert f"{task}/reminder" not in page


class TestWhoMay:
    def test_rule_17_the_council_cannot_quieten_a_promise(self, family, conference) -> None:
        task, promise = items(family, conference)
        assert "We reminded you" not in family.page(family.referrer, conference, "/plan").text
        for item in (task, promise):
            for who in (family.referrer, family.coordinator, family.admin):
                page = f"/plan/{item}/reminder"
                assert family.page(who, conference, page).status_code == 403
        with family.session() as session:
            found, cast = family.gathering(session, conference), family.cast(session)
            for item in planning.items_of(session, found):
                with pytest.raises(NotNow):
                    reminders.put_off(session, ItemSeen(found, item), cast.referrer, None)
        assert remind(family, 1) == set()

    def test_only_whoever_took_it_on(self, family, conference) -> None:
        task, _promise = items(family, conference)
        put_off(family, family.parent, conference, task, "never")
        with family.session() as session:
            kept = planning.items_of(session, family.gathering(session, conference))
            assert not any(one.reminders_off for one in kept)

    def test_before_any_reminder_there_is_nothing_to_put_off(self, family) -> None:
        one = family.conference(State.ACTIVE)
        task = items(family, one)[0]
        assert family.page(family.relative, one, f"/plan/{task}/reminder").status_code == 302

    def test_an_answer_that_was_not_offered_is_asked_again(self, family, conference) -> None:
        task, _promise = items(family, conference)
        for wrong in ("", "1000000", "x"):
            assert put_off(family, family.relative, conference, task, wrong).status_code == 422
