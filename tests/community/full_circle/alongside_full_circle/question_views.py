"""Asking a question, and changing it."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import current, note
from alongside_full_circle.circles import Gathering, begin, load
from alongside_full_circle.forms import AskForm, QuestionForm
from alongside_full_circle.pages import CIRCLE, back_to, pages, show


@pages.route("/ask", methods=["GET", "POST"], permission="full_circle.ask")
def ask() -> ResponseReturnValue:
    """Ask a question, which is then yours."""
    form = AskForm()
    if form.validate_on_submit():
        circle = begin(current.session, current.person, form.question.data or "")
        note(current.session, current.actor, "asked", "full_circle.circle", circle.id)
        flash(_("Your circle has begun. Say when it meets, and invite people."), "success")
        return redirect(url_for("full_circle.circle", circle_id=circle.id))
    return show(form, _("Ask a circle"), button=_("Begin a circle"))


@pages.route(f"{CIRCLE}/question", methods=["GET", "POST"], permission="full_circle.own", load=load)
def question(gathering: Gathering) -> ResponseReturnValue:
    """Change the question, and say when the circle meets."""
    circle = gathering.circle
    form = QuestionForm(obj=circle)
    if form.validate_on_submit() and form.check_version(circle, circle.version):
        if form.return_on.data != circle.return_on:
            circle.reminded_on = None
        form.populate_obj(circle)
        note(current.session, current.actor, "changed", "full_circle.circle", circle.id)
        flash(_("Kept."), "success")
        return back_to(gathering)
    return show(form, _("Your question"), gathering=gathering)
