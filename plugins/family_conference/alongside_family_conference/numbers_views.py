"""The numbers of the service, as a page and as a file, for who manages it."""

from datetime import date

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_date
from flask_babel import gettext as _

from alongside import csv_file, current
from alongside_family_conference.figures import figures
from alongside_family_conference.numbers import Period, count
from alongside_family_conference.numbers_forms import NAMED, DaysForm, named
from alongside_family_conference.views import pages

NUMBERS = "family_conference.numbers"
IN_THE_ADDRESS = {"csrf": False}
"""Nothing is changed by it, so no other site can do harm with it."""


@pages.get("/numbers", permission=NUMBERS)
def numbers() -> ResponseReturnValue:
    """What happened in the conferences of a period, small numbers held back."""
    form = _form()
    period = _period(form)
    if period is None:
        page = render_template("family_conference/numbers.html", form=form, named=NAMED, address={})
        return page, 422
    address = _address(form, period)
    counts = count(current.session, period)
    return render_template(
        "family_conference/numbers.html",
        form=DaysForm(formdata=None, first=period.first, last=period.last, meta=IN_THE_ADDRESS),
        named=NAMED,
        period=_in_words(period),
        figures=figures(counts) if counts.offered else (),
        address=address,
    )


@pages.get("/numbers.csv", permission=NUMBERS, endpoint="numbers_file")
def numbers_file() -> ResponseReturnValue:
    """The same, and no more, for a spreadsheet."""
    period = _period(_form())
    if period is None:
        return redirect(f"{url_for(NUMBERS)}?{request.query_string.decode()}")
    head = (_("From"), _("Until"), _("About"), _("What"), _("Number"), _("How it is counted"))
    days = [one.isoformat() if one else "" for one in (period.first, period.last)]
    rows = [
        (*days, figure.title, line.label, line.cell, figure.meaning)
        for figure in figures(count(current.session, period))
        for line in figure.lines
    ]
    return csv_file("family-conference-numbers", [head, *rows])


def _form() -> DaysForm:
    return DaysForm(request.args, meta=IN_THE_ADDRESS)


def _name() -> str:
    name = request.args.get("period")
    return name if name in NAMED else "this-year"


def _period(form: DaysForm) -> Period | None:
    """The days that are asked about; None where what was typed is none."""
    if not form.asked:
        return named(_name())
    return Period(form.first.data, form.last.data) if form.validate() else None


def _address(form: DaysForm, period: Period) -> dict[str, str]:
    """The same days in an address."""
    if not form.asked:
        return {"period": _name()}
    days = {"first": period.first, "last": period.last}
    return {one: day.isoformat() for one, day in days.items() if day}


def _in_words(period: Period) -> str:
    def day(one: date) -> str:
        return str(format_date(one, "long"))

    if period.first and period.last:
        return str(_("%(first)s to %(last)s", first=day(period.first), last=day(period.last)))
    if period.first:
        return str(_("from %(day)s on", day=day(period.first)))
    return str(_("until %(day)s", day=day(period.last)) if period.last else _("all so far"))
