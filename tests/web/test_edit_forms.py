"""One thing saved by two people: nobody overwrites, unknowing, what somebody else wrote."""

from types import SimpleNamespace
from typing import Any

import pytest
from form_examples import Gift, answered, words

pytestmark = pytest.mark.usefixtures("bare_request")


def stored(**changes: Any) -> SimpleNamespace:
    return SimpleNamespace(
        **{"title": "Bikes", "text": "I mend", "kind": "b", "version": 3, **changes}
    )


TYPED = {"title": "Bikes", "text": "I mend bikes", "kind": "a", "version": "3"}


def test_an_unchanged_version_is_saved() -> None:
    gift = stored()
    form = answered(Gift, gift, **TYPED)
    assert form.check_version(gift, gift.version)
    form.populate_obj(gift)
    assert (gift.text, gift.version) == ("I mend bikes", 3)


def test_a_form_saved_meanwhile_shows_both_texts_and_keeps_what_was_typed() -> None:
    gift = stored(text="I mend\nprams", version=4)
    form = answered(Gift, gift, **TYPED)
    assert not form.check_version(gift, gift.version)
    html = str(form.text)
    assert "Somebody saved “About it” while you were writing." in html
    assert "It now says: I mend prams" in words(html)
    assert ">\nI mend bikes</textarea>" in html
    assert "It now says: Mending" in words(str(form.kind))
    assert "Somebody saved" not in str(form.title)
    assert form.error_summary().count("Somebody saved") == 2


def test_after_a_conflict_the_next_save_is_a_deliberate_one() -> None:
    gift = stored(text="I mend prams", version=4)
    form = answered(Gift, gift, **TYPED)
    form.check_version(gift, gift.version)
    assert 'name="version" value="4"' in form.open()
    assert answered(Gift, gift, **{**TYPED, "version": "4"}).check_version(gift, gift.version)


def test_a_form_saved_meanwhile_with_the_same_words_is_no_conflict() -> None:
    gift = stored(text="I mend bikes", kind="a", version=4)
    assert answered(Gift, gift, **TYPED).check_version(gift, gift.version)


@pytest.mark.parametrize("version", [None, "", "nonsense", "9" * 5000])
def test_a_form_without_a_version_counts_as_an_old_one(version: str | None) -> None:
    gift = stored(text="I mend prams")
    form = answered(Gift, gift, **{**TYPED, "version": version})
    assert form.errors == {}
    assert not form.check_version(gift, gift.version)
