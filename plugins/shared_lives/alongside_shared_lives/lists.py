"""Lists that a council writes one a line."""

import re
from typing import Any

from flask_babel import gettext as _
from wtforms.validators import ValidationError

MOST_LINES = 40
LONGEST_LINE = 120
_MONTHS = re.compile(r"^(.*?)\s*:\s*(\d{1,3})$")


def lines(text: str) -> list[str]:
    """What stands in a list that is written one a line, each once, in its order."""
    return list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def months_of(line: str) -> tuple[str, int | None]:
    """What somebody learns, and for how many months it counts; None: for ever."""
    found = _MONTHS.match(line)
    if found is None:
        return line.strip(" :"), None if ":" not in line else 0
    return found[1].strip(), int(found[2])


def in_lines(form: Any, field: Any) -> None:
    """A list must be short enough to choose from."""
    found = lines(field.data or "")
    if len(found) > MOST_LINES or any(len(one) > LONGEST_LINE for one in found):
        raise ValidationError(
            _(
                "Write at most %(many)s lines, each no longer than %(long)s characters",
                many=MOST_LINES,
                long=LONGEST_LINE,
            )
        )
