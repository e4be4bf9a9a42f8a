"""Dates typed in three boxes: what is wrong is said, shown and led to, and nothing raises."""

import re
from datetime import date

import pytest
from form_examples import Visit, answered
from wtforms.validators import Optional

from alongside.web.forms import (
    DatePartsField,
    Form,
)

pytestmark = pytest.mark.usefixtures("bare_request")


@pytest.mark.parametrize(
    ("day", "month", "year", "message", "focus"),
    [
        ("27", "", "2024", "Date you moved must include a month", "month"),
        ("27", "", "", "Date you moved must include a month and a year", "month"),
        ("", "3", "", "Date you moved must include a day and a year", "day"),
        ("", "", "2024", "Date you moved must include a day and a month", "day"),
        ("", "3", "2024", "Date you moved must include a day", "day"),
        ("27", "3", "", "Date you moved must include a year", "year"),
        ("27", "13", "2024", "Date you moved must have a month from 1 to 12", "month"),
        ("27", "3", "24", "Date you moved must have a year with 4 numbers", "year"),
        (
            "31",
            "2",
            "2024",
            "Date you moved must be a real date: that month has no such day",
            "day",
        ),
        ("27", "March", "2024", "Date you moved must be a real date, in numbers", "month"),
        ("²", "3", "2024", "Date you moved must be a real date, in numbers", "day"),
        ("", "", "", "Please answer “Date you moved”", "day"),
    ],
)
def test_a_date_says_what_is_wrong_and_where(
    day: str, month: str, year: str, message: str, focus: str
) -> None:
    form = answered(moved__day=day, moved__month=month, moved__year=year)
    assert form.moved.errors == [message]
    assert f'href="#moved-{focus}"' in form.error_summary()
    assert form.moved.data is None


def test_a_date_keeps_what_was_typed_and_marks_only_the_wrong_box() -> None:
    html = str(answered(moved__month="").moved)
    assert html.count("govuk-input--error") == 1
    assert 'value="27"' in html
    assert 'value="2024"' in html


def test_a_date_is_read_and_shown() -> None:
    assert answered().moved.data == date(2024, 3, 27)
    html = str(Visit(None, data={"moved": date(2020, 12, 1)}).moved)
    assert re.findall(r'value="(\d+)"', html) == ["1", "12", "2020"]


def test_a_date_posted_as_one_value_is_read_or_refused_but_never_raises() -> None:
    boxes = {"moved__day": None, "moved__month": None, "moved__year": None}
    assert answered(**boxes, moved="2024-03-27").moved.data == date(2024, 3, 27)
    assert answered(**boxes, moved="yesterday-ish").moved.errors
    assert answered(**boxes, moved="-").moved.errors


def test_an_optional_date_may_be_left_empty_but_not_half_empty() -> None:
    class Maybe(Form):
        day = DatePartsField("Day", [Optional()])

    assert answered(Maybe, day__day="").errors == {}
    assert answered(Maybe, day__day="1").errors
