"""A message is written with what it is about, and asks to be delivered once that is kept."""

import pytest
from sqlalchemy import func, select

from alongside.messages.models import Message
from alongside.messages.outbox import send
from alongside.messages.queue import queue_of
from alongside.people.models import Contact, Person


def _count(town) -> int:
    with town.session() as session:
        return session.scalar(select(func.count()).select_from(Message)) or 0


def _send(session, ada):
    return send(session, to=session.get(Person, ada), subject="A", body="B", about="test")


def test_a_message_is_kept_with_the_change_it_is_about(northbank, ada):
    with northbank.session() as session:
        session.get(Person, ada).known_as = "Addie"
        _send(session, ada)
    assert _count(northbank) == 1


def test_a_message_goes_when_the_change_is_undone(northbank, ada):
    with pytest.raises(RuntimeError), northbank.session() as session:
        session.get(Person, ada).known_as = "Addie"
        _send(session, ada)
        session.flush()
        raise RuntimeError("the change cannot be kept")
    assert _count(northbank) == 0
    with northbank.session() as session:
        assert session.get(Person, ada).known_as == ""


def test_nobody_is_written_to_where_it_is_not_safe(northbank, ada):
    with northbank.session() as session:
        session.scalars(select(Contact)).one().safe_to_email = False
    with northbank.session() as session:
        assert _send(session, ada) is None
    assert _count(northbank) == 0


@pytest.fixture
def live(make_app, database):
    """An app that is not under test: what it writes asks to be delivered."""
    return make_app(**database, TESTING=False)


@pytest.fixture
def asked(live, monkeypatch) -> list[str]:
    """The councils whose outbox somebody asked to be looked at."""
    found: list[str] = []
    monkeypatch.setattr(queue_of(live), "ask", found.append)
    return found


def _in_town(live):
    from alongside.testing import Town

    return Town.of(live, "northbank")


def test_a_kept_message_asks_for_its_council_once(live, asked):
    town = _in_town(live)
    with town.session() as session:
        for name in ("one", "two"):
            session.add(Message(to_address=f"{name}@example.org", subject="A", body="B"))
            session.flush()
        assert asked == []
    assert asked == [str(town.id)]


def test_what_is_rolled_back_or_holds_no_message_asks_for_nothing(live, asked):
    town = _in_town(live)
    town.person("Ada Okafor")
    with pytest.raises(RuntimeError), town.session() as session:
        session.add(Message(to_address="one@example.org", subject="A", body="B"))
        session.flush()
        raise RuntimeError
    town.person("Grace Bell")
    assert asked == []


def test_a_savepoint_asks_only_when_the_whole_is_kept(live, asked):
    town = _in_town(live)
    with town.session() as session:
        with session.begin_nested():
            session.add(Message(to_address="one@example.org", subject="A", body="B"))
        assert asked == []
    assert asked == [str(town.id)]


def test_a_queue_that_is_away_stops_no_page(live, monkeypatch, caplog):
    def away(council_id: str) -> None:
        raise ConnectionError("no queue")

    monkeypatch.setattr(queue_of(live), "ask", away)
    town = _in_town(live)
    with town.session() as session:
        session.add(Message(to_address="one@example.org", subject="A", body="B"))
    assert _count(town) == 1
    assert "could not be queued" in caplog.text


def test_in_tests_nothing_is_sent_unless_asked(app, northbank, write, tmp_path):
    write()
    assert not (tmp_path / "jobs.sqlite3").exists()
    assert not (tmp_path / "mail").exists()
