"""Looking back: opening it, writing alone, and what becomes of one's own words."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import current, note
from alongside_feedback import letting_go, writing
from alongside_feedback.circles import Circle, load
from alongside_feedback.enterprise_views import ONE
from alongside_feedback.forms import PlainForm, WriteForm
from alongside_feedback.questions import NAMES, questions
from alongside_feedback.reading import Words, own
from alongside_feedback.states import NotNow, State
from alongside_feedback.views import back_to, pages, show


@pages.route(
    f"{ONE}/look-back", methods=["GET", "POST"], permission="feedback.take_part", load=load
)
def look_back(circle: Circle) -> ResponseReturnValue:
    """Begin to look back."""
    form = PlainForm()
    if request.method == "POST" and form.validate():
        writing.open_looking_back(current.session, circle, current.person)
        note(current.session, current.actor, "opened", "feedback.looking_back", circle.id)
        return redirect(url_for("feedback.write", enterprise_id=circle.id))
    return show("look_back", circle, form=form)


@pages.route(f"{ONE}/write", methods=["GET", "POST"], permission="feedback.take_part", load=load)
def write(circle: Circle) -> ResponseReturnValue:
    """Write alone. Nobody else can read it before everyone has finished."""
    if request.method == "GET":
        circle.must_be(State.WRITING)
    mine = own(current.session, current.person, circle)
    if mine is None:
        raise NotNow(_("You are not one of those who look back here."))
    form = WriteForm(obj=mine.words, version=mine.reflection.version)
    asked = questions([party.person.display_name for party in circle.others(current.person)])
    for name in NAMES:
        form[name].label.text = asked[name]
    if request.method == "POST":
        valid = form.validate()
        if form.check_version(mine.words, mine.reflection.version) and valid:
            try:
                return _keep(circle, form)
            except NotNow as why:
                form.form_errors.append(str(why))
    last = all(party.has_written for party in circle.others(current.person))
    return show("write", circle, form=form, last=last), 422 if form.errors else 200


def _keep(circle: Circle, form: WriteForm) -> ResponseReturnValue:
    words = Words(**{name: form[name].data or "" for name in (*NAMES, "helped_by")})
    if "finish" not in request.form:
        writing.save(current.session, circle, current.person, words)
        flash(_("Saved. Only you can read it. Come back whenever you like."), "success")
    elif writing.finish(current.session, circle, current.person, words):
        note(current.session, current.actor, "revealed", "feedback.enterprise", circle.id)
        flash(_("Everyone has written. Here is what each of you wrote."), "success")
    else:
        flash(
            _("You have finished. It will be shown when everyone has written, all at once."),
            "success",
        )
    return back_to(circle)


@pages.post(f"{ONE}/finish", permission="feedback.take_part", load=load)
def finish(circle: Circle) -> ResponseReturnValue:
    """Go on with what was saved, after the circle became another."""
    if PlainForm().validate() and writing.finish(current.session, circle, current.person):
        note(current.session, current.actor, "revealed", "feedback.enterprise", circle.id)
    return back_to(circle)


@pages.post(f"{ONE}/take-back", permission="feedback.take_part", load=load)
def take_back(circle: Circle) -> ResponseReturnValue:
    """Not finished after all."""
    if PlainForm().validate():
        writing.take_back(current.session, circle, current.person)
    return redirect(url_for("feedback.write", enterprise_id=circle.id))


@pages.route(f"{ONE}/release", methods=["GET", "POST"], permission="feedback.keep", load=load)
def release(circle: Circle) -> ResponseReturnValue:
    """Let the others read one's own words although it came to no reveal."""
    form = PlainForm()
    if request.method == "POST" and form.validate():
        letting_go.release(current.session, circle, current.person)
        flash(_("The others can read your words now. Theirs stay theirs."), "success")
        return back_to(circle)
    return show("release", circle, form=form)


@pages.route(f"{ONE}/take-away", methods=["GET", "POST"], permission="feedback.keep", load=load)
def take_away(circle: Circle) -> ResponseReturnValue:
    """Delete one's own words."""
    form = PlainForm()
    if request.method == "POST" and form.validate():
        letting_go.take_away(current.session, circle, current.person)
        note(current.session, current.actor, "deleted", "feedback.reflection", circle.id)
        flash(_("Your words are gone, here and wherever they were shared."), "success")
        return back_to(circle)
    return show("take_away", circle, form=form)
