"""How far somebody's own words may travel."""

from typing import Any

import pytest
from circle import Friends
from sqlalchemy import select
from test_changes import act, proposed

from alongside import Group, Membership
from alongside.messages.models import Message
from alongside.people.models import Contact
from alongside_feedback import changes, letting_go, sharing


def public(friends: Friends) -> list[str]:
    with friends.town.session() as session:
        return [one.words for one in sharing.public_words(session)]


def happened(friends: Friends) -> list[str]:
    with friends.town.session() as session:
        return [one.words for one in sharing.changes_that_happened(session)]


def share(friends: Friends, enterprise: Any, person: Any, words: str, reach: str) -> Any:
    """Choose words and reach, and approve them on the preview; gives the preview page."""
    client = friends.town.signed_in(person)
    path = f"/feedback/enterprises/{enterprise}/share"
    chosen = client.send(path, {"reach": reach, "words": words})
    assert chosen.status_code == 302, chosen.text
    page = client.get(chosen.location)
    assert client.send(chosen.location, {}).status_code == 302
    return page


def test_nothing_travels_by_itself(friends: Friends) -> None:
    friends.revealed()
    assert public(friends) == []


def test_words_are_public_only_after_the_preview(friends: Friends) -> None:
    one = friends.revealed()
    client = friends.town.signed_in(friends.tom)
    path = f"/feedback/enterprises/{one}/share"
    preview = client.send(path, {"reach": "public", "words": "I learned to wait"})
    assert "I learned to wait" in client.get(preview.location).text
    assert public(friends) == []
    assert client.send(preview.location, {}).status_code == 302
    assert public(friends) == ["I learned to wait"]


def test_the_page_begins_with_what_was_written(friends: Friends) -> None:
    one = friends.revealed()
    page = friends.town.signed_in(friends.tom).get(f"/feedback/enterprises/{one}/share").text
    assert "Tom about the others" in page
    assert "Amina about the others" not in page


def test_a_name_of_someone_in_it_is_pointed_out(friends: Friends) -> None:
    one = friends.revealed()
    assert "seem to name" in share(friends, one, friends.tom, "Thanks to AMINA!", "public").text
    assert "seem to name" not in share(friends, one, friends.tom, "Thank you!", "public").text


def test_words_that_changed_since_the_preview_are_not_approved(friends: Friends) -> None:
    one = friends.revealed()
    client = friends.town.signed_in(friends.tom)
    path = f"/feedback/enterprises/{one}/share"
    preview = client.send(path, {"reach": "public", "words": "first"}).location
    seen = client.hidden(client.get(preview).text)
    client.send(path, {"reach": "public", "words": "second"})
    answer = client.post(preview, data=seen, follow_redirects=True)
    assert "changed since you looked" in answer.text
    assert public(friends) == []


def test_rule_23_a_changed_mind_stops_what_was_public(friends: Friends) -> None:
    one = friends.revealed()
    share(friends, one, friends.tom, "For all", "public")
    client = friends.town.signed_in(friends.tom)
    page = f"/feedback/enterprises/{one}"
    assert client.send(page, {}, to=f"{page}/share/stop").status_code == 302
    assert public(friends) == []
    share(friends, one, friends.tom, "For all", "public")
    client.send(f"{page}/share", {"reach": "public", "words": "Other words"})
    assert public(friends) == []


def test_rule_23_deleting_ones_words_stops_them_everywhere(friends: Friends) -> None:
    one = friends.revealed()
    share(friends, one, friends.tom, "For all", "public")
    friends.do(letting_go.take_away, one, friends.tom)
    assert public(friends) == []
    page = friends.town.signed_in(friends.amina).get(f"/feedback/enterprises/{one}").text
    assert "Tom about the others" not in page
    assert "Amina about the others" in page


def test_only_ones_own_words_can_travel(friends: Friends) -> None:
    one = friends.revealed()
    share(friends, one, friends.tom, "Mine", "public")
    page = friends.town.signed_in(friends.amina).get(f"/feedback/enterprises/{one}/share").text
    assert "Mine" not in page
    for outsider in (friends.grace, friends.admin, friends.other_worker):
        client = friends.town.signed_in(outsider)
        for path in ("share", "share/preview"):
            assert client.get(f"/feedback/enterprises/{one}/{path}").status_code == 404


def test_words_for_the_group_are_read_by_its_members_alone(friends: Friends) -> None:
    with friends.town.session() as session:
        group = session.scalars(select(Group)).one().id
    one = friends.revealed(group_id=group)
    share(friends, one, friends.tom, "For the Bells", "group")
    assert public(friends) == []
    with friends.town.session() as session:
        assert [words for _, words in sharing.group_words(session, group)] == ["For the Bells"]


def test_without_a_group_there_is_none_to_travel_to(friends: Friends) -> None:
    one = friends.revealed()
    client = friends.town.signed_in(friends.tom)
    answer = client.send(f"/feedback/enterprises/{one}/share", {"reach": "group", "words": "x"})
    assert answer.status_code == 422


def test_empty_words_cannot_travel(friends: Friends) -> None:
    one = friends.revealed()
    client = friends.town.signed_in(friends.tom)
    answer = client.send(f"/feedback/enterprises/{one}/share", {"reach": "public", "words": " "})
    assert answer.status_code == 422


class TestTellingAChange:
    @pytest.fixture
    def told(self, friends: Friends) -> tuple[str, str]:
        one = friends.revealed()
        change = proposed(friends, one, friends.tom, what="Amina rings before eight")
        act(friends, one, change, friends.amina, changes.answer, True, "")
        act(friends, one, change, friends.amina, changes.move_change, status="done")
        page = f"/feedback/enterprises/{one}"
        return page, f"{page}/changes/{change}/tell"

    def test_a_change_is_told_without_names(self, friends: Friends, told: Any) -> None:
        client = friends.town.signed_in(friends.tom)
        answer = client.send(told[1], {"words": "Amina rings before eight"})
        assert "seem to name somebody near you: Amina" in answer.text
        assert happened(friends) == []
        again = {"words": "A ring before eight", "looked_at": "Amina rings before eight"}
        assert "seem to name" not in client.send(told[1], again).text
        assert happened(friends) == []
        words = "A ring before eight"
        assert client.send(told[1], {"words": words, "looked_at": words}).status_code == 302
        assert happened(friends) == [words]

    def test_nothing_is_told_before_it_was_looked_at(self, friends: Friends, told: Any) -> None:
        client = friends.town.signed_in(friends.tom)
        assert "Amina rings" not in client.get(told[1]).text.partition("<form")[2]
        page = client.send(told[1], {"words": "A ring before eight"}).text
        assert "This is how everybody will read it" in page
        assert happened(friends) == []

    def test_a_child_of_the_family_is_not_named_either(self, friends: Friends, told: Any) -> None:
        """Who shares a group with one of them is near, though not in the enterprise."""
        zuri = friends.town.person("Zuri Marsh")
        with friends.town.session() as session:
            family = Group(kind="family", name="The Marshes")
            session.add(family)
            session.flush()
            for one in (zuri, friends.amina):
                session.add(Membership(group_id=family.id, person_id=one, how="family"))
        client = friends.town.signed_in(friends.tom)
        page = client.send(told[1], {"words": "We ask ZURI first"}).text
        assert "seem to name somebody near you: Zuri" in page

    def test_the_others_hear_that_it_is_told(self, friends: Friends, told: Any) -> None:
        address = {"kind": "email", "value": "amina@example.org", "safe_to_email": True}
        with friends.town.session() as session:
            session.add(Contact(person_id=friends.amina, **address))
        friends.town.signed_in(friends.tom).send(
            told[1], {"words": "A ring", "looked_at": "A ring"}
        )
        with friends.town.session() as session:
            (message,) = session.scalars(select(Message).where(Message.to_address != ""))
            assert message.to_person_id == friends.amina
            assert "ring" not in message.body

    def test_anyone_in_it_can_stop_it(self, friends: Friends, told: Any) -> None:
        friends.town.signed_in(friends.tom).send(
            told[1], {"words": "A ring", "looked_at": "A ring"}
        )
        assert happened(friends) == ["A ring"]
        friends.town.signed_in(friends.amina).send(told[1], {"words": "A ring", "stop": "1"})
        assert happened(friends) == []
