"""Days, and days that are so many months later."""

from calendar import monthrange
from datetime import date

from alongside import utcnow


def today() -> date:
    """The day that it is."""
    return utcnow().date()


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last of a month that is too short for it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
