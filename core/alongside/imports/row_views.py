"""The pages of an import's rows: each with its result, mended in place, left out, or taken away."""

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside.imports import jobs, runs
from alongside.imports.forms import Confirm, column_title, row_form, say, stored
from alongside.imports.loading import RUN, kind_of, load_run, locked, pages
from alongside.imports.models import ImportRun, SheetRow
from alongside.imports.report import report
from alongside.web.context import current
from alongside.web.spreadsheets import csv_file

LARGEST_NUMBER = 1_000_000


def rows_page(run: ImportRun) -> str:
    """The rows of one list, a page of them, and how many there are in each."""
    session, of = current.session, kind_of(run)
    counts = runs.counts(session, run)
    show = request.args.get("show", "")
    if show not in runs.SHOWN:
        show = next((one for one in runs.SHOWN if counts[one]), "good")
    rows, more = runs.page(session, run, show, _number(request.args.get("after")))
    shown = [(key, column_title(of, key)) for key in of.columns() if key in run.columns]
    return render_template(
        "imports/rows.html",
        run=run,
        of=of,
        counts=counts,
        show=show,
        rows=rows,
        more=more,
        shown=shown,
        behind=run.rows - counts["in"],
        confirm=Confirm(formdata=None),
    )


def _number(text: Any) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else 0


def _row(run: ImportRun, number: int) -> SheetRow:
    if run.state != "checked" or number > LARGEST_NUMBER:
        abort(404)
    return runs.row_of(current.session, run, number) or abort(404)


@pages.get(f"{RUN}/rows/<int:number>", permission="imports.look", load=load_run, reads="import")
def row(run: ImportRun, number: int) -> ResponseReturnValue:
    """One row, to be mended in place or left out."""
    row, of = _row(run, number), kind_of(run)
    form = row_form(of, run, row)
    say(form, of, run, row)
    return _row_page(run, row, form)


def _row_page(run: ImportRun, row: SheetRow, form: Any) -> str:
    return render_template("imports/row.html", run=run, row=row, form=form, of=kind_of(run))


@pages.post(f"{RUN}/rows/<int:number>", permission="imports.change", load=load_run)
def mend(run: ImportRun, number: int) -> ResponseReturnValue:
    """Keep what was mended, and look at every row anew: others may have been like this one."""
    run = locked(run)
    row = _row(run, number)
    form = row_form(kind_of(run), run, row)
    if not form.validate_on_submit() or not form.check_version(stored(form, row), row.version):
        return _row_page(run, row, form), 422
    cells = list(row.cells)
    for place in run.columns.values():
        if f"cell_{place}" in form:  # else the council no longer has such a column
            cells[place] = form[f"cell_{place}"].data or ""
    row.cells, row.decided = cells, "" if row.decided == "out" else row.decided
    jobs.ask(current.session, run, "checking", now=True)
    now = runs.row_of(current.session, run, number)
    if run.state == "checked" and now is not None and now.status == "bad":
        flash(_("It is kept as you wrote it, and cannot be brought in like this yet."))
        return redirect(url_for("imports.row", run_id=run.id, number=number))
    flash(_("Row %(number)s is mended.", number=number), "success")
    return redirect(url_for("imports.run", run_id=run.id))


@pages.post(f"{RUN}/rows/<int:number>/decide", permission="imports.change", load=load_run)
def decide(run: ImportRun, number: int) -> ResponseReturnValue:
    """Leave a row out, or take it in, although somebody of that name is here."""
    run = locked(run)
    row = _row(run, number)
    decision = request.form.get("decision", "")
    if Confirm().validate_on_submit() and decision in ("in", "out"):
        row.decided = decision
        current.session.flush()
        jobs.ask(current.session, run, "checking", now=True)
    show = request.form.get("show", "")
    back = show if show in runs.SHOWN else None
    return redirect(url_for("imports.run", run_id=run.id, show=back))


@pages.post(f"{RUN}/decide-alike", permission="imports.change", load=load_run)
def decide_alike(run: ImportRun) -> ResponseReturnValue:
    """Take in all rows that are perhaps here already, or none, and look at every row anew: what
    one says that comes in may count for others.
    """
    run = locked(run)
    decision = request.form.get("decision", "")
    if Confirm().validate_on_submit() and run.state == "checked" and decision in ("in", ""):
        runs.decide_all_alike(current.session, run, decision)
        jobs.ask(current.session, run, "checking")
    return redirect(url_for("imports.run", run_id=run.id, show="alike"))


@pages.get(f"{RUN}/rows.csv", permission="imports.look", load=load_run, reads="import")
def rows_csv(run: ImportRun) -> ResponseReturnValue:
    """The rows that do not come in as they are, with the reasons, to be mended elsewhere."""
    if run.state != "checked":
        abort(404)
    rows = runs.every(current.session, run)
    return csv_file("rows-with-reasons", report(run.headings, rows, all_rows=False))
