"""What shared reflection puts into the rest of the house."""

from datetime import timedelta
from typing import Any

import pytest
from circle import CANARY, Friends
from sqlalchemy import event, select

from alongside import Actor, Group, Person, utcnow
from alongside.db.engine import db
from alongside.lifecycle import at_council
from alongside.messages.models import Message
from alongside.people.models import Contact
from alongside.records.models import Entry
from alongside_feedback import enterprises, practice, reminders, talking, writing
from alongside_feedback.models import Enterprise
from alongside_feedback.overview import circles_of
from alongside_feedback.reading import Words


def home(friends: Friends, person: Any) -> str:
    return friends.town.signed_in(person).get("/home").text


class TestHome:
    def test_what_waits(self, friends: Friends) -> None:
        one = friends.begin()
        assert "Is this what you hope to do together?" in home(friends, friends.tom)
        assert "Is this what you hope to do together?" not in home(friends, friends.amina)
        friends.do(enterprises.confirm, one, friends.tom, "")
        friends.do(writing.open_looking_back, one, friends.tom)
        for person in (friends.amina, friends.tom):
            assert "It is time to write" in home(friends, person)
        friends.do(writing.finish, one, friends.tom, Words(who="x"))
        assert "It is time to write" not in home(friends, friends.tom)

    def test_the_day_is_near(self, friends: Friends) -> None:
        friends.together(look_back_on=reminders.today() + timedelta(days=3))
        assert "nearly time to look back" in home(friends, friends.tom)

    def test_nothing_of_others(self, friends: Friends) -> None:
        friends.together(hope=CANARY)
        for person in (friends.grace, friends.admin, friends.other_worker):
            assert "Tom" not in home(friends, person).split("Waiting for you")[1]

    def test_it_is_gone_when_switched_off(self, friends: Friends) -> None:
        one = friends.together()
        with friends.town.session() as session:
            from alongside.councils.practices import disable

            disable(session, friends.town.council(session), "feedback")
        client = friends.town.signed_in(friends.tom)
        assert client.get(f"/feedback/enterprises/{one}").status_code == 404
        assert "Begin something together" not in client.get("/home").text


class TestSections:
    def test_only_what_reader_and_person_share(self, friends: Friends) -> None:
        friends.together(friends.tom)
        with friends.town.session() as session:
            amina, tom, grace = (
                session.get_one(Person, one) for one in (friends.amina, friends.tom, friends.grace)
            )
            assert len(circles_of(session, amina, shared_with=tom)) == 1
            assert not circles_of(session, amina, shared_with=grace)
            assert not circles_of(session, grace, shared_with=tom)

    def test_a_group_shows_its_members_what_they_do_in_it(self, friends: Friends) -> None:
        with friends.town.session() as session:
            group = session.scalars(select(Group)).one().id
        friends.together(friends.tom, group_id=group, hope="Calm in the group")
        assert "Calm in the group" in sections(friends, friends.tom, group)
        assert "Calm in the group" not in sections(friends, friends.grace, group)
        assert sections(friends, friends.admin, group) == ""


class TestReminders:
    @pytest.fixture
    def near(self, friends: Friends) -> Any:
        for person in (friends.amina, friends.tom):
            safe_address(friends, person)
        return friends.together(look_back_on=reminders.today() + timedelta(days=3))

    def test_each_is_reminded_once(self, friends: Friends, near: Any) -> None:
        assert remind(friends) == 2
        assert remind(friends) == 0
        with friends.town.session() as session:
            sent = session.scalars(
                select(Message).where(Message.about == f"feedback.reminder:{near}")
            ).all()
            assert [one.subject for one in sent] == ["Something waits for you"] * 2

    def test_rule_27_a_reminder_can_be_snoozed_by_the_person(
        self, friends: Friends, near: Any
    ) -> None:
        page = f"/feedback/enterprises/{near}"
        client = friends.town.signed_in(friends.tom)
        assert client.send(page, {"days": "7"}, to=f"{page}/later").status_code == 302
        assert "nearly time" not in home(friends, friends.tom)
        assert "nearly time" in home(friends, friends.amina)
        assert remind(friends) == 1
        assert remind(friends, days=6) == 0
        assert remind(friends, days=7) == 1

    def test_rule_27_nothing_is_closed_for_slowness(self, friends: Friends, near: Any) -> None:
        friends.do(writing.open_looking_back, near, friends.tom)
        for days in (30, 400, 4000):
            remind(friends, days=days)
        assert friends.state(near) == "writing"

    def test_whoever_has_finished_is_not_reminded(self, friends: Friends, near: Any) -> None:
        friends.do(writing.open_looking_back, near, friends.tom)
        friends.do(writing.finish, near, friends.tom, Words(who="x"))
        assert remind(friends) == 1


class TestMessages:
    def test_they_hold_nobodys_words_and_no_names(self, friends: Friends) -> None:
        for person in (friends.amina, friends.tom):
            safe_address(friends, person)
        one = friends.together(hope=CANARY)
        friends.do(writing.open_looking_back, one, friends.tom)
        for person in (friends.amina, friends.tom):
            friends.do(writing.finish, one, person, Words(who=CANARY))
        friends.do(talking.say, one, friends.tom, CANARY)
        with friends.town.session() as session:
            messages = session.scalars(select(Message)).all()
            entries = session.scalars(select(Entry)).all()
        assert len(messages) == 4
        for message in messages:
            for secret in (CANARY, "Amina", "Tom", "Okafor", "Bell"):
                assert secret not in message.subject + message.body
        assert not [entry for entry in entries if CANARY in entry.detail]


class TestRecord:
    def test_who_opened_an_enterprise_and_who_was_refused(self, friends: Friends) -> None:
        one = friends.revealed()
        page = f"/feedback/enterprises/{one}"
        assert friends.town.signed_in(friends.tom).get(page).status_code == 200
        assert friends.town.signed_in(friends.other_worker).get(page).status_code == 404
        with friends.town.session() as session:
            entries = session.scalars(select(Entry).where(Entry.subject_id == one)).all()
        found = {(entry.actor_id, entry.action, entry.subject_kind) for entry in entries}
        assert (friends.tom, "looked", "feedback.enterprise") in found
        assert (friends.other_worker, "refused", "feedback.read") in found


class TestMeasures:
    def test_rule_26_an_enterprise_ends_without_any_measure(self, friends: Friends) -> None:
        one = friends.together()
        friends.do(enterprises.leave, one, friends.tom)
        assert friends.state(one) == "ended"
        page = friends.town.signed_in(friends.amina).get(f"/feedback/enterprises/{one}").text
        assert "This came to an end" in page

    def test_rule_26_counts_name_and_rank_nobody(self, friends: Friends) -> None:
        from test_changes import measures

        friends.revealed()
        shown = measures(friends)
        assert all(isinstance(one.value, int) for one in shown)
        assert not [one for one in shown if "Amina" in str(one.label) or "Tom" in str(one.label)]


class TestStatements:
    """A page asks for the same number of things however much there is."""

    def test_the_list_and_home(self, friends: Friends) -> None:
        friends.revealed()
        client = friends.town.signed_in(friends.amina)
        few = [count(friends, client, page) for page in ("/feedback/", "/home")]
        for _ in range(4):
            friends.revealed(friends.tom, friends.grace)
        assert [count(friends, client, page) for page in ("/feedback/", "/home")] == few

    def test_an_enterprise(self, friends: Friends) -> None:
        from test_changes import proposed

        one = friends.revealed()
        two = friends.revealed(friends.tom, friends.grace)
        for enterprise, times in ((one, 1), (two, 6)):
            for _ in range(times):
                friends.do(talking.say, enterprise, friends.tom, "hello")
                friends.do(talking.leave_glance, enterprise, friends.tom, "toast")
                proposed(friends, enterprise, friends.tom)
        client = friends.town.signed_in(friends.tom)
        first = count(friends, client, f"/feedback/enterprises/{one}")
        assert count(friends, client, f"/feedback/enterprises/{two}") == first <= 12


class TestDeclaration:
    def test_every_column_that_points_at_a_person_is_a_holding(self) -> None:
        held = {(one.table, one.person) for one in practice.holdings}
        for mapper in Enterprise.registry.mappers:
            name = mapper.local_table.name
            for column in mapper.local_table.columns:
                if name.startswith("feedback_") and column.info.get("refers_to") == "person":
                    assert (name, column.name) in held, f"{name}.{column.name}"

    def test_the_demo_shows_each_state(self, friends: Friends) -> None:
        from alongside_feedback.demonstration import fill

        names = ("worker", "parent", "grandparent", "carer", "resident")
        people = {name: friends.town.person(name.title(), handle=name) for name in names}
        with friends.town.session() as session:
            fill(session, {name: session.get_one(Person, one) for name, one in people.items()})
        with friends.town.session() as session:
            found = sorted(session.scalars(select(Enterprise.state)))
        assert found == ["forming", "revealed", "writing"]
        assert "It is time to write" in home(friends, people["worker"])


def safe_address(friends: Friends, person: Any) -> None:
    with friends.town.session() as session:
        session.add(
            Contact(person_id=person, kind="email", value=f"{person}@x.test", safe_to_email=True)
        )


def remind(friends: Friends, days: int = 0) -> int:
    with at_council(friends.town.app, "northbank") as session:
        return reminders.remind(session, utcnow() + timedelta(days=days))


def sections(friends: Friends, person: Any, group: Any) -> str:
    from alongside.groups.memberships import memberships_of
    from alongside_feedback.hooks import group_sections

    with at_council(friends.town.app, "northbank") as session:
        who = session.get_one(Person, person)
        actor = Actor(session, who, load_memberships=lambda: memberships_of(session, who))
        found = group_sections(session, actor, session.get_one(Group, group))
        return "".join(str(one.body) for one in found)


def count(friends: Friends, client: Any, path: str) -> int:
    statements: list[str] = []

    def listen(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        statements.append(statement)

    with friends.town.app.app_context():
        engine = db.engine
    client.get(path)  # the first page of an app also looks whether its tables are there
    event.listen(engine, "before_cursor_execute", listen)
    try:
        assert client.get(path).status_code == 200
    finally:
        event.remove(engine, "before_cursor_execute", listen)
    return len(statements)
