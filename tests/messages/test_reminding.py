"""A practice whose reminders are slow, or fail, holds up nobody else."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from alongside import reminding, worker
from alongside.kernel import hooks
from alongside.kernel.models import PracticeFailure
from alongside.messages.models import Message
from alongside.people.models import Person
from alongside.testing import Town
from alongside.web.context import house

REMINDS = """
from alongside import Practice, hookimpl, send
from alongside.messages.models import Message
from sqlalchemy import select

practice = Practice(id="{id}", title="The {id} practice", summary="…", api="1")

def during(times):
    "What happens while it is asked, and before it has written."

asked = []

@hookimpl
def due(session, now):
    sent = session.scalars(select(Message).where(Message.about == "{id}")).all()
    asked.append(session.council_id)
    during(len(asked))
    if not sent:
        send(session, to=None, address="ada@example.org", subject="It is time", body="Now.",
             about="{id}")
"""


@pytest.fixture
def make(make_app, database, tmp_path):
    """Make an app with two practices that remind, as each process of an installation has it."""
    folder = tmp_path / "practices"
    folder.mkdir()
    for practice_id in ("brisk", "ample"):
        (folder / f"{practice_id}.py").write_text(REMINDS.format(id=practice_id))
    return lambda: make_app(**database, MAIL_TRANSPORT="file")


@pytest.fixture
def town(make):
    """A council that has both on; `ample` is asked first, and `town.ample` is its module."""
    town = Town.of(make(), "northbank")
    town.enable("brisk")
    town.enable("ample")
    town.ample = house(town.app).registry.records["ample"].module
    return town


def _elsewhere(do):
    """What comes of it in another thread, which shares nothing with the practice that is asked."""
    with ThreadPoolExecutor(1) as other:
        return other.submit(do).result()


def _messages(town) -> dict[str, str]:
    with town.session() as session:
        found = session.execute(select(Message.about, Message.status)).all()
    assert len(found) == len(dict(found)), "nobody is reminded twice"
    return dict(found)


def _failed(town) -> list[tuple[str, str]]:
    with town.session() as session:
        asked = select(PracticeFailure.practice_id, PracticeFailure.kind)
        return [tuple(row) for row in session.execute(asked)]


def test_what_waits_is_sent_before_any_practice_is_asked(town):
    with town.session() as session:
        session.add(Message(to_address="a@example.org", subject="A", body="B", about="waits"))
    seen = []
    town.ample.during = lambda times: seen.append(_elsewhere(lambda: _messages(town)))
    worker.tick(town.app)
    assert seen == [{"waits": "sent"}]
    assert _messages(town) == dict.fromkeys(("waits", "ample", "brisk"), "sent")


@pytest.mark.parametrize("error", [RuntimeError, SystemExit])
def test_one_that_raises_keeps_nothing_and_the_next_one_reminds(town, error):
    def fail(times):
        raise error("no reminders today")

    town.ample.during = fail
    worker.tick(town.app)
    assert _messages(town) == {"brisk": "sent"}
    assert _failed(town) == [("ample", error.__name__)]


def test_while_one_takes_its_time_others_write_and_it_can_be_switched_off(town):
    worker_here = town.signed_in(town.person("Wanda Worker", "worker"))
    boss = town.signed_in(town.person("Bea Boss", "administrator"))
    answers = []

    def write():
        answers.append(worker_here.send("/people/add", {"name": "Ada Okafor"}).status_code)
        to = "/council/practices/ample/switch"
        answers.append(boss.send("/council/practices", {"on": "0"}, to=to).status_code)

    town.ample.during = lambda times: _elsewhere(write)
    worker.tick(town.app)
    assert answers == [302, 302]
    with town.session() as session:
        assert "Ada Okafor" in set(session.scalars(select(Person.name)))
    assert _messages(town)["brisk"] == "sent"
    assert _failed(town) == []


def test_what_others_wrote_meanwhile_costs_no_reminder(town):
    """SQLite refuses to write what rests on what is no longer so; the practice is asked again."""

    def wait(times):
        if times == 1:
            _elsewhere(lambda: town.person("Ada Okafor"))

    town.ample.during = wait
    worker.tick(town.app)
    assert _messages(town) == {"ample": "sent", "brisk": "sent"}
    assert _failed(town) == []


def test_two_workers_at_one_moment_remind_once(town, make):
    other = make()

    def meanwhile(times):
        town.ample.during = lambda times: None
        _elsewhere(lambda: worker.remind(other, "northbank"))

    house(other).registry.records["ample"].module.during = lambda times: None
    town.ample.during = meanwhile
    worker.remind(town.app, "northbank")
    worker.remind(other, "northbank")
    assert _messages(town) == {"ample": "waiting", "brisk": "waiting"}
    assert _failed(town) == []


def test_one_that_took_too_long_rests_where_there_is_so_much_of_it(town, monkeypatch):
    elsewhere = Town.of(town.app, "abergwyn")
    elsewhere.enable("ample")
    monkeypatch.setattr(hooks, "SLOW_SECONDS", -1)
    monkeypatch.setattr(hooks, "TOO_LONG_SECONDS", -1)
    worker.tick(town.app)
    assert _messages(town)["ample"] == "sent", "what it wrote is kept"
    worker.tick(town.app)
    assert town.ample.asked == [elsewhere.id, town.id]
    boss = town.signed_in(town.person("Bea Boss", "administrator"))
    page = boss.get("/council/practices/ample").text
    assert "<code>due</code>: TookTooLong" in page
    assert "It took too long, and is asked less often. Reminders come later." in page
    rests = house(town.app).hooks._rests
    for key in rests:
        rests[key] -= hooks.DUE_REST_SECONDS
    worker.tick(town.app)
    assert town.ample.asked == [elsewhere.id, town.id] * 2


def test_one_that_never_ends_is_passed_by_and_told_of(town, monkeypatch, caplog):
    """The round of the next minute, in another thread of the same process."""
    monkeypatch.setattr(reminding, "TOO_LONG_SECONDS", -1)
    seen = []

    def never_end(times):
        _elsewhere(lambda: worker.tick(town.app))
        seen.append(_elsewhere(lambda: _messages(town)))

    town.ample.during = never_end
    worker.tick(town.app)
    assert seen == [{"brisk": "sent"}]
    assert _failed(town) == [("ample", "TookTooLong")]
    assert "Hook due of practice ample has run for" in caplog.text
