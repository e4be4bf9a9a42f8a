"""Installations with something in them, and everything that is in a database."""

import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import MetaData, select

from alongside.access.actor import Actor
from alongside.backups.making import make
from alongside.db.engine import db, owner_engine
from alongside.db.tenancy import unscoped
from alongside.identity.sessions import start
from alongside.messages.models import Message
from alongside.people.directory import add_person
from alongside.people.models import Contact, Person
from alongside.records.log import note


def everything(app: Flask) -> dict[str, list[Any]]:
    """Every row of every table, as whoever owns them sees it."""
    found = {}
    with owner_engine(app) as engine, engine.connect() as connection, unscoped("a test compares"):
        tables = MetaData()
        tables.reflect(connection)
        for name, table in tables.tables.items():
            rows = connection.execute(select(table)).all()
            found[name] = sorted(repr(tuple(row)) for row in rows)
    return found


CHANGED = {"sign_in", "sign_in_link", "invitation", "message", "record_entry", "record_head"}
"""What a restore settles; every other table is as it was, but the copy of the declared holdings,
which every upgrade makes anew."""


def quiet(words: str) -> None:
    pass


def unsettled(rows):
    return {name: found for name, found in rows.items() if name not in CHANGED | {"holding"}}


@pytest.fixture
def lived_in(app: Flask, northbank: Any, abergwyn: Any) -> Flask:
    """Two councils in which people are, one of them signed in, and messages of two kinds."""
    for town in (northbank, abergwyn):
        town.enable("feedback")
        ada = town.person("Ada Okafor", "worker", sign_in_address="ada@example.org")
        with town.session() as session:
            person = session.get_one(Person, ada)
            session.add(Contact(person_id=ada, kind="email", value="Dŵr: 'x' \\N \t\n½"))
            start(session, person, lasts=timedelta(hours=1))
            session.add(Message(to_address="a@example.org", subject="S", body="B"))
            session.add(Message(to_address="b@example.org", subject="S", body="", status="sent"))
            note(session, Actor(session), "changed", "council", town.id)
    return app


@pytest.fixture
def backed_up(lived_in: Flask, tmp_path: Path) -> Path:
    """A backup of it."""
    target = tmp_path / "kept" / "backup.zip"
    target.parent.mkdir()
    make(lived_in, target, lambda _: None)
    return target


@pytest.fixture
def empty_installation(
    lived_in: Flask, make_app: Any, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Flask]:
    """Another installation on the same engine, without a single table."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    if lived_in.config["DATABASE_URL"].startswith("sqlite"):
        yield make_app(INSTANCE=elsewhere, DATABASE_URL=f"sqlite:///{elsewhere}/new.sqlite3")
        return
    server = request.getfixturevalue("postgres_server")
    name = server.create()
    app = make_app(INSTANCE=elsewhere, **server.config(name))
    yield app
    with app.app_context():
        db.engine.dispose()
    server.drop(name)


@contextmanager
def child(work: Callable[[], None]) -> Iterator[int]:
    """A process that works until it is killed; gives its number."""
    pid = os.fork()
    if pid == 0:
        try:
            work()
        finally:
            os._exit(0)
    try:
        yield pid
    finally:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def killed(work: Callable[[], None], after: float) -> None:
    """Let something run, and kill it without warning after so many seconds."""
    with child(work):
        time.sleep(after)


def writer(app: Flask, town: Any, said: int) -> Callable[[], None]:
    """Adds people one after the other, and says each name once its transaction is kept."""

    def work() -> None:
        with app.app_context():
            db.engine.dispose(close=False)
        for number in range(100_000):
            name = f"Person{os.getpid()}x{number} Written"
            with town.session() as session:
                person = add_person(session, name=name)
                session.flush()
                session.add(Contact(person_id=person.id, kind="mobile", value="07700 900123"))
                note(session, Actor(session), "added", "person", person.id)
            os.write(said, f"{name}\n".encode())

    return work


def moments(count: int, most: float, least: float = 0.0) -> list[float]:
    """Moments at which to kill; the same ones each time."""
    luck = random.Random(7)
    return [luck.uniform(least, most) for _ in range(count)]
