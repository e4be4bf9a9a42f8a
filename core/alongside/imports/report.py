"""Rows with their results, as a table to take away: mended there, it can be brought in again."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

RESULTS = {
    "bad": _l("Cannot be brought in"),
    "alike": _l("Perhaps here already"),
    "look": _l("Good, but look"),
    "good": _l("Good"),
}
OUT = _l("Left out")


def report(
    headings: Sequence[str], rows: Iterable[Any], *, all_rows: bool = True
) -> Iterator[list[Any]]:
    """The head, and each row: its number, its result, why, and its cells. Without `all_rows`, those
    alone that do not come in.
    """
    yield [_("Row"), _("Result"), _("Why"), *headings]
    for row in rows:
        status, decided = row.status, row.decided
        stays_out = decided == "out" or status == "bad" or (status == "alike" and decided != "in")
        if not all_rows and not stays_out:
            continue
        result = OUT if decided == "out" and status != "bad" else RESULTS[status]
        why = "; ".join(words for _name, _level, words in row.said or ())
        yield [row.number, str(result), why, *row.cells]
