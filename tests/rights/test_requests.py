"""A calendar month, and a clock that moves by the days it stood still."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.rights import requests
from alongside.rights.models import Request

DAYS = st.dates(date(2020, 1, 1), date(2090, 1, 1))


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2026, 3, 31), date(2026, 4, 30)),
        (date(2026, 12, 31), date(2027, 1, 31)),
        (date(2026, 9, 3), date(2026, 10, 3)),
    ],
)
def test_a_month_ends_on_the_same_day_or_the_last(asked, due):
    assert requests.a_month_later(asked) == due


@given(DAYS)
def test_a_month_is_the_next_month_and_never_later_than_the_day_of_asking(day):
    due = requests.a_month_later(day)
    assert (due.year * 12 + due.month) - (day.year * 12 + day.month) == 1
    assert due.day == day.day or (due.day < day.day and (due + timedelta(days=1)).day == 1)


@given(DAYS, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=5))
def test_the_answer_is_due_as_many_days_later_as_the_clock_stood_still(day, stops):
    now = [day]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(requests, "today", lambda: now[0])
        request = Request(due_on=requests.a_month_later(day))
        for runs, stands in stops:
            now[0] += timedelta(days=runs)
            requests.stop(request, "Who are you?")
            with pytest.raises(requests.NotNow):
                requests.stop(request, "Once more")
            now[0] += timedelta(days=stands)
            requests.go_on(request)
            with pytest.raises(requests.NotNow):
                requests.go_on(request)
        stood = sum(stands for _, stands in stops)
        assert request.due_on == requests.a_month_later(day) + timedelta(days=stood)
