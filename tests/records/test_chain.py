"""The record as a chain: no gap, no fork, nothing lost, and nobody waits for the wrong thing."""

import threading

import pytest
from sqlalchemy import event, select, text, update
from sqlalchemy.exc import DBAPIError

from alongside.access.actor import Actor
from alongside.db.engine import db
from alongside.db.tenancy import unscoped
from alongside.people.models import Person
from alongside.records.chain import START, content_of, linked
from alongside.records.log import note
from alongside.records.models import Entry, Head

CHANGES = ("UPDATE record_entry SET detail = 'x'", "DELETE FROM record_entry")


def write(town, *details: str) -> None:
    """Add lines to a council's record, in one transaction."""
    with town.session() as session:
        for detail in details:
            note(session, Actor(session), "changed", "council", town.id, detail)


def lines(town) -> list[Entry]:
    with town.session() as session:
        return list(session.scalars(select(Entry).order_by(Entry.number)))


def details(town) -> list[str]:
    return [one.detail for one in lines(town)]


def is_whole(town) -> bool:
    before, found = START, lines(town)
    for entry in found:
        if entry.hash != linked(before, content_of(entry)):
            return False
        before = entry.hash
    with town.session() as session:
        head = session.scalars(select(Head)).one()
    return [one.number for one in found] == list(range(1, head.count + 1)) and before == head.hash


def on_postgres(town) -> bool:
    return town.app.config["DATABASE_URL"].startswith("postgresql")


def test_each_line_has_a_number_and_follows_the_one_before(northbank, abergwyn):
    write(northbank, "first", "second – with “signs” and a ŵ")
    write(abergwyn, "theirs")
    write(northbank, "third")
    assert [(one.number, one.detail[:6]) for one in lines(northbank)] == [
        (1, "first"),
        (2, "second"),
        (3, "third"),
    ]
    assert details(abergwyn) == ["theirs"]
    assert is_whole(northbank) and is_whole(abergwyn)


def test_many_writers_at_once_leave_no_gap_and_no_fork(northbank):
    troubles = []

    def work(name: int) -> None:
        try:
            for step in range(10):
                write(northbank, f"{name} {step}", f"{name} {step} again")
        except Exception as error:
            troubles.append(error)
        finally:
            with northbank.app.app_context():
                db.session.remove()

    threads = [threading.Thread(target=work, args=(name,)) for name in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not troubles
    assert len(lines(northbank)) == 160
    assert is_whole(northbank)


def test_what_was_undone_leaves_no_line_and_no_gap(northbank):
    write(northbank, "kept")
    with pytest.raises(RuntimeError), northbank.session() as session:
        note(session, Actor(session), "changed", "council", northbank.id, "undone")
        session.scalars(select(Person)).all()
        raise RuntimeError("something broke")
    with northbank.session() as session:
        note(session, Actor(session), "changed", "council", northbank.id, "forgotten")
        session.rollback()
        note(session, Actor(session), "changed", "council", northbank.id, "said instead")
    assert details(northbank) == ["kept", "said instead"]
    assert is_whole(northbank)


def test_a_savepoint_that_is_undone_takes_its_lines_with_it(northbank):
    with northbank.session() as session:
        actor = Actor(session)
        note(session, actor, "changed", "council", northbank.id, "before")
        with session.begin_nested():
            note(session, actor, "changed", "council", northbank.id, "in one that is kept")
        outer = session.begin_nested()
        note(session, actor, "changed", "council", northbank.id, "in one that is undone")
        with session.begin_nested():
            note(session, actor, "changed", "council", northbank.id, "kept inside it")
        outer.rollback()
        inner = session.begin_nested()
        note(session, actor, "changed", "council", northbank.id, "undone too")
        inner.rollback()
        note(session, actor, "changed", "council", northbank.id, "after")
    assert details(northbank) == ["before", "in one that is kept", "after"]


def test_a_commit_that_fails_writes_nothing(northbank):
    write(northbank, "kept")
    with pytest.raises(DBAPIError), northbank.session() as session:
        note(session, Actor(session), "changed", "x" * 500, northbank.id, "too long")
        session.add(Person(name="", sort_name="", added_by_id=northbank.id))
    write(northbank, "next")
    assert details(northbank) == ["kept", "next"]
    assert is_whole(northbank)


def test_the_head_is_locked_last_so_that_others_go_on_meanwhile(northbank):
    """A transaction that has noted something and is still at work keeps nobody waiting."""
    if not on_postgres(northbank):
        return  # on SQLite there is one writer at a time
    ada = northbank.person("Ada Okafor")

    def other() -> None:
        with northbank.session() as session, unscoped("say how long to wait in this test"):
            session.execute(text("SET LOCAL lock_timeout = '2s'"))
            note(session, Actor(session), "changed", "council", northbank.id, "meanwhile")

    with northbank.session() as session:
        note(session, Actor(session), "changed", "person", ada, "slow")
        session.execute(update(Person).where(Person.id == ada).values(known_as="Ada"))
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
    assert details(northbank) == ["meanwhile", "slow"]


def test_a_line_costs_one_statement_on_postgresql_and_two_on_sqlite(northbank):
    write(northbank, "first")
    sent = []
    with northbank.session() as session:
        session.scalars(select(Person)).all()
        event.listen(db.engine, "before_cursor_execute", lambda *given: sent.append(given[2]))
        note(session, Actor(session), "changed", "council", northbank.id, "second")
    assert len(sent) == (1 if on_postgres(northbank) else 2), sent


@pytest.mark.parametrize("change", CHANGES)
def test_no_line_can_be_changed_or_deleted(northbank, change):
    """PostgreSQL refuses the app's role, SQLite everybody: requirement 32."""
    write(northbank, "kept")
    refusal = "permission denied" if on_postgres(northbank) else "append-only"
    trying = unscoped("try to change the record in this test")
    with pytest.raises(DBAPIError, match=refusal), northbank.session() as session, trying:
        session.execute(text(change))
    assert details(northbank) == ["kept"]
