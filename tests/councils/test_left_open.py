"""Whoever looks after a council reads what is open because the practice that closed it is broken.

Nothing is denied in its place: that could close the way to switching it off.
"""

import pytest

from alongside.councils.models import CouncilPractice
from alongside.testing import Town
from alongside.testing.browser import Browser
from tests.councils.conftest import BROKEN, FIRST, LATE

LIST = "/council/practices"
WORDS = "What it kept closed is open until it works again."
NARROWS = """
@hookimpl
def narrow(permission):
    return permission == "groups.add"
"""
WORKS = """
from alongside import Practice, hookimpl
practice = Practice(id="works", title="A closed door", summary="It works.")
"""
UNREADABLE = "def :\n"
OF_ANOTHER_NAME = '\n@hookimpl(specname="narrow")\ndef keep(permission):\n    return False\n'


@pytest.fixture
def strict() -> bool:
    return False


@pytest.fixture
def practice_files() -> dict[str, str]:
    return {
        "works.py": WORKS + NARROWS,
        "broken.py": BROKEN + NARROWS,
        "late.py": LATE.replace("import Practice", "import Practice, hookimpl") + NARROWS,
        "late_migrations/0001.py": FIRST,
        "unreadable.py": UNREADABLE + OF_ANOTHER_NAME,
        "harmless.py": BROKEN,
    }


def switch_on(town: Town, *practice_ids: str) -> None:
    """As it was when they still worked."""
    with town.session() as session:
        for one in practice_ids:
            session.add(CouncilPractice(practice_id=one, enabled=True, settings={}))
        town.council(session).changed()


@pytest.mark.parametrize(
    ("practice_id", "title"),
    [("broken", "broken"), ("late", "Not yet built"), ("unreadable", "unreadable")],
)
def test_administrators_read_that_what_it_kept_closed_is_open(
    northbank: Town, administrator: Browser, practice_id: str, title: str
) -> None:
    for path in (LIST, "/council", "/home", f"{LIST}/{practice_id}"):
        assert "kept closed" not in administrator.get(path).text, "it is not switched on"
    switch_on(northbank, practice_id)
    for path in (LIST, f"{LIST}/{practice_id}"):
        assert administrator.get(path).text.count(WORDS) == 1
    for path in ("/council", "/home"):
        assert f"{title} does not work. {WORDS}" in administrator.get(path).text
    citizen = northbank.signed_in(northbank.person("Cit Izen"))
    assert "kept closed" not in citizen.get("/home").text
    administrator.send(LIST, {"on": "0"}, to=f"{LIST}/{practice_id}/switch")
    assert "kept closed" not in administrator.get("/home").text


def test_nobody_is_frightened_of_one_that_keeps_nothing_closed_or_that_works(
    northbank: Town, administrator: Browser
) -> None:
    switch_on(northbank, "harmless", "works")
    for path in (LIST, "/council", "/home"):
        assert "kept closed" not in administrator.get(path).text


def test_of_one_that_is_not_installed_any_more_nobody_knows_and_both_is_said(
    northbank: Town, administrator: Browser
) -> None:
    switch_on(northbank, "vanished")
    said = "If it kept anything closed, that is open until then."
    assert said in administrator.get(LIST).text
    assert said in administrator.get(f"{LIST}/vanished").text
