"""What is written in private time is kept nowhere, whatever is done with it short of sharing it.

Even a draft that reaches the server, because somebody tried to share it and something was wrong,
or sent it the wrong way, leaves nothing behind. `tests/browser` types one that never leaves.
"""

import logging

import pytest
from marshes import ADDRESS
from searching import holds, in_database, in_files, spellings

from alongside.backups.making import make
from alongside_family_conference.states import State

CANARY = "Kanarienvogel71x93"
"""Letters and numbers alone: no encoding on its way changes it."""
SHARED = "Zaunkoenig71x93"
WRITTEN = ("what_1", "named_1", "know_1", "checks_1", "contingency", "not_known_yet", "own_words")
STAFF = ("referrer", "coordinator", "manager", "admin")


@pytest.fixture
def alone(family):
    """A conference in private time, and the address of the family's page."""
    one = family.conference(State.PRIVATE)
    return one, f"{ADDRESS}/{one}/private"


def tries(family, one, page):
    """Every way in which words may reach the server in private time without being shared."""
    draft = {name: f"{name} {CANARY}" for name in WRITTEN}
    parent = family.town.signed_in(family.parent)
    form = parent.hidden(parent.get(page).text)
    yield 422, parent.post(f"{page}/share", data={**form, **draft, "by_1-day": "40"})
    yield 422, parent.post(f"{page}/share", data={**form, **draft, "what_1": ""})
    yield 400, parent.post(f"{page}/share", data=draft)
    form = parent.hidden(parent.get(page).text)
    for tail in ("/start", "/call"):
        yield 302, parent.post(f"{page}{tail}", data={**form, **draft})
    yield 302, parent.post(f"{page}/without", data={**form, **draft, "because": CANARY})
    yield 302, parent.post(f"{ADDRESS}/{one}/plan/add", data={**form, **draft})
    yield 405, parent.post(page, data={**form, **draft})
    yield 404, parent.post(f"{page}/elsewhere", data={**form, **draft})
    for who, status in (*((one, 403) for one in STAFF), ("outsider", 404)):
        other = family.town.signed_in(getattr(family, who))
        yield status, other.send("/home", draft, to=f"{page}/share")
    stranger = family.town.visitor()
    yield 401, stranger.send("/sign-in", draft, to=f"{page}/share")


def kept_by_browsers(answers):
    """What the answers asked a browser to keep, or to go to."""
    return "\n".join(
        f"{name}: {value}"
        for answer in answers
        for name, value in answer.headers.items()
        if name.lower() in ("set-cookie", "location", "etag")
    )


def test_a_draft_that_was_not_shared_is_found_nowhere(family, alone, tmp_path, caplog, capfd):
    one, page = alone
    caplog.set_level(logging.DEBUG)
    answers = []
    for number, (wanted, answer) in enumerate(tries(family, one, page)):
        assert answer.status_code == wanted, (number, answer.request.path)
        answers.append(answer)
    for who in STAFF:
        family.town.signed_in(getattr(family, who)).get(f"{ADDRESS}/{one}")
    assert family.state(one) is State.PRIVATE
    said = capfd.readouterr()
    for told in (caplog.text, said.out, said.err, kept_by_browsers(answers)):
        assert CANARY not in told
    assert not in_database(family.town.app, CANARY)
    make(family.town.app, tmp_path / "backup.zip", lambda _: None)
    assert in_files(tmp_path, CANARY) == []


def test_what_was_shared_is_found_by_the_same_searches(family, alone, tmp_path, caplog):
    """Or else the test before this one could not fail."""
    _, page = alone
    parent = family.town.signed_in(family.parent)
    words = dict.fromkeys(WRITTEN, SHARED)
    assert parent.send(page, words, to=f"{page}/share").status_code == 302
    assert in_database(family.town.app, SHARED)
    (backup := tmp_path / "kept").mkdir()
    make(family.town.app, backup / "backup.zip", lambda _: None)
    assert in_files(backup, SHARED) == ["backup.zip"]
    logging.getLogger("alongside").warning("somebody wrote %s", SHARED)
    assert SHARED in caplog.text


@pytest.mark.parametrize("how", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le"])
def test_a_word_is_found_in_whatever_way_it_is_spelt(how: str) -> None:
    assert holds(f"before {CANARY} after".encode(how), CANARY)
    assert not holds(f"before {SHARED} after".encode(how), CANARY)
    assert len(set(spellings(CANARY))) == 4
