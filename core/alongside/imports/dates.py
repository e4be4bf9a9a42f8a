"""Dates as people write them: day first, in many styles, in English and Welsh, or as the number
that a spreadsheet shows when a cell has lost its format.

What could be two dates is taken day first, as it is written here; where the column shows that
somebody wrote the month first, `alongside.imports.checking` says so.
"""

import re
from datetime import date, timedelta

from flask_babel import format_date
from flask_babel import lazy_gettext as _l

from alongside.groups.models import today
from alongside.imports.understood import Read, Unreadable, say
from alongside.people.names import fold

_MONTHS = (
    ("january", "jan", "ionawr", "ion"),
    ("february", "feb", "chwefror", "chwef"),
    ("march", "mar", "mawrth"),
    ("april", "apr", "ebrill", "ebr"),
    ("may", "mai"),
    ("june", "jun", "mehefin", "meh"),
    ("july", "jul", "gorffennaf", "gorff"),
    ("august", "aug", "awst"),
    ("september", "sep", "sept", "medi"),
    ("october", "oct", "hydref", "hyd"),
    ("november", "nov", "tachwedd", "tach"),
    ("december", "dec", "rhagfyr", "rhag"),
)
MONTHS = {word: number for number, words in enumerate(_MONTHS, 1) for word in words}
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ].*)?")
_NUMBERS = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})(?: \d{1,2}:.*)?")
_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|ain|af|il|ydd|eg|ed|fed)?[\s./-]*(?:of )?"
    r"([a-z]+)[\s.,/'’-]*(\d{4}|\d{2})"
)
_MONTH_FIRST = re.compile(r"([a-z]+)\.?\s*(\d{1,2})(?:st|nd|rd|th)?[\s,]+(\d{4}|\d{2})")
_WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[\s,.]+")
_SERIAL = re.compile(r"\d{4,5}(?:\.\d+)?")
_EPOCH = date(1899, 12, 30)
ISO_LENGTH = 10
FIRST_YEAR, LAST_YEAR = 1850, 2200
LATEST_SERIAL = 73_050  # the end of 2099
_YEAR = _l("Is the year right? It is %(year)s")
_TAKEN = _l("Taken as %(day)s")
_MONTH = _l("The month stands first here. Taken as %(day)s")
_NUMBER = _l("A spreadsheet’s number for a date: %(day)s")
_NONE = _l("This is no date that can be understood. Write it like 27/3/1987")
_TO_COME = _l("This day is still to come")
_ONLY_YEAR = _l("This is only a year. Write the whole date, like 27/3/1987")
_NO_DAY = _l("There is no such day in the calendar")


def parse(cell: str) -> Read:
    """A date, whenever it is. Of two numbers for a year those of the last 80 or next 20 years."""
    return _read(cell, today(), False)


def parse_past(cell: str) -> Read:
    """A date that is not to come, such as a birthday."""
    return _read(cell, today(), True)


def _read(cell: str, now: date, past: bool) -> Read:
    if len(cell) == ISO_LENGTH and cell[4] == cell[7] == "-" and cell.isascii():
        found: Read | None = Read(_iso(cell))
    else:
        found = _guessed(cell, now, past)
    if found is None:
        raise Unreadable(_NONE)
    day = found.value
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Unreadable(_YEAR, year=day.year)
    if past and day > now:
        raise Unreadable(_TO_COME)
    return found


def _iso(cell: str) -> date:
    try:
        return date.fromisoformat(cell)
    except ValueError:
        raise Unreadable(_NO_DAY) from None


def _guessed(cell: str, now: date, past: bool) -> Read | None:
    plain = " ".join(fold(cell).split()).strip(" .,")[:60]
    plain = _WEEKDAY.sub("", plain, count=1) if plain[:1].isalpha() else plain
    return _numbers(plain, now, past) or _words(plain, now, past) or _serial(plain)


def _numbers(plain: str, now: date, past: bool) -> Read | None:
    if found := _ISO.fullmatch(plain) or _TOGETHER.fullmatch(plain):
        return Read(_day(found[1], found[2], found[3]))
    if not (found := _NUMBERS.fullmatch(plain)):
        return None
    year, guessed = _year(found[3], now, past)
    if int(found[2]) > 12 >= int(found[1]):
        day = _day(year, found[1], found[2])
        return Read(day, say(_MONTH, day=said(day)))
    day = _day(year, found[2], found[1])
    return Read(day, say(_TAKEN, day=said(day)) if guessed else None)


def month_first(cell: str) -> bool:
    """Whether a cell can only be a date if its month stands first."""
    found = _NUMBERS.fullmatch(cell.strip())
    return bool(found) and int(found[2]) > 12 >= int(found[1])  # type: ignore[index]


def either_way(cell: str) -> bool:
    """Whether a cell is another date when its month stands first."""
    found = _NUMBERS.fullmatch(cell.strip())
    return bool(found) and int(found[1]) != int(found[2]) and max(map(int, found.groups()[:2])) < 13  # type: ignore


def _words(plain: str, now: date, past: bool) -> Read | None:
    if found := _DAY_FIRST.fullmatch(plain):
        number, month = found[1], MONTHS.get(found[2])
    elif found := _MONTH_FIRST.fullmatch(plain):
        number, month = found[2], MONTHS.get(found[1])
    else:
        return None
    if month is None:
        return None
    year, guessed = _year(found[3], now, past)
    day = _day(year, month, number)
    return Read(day, say(_TAKEN, day=said(day)) if guessed else None)


def _serial(plain: str) -> Read | None:
    """The number of days since the end of 1899, which is how spreadsheets keep a date."""
    if not _SERIAL.fullmatch(plain):
        return None
    number = int(float(plain))
    if FIRST_YEAR <= number <= LAST_YEAR and len(plain) == 4:
        raise Unreadable(_ONLY_YEAR)
    if number > LATEST_SERIAL:
        return None
    day = _EPOCH + timedelta(days=number)
    return Read(day, say(_NUMBER, day=said(day)))


def _year(text: str, now: date, past: bool) -> tuple[int, bool]:
    """The year, and whether its century was guessed."""
    if len(text) == 4:
        return int(text), False
    year = now.year - now.year % 100 + int(text)
    latest = now.year if past else now.year + 20
    return (year if year <= latest else year - 100), True


def _day(year: str | int, month: str | int, day: str | int) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise Unreadable(_NO_DAY) from None


def said(day: date) -> str:
    """A day in words, so that nobody takes the month for the day."""
    return str(format_date(day, "long"))
