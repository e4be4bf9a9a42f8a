"""Which row holds the headings, and which column is which field: guesses that a person confirms.

A heading is known by its words: the field's own title and name, and what else people write over
such a column. Where headings say nothing, what stands below them may.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from alongside.imports import dates, phones
from alongside.imports.parsing import email, postcode
from alongside.imports.understood import Unreadable
from alongside.kernel.importable import FIRST, LAST, Importable
from alongside.people.names import fold

LOOKED_AT = 30
SAMPLES = 40
PARTS = {
    FIRST: "first name, forename, given name, first names, christian name, enw cyntaf, first",
    LAST: "last name, surname, family name, second name, cyfenw, last",
}
_FILLER = frozenset("the of your their please details number no address s".split())  # noqa: SIM905
_TELLING = 0.7
"""How many of a column's cells must be of a kind before it is guessed from them alone."""


def heading_row(rows: Sequence[Sequence[str]], of: Importable) -> int:
    """The place of the row with the headings, from 0; -1 where there is none.

    Above it may be titles, dates of the list, and empty rows. Of two rows that are headings, such
    as "Contact" over "Phone" and "E-mail", the one with more that is known.
    """
    known = words_of(of)
    best, most = -1, 0.0
    for place, row in enumerate(rows[:LOOKED_AT]):
        cells = [plain(cell) for cell in row if cell]
        matched = len({known[cell] for cell in cells if cell in known})
        looks_like_data = sum(any(c.isdigit() for c in cell) or "@" in cell for cell in row)
        score = matched - looks_like_data
        if matched and score > most:
            best, most = place, score
    if best >= 0:
        return best
    first = next((place for place, row in enumerate(rows) if sum(map(bool, row)) > 1), -1)
    return first if first >= 0 and _all_words(rows[first]) and len(rows) > first + 1 else -1


def _all_words(row: Sequence[str]) -> bool:
    """Whether a row could be headings: nothing but different words, and no person's details."""
    cells = [cell for cell in row if cell]
    return (
        len(set(cells)) == len(cells)
        and all(
            re.search(r"[^\W\d_]", cell) and not re.search(r"\d|@", cell) and len(cell) < 60
            for cell in cells
        )
        and any(c in cell for cell in cells for c in ":_#?/()")
    )


def guess(
    headings: Sequence[str], rows: Sequence[Sequence[str]], of: Importable
) -> Mapping[int, str]:
    """The field that each column seems to be, by the column's place; none is given twice."""
    known = words_of(of)
    found: dict[int, str] = {}
    for sure in (True, False):
        for place, heading in enumerate(headings):
            if place in found:
                continue
            key = known.get(plain(heading)) if sure else _nearly(plain(heading), known)
            if key is not None and key not in found.values():
                found[place] = key
    kinds: dict[str, str] = {one.kind: one.name for one in reversed(of.fields)}
    for place in range(len(headings)):
        seen = [row[place] for row in rows[:SAMPLES] if row[place]]
        key = kinds.get(_kind_of(seen)) if place not in found else None
        if key is not None and key not in found.values():
            found[place] = key
    return _without_both_names(found, of)


def _without_both_names(found: dict[int, str], of: Importable) -> dict[int, str]:
    """Where a name's two parts have columns, the whole has none: both would be said."""
    for one in of.fields:
        parts = {f"{one.name}.{FIRST}", f"{one.name}.{LAST}"}
        if one.kind == "name" and parts <= set(found.values()):
            found = {place: key for place, key in found.items() if key != one.name}
    return found


@lru_cache(maxsize=512)
def _split(names: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in names.split(","))


def words_of(of: Importable) -> Mapping[str, str]:
    """Every heading that is known, as it is compared, and the column that it means."""
    known: dict[str, str] = {}
    for one in of.fields:
        for key, part in one.columns.items():
            names = _split(PARTS[part]) if part else (one.name, str(one.title), *one.names)
            for name in names:
                known.setdefault(plain(name), key)
    return known


def plain(heading: str) -> str:
    """A heading as it is compared: "E-mail address *" and "email_address" are the same."""
    text = re.sub(r"\(.*?\)|[*:?#]", " ", fold(heading))
    return " ".join(re.sub(r"[\W_]+", " ", text.replace("-", "").replace("'", "")).split())


def _nearly(heading: str, known: Mapping[str, str]) -> str | None:
    """The column whose words all stand in a longer heading: "Carer mobile no. (if any)"."""
    words = set(heading.split())
    best = max(
        (name for name in known if set(name.split()) <= words),
        key=lambda name: (len(name.split()), len(name)),
        default="",
    )
    if not best or len(words - set(best.split()) - _FILLER) > 2:
        return None
    return known[best]


def _kind_of(cells: Sequence[str]) -> str:
    """What kind of thing stands in a column, where nearly every cell is one."""
    if len(cells) < 2:
        return ""
    tests = {
        "email": lambda cell: "@" in cell and email(cell),
        "postcode": lambda cell: not postcode(cell).said,
        "phone": lambda cell: len(cell) > 8 and phones.parse(cell),
        "past_date": lambda cell: not cell.isdigit() and dates.parse_past(cell),
    }
    for kind, test in tests.items():
        if sum(_reads(test, cell) for cell in cells) >= _TELLING * len(cells):
            return kind
    return ""


def _reads(test: object, cell: str) -> bool:
    try:
        return bool(test(cell))  # type: ignore[operator]
    except Unreadable:
        return False
