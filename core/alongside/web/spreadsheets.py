"""Tables to take away, for a spreadsheet that must not run what somebody wrote."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from flask import make_response
from werkzeug.wrappers import Response

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_text(rows: Iterable[Sequence[Any]]) -> str:
    """Rows as CSV. A text that a spreadsheet would take for a formula begins with an apostrophe.

    Numbers stay numbers, also those below zero; None is an empty cell.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    for row in rows:
        writer.writerow([_cell(one) for one in row])
    return out.getvalue()


def csv_file(name: str, rows: Iterable[Sequence[Any]]) -> Response:
    """Rows as a file to take away; the first is the head. `name` stands without ".csv".

    It begins with the mark by which spreadsheets know UTF-8, so that accents arrive as they are.
    """
    response = make_response("\ufeff" + csv_text(rows))
    response.content_type = "text/csv; charset=utf-8"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def _cell(value: Any) -> Any:
    if value is None or isinstance(value, int | float):
        return value
    text = str(value)
    return f"'{text}" if text.startswith(_BEGINS_A_FORMULA) else text
