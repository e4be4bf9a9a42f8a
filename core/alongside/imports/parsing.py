"""One cell's text read as what it should be: a value, and what was understood to get there.

Each function raises only `Unreadable`, with words for whoever mends the row. A `Read` with `said`
was mended or guessed at, and is shown to be looked at.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from alongside.imports import dates, phones
from alongside.imports.formulas import ERRORS, UNKNOWN
from alongside.imports.understood import Read, Unreadable
from alongside.kernel.importable import ImportField
from alongside.people.names import fold
from alongside.web.fields import LINE_MAX

LONG_MAX = 2_000
YES = frozenset(
    {"yes", "y", "true", "1", "x", "t", "✓", "✔", "ja", "ie", "oes", "ydy", "ydw", "cywir"}
)
NO = frozenset({"no", "n", "false", "0", "f", "-", "none", "na", "n/a", "nac", "nage"})
_EMAIL = re.compile(
    r"[^\s@<>,;:\"()\[\]\\]{1,64}@[^\s@<>,;:\"()\[\]\\]+\.[^\s@<>,;:\"()\[\]\\.]{2,}"
)
_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})|(GIR)(0AA)")
_BETWEEN = re.compile(r"[;,\n/]| or | and ")


def text(cell: str, most: int = LINE_MAX) -> Read:
    """Words as they stand, with single spaces."""
    plain = " ".join(cell.split())
    if len(plain) > most:
        raise Unreadable(_("This is longer than %(most)s characters", most=most))
    return Read(plain)


def long(cell: str) -> Read:
    """Words with their lines."""
    if len(cell) > LONG_MAX:
        raise Unreadable(_("This is longer than %(most)s characters", most=LONG_MAX))
    return Read(cell.strip())


def name(whole: str, first: str = "", last: str = "") -> Read:
    """A person's or a thing's name, from one cell or two; "Carter, Dani" is turned round.

    Nobody's name is put into other letters: how somebody writes their name is theirs.
    """
    given = " ".join(f"{first} {last}".split())
    plain = given or " ".join(whole.split())
    if len(plain) > LINE_MAX:
        raise Unreadable(_("This is longer than %(most)s characters", most=LINE_MAX))
    if not any(unicodedata.category(c)[0] in "LMNPS" for c in plain):
        raise Unreadable(_("There is no name"))
    surname, comma, rest = (one.strip() for one in plain.partition(","))
    if comma and not given and surname and rest and "," not in rest:
        turned = f"{rest} {surname}"
        return Read(turned, _("Turned round from “%(name)s”", name=plain))
    if any(c.isdigit() for c in plain) or "@" in plain:
        return Read(plain, _("Is this a name?"))
    if re.search(r"&|\+| and | a ", plain) and not given:
        return Read(plain, _("Are these two people? Give each a row of their own."))
    return Read(plain)


def email(cell: str) -> Read:
    """An e-mail address; of several the first."""
    found = _EMAIL.findall(cell.replace("mailto:", " "))
    if not found:
        raise Unreadable(_("This is no e-mail address, like name@example.org"))
    before, at, host = found[0].strip(".").partition("@")
    plain = before + at + host.lower()
    if len(plain) > LINE_MAX:
        raise Unreadable(_("This is longer than %(most)s characters", most=LINE_MAX))
    if len(found) > 1:
        return Read(plain, _("There are several addresses: only the first is taken"))
    if plain.casefold() == cell.strip().casefold():
        return Read(plain)
    return Read(plain, _("Taken as %(value)s", value=plain))


def postcode(cell: str) -> Read:
    """A postcode with its one space; one of another country as it stands."""
    found = _POSTCODE.fullmatch(re.sub(r"[\s.-]", "", cell.upper()))
    if found:
        return Read(" ".join(filter(None, found.groups())))
    plain = text(cell, 40).value
    return Read(plain, _("This is not how postcodes are written here. It is kept as it is."))


def yes_no(cell: str) -> Read:
    """Yes or no, in the ways that people tick a box."""
    said = fold(cell).strip(" .!")
    if said in YES:
        return Read(True)
    if said in NO:
        return Read(False)
    raise Unreadable(_("Write “yes” or “no”"))


def choice(cell: str, choices: Sequence[Sequence[Any]]) -> Read:
    """One of the field's choices, by its value, its title, or another word for it."""
    known = {word: value for value, *titles in choices for word in _words_for(value, titles)}
    found = known.get(fold(cell).strip(" ."))
    if found is None:
        offered = ", ".join(str(title) for _value, title, *_more in choices if _value)
        raise Unreadable(_("Write one of these: %(choices)s", choices=offered[:600]))
    return Read(found)


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


@dataclass(frozen=True)
class Cells:
    """What stands in the cells of one field: in one, or of a name in two."""

    whole: str = ""
    first: str = ""
    last: str = ""


def parse(field: ImportField, cells: Cells) -> Read:
    """What a field says in a row; None where it says nothing. Raises Unreadable."""
    given = [one for one in (cells.whole, cells.first, cells.last) if one]
    for one in given:
        if one[0] in "#E" and (one in ERRORS or one == UNKNOWN):
            raise Unreadable(_no_value(one))
    if not given:
        if field.required:
            raise Unreadable(_("This is missing"))
        return Read(None)
    if field.kind == "name":
        return name(cells.whole, cells.first, cells.last)
    if field.kind == "choice":
        return choice(cells.whole, field.choices)
    return _PLAIN[field.kind](cells.whole)


def _no_value(cell: str) -> str:
    if cell == UNKNOWN:
        return str(
            _(
                "This is a formula that was never worked out. Open the file in your program, save "
                "it, and choose it again; or write here what it should say."
            )
        )
    return str(_("The spreadsheet has an error here: %(error)s", error=cell))
