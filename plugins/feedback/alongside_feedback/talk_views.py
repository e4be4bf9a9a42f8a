"""Small things one says on an enterprise's page: a glance, a turn, "not just now"."""

from flask import abort, flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import current
from alongside_feedback import talking
from alongside_feedback.circles import Circle, load
from alongside_feedback.enterprise_views import ONE
from alongside_feedback.forms import GlanceForm, SnoozeForm, TurnForm
from alongside_feedback.reminders import snooze
from alongside_feedback.views import back_to, pages, show


@pages.post(f"{ONE}/glances", permission="feedback.take_part", load=load)
def glance(circle: Circle) -> ResponseReturnValue:
    """Leave a line along the way."""
    form = GlanceForm()
    if not form.validate():
        return show("glance", circle, form=form), 422
    talking.leave_glance(current.session, circle, current.person, form.glance.data or "")
    return back_to(circle, "glances")


@pages.post(f"{ONE}/conversation", permission="feedback.take_part", load=load)
def say(circle: Circle) -> ResponseReturnValue:
    """Say something under the reflections."""
    form = TurnForm()
    if not form.validate():
        return show("say", circle, form=form), 422
    talking.say(current.session, circle, current.person, form.words.data or "")
    return back_to(circle, "conversation")


@pages.post(f"{ONE}/later", permission="feedback.take_part", load=load)
def later(circle: Circle) -> ResponseReturnValue:
    """Be reminded later. Nothing closes for slowness."""
    form = SnoozeForm()
    if not form.validate():
        abort(400)
    snooze(circle, current.person, int(form.days.data))
    flash(_("There is time. We will remind you later."), "success")
    return back_to(circle)
