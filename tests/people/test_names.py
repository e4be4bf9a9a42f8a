"""How names are compared: any characters are somebody's name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.people.names import fold, initials, words


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Siôn ap Gwilym", ["sion", "ap", "gwilym"]),
        ("O’Neill-Smith", ["oneill", "smith"]),
        ("Nguyễn Thị Ánh", ["nguyen", "thi", "anh"]),
        ("Ærøskøbing", ["aeroskobing"]),
        ("ℂ ﬁ Ⅷ", ["c", "fi", "viii"]),
        ("☃", []),
        ("", []),
    ],
)
def test_words(name, found):
    assert words(name) == found


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=60))
def test_words_are_short_distinct_and_stay_words(text):
    found = words(text)
    assert len(set(found)) == len(found)
    assert all(0 < len(word) <= 100 for word in found)
    assert words(" ".join(found)) == found


@given(st.text(max_size=30))
def test_case_and_accents_do_not_matter(text):
    assert words(text.lower()) == words(text) or "İ" in text or text.lower() != text.casefold()


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Ada Okafor", "AO"), ("Ada", "A"), ("Ada Mary Okafor", "AO"), ("☃", "☃"), ("", "")],
)
def test_initials(name, letters):
    assert initials(name) == letters
