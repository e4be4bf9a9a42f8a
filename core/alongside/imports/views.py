"""The pages of bringing in a spreadsheet: the file, its columns, and what becomes of it."""

from http import HTTPStatus

from flask import abort, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside.imports import jobs, runs, states
from alongside.imports import row_views as row_views
from alongside.imports.forms import Begin, Confirm, columns_form, guesses
from alongside.imports.kinds import of_id
from alongside.imports.loading import RUN, kind_of, kinds_here, load_run, locked, pages
from alongside.imports.models import ImportRun
from alongside.imports.row_views import rows_page
from alongside.records.log import note
from alongside.web.context import current

AGAIN = 4
"""After how many seconds a page of something at work looks again."""


def _begin_page(form: Begin, status: int = 200) -> ResponseReturnValue:
    mine = [run for run in runs.mine(current.session, current.person) if run.kind in kinds_here()]
    return (
        render_template("imports/begin.html", form=form, mine=mine, kinds=kinds_here()),
        status,
    )


@pages.get("/imports", permission="imports.open")
def begin() -> ResponseReturnValue:
    """Choose what and a file; and what one has brought in lately."""
    form = Begin(formdata=None)
    form.offer(kinds_here())
    return _begin_page(form)


@pages.post("/imports", permission="imports.send", uploads=True)
def send() -> ResponseReturnValue:
    """Read the file, and ask which column is what. Nothing is kept of it but its rows, for now."""
    form = Begin()
    here = kinds_here()
    form.offer(here)
    if not form.validate_on_submit() or form.file.table is None:
        return _begin_page(form, 422)
    kind = form.kind.data
    of = of_id(here, kind) or abort(404)
    run = runs.begin(
        current.session,
        kind,
        of,
        form.file.table,
        current.person,
        heading=form.heading.data,
    )
    if not run.rows:
        current.session.rollback()
        form.file.errors = [_("There are no rows under the headings")]
        return _begin_page(form, 422)
    note(current.session, current.actor, "began", "import", run.id, kind)
    if len(form.file.table.sheets) > 1:
        flash(_("These are the rows of the sheet “%(sheet)s”.", sheet=form.file.table.sheet))
    return redirect(url_for("imports.columns", run_id=run.id))


@pages.get(f"{RUN}/columns", permission="imports.look", load=load_run, reads="import")
def columns(run: ImportRun) -> ResponseReturnValue:
    """Which column is what, with what stands in each."""
    if run.state not in ("columns", "checked"):
        return _to(run)
    form = columns_form(kind_of(run), run, runs.samples(current.session, run))
    return render_template("imports/columns.html", form=form, run=run, of=kind_of(run))


@pages.post(f"{RUN}/columns", permission="imports.change", load=load_run)
def match(run: ImportRun) -> ResponseReturnValue:
    """Keep which column is what, and look at every row."""
    run = locked(run)
    if run.state not in ("columns", "checked"):
        return _to(run)
    form = columns_form(kind_of(run), run, runs.samples(current.session, run))
    if not form.validate_on_submit() or not form.check_version(guesses(form, run), run.version):
        page = render_template("imports/columns.html", form=form, run=run, of=kind_of(run))
        return page, 422
    run.columns = form.matched()
    jobs.ask(current.session, run, "checking")
    return _to(run)


@pages.get(RUN, permission="imports.look", load=load_run, reads="import")
def run(run: ImportRun) -> ResponseReturnValue:
    """Where an import stands: its columns, its progress, its rows, or what became of it."""
    of = kind_of(run)
    if run.state == "columns":
        return redirect(url_for("imports.columns", run_id=run.id))
    if run.state in states.WAITING:
        return _progress(run)
    if run.state == "checked":
        return rows_page(run)
    stays = runs.staying(current.session, run) if run.state == "undone" else ()
    until = (run.settled_at or run.created_at) + runs.KEPT_FOR
    return render_template(
        "imports/done.html", run=run, of=of, stays=stays, until=until, form=Confirm(formdata=None)
    )


def _progress(run: ImportRun) -> ResponseReturnValue:
    """How far it is. The page looks again by itself, without a script, until it is told not to.

    Its status says that it is not done yet: it shows no row, so no look is written down.
    """
    still, stopped = "still" in request.args, bool(run.trouble)
    page = render_template(
        "imports/progress.html",
        run=run,
        of=kind_of(run),
        done=jobs.told(run.id),
        stopped=stopped,
        still=still,
        form=Confirm(formdata=None),
    )
    answer = make_response(page, HTTPStatus.ACCEPTED)
    if not still and not stopped:
        answer.headers["Refresh"] = str(AGAIN)
    return answer


@pages.post(f"{RUN}/keep", permission="imports.change", load=load_run)
def keep(run: ImportRun) -> ResponseReturnValue:
    """Keep every row that comes in: all of them, or nothing."""
    run = locked(run)
    if Confirm().validate_on_submit() and run.state == "checked":
        if not runs.counts(current.session, run)["in"]:
            flash(_("There is no row to bring in yet."))
        else:
            jobs.ask(current.session, run, "keeping")
    return _to(run)


@pages.post(f"{RUN}/undo", permission="imports.change", load=load_run)
def undo(run: ImportRun) -> ResponseReturnValue:
    """Take back what it made, but for what somebody has used or changed since."""
    run = locked(run)
    if Confirm().validate_on_submit() and run.state == "kept":
        jobs.ask(current.session, run, "undoing")
    return _to(run)


@pages.post(f"{RUN}/go-on", permission="imports.change", load=load_run)
def go_on(run: ImportRun) -> ResponseReturnValue:
    """Begin again what stopped in the middle. Nothing of it was kept."""
    run = locked(run)
    if Confirm().validate_on_submit() and run.state in states.WAITING and run.trouble:
        jobs.ask(current.session, run, run.state)
    return _to(run)


@pages.post(f"{RUN}/give-up", permission="imports.change", load=load_run)
def give_up(run: ImportRun) -> ResponseReturnValue:
    """Forget the rows. What was brought in already stays."""
    run = locked(run)
    if not Confirm().validate_on_submit() or run.state in ("kept", "undone"):
        return _to(run)
    if run.state == "undoing":
        run.state, run.trouble = "kept", ""
        return _to(run)
    note(current.session, current.actor, "given up", "import", run.id, run.kind)
    runs.give_up(current.session, run)
    flash(_("The rows are forgotten. Nothing was brought in."), "success")
    return redirect(url_for("imports.begin"))


def _to(run: ImportRun) -> ResponseReturnValue:
    return redirect(url_for("imports.run", run_id=run.id))


__all__ = ["pages", "row_views"]
