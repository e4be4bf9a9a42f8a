"""Working days, held to the bank holidays that were published (gov.uk/bank-holidays)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.councils.working_days import add_working_days, bank_holidays, easter, is_working_day

PUBLISHED = {
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
}


@pytest.mark.parametrize("year", PUBLISHED)
def test_bank_holidays_are_those_of_england_and_wales(year: int) -> None:
    published = {date.fromisoformat(f"{year}-{day}") for day in PUBLISHED[year].split()}
    assert bank_holidays(year) == published
    assert bank_holidays(year, "Wales") == published


def test_a_holiday_on_sunday_makes_way_for_the_one_on_monday() -> None:
    assert {date(2022, 12, 26), date(2022, 12, 27)} <= bank_holidays(2022)
    assert date(2023, 1, 2) in bank_holidays(2023)


def test_scotland_and_northern_ireland_have_their_own() -> None:
    assert date(2026, 1, 2) in bank_holidays(2026, "Scotland")
    assert date(2026, 4, 6) not in bank_holidays(2026, "Scotland")
    assert date(2026, 8, 3) in bank_holidays(2026, "Scotland")
    assert date(2026, 11, 30) in bank_holidays(2026, "Scotland")
    assert {date(2026, 3, 17), date(2026, 7, 13)} <= bank_holidays(2026, "Northern Ireland")


@pytest.mark.parametrize(
    ("year", "day"),
    [(1961, "04-02"), (2000, "04-23"), (2008, "03-23"), (2011, "04-24"), (2026, "04-05")],
)
def test_easter_is_where_the_church_has_it(year: int, day: str) -> None:
    assert easter(year) == date.fromisoformat(f"{year}-{day}")


def test_weekends_and_holidays_do_not_count() -> None:
    assert add_working_days(date(2026, 11, 27), 3) == date(2026, 12, 2)
    assert add_working_days(date(2026, 12, 23), 2) == date(2026, 12, 29)
    assert add_working_days(date(2026, 12, 31), 1) == date(2027, 1, 4)
    assert add_working_days(date(2026, 4, 2), 10) == date(2026, 4, 20)
    assert add_working_days(date(2026, 4, 4), 0) == date(2026, 4, 4)


def test_a_clock_never_runs_backwards() -> None:
    with pytest.raises(ValueError, match="forwards"):
        add_working_days(date(2026, 1, 1), -1)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 70))
def test_a_clock_ends_on_a_working_day_and_counts_each_once(start: date, n: int) -> None:
    end = add_working_days(start, n)
    days = [date.fromordinal(d) for d in range(start.toordinal() + 1, end.toordinal() + 1)]
    assert is_working_day(end)
    assert sum(is_working_day(day) for day in days) == n
