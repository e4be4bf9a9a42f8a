"""One cell's text read as what it should be: a value, and what was understood to get there.

Each function raises only `Unreadable`, with words for whoever mends the row. A `Read` with `said`
was mended or guessed at, and is shown to be looked at.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l

from alongside.imports import dates, phones
from alongside.imports.formulas import ERRORS, UNKNOWN
from alongside.imports.understood import Read, Unreadable, say
from alongside.kernel.importable import ImportField
from alongside.people.names import fold
from alongside.web.fields import LINE_MAX

LONG_MAX = 2_000
MARKED = ("#", "E")
YES = frozenset(
    {"yes", "y", "true", "1", "x", "t", "✓", "✔", "ja", "ie", "oes", "ydy", "ydw", "cywir"}
)
NO = frozenset({"no", "n", "false", "0", "f", "-", "none", "na", "n/a", "nac", "nage"})
_EMAIL = re.compile(
    r"[^\s@<>,;:\"()\[\]\\]{1,64}@[^\s@<>,;:\"()\[\]\\]+\.[^\s@<>,;:\"()\[\]\\.]{2,}"
)
_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})|(GIR)(0AA)")
_BETWEEN = str.maketrans("", "", " .-\t\n")
_TWO_PEOPLE = re.compile(r"&|\+| and | a ")
_LONG = _l("This is longer than %(most)s characters")
_MISSING = _l("This is missing")
_NO_NAME = _l("There is no name")
_TURNED = _l("Turned round from “%(name)s”")
_A_NAME = _l("Is this a name?")
_TWO = _l("Are these two people? Give each a row of their own.")
_NO_ADDRESS = _l("This is no e-mail address, like name@example.org")
_SEVERAL = _l("There are several addresses: only the first is taken")
_TAKEN = _l("Taken as %(value)s")
_ABROAD = _l("This is not how postcodes are written here. It is kept as it is.")
_YES_NO = _l("Write “yes” or “no”")
_ONE_OF = _l("Write one of these: %(choices)s")
_NO_VALUE = _l(
    "This is a formula that was never worked out. Open the file in your program, save it, and "
    "choose it again; or write here what it should say."
)
_ERROR = _l("The spreadsheet has an error here: %(error)s")


def text(cell: str, most: int = LINE_MAX) -> Read:
    """Words as they stand, with single spaces."""
    plain = " ".join(cell.split())
    if len(plain) > most:
        raise Unreadable(_LONG, most=most)
    return Read(plain)


def long(cell: str) -> Read:
    """Words with their lines."""
    if len(cell) > LONG_MAX:
        raise Unreadable(_LONG, most=LONG_MAX)
    return Read(cell.strip())


def name(whole: str, first: str = "", last: str = "") -> Read:
    """A person's or a thing's name, from one cell or two; "Carter, Dani" is turned round.

    Nobody's name is put into other letters: how somebody writes their name is theirs.
    """
    given = " ".join(f"{first} {last}".split())
    plain = given or " ".join(whole.split())
    if len(plain) > LINE_MAX:
        raise Unreadable(_LONG, most=LINE_MAX)
    if plain.replace(" ", "").isalpha() and " a " not in plain and " and " not in plain:
        return Read(plain)
    if not any(unicodedata.category(c)[0] in "LMNPS" for c in plain):
        raise Unreadable(_NO_NAME)
    surname, comma, rest = (one.strip() for one in plain.partition(","))
    if comma and not given and surname and rest and "," not in rest:
        return Read(f"{rest} {surname}", say(_TURNED, name=plain))
    if any(c.isdigit() for c in plain) or "@" in plain:
        return Read(plain, say(_A_NAME))
    if not given and _TWO_PEOPLE.search(plain):
        return Read(plain, say(_TWO))
    return Read(plain)


def email(cell: str) -> Read:
    """An e-mail address; of several the first."""
    if _EMAIL.fullmatch(cell) and len(cell) <= LINE_MAX:
        before, at, host = cell.partition("@")
        return Read(before + at + host.lower())
    found = _EMAIL.findall(cell.replace("mailto:", " "))
    if not found:
        raise Unreadable(_NO_ADDRESS)
    before, at, host = found[0].strip(".").partition("@")
    plain = before + at + host.lower()
    if len(plain) > LINE_MAX:
        raise Unreadable(_LONG, most=LINE_MAX)
    return Read(plain, say(_SEVERAL) if len(found) > 1 else say(_TAKEN, value=plain))


def postcode(cell: str) -> Read:
    """A postcode with its one space; one of another country as it stands."""
    found = _POSTCODE.fullmatch(cell.upper().translate(_BETWEEN))
    if found:
        plain = found[0]
        return Read(f"{plain[:-3]} {plain[-3:]}")
    return Read(text(cell, 40).value, say(_ABROAD))


def yes_no(cell: str) -> Read:
    """Yes or no, in the ways that people tick a box."""
    said = fold(cell).strip(" .!")
    if said in YES:
        return Read(True)
    if said in NO:
        return Read(False)
    raise Unreadable(_YES_NO)


def choice(cell: str, choices: Sequence[Sequence[Any]]) -> Read:
    """One of the field's choices, by its value, its title, or another word for it."""
    return _chosen(choices)(cell)


def _chosen(choices: Sequence[Sequence[Any]]) -> Callable[[str], Read]:
    known = {word: value for value, *titles in choices for word in _words_for(value, titles)}

    def read(cell: str) -> Read:
        found = known.get(fold(cell).strip(" ."))
        if found is None:
            offered = ", ".join(str(title) for value, title, *_more in choices if value)
            raise Unreadable(_ONE_OF, choices=offered[:600])
        return Read(found)

    return read


def _words_for(value: Any, titles: Sequence[Any]) -> set[str]:
    """A title such as "Cymraeg (Welsh)" is known by either of its words."""
    found = {fold(str(value)), *(fold(str(title)) for title in titles)}
    for title in titles:
        inner = re.fullmatch(r"(.+?) \((.+)\)", str(title))
        found |= {fold(part) for part in inner.groups()} if inner else set()
    return found


_PLAIN: Mapping[str, Callable[[str], Read]] = {
    "text": text,
    "long": long,
    "date": dates.parse,
    "past_date": dates.parse_past,
    "phone": phones.parse,
    "email": email,
    "postcode": postcode,
    "yes_no": yes_no,
}
NOTHING = Read(None)


def reader(field: ImportField) -> Callable[[str], Read]:
    """What reads a field's cells, made once for all of them: None for one that says nothing.

    It raises Unreadable.
    """
    if field.kind == "name":
        says: Callable[[str], Read] = name
    else:
        says = _chosen(field.choices) if field.kind == "choice" else _PLAIN[field.kind]

    def read(cell: str) -> Read:
        if not cell:
            return _nothing(field)
        if cell[0] in MARKED:
            _no_error(cell)
        return says(cell)

    return read


def parse(field: ImportField, whole: str, first: str = "", last: str = "") -> Read:
    """What a field says in a row: in one cell, or a name in two; None where it says nothing.

    Raises Unreadable.
    """
    if not (first or last):
        return reader(field)(whole)
    for one in (whole, first, last):
        _no_error(one)
    return name(whole, first, last)


def _nothing(field: ImportField) -> Read:
    if field.required:
        raise Unreadable(_MISSING)
    return NOTHING


def _no_error(cell: str) -> None:
    if cell == UNKNOWN:
        raise Unreadable(_NO_VALUE)
    if cell in ERRORS:
        raise Unreadable(_ERROR, error=cell)
