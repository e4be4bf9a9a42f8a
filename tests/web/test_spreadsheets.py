"""A table to take away: a spreadsheet reads it as it is, and runs nothing that somebody wrote."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside import csv_file
from alongside.web.spreadsheets import csv_text

DANGER = ("=", "+", "-", "@", "\t", "\r", "\n")
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


def read(text):
    return list(csv.reader(io.StringIO(text, newline="")))


@given(
    st.lists(
        st.lists(
            st.one_of(
                texts,
                st.sampled_from(DANGER).flatmap(lambda first: texts.map(lambda rest: first + rest)),
            ),
            min_size=1,
            max_size=4,
        ),
        min_size=1,
    )
)
def test_no_text_begins_a_formula_and_every_other_comes_back_as_it_was(rows):
    for row, back in zip(rows, read(csv_text(rows)), strict=True):
        for cell, found in zip(row, back, strict=True):
            assert not found.startswith(DANGER)
            assert found == (f"'{cell}" if cell.startswith(DANGER) else cell)


@pytest.mark.parametrize("cell", ["=1+1", "+44 1632", "-5", "@x", "\tx", "\r=1", '=HYPERLINK("x")'])
def test_what_a_spreadsheet_would_run_begins_with_an_apostrophe(cell):
    assert read(csv_text([["a", cell]])) == [["a", f"'{cell}"]]


def test_numbers_stay_numbers_and_nothing_is_an_empty_cell():
    assert csv_text([[-3, 2.5, None, "a"]]) == "-3,2.5,,a\r\n"


def test_it_is_a_file_to_take_away_in_which_accents_arrive(app):
    with app.test_request_context():
        answer = csv_file("cyfrifon", [["Tŷ"]])
    assert answer.content_type == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="cyfrifon.csv"'
    assert answer.get_data() == "\ufeffTŷ\r\n".encode()
