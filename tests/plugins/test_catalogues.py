"""Each bundled practice says everything in Welsh, and nothing else."""

from importlib import import_module
from pathlib import Path

import pytest

from alongside.testing import catalogues
from alongside.web import i18n

CORE = i18n.CATALOGUES / "cy/LC_MESSAGES/messages.po"


@pytest.fixture(params=["feedback", "family_conference", "shared_lives"])
def practice(request: pytest.FixtureRequest) -> Path:
    """The folder of a bundled practice."""
    return Path(str(import_module(f"alongside_{request.param}").__file__)).parent


@pytest.fixture
def po(practice: Path) -> Path:
    """Its Welsh words."""
    return practice / "translations/cy/LC_MESSAGES/messages.po"


def test_every_text_has_its_welsh(practice: Path, po: Path) -> None:
    words = catalogues.extract(practice)
    assert len(words) > 500
    assert catalogues.missing(words, catalogues.translated(po)) == []


def test_no_welsh_is_kept_that_nothing_says(practice: Path, po: Path) -> None:
    assert catalogues.unused(catalogues.extract(practice), catalogues.translated(po)) == []


def test_placeholders_are_the_same(po: Path) -> None:
    assert catalogues.twisted(catalogues.translated(po)) == []


def test_the_compiled_catalogue_says_the_same(po: Path) -> None:
    assert not catalogues.stale(po)


def test_words_that_the_core_says_too_are_said_alike(po: Path) -> None:
    ours = catalogues.translated(po)
    both = [(one.string, ours.get(one.id)) for one in catalogues.translated(CORE) if one.id]
    shared = [(core, mine.string) for core, mine in both if mine]
    assert shared
    assert [(a, b) for a, b in shared if _plain(a) != _plain(b)] == []


def test_it_asks_to_be_read_by_a_native_speaker(po: Path) -> None:
    assert "read by a native speaker" in catalogues.translated(po).header_comment


def _plain(said: str | tuple[str, ...]) -> str:
    return str(said).replace("'", "’")
