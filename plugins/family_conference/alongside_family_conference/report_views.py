"""The referrer's report for the family."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import current
from alongside_family_conference import reporting
from alongside_family_conference.gatherings import Gathering, load
from alongside_family_conference.report_forms import LineForm, ReportForm, WordsForm
from alongside_family_conference.states import BEFORE_PRIVATE
from alongside_family_conference.views import ONE, asks, back_to, pages, record, show


def _context(gathering: Gathering) -> dict[str, object]:
    session = current.session
    return {
        "lines": reporting.lines_of(session, gathering),
        "answers": reporting.answers_of(session, gathering),
        "may_answer": current.allows("family_conference.report_answer", gathering),
        "may_write": current.allows("family_conference.report_write", gathering)
        and gathering.state in BEFORE_PRIVATE,
    }


@pages.get(
    f"{ONE}/report",
    permission="family_conference.report",
    load=load,
    reads="family_conference.report",
)
def report(gathering: Gathering) -> str:
    """The report, its bottom lines, and what the family says to it."""
    return show("report", gathering, answer_form=WordsForm(formdata=None), **_context(gathering))


@pages.post(f"{ONE}/report", permission="family_conference.report_answer", load=load)
def answer_report(gathering: Gathering) -> ResponseReturnValue:
    """Say something back to it."""
    form = WordsForm()
    if not form.validate():
        return show("report", gathering, answer_form=form, form=form, **_context(gathering)), 422
    reporting.say_back(current.session, gathering, current.person, form.words.data or "")
    record("answered the report", gathering)
    flash(_("The referrer and the coordinator read it."), "success")
    return back_to(gathering, "report")


@pages.route(
    f"{ONE}/report/write",
    methods=["GET", "POST"],
    permission="family_conference.report_write",
    load=load,
)
def write_report(gathering: Gathering) -> ResponseReturnValue:
    """Write it, in plain words."""
    reporting.may_write(gathering)
    conference = gathering.conference
    form = ReportForm(obj=conference)
    if (
        request.method == "POST"
        and form.validate()
        and form.check_version(conference, conference.version)
    ):
        form.populate_obj(conference)
        record("wrote the report", gathering)
        reading = reporting.reading(conference)
        if reading.is_plain:
            flash(_("Saved. It reads plainly."), "success")
        elif reading.words <= reporting.LONG_SENTENCE:
            some = ", ".join(reading.long_words[:5])
            flash(_("Saved. Are there shorter words for these: %(words)s?", words=some), "success")
        else:
            flash(
                _(
                    "Saved. A sentence has %(count)s words on average; shorter ones are easier to "
                    "read for a tired person.",
                    count=reading.words,
                ),
                "success",
            )
        return back_to(gathering, "report")
    return asks("report_write", gathering, form)


@pages.route(
    f"{ONE}/report/lines",
    methods=["GET", "POST"],
    permission="family_conference.report_write",
    load=load,
)
def lines(gathering: Gathering) -> ResponseReturnValue:
    """Set a bottom line, or take one back."""
    reporting.may_write(gathering)
    if request.method == "POST" and "remove" in request.form:
        reporting.remove_line(current.session, gathering, request.form["remove"])
        record("took back a line", gathering)
        return redirect(url_for("family_conference.lines", conference_id=gathering.id))
    form = LineForm()
    if request.method == "POST" and form.validate():
        reporting.add_line(
            current.session,
            gathering,
            form.line.data or "",
            form.harm.data or "",
            current.person,
        )
        record("set a bottom line", gathering)
        flash(_("Set. The family reads it with the report."), "success")
        return redirect(url_for("family_conference.lines", conference_id=gathering.id))
    return asks("lines", gathering, form, lines=reporting.lines_of(current.session, gathering))


@pages.post(f"{ONE}/report/share", permission="family_conference.report_write", load=load)
def share_report(gathering: Gathering) -> ResponseReturnValue:
    """Let the family read it."""
    reporting.share(current.session, gathering)
    record("shared the report", gathering)
    flash(_("The family can read it now, before anybody else does."), "success")
    return back_to(gathering, "report")
