"""Family group conferences in Welsh: nothing is left in English, and the pages really say it."""

from typing import Any

import pytest
from marshes import Family, gather
from sqlalchemy import select

from alongside.demo.seeding import seed
from alongside.lifecycle import at_council
from alongside_family_conference.models import Conference
from alongside_family_conference.states import State


@pytest.fixture
def teulu(abergwyn: Any) -> Family:
    """The same family, at the Welsh council."""
    return gather(abergwyn)


@pytest.mark.parametrize(
    ("state", "who", "tail", "words"),
    [
        (State.PREPARING, "parent", "", "Dweud a ydych yn dod"),
        (State.PREPARING, "parent", "/answer", "Ydych chi’n dod?"),
        (State.PRIVATE, "parent", "/private", "Ein hamser preifat"),
        (State.PRIVATE, "referrer", "", "Mae’r teulu ar ei ben ei hun nawr"),
        (State.ACTIVE, "parent", "/plan", "Beth mae’r cyngor yn ei addo"),
        (State.REVIEWING, "coordinator", "/review", "Beth sy’n anoddach?"),
    ],
)
def test_its_pages_speak_welsh(
    teulu: Family, state: State, who: str, tail: str, words: str
) -> None:
    client = teulu.town.signed_in(getattr(teulu, who))
    client.set_cookie("alongside_language", "cy", domain=client.host)
    answer = client.get(f"/family-conference/conferences/{teulu.conference(state)}{tail}")
    assert answer.status_code == 200
    assert '<html lang="cy"' in answer.text
    assert words in answer.text


def test_the_demos_welsh_family_speaks_welsh(app: Any) -> None:
    assert seed(app) == []
    with at_council(app, "abergwyn") as session:
        found = session.scalars(select(Conference)).one()
        assert found.name == "Cynhadledd Osian"
        assert found.state == "reviewing"
    with at_council(app, "northbank") as session:
        states = sorted(session.scalars(select(Conference.state)))
        assert states == ["active", "preparing", "private"]
