"""The worker: jobs that were queued, and a round each minute for everything else."""

import logging
import os
import uuid
from datetime import timedelta

import pytest
from redis import Redis
from redis.exceptions import RedisError
from sqlalchemy import select

from alongside import worker
from alongside.access.actor import Actor
from alongside.messages.models import Message
from alongside.messages.queue import queue_of
from alongside.records.log import note
from alongside.testing import Town

REMINDS = """
from alongside import Practice, Person, hookimpl, send
from sqlalchemy import select

practice = Practice(id="reminds", title="Reminds", summary="…", api="1")

@hookimpl
def due(session, now):
    for person in session.scalars(select(Person)):
        send(session, to=None, address="someone@example.org", subject="It is time",
             body="Look back together.", about="reminds")
    {then}
"""


@pytest.fixture
def reminding(make_app, database, tmp_path):
    """An app with a practice that reminds; `then` is what it does after."""

    def make(then: str = "pass", **config):
        folder = tmp_path / "practices"
        folder.mkdir()
        (folder / "reminds.py").write_text(REMINDS.format(then=then))
        app = make_app(**database, **config)
        for slug in ("northbank", "abergwyn"):
            Town.of(app, slug).person("Ada Okafor")
        Town.of(app, "northbank").enable("reminds")
        return app

    return make


def _states(app, slug="northbank") -> list[str]:
    with Town.of(app, slug).session() as session:
        return list(session.scalars(select(Message.status)))


def test_a_round_asks_each_enabled_practice_what_is_due_and_sends_it(reminding, tmp_path):
    app = reminding(MAIL_TRANSPORT="file")
    worker.tick(app)
    assert _states(app) == ["sent"]
    assert _states(app, "abergwyn") == []
    assert len(list((tmp_path / "mail").iterdir())) == 1


def test_a_practice_that_fails_keeps_nothing_and_stops_nothing(reminding, tmp_path):
    app = reminding("raise RuntimeError('out of time')", MAIL_TRANSPORT="file")
    with Town.of(app, "northbank").session() as session:
        session.add(Message(to_address="waits@example.org", subject="A", body="B"))
    worker.tick(app)
    assert _states(app) == ["sent"]


def test_one_councils_trouble_stops_no_other(app, northbank, abergwyn, monkeypatch, caplog):
    seen = []

    def remind(app, slug):
        seen.append(slug)
        if slug == "abergwyn":
            raise RuntimeError("a flood")

    monkeypatch.setattr(worker, "remind", remind)
    worker.tick(app)
    assert seen == ["abergwyn", "northbank"]
    assert "abergwyn" in caplog.text


def _anchors_of(town) -> list[tuple[str, str]]:
    with town.session() as session:
        return [tuple(row) for row in session.execute(select(Message.to_address, Message.body))]


def test_once_a_day_where_the_record_ends_is_sent_elsewhere_and_logged(
    make_app, database, monkeypatch, caplog
):
    caplog.set_level(logging.INFO, logger="alongside.audit")
    app = make_app(**database, AUDIT_ANCHOR_MAIL="keeper@elsewhere.example")
    town = Town.of(app, "northbank")
    worker.anchor(app, "northbank")
    assert _anchors_of(town) == []  # nothing has happened here yet
    for day in range(2):
        with town.session() as session:
            note(session, Actor(session), "changed", "council", town.id, "name")
        now = worker.utcnow() + timedelta(days=day)
        monkeypatch.setattr(worker, "utcnow", lambda now=now: now)
        for _ in range(3):
            worker.anchor(app, "northbank")
    sent = _anchors_of(town)
    assert [address for address, _ in sent] == ["keeper@elsewhere.example"] * 2
    counts = sorted(body.split()[2] for _, body in sent)
    assert counts == ["1", "2"]
    said = [one.getMessage() for one in caplog.records if one.name == "alongside.audit"]
    assert sorted(said) == sorted(body.splitlines()[0] for _, body in sent)


def test_without_an_address_the_anchor_is_still_in_the_log(app, northbank, caplog):
    caplog.set_level(logging.INFO, logger="alongside.audit")
    with northbank.session() as session:
        note(session, Actor(session), "changed", "council", northbank.id, "name")
    worker.tick(app)
    assert "alongside-audit northbank 1 " in caplog.text
    assert _anchors_of(northbank) == []


def _do_jobs(app) -> int:
    huey = queue_of(app).huey
    done = 0
    while (task := huey.dequeue()) is not None:
        huey.execute(task)
        done += 1
    return done


def test_a_message_written_is_sent_by_the_job_that_its_commit_queued(make_app, database, tmp_path):
    app = make_app(**database, TESTING=False, MAIL_TRANSPORT="file")
    with Town.of(app, "northbank").session() as session:
        session.add(Message(to_address="ada@example.org", subject="A", body="B"))
    assert (tmp_path / "jobs.sqlite3").exists()
    assert _states(app) == ["waiting"]
    assert _do_jobs(app) == 1
    assert _states(app) == ["sent"]
    queue_of(app).close()


def test_jobs_can_be_carried_by_redis(make_app, database, tmp_path):
    url = f"{os.environ.get('ALONGSIDE_TEST_REDIS', 'redis://localhost:6379')}/9"
    try:
        Redis.from_url(url).ping()
    except RedisError:
        if os.environ.get("CI"):
            pytest.fail("no Redis server answers; set ALONGSIDE_TEST_REDIS to one")
        pytest.skip("no Redis server answers; set ALONGSIDE_TEST_REDIS to one")
    app = make_app(**database, TESTING=False, MAIL_TRANSPORT="file", JOBS_URL=url)
    queue_of(app).huey.storage.flush_queue()
    with Town.of(app, "northbank").session() as session:
        session.add(Message(to_address="ada@example.org", subject="A", body="B"))
    assert not (tmp_path / "jobs.sqlite3").exists()
    assert _do_jobs(app) == 1
    assert _states(app) == ["sent"]
    queue_of(app).close()


def test_a_job_for_a_council_that_has_gone_does_nothing(app):
    assert worker.sweep(app, str(uuid.uuid4())) == 0
