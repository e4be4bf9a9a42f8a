"""Saying that something is not right, and answering: it is corrected, or it stays and why."""

import uuid

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside.records.log import note
from alongside.rights import corrections, held
from alongside.rights.forms import AskCorrection, Correct, RefuseCorrection
from alongside.rights.letters import tell_answered, tell_asked
from alongside.rights.models import Correction, Request
from alongside.rights.pages import load_request, pages
from alongside.rights.views_answering import back, step
from alongside.rights.views_asking import ONE
from alongside.web.context import current, house


@pages.route(
    "/me/held/<table>/<column>/<uuid:row_id>", methods=["GET", "POST"], permission="rights.ask"
)
def ask_correction(table: str, column: str, row_id: uuid.UUID) -> ResponseReturnValue:
    """Say what is not right in one row about oneself, and what would be."""
    session, person = current.session, current.person
    found = held.kinds(session, house().registry, person)
    kind = next((one for one in found if (one.table, one.column) == (table, column)), None)
    if kind is None or not kind.can_be_corrected:
        abort(404)
    shown = held.rows(session, kind, person, only=row_id, sealed=True)
    if not shown or shown[0].by_self:
        abort(404)
    said = {
        one.column: one
        for one in shown[0].fields
        if one.value not in (str(held.SEALED), str(held.UNFINISHED))
        and not one.column.endswith((held.BESIDE, "_at"))  # the server wrote these, not a person
    }
    form = AskCorrection()
    form.column.choices = [(name, f"{one.label}: {one.value}") for name, one in said.items()]
    if not form.is_submitted() and len(said) == 1:
        form.column.data = next(iter(said))
    if form.validate_on_submit():
        place = Correction(
            row_table=table,
            row_id=row_id,
            row_column=form.column.data,
            old=said[form.column.data].value,
            asked=form.asked.data,
        )
        try:
            made, new = corrections.ask(session, person, place, form.words.data or "")
        except corrections.TooMany:
            form.asked.errors = [
                _("So much of what you asked for waits that it has to be answered first")
            ]
        else:
            if new:
                note(session, current.actor, "asked for correction", "request", made.id)
                tell_asked(session, made)
            flash(_("You have said what is not right. Here you see how it goes on."), "success")
            return redirect(url_for("rights.request_page", request_id=made.id))
    page = render_template("rights/ask_correction.html", form=form, kind=kind, nothing=not said)
    return page, 422 if form.is_submitted() else 200


def _can_be_answered(asked: Request) -> Correction | None:
    """The correction, while it waits for an answer by one who may read it."""
    if asked.kind != "correction" or not asked.open or asked.stopped_on:
        return None
    correction = corrections.of_request(current.session, asked)
    may = corrections.may_be_read_by(current.session, current.person, correction)
    return correction if may else None


@pages.route(
    f"{ONE}/correct",
    methods=["GET", "POST"],
    permission="rights.answer",
    load=load_request,
    reads="request",
    again=True,
)
def correct(asked: Request) -> ResponseReturnValue:
    """Correct it, in these words or in others."""
    correction = _can_be_answered(asked)
    if correction is None:
        return back(asked)
    form = Correct(final=correction.asked)
    if form.validate_on_submit():

        def act() -> None:
            corrections.correct(current.session, asked, form.final.data or "", current.person)
            tell_answered(current.session, asked)

        return step(asked, "corrected", act)
    page = render_template("rights/correct.html", form=form, asked=asked, correction=correction)
    return page, 422 if form.is_submitted() else 200


@pages.route(
    f"{ONE}/leave-as-it-is",
    methods=["GET", "POST"],
    permission="rights.answer",
    load=load_request,
    reads="request",
)
def refuse_correction(asked: Request) -> ResponseReturnValue:
    """Answer that it stays as it is, and why."""
    correction = _can_be_answered(asked)
    if correction is None:
        return back(asked)
    form = RefuseCorrection()
    if form.validate_on_submit():

        def act() -> None:
            corrections.refuse(current.session, asked, form.because.data or "", current.person)
            tell_answered(current.session, asked)

        return step(asked, "refused correction", act)
    page = render_template(
        "rights/refuse_correction.html", form=form, asked=asked, correction=correction
    )
    return page, 422 if form.is_submitted() else 200
