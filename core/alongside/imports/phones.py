"""Telephone numbers as people write them here, and with the zero that a spreadsheet took.

A spreadsheet that takes 07700900123 for a number keeps 7700900123. What stays is written as
people write it: 07700 900123; numbers of other countries with their country's own.
"""

import re

from flask_babel import lazy_gettext as _l

from alongside.imports.understood import Read, Unreadable, say
from alongside.messages.texts import HERE, LOCAL, MOBILE

_SEVERAL = re.compile(r"\s*(?:[;,\n|]|\bor\b|\bneu\b|(?<=\d{4}) ?/ ?(?=[0+]))\s*", re.IGNORECASE)
_LABEL = re.compile(r"^(?:tel|phone|mob(?:ile)?|home|work|ffon|ff[oô]n)?[\s.:]*", re.IGNORECASE)
_EXTENSION = re.compile(r"\s*(?:ext|x|est)\.?\s*(\d{1,6})$", re.IGNORECASE)
_BETWEEN = str.maketrans("", "", " ()-.–—\u00a0/")
_HERE = re.compile(r"(?:\+440?|00440?|440(?=\d{10}$)|44(?=\d{10}$)|0)?([1-35789]\d{8,9})")
ONE_NUMBER = 13
"""Fewer digits than two numbers have."""
MOBILE_DIGITS = 10
_SEVERAL_SAID = _l("There are several numbers: only the first is taken")
_ZERO = _l("The zero at its beginning was missing: %(number)s")
_SHORTENED = _l("The spreadsheet has shortened this number. Write it anew, as text.")
_NONE = _l("This is no telephone number")
_NOT_WHOLE = _l("This number is too short, too long, or has no code in front of it")
_LARGE = re.compile(r"\d(?:[.,]\d+)?e\+?\d+", re.IGNORECASE)


def parse(cell: str) -> Read:
    """A number, as people write it here. Raises Unreadable for what cannot be one."""
    bare = cell.translate(_BETWEEN)
    if len(bare) <= ONE_NUMBER and bare.isascii() and bare.isdigit():
        return _digits(bare, "")
    parts = [one for one in _SEVERAL.split(cell.strip()[:120]) if one]
    if len(parts) > 1 and all(sum(c.isdigit() for c in one) > 6 for one in parts):
        first = _one(parts[0])
        return Read(first.value, say(_SEVERAL_SAID))
    return _one(cell.strip()[:120])


def is_mobile(number: str) -> bool:
    """Whether a number that was read here is a mobile's, which can get texts."""
    return MOBILE.fullmatch(number.translate(_BETWEEN).removeprefix("0")) is not None


def _one(typed: str) -> Read:
    if _LARGE.fullmatch(typed):
        raise Unreadable(_SHORTENED)
    bare = _LABEL.sub("", typed, count=1)
    extension = _EXTENSION.search(bare)
    digits = (bare[: extension.start()] if extension else bare).translate(_BETWEEN)
    if not (digits.isascii() and digits.lstrip("+").isdigit()):
        raise Unreadable(_NONE)
    return _digits(digits, f" ext {extension[1]}" if extension else "")


def _digits(digits: str, tail: str) -> Read:
    if not (found := _HERE.fullmatch(digits)) or _lost_one(found[1]):
        return _elsewhere(digits)
    shown = written(found[1]) + tail
    if digits == found[1]:
        return Read(shown, say(_ZERO, number=shown))
    return Read(shown)


def _lost_one(national: str) -> bool:
    """Whether a number, given without its zero, is a mobile's and a digit short."""
    return len(national) == MOBILE_DIGITS - 1 and national[0] == "7"


def written(national: str) -> str:
    """A number of this country, given without its zero, as people write it."""
    if national[0] == "2":
        return f"0{national[:2]} {national[2:6]} {national[6:]}"
    if national[:2] == "11" or national[0] in "389" or (national[0] == "1" and national[2] == "1"):
        return f"0{national[:3]} {national[3:6]} {national[6:]}"
    return f"0{national[:4]} {national[4:]}"


def _elsewhere(digits: str) -> Read:
    """A number of another country; one of this country would have been read before."""
    import phonenumbers

    plain = "+" + digits[2:] if digits.startswith("00") else digits
    try:
        number = phonenumbers.parse(plain, LOCAL)
    except phonenumbers.NumberParseException:
        raise Unreadable(_NONE) from None
    here = not plain.startswith("+") or number.country_code == HERE
    if here or not phonenumbers.is_possible_number(number):
        raise Unreadable(_NOT_WHOLE)
    style = phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return Read(str(phonenumbers.format_number(number, style)))
