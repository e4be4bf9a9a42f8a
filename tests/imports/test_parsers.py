"""Parsers meet anything at all, and never raise but their own error."""

import pytest
from flask import Flask
from flask_babel import Babel
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.imports import dates, parsing, phones, reading
from alongside.imports.guarding import ReadError
from alongside.imports.heading import guess, heading_row
from alongside.imports.of_people import PERSON_FIELDS
from alongside.imports.understood import Unreadable
from alongside.kernel.importable import Importable

PEOPLE = Importable("people", "People", PERSON_FIELDS, "imports.begin", lambda *_given: [])
FEW = settings(max_examples=150, deadline=None)
NEARLY = st.text(alphabet="0123456789/-. +()exTtJanMawrth,'@&;", max_size=40)
ANYTHING = st.one_of(st.text(max_size=60), NEARLY)
app = Flask(__name__)
Babel(app)


@pytest.fixture(autouse=True, scope="module")
def in_english():
    with app.test_request_context():
        yield


@FEW
@given(ANYTHING, ANYTHING, st.sampled_from(PERSON_FIELDS))
def test_whatever_stands_in_a_cell_is_read_or_refused_in_words(one, other, field):
    try:
        read = parsing.parse(field, one, other if field.kind == "name" else "")
    except Unreadable as why:
        assert str(why)
    else:
        assert read.said is None or str(read.said)


@FEW
@given(st.dates(min_value=dates.date(1900, 1, 1), max_value=dates.date(2020, 12, 31)))
def test_a_date_is_the_same_in_every_style(day):
    named = day.strftime("%B")
    for style in (
        day.isoformat(),
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day:02}.{day.month:02}.{day.year}",
        f"{day.day} {named} {day.year}",
        f"{day.day}-{named[:3]}-{day.year}",
        f"{named} {day.day}, {day.year}",
        day.strftime("%Y%m%d"),
    ):
        assert dates.parse_past(style).value == day, style


@FEW
@given(st.from_regex(r"7[1-57-9][0-9]{8}|1[2-9][0-9]{8}|2[0-9]{9}", fullmatch=True))
def test_a_number_that_lost_its_zero_is_the_number_that_kept_it(digits):
    whole, lost = phones.parse(f"0{digits}"), phones.parse(digits)
    assert whole.value == lost.value == phones.parse(f"+44 {digits}").value
    assert whole.value.replace(" ", "") == f"0{digits}"
    assert lost.said is not None
    assert whole.said is None


@pytest.mark.parametrize(
    "typed",
    [
        "770090012",
        "0770090012",
        "07700 90012",
        "+44 770090012",
        "+44 77009001",
        "+44 (0)770090012",
        "0044770090012",
    ],
)
def test_a_mobile_that_lost_a_digit_is_told_however_it_is_written(typed):
    with pytest.raises(Unreadable, match="too short"):
        phones.parse(typed)


@FEW
@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode()))
def test_whatever_bytes_are_a_table_or_a_refusal(content):
    try:
        table = reading.read(content)
    except ReadError as why:
        assert str(why)
        return
    at = heading_row(table.rows, PEOPLE)
    assert len({len(row) for row in table.rows}) == 1
    guess(table.rows[at], table.rows, PEOPLE)
