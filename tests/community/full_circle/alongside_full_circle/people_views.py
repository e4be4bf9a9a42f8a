"""Inviting people, answering, asking to come, and leaving."""

import uuid

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import Person, current, note
from alongside_full_circle import coming
from alongside_full_circle.circles import Gathering, load
from alongside_full_circle.forms import PlainForm
from alongside_full_circle.notices import tell
from alongside_full_circle.pages import CIRCLE, back_to, pages, show
from alongside_full_circle.people_forms import AnswerForm, InviteForm


@pages.route(
    f"{CIRCLE}/people", methods=["GET", "POST"], permission="full_circle.invite", load=load
)
def people(gathering: Gathering) -> ResponseReturnValue:
    """Invite people by name, and let in those who asked to come."""
    form = InviteForm()
    there = (person.id for seat, person in gathering.seats if seat.standing in ("here", "invited"))
    form.people.leave_out([current.person.id, *there])
    sent = request.method == "POST"
    if sent and not form.people.searching and form.validate():
        return _invited(gathering, form.people.data)
    page = render_template(
        "full_circle/people.html",
        form=form,
        gathering=gathering,
        plain=PlainForm(formdata=None),
        exit_this_page=True,
    )
    return page, 422 if sent else 200


@pages.post(f"{CIRCLE}/people/<uuid:person_id>", permission="full_circle.invite", load=load)
def let_in(gathering: Gathering, person_id: uuid.UUID) -> ResponseReturnValue:
    """Let in somebody who asked to come. Whoever is not let in is told nothing."""
    asked = [person for person in gathering.people("asked") if person.id == person_id]
    if not asked:
        abort(404)
    return _invited(gathering, asked)


def _invited(gathering: Gathering, people: list[Person]) -> ResponseReturnValue:
    if coming.invite(current.session, gathering, people):
        note(current.session, current.actor, "invited", "full_circle.circle", gathering.id)
        flash(_("They are told that something waits for them."), "success")
        return back_to(gathering, "people")
    flash(_("This cannot be done here. Ask a coordinator at the council."), "notice")
    return redirect(url_for("full_circle.people", circle_id=gathering.id))


@pages.route(
    f"{CIRCLE}/answer",
    methods=["GET", "POST"],
    permission="full_circle.answer",
    load=load,
    reads="full_circle.circle",
)
def answer(gathering: Gathering) -> ResponseReturnValue:
    """Say yes or no to an invitation, knowing the question."""
    form = AnswerForm()
    if form.validate_on_submit():
        comes = form.answer.data == "yes"
        if not coming.answer(current.session, gathering, current.person, comes):
            flash(_("This cannot be done here. Ask a coordinator at the council."), "notice")
            return redirect(url_for("full_circle.index"))
        note(current.session, current.actor, "answered", "full_circle.circle", gathering.id)
        if comes:
            return back_to(gathering)
        flash(_("Thank you for saying so. Nobody asks you why."), "success")
        return redirect(url_for("full_circle.index"))
    title = _("%(name)s invites you to a circle", name=gathering.owner)
    return show(form, title, gathering=gathering, tells="question", button=_("Answer"))


@pages.route(f"{CIRCLE}/come", methods=["GET", "POST"], permission="full_circle.come", load=load)
def come(gathering: Gathering) -> ResponseReturnValue:
    """Ask to come to an open circle, knowing what it is about."""
    form = PlainForm()
    if form.validate_on_submit():
        coming.stand(current.session, gathering, current.person, "asked")
        note(current.session, current.actor, "asked to come", "full_circle.circle", gathering.id)
        for owner in gathering.people("here"):
            if owner.id == gathering.circle.owner_id:
                tell(current.session, owner, f"full_circle.asked:{gathering.id}")
        flash(_("Whoever asks the question sees that you would like to come."), "success")
        return redirect(url_for("full_circle.index"))
    return show(
        form, _("An open circle"), gathering=gathering, tells="about", button=_("Ask to come")
    )


@pages.route(f"{CIRCLE}/leave", methods=["GET", "POST"], permission="full_circle.leave", load=load)
def leave(gathering: Gathering) -> ResponseReturnValue:
    """Leave a circle, without a reason."""
    form = PlainForm()
    if form.validate_on_submit():
        coming.stand(current.session, gathering, current.person, "away")
        note(current.session, current.actor, "left", "full_circle.circle", gathering.id)
        flash(_("You are not in it any more."), "success")
        return redirect(url_for("full_circle.index"))
    return show(form, _("Leave this circle?"), gathering=gathering, button=_("Leave"))
