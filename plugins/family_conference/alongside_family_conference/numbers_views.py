"""The numbers of the service, as a page and as a file, for who manages it."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import csv_file, current
from alongside_family_conference import numbers_periods
from alongside_family_conference.figures import figures
from alongside_family_conference.numbers import count
from alongside_family_conference.views import pages

NUMBERS = "family_conference.numbers"


@pages.get("/numbers", permission=NUMBERS)
def numbers() -> str:
    """What happened in the conferences of a year, small numbers held back."""
    year = numbers_periods.asked(request.args.get("year", ""))
    counts = count(current.session, numbers_periods.of(year))
    return render_template(
        "family_conference/numbers.html",
        years=numbers_periods.years(),
        year=year,
        figures=figures(counts) if counts.offered else (),
    )


@pages.get("/numbers.csv", permission=NUMBERS, endpoint="numbers_file")
def numbers_file() -> ResponseReturnValue:
    """The same, and no more, for a spreadsheet."""
    period = numbers_periods.of(numbers_periods.asked(request.args.get("year", "")))
    head = (_("From"), _("Until"), _("About"), _("What"), _("Number"), _("How it is counted"))
    days = [one.isoformat() if one else "" for one in (period.first, period.last)]
    rows = [
        (*days, figure.title, line.label, line.cell, figure.meaning)
        for figure in figures(count(current.session, period))
        for line in figure.lines
    ]
    return csv_file("family-conference-numbers", [head, *rows])
