"""What a new practice may be called, and what may be said of it."""

import pytest

from alongside.kernel.practice import RESERVED
from alongside.scaffold.wish import ID_MAX, NotPossible, Wish, must_be_free


def wish(practice_id="full_circle", **values):
    return Wish(
        id=practice_id, **{"title": "A title", "who": "Some people.", "holds": "Words", **values}
    )


@pytest.mark.parametrize("practice_id", ["Circle", "full-circle", "1st", "a__b", "", "_a", "café"])
def test_an_id_is_lower_case_words_joined_by_underscores(practice_id):
    with pytest.raises(NotPossible, match="lower-case words"):
        wish(practice_id)


@pytest.mark.parametrize("practice_id", sorted(RESERVED))
def test_an_id_of_the_core_is_taken(practice_id):
    with pytest.raises(NotPossible, match="taken by the core"):
        wish(practice_id)


def test_an_id_leaves_room_for_the_names_of_tables():
    wish("a" * ID_MAX)
    with pytest.raises(NotPossible, match="shorter"):
        wish("a" * (ID_MAX + 1))


@pytest.mark.parametrize("part", ["title", "who", "holds"])
@pytest.mark.parametrize(
    "text", ["", " ", "two\nlines", "a\ttab", "end ", "nul\0", "\u202eback", "\u2028", "\ud800"]
)
def test_each_text_is_one_line_that_can_be_seen(part, text):
    with pytest.raises(NotPossible, match=r"one line|empty"):
        wish(**{part: text})


def test_a_text_that_is_too_long_is_refused_and_not_cut():
    with pytest.raises(NotPossible, match="longer than 60"):
        wish(title="a" * 61)


@pytest.mark.parametrize("email", ["rosa", "rosa@example", "a b@example.org", "rösa@example.org"])
def test_an_address_is_one_that_can_be_written_to(email):
    with pytest.raises(NotPossible, match="not an e-mail address"):
        wish(email=email)


def test_an_id_that_is_here_already_is_refused():
    with pytest.raises(NotPossible, match="already"):
        must_be_free(wish("feedback"), {"feedback"})


@pytest.mark.parametrize(("new", "there"), [("feedback_wall", "feedback"), ("shared", "shared_b")])
def test_tables_of_two_practices_can_be_told_apart_by_their_names(new, there):
    with pytest.raises(NotPossible, match="told apart"):
        must_be_free(wish(new), {there})


def test_a_module_that_python_knows_is_not_hidden_by_a_new_one():
    with pytest.raises(NotPossible, match="alongside_feedback"):
        must_be_free(wish("feedback"), set())
    must_be_free(wish("full_circle"), {"feedback", "circles"})
