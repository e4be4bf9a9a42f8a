"""Family group conferences in Welsh: nothing is left in English, and the pages really say it."""

from pathlib import Path
from typing import Any

import pytest
from marshes import Family, gather
from sqlalchemy import select

import alongside_family_conference
from alongside.demo.seeding import seed
from alongside.lifecycle import at_council
from alongside.testing import catalogues
from alongside.web import i18n
from alongside_family_conference.models import Conference
from alongside_family_conference.states import State

PRACTICE = Path(alongside_family_conference.__file__).parent
PO = PRACTICE / "translations/cy/LC_MESSAGES/messages.po"
CORE = i18n.CATALOGUES / "cy/LC_MESSAGES/messages.po"


class TestTheCatalogue:
    def test_every_text_has_its_welsh(self) -> None:
        words = catalogues.extract(PRACTICE)
        assert len(words) > 500
        assert catalogues.missing(words, catalogues.translated(PO)) == []

    def test_no_welsh_is_kept_that_nothing_says(self) -> None:
        assert catalogues.unused(catalogues.extract(PRACTICE), catalogues.translated(PO)) == []

    def test_placeholders_are_the_same(self) -> None:
        assert catalogues.twisted(catalogues.translated(PO)) == []

    def test_the_compiled_catalogue_says_the_same(self) -> None:
        assert not catalogues.stale(PO)

    def test_words_that_the_core_says_too_are_said_alike(self) -> None:
        ours = catalogues.translated(PO)
        both = [(one.string, ours.get(one.id)) for one in catalogues.translated(CORE) if one.id]
        shared = [(core, mine.string) for core, mine in both if mine]
        assert shared
        assert [(a, b) for a, b in shared if a != b] == []

    def test_it_asks_to_be_read_by_a_native_speaker(self) -> None:
        assert "read by a native speaker" in catalogues.translated(PO).header_comment


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
