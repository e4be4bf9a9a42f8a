"""Coming back to a question."""

from flask import flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import current, note
from alongside_full_circle.back_forms import BackForm
from alongside_full_circle.circles import Gathering, load
from alongside_full_circle.forms import today
from alongside_full_circle.pages import CIRCLE, back_to, pages, show


@pages.route(f"{CIRCLE}/back", methods=["GET", "POST"], permission="full_circle.own", load=load)
def back(gathering: Gathering) -> ResponseReturnValue:
    """Say what came of it, and come back once more or complete the circle."""
    circle = gathering.circle
    form = BackForm(obj=circle, complete=circle.ended_on is not None)
    if form.validate_on_submit() and form.check_version(circle, circle.version):
        if form.return_on.data != circle.return_on:
            circle.reminded_on = None
        circle.learned, circle.return_on = form.learned.data or "", form.return_on.data
        circle.ended_on = (circle.ended_on or today()) if form.complete.data else None
        note(current.session, current.actor, "came back", "full_circle.circle", circle.id)
        flash(_("Kept."), "success")
        return back_to(gathering)
    return show(form, _("Come back to it"), gathering=gathering, tells="question")
