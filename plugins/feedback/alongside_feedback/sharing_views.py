"""How far one's own words may travel."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import choices, current, note
from alongside_feedback import sharing
from alongside_feedback.change_forms import REACHES, ApproveForm, ShareForm
from alongside_feedback.circles import Circle, load
from alongside_feedback.enterprise_views import ONE
from alongside_feedback.forms import PlainForm
from alongside_feedback.states import NotNow, State
from alongside_feedback.views import back_to, pages, show


@pages.route(f"{ONE}/share", methods=["GET", "POST"], permission="feedback.keep", load=load)
def share(circle: Circle) -> ResponseReturnValue:
    """Choose how far the words may travel, and which words."""
    circle.must_be(State.REVEALED)
    party = circle.party(current.person)
    if party is None or party.reflection is None:
        raise NotNow(_("You have written nothing here that could travel."))
    form = ShareForm(
        reach=party.reflection.reach_wanted,
        words=sharing.suggestion(current.session, circle, current.person),
    )
    has_group = circle.enterprise.group_id is not None
    reaches = [one for one in REACHES.items() if one[0] != "group" or has_group]
    form.reach.choices = choices(reaches)
    if request.method == "POST" and form.validate():
        try:
            sharing.prepare(
                current.session, circle, current.person, form.words.data or "", form.reach.data
            )
        except NotNow as why:
            form.words.errors = [str(why)]
        else:
            if form.reach.data == "us":
                flash(_("Your words stay among you."), "success")
                return back_to(circle)
            return redirect(url_for("feedback.preview", enterprise_id=circle.id))
    return show("share", circle, form=form), 422 if form.errors else 200


@pages.route(f"{ONE}/share/preview", methods=["GET", "POST"], permission="feedback.keep", load=load)
def preview(circle: Circle) -> ResponseReturnValue:
    """Look at the words as others would read them, and let them travel."""
    circle.must_be(State.REVEALED)
    party = circle.party(current.person)
    if party is None or party.reflection is None:
        raise NotNow(_("You have written nothing here that could travel."))
    if party.reflection.reach_wanted == "us":
        return redirect(url_for("feedback.share", enterprise_id=circle.id))
    form = ApproveForm(version=party.reflection.version)
    if request.method == "POST" and form.validate():
        sharing.approve(current.session, circle, current.person, form.version.data)
        note(current.session, current.actor, "shared", "feedback.reflection", circle.id)
        flash(_("Your words may travel now. You can change your mind at any time."), "success")
        return back_to(circle)
    words = sharing.travelling(current.session, circle, current.person)
    return show(
        "preview",
        circle,
        form=form,
        words=words,
        named=sharing.names_in(current.session, circle, words),
        reach=party.reflection.reach_wanted,
        reaches=REACHES,
    )


@pages.post(f"{ONE}/share/stop", permission="feedback.keep", load=load)
def stop_sharing(circle: Circle) -> ResponseReturnValue:
    """Keep the words among us again."""
    if PlainForm().validate():
        sharing.stop(current.session, circle, current.person)
        note(current.session, current.actor, "stopped", "feedback.reflection", circle.id)
        flash(_("Your words stay among you again, from now on."), "success")
    return back_to(circle)
