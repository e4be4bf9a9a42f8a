"""While a restore is not done nobody is let in and nothing is sent, also where a server runs."""

import pytest
from sqlalchemy import select

from alongside import worker
from alongside.backups import mark
from alongside.backups.manifest import BackupError
from alongside.backups.restoring import restore
from alongside.messages.models import Message
from alongside.people.models import Person
from tests.backups.conftest import quiet


def test_old_cookies_open_nothing_in_the_middle_of_a_restore(lived_in, northbank, tmp_path):
    with northbank.session() as session:
        person = session.scalars(select(Person)).first()
    client = northbank.signed_in(person.id)
    assert client.get("/home").status_code == 200
    mark.begin(lived_in, tmp_path / "kept.zip", None)
    for path in ("/home", "/sign-in", "/nowhere", "/ready"):
        assert client.get(path).status_code == 503, path
    assert "resting for a moment" in client.get("/home").text
    assert client.post("/sign-in", data={"address": "a@example.org"}).status_code == 503
    assert client.get("/health").status_code == 200, "the process itself is well"
    mark.end(lived_in)
    assert client.get("/home").status_code == 200


def test_nothing_is_sent_in_the_middle_of_a_restore(lived_in, northbank, tmp_path):
    mark.begin(lived_in, tmp_path / "kept.zip", None)
    worker.tick(lived_in)
    assert worker.sweep(lived_in, str(northbank.id)) == 0
    with northbank.session() as session:
        assert "waiting" in session.scalars(select(Message.status)).all()


def test_a_restore_that_fails_after_one_that_was_cut_short_lets_nobody_in(
    lived_in, backed_up, tmp_path, monkeypatch
):
    """What is there may be a database from the past in which nothing was ended."""
    mark.begin(lived_in, tmp_path / "first.zip", tmp_path / "before-the-first.zip")

    def fail(*_):
        raise BackupError("no")

    monkeypatch.setattr("alongside.backups.restoring._load", fail)
    with pytest.raises(BackupError):
        restore(lived_in, backed_up, quiet, keep=False)
    said = mark.unfinished(lived_in)
    assert f"alongside restore --replace {backed_up}" in said
    assert "before-the-first.zip" in said, "what was there first is not forgotten"


def test_a_tables_without_its_policy_lets_nobody_in(lived_in, backed_up, monkeypatch):
    monkeypatch.setattr("alongside.backups.restoring.unprotected", lambda _: ["stray"])
    with pytest.raises(BackupError, match="stray"):
        restore(lived_in, backed_up, quiet, keep=False)
    assert mark.unfinished(lived_in)
