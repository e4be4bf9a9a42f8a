"""A scheme's training matrix in a spreadsheet: a column a course, with the day it was taken.

The courses are those of the council's settings, so the columns are asked for at each council.
"""

import re
import uuid
from collections.abc import Iterator

from flask_babel import gettext as _

from alongside import ImportField, ImportRow, Person
from alongside_shared_lives.approval_models import Training
from alongside_shared_lives.approvals import courses
from alongside_shared_lives.dates import months_later


def course_fields() -> list[ImportField]:
    """A column for each course that the council asks for."""
    return [
        ImportField(
            key,
            _("%(course)s: taken on", course=course),
            tuple(f"{course}{more}" for more in ("", " training", " course", " date", " taken")),
            kind="past_date",
        )
        for key, course in _columns().items()
    ]


def taken(
    row: ImportRow, household_id: uuid.UUID, person: Person, by: Person | None
) -> Iterator[Training]:
    """What a row says that its carer has taken; how long it counts is in the settings."""
    lasting = courses()
    for key, course in _columns().items():
        if (done_on := row.values.get(key)) is None:
            continue
        months = lasting[course]
        yield Training(
            household_id=household_id,
            person_id=person.id,
            kind=course,
            done_on=done_on,
            expires_on=months_later(done_on, months) if months else None,
            by_id=by.id if by else None,
        )


def _columns() -> dict[str, str]:
    """Each course by what its column is called where it is stored, or on the command line.

    Of two that are called alike the first has the column.
    """
    found: dict[str, str] = {}
    for course in courses():
        key = "course_" + re.sub(r"\W+", "_", course.casefold()).strip("_")
        found.setdefault(key, course)
    return found
