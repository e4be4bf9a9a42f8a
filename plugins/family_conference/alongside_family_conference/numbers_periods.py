"""Which days the numbers are about: whole years, so that no two of them share a day.

Days that one may choose freely could be laid side by side, and the difference of two of them would
be about a single family.
"""

from datetime import date

from alongside_family_conference.gatherings import today
from alongside_family_conference.numbers import Period

MOST_YEARS = 6


def years() -> list[int]:
    """The years that can be asked about, this one first."""
    this = today().year
    return list(range(this, this - MOST_YEARS, -1))


def asked(year: str) -> int:
    """The year that is asked about, this one where that is none of them."""
    return next((one for one in years() if str(one) == year), today().year)


def of(year: int) -> Period:
    """A year, as far as it has come."""
    return Period(date(year, 1, 1), min(date(year, 12, 31), today()))
