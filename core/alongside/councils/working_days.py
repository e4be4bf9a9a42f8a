"""Working days, which statutory clocks count: not weekends, not bank holidays.

The bank holidays are computed from their rules, so that they are right in years that no list
covers yet. One that is proclaimed for a single occasion (a coronation) or moved for one (8 May
2020) follows no rule and is not known here; a clock then says a day earlier than the law would.
"""

from datetime import date, timedelta
from functools import cache

MONDAY, SATURDAY = 0, 5


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the computation of Meeus, Jones and Butcher)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    leaps, leap_rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - correction + 15) % 30
    quarter, quarter_rest = divmod(rest, 4)
    weekday = (32 + 2 * leap_rest + 2 * quarter - epact - quarter_rest) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(MONDAY - first.weekday()) % 7)


def _last_monday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() - MONDAY) % 7)


@cache
def bank_holidays(year: int, nation: str = "England") -> frozenset[date]:
    """The bank holidays of a nation in a year; one at a weekend moves to the next free weekday.

    England and Wales have the same. In Scotland councils choose local holidays as well, which
    are not in here.
    """
    sunday = easter(year)
    fixed = [date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)]
    moving = [sunday - timedelta(days=2), _first_monday(year, 5), _last_monday(year, 5)]
    if nation == "Scotland":
        fixed += [date(year, 1, 2), date(year, 11, 30)]
        moving += [_first_monday(year, 8)]
    else:
        moving += [sunday + timedelta(days=1), _last_monday(year, 8)]
    if nation == "Northern Ireland":
        fixed += [date(year, 3, 17), date(year, 7, 12)]
    free = set(moving)
    for day in sorted(fixed, key=lambda one: (one.weekday() >= SATURDAY, one)):
        while day.weekday() >= SATURDAY or day in free:
            day += timedelta(days=1)
        free.add(day)
    return frozenset(free)


def is_working_day(day: date, nation: str = "England") -> bool:
    """Whether a day is neither at a weekend nor a bank holiday."""
    return day.weekday() < SATURDAY and day not in bank_holidays(day.year, nation)


def add_working_days(start: date, n: int, nation: str = "England") -> date:
    """The day that is `n` working days after `start`; the start itself does not count.

    Raises ValueError for a negative number.
    """
    if n < 0:
        raise ValueError("Working days are counted forwards.")
    day = start
    while n:
        day += timedelta(days=1)
        n -= is_working_day(day, nation)
    return day
