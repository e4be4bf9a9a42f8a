"""Changes: proposing, answering, moving on, telling."""

import uuid
from datetime import timedelta

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import CouncilSession, Person, choices, current, note
from alongside_feedback import changes, sharing
from alongside_feedback.change_forms import (
    STATUSES,
    AnswerForm,
    ChangeForm,
    MoveForm,
    NothingForm,
    TellForm,
)
from alongside_feedback.changes import ChangeSeen
from alongside_feedback.circles import Circle, load
from alongside_feedback.enterprise_views import ONE
from alongside_feedback.reminders import today
from alongside_feedback.states import NotNow, State
from alongside_feedback.views import back_to, pages, show

FOUR_WEEKS = timedelta(weeks=4)
CHANGE = f"{ONE}/changes/<uuid:change_id>"


def load_change(
    session: CouncilSession, enterprise_id: uuid.UUID, change_id: uuid.UUID
) -> ChangeSeen | None:
    """A change with its circle, or None where there is no such change in it."""
    circle = load(session, enterprise_id)
    if circle is None:
        return None
    return next((one for one in changes.changes_of(session, circle) if one.id == change_id), None)


@pages.route(
    f"{ONE}/changes/new", methods=["GET", "POST"], permission="feedback.take_part", load=load
)
def new_change(circle: Circle) -> ResponseReturnValue:
    """Propose a change."""
    circle.must_be(State.REVEALED)
    form = ChangeForm(by=today() + FOUR_WEEKS)
    others = circle.others(current.person)
    form.owner.choices = choices(
        [
            (str(current.person.id), _("I do")),
            *((str(other.person.id), other.person.display_name) for other in others),
            ("council", _("The council")),
        ]
    )
    if request.method == "POST" and form.validate():
        changes.propose(
            current.session,
            circle,
            current.person,
            what=form.what.data or "",
            owner=_one_of(circle, form.owner.data),
            by=form.by.data,
        )
        note(current.session, current.actor, "proposed", "feedback.change", circle.id)
        flash(_("Proposed. The others are asked what they say to it."), "success")
        return back_to(circle)
    return show("change_new", circle, form=form), 422 if form.errors else 200


@pages.get(
    CHANGE,
    permission="feedback.read_change",
    load=load_change,
    endpoint="change",
    reads="feedback.change",
)
def change_page(seen: ChangeSeen) -> str:
    """A change, what each said to it, and how it moved."""
    return _page(seen)


@pages.post(f"{CHANGE}/answer", permission="feedback.take_part", load=load_change)
def answer(seen: ChangeSeen) -> ResponseReturnValue:
    """Agree, or say why not."""
    form = AnswerForm()
    if form.validate():
        try:
            changes.answer(
                current.session,
                seen.circle,
                seen.change,
                current.person,
                form.says.data == "yes",
                form.reason.data or "",
            )
            flash(_("Thank you. The others can see what you say."), "success")
            return _back_to(seen)
        except NotNow as why:
            form.reason.errors = [str(why)]
    return _page(seen, answer_form=form), 422


@pages.post(f"{CHANGE}/move", permission="feedback.take_part", load=load_change)
def move(seen: ChangeSeen) -> ResponseReturnValue:
    """Move a change on."""
    form = _move_form(seen, MoveForm())
    if form.validate():
        try:
            changes.move_change(
                current.session,
                seen.circle,
                seen.change,
                current.person,
                status=form.status.data,
                words=form.words.data or "",
                mine=bool(form.mine and form.mine.data),
            )
            note(current.session, current.actor, "moved", "feedback.change", seen.change.id)
            flash(_("Saved. The others can see it."), "success")
            return _back_to(seen)
        except NotNow as why:
            form.words.errors = [str(why)]
    return _page(seen, move_form=form), 422


@pages.route(f"{ONE}/nothing", methods=["GET", "POST"], permission="feedback.take_part", load=load)
def nothing(circle: Circle) -> ResponseReturnValue:
    """Say that nothing needs to change, and why."""
    circle.must_be(State.REVEALED)
    form = NothingForm(because=circle.enterprise.nothing_because)
    if request.method == "POST" and form.validate():
        changes.say_nothing_to_change(
            current.session, circle, current.person, form.because.data or ""
        )
        flash(_("Saved. The others can see it."), "success")
        return back_to(circle)
    return show("nothing", circle, form=form), 422 if form.errors else 200


@pages.route(
    f"{CHANGE}/tell",
    methods=["GET", "POST"],
    permission="feedback.take_part",
    load=load_change,
    reads="feedback.change",
)
def tell_change(seen: ChangeSeen) -> ResponseReturnValue:
    """Tell everybody of a change, without names, or stop telling it.

    Nothing is told before it was looked at as everybody would read it.
    """
    change, session = seen.change, current.session
    form = TellForm(words=change.public_words)
    words = form.words.data or ""
    if request.method == "POST" and "stop" in request.form:
        sharing.tell_change(session, seen.circle, change, current.person, "")
        note(session, current.actor, "stopped", "feedback.change", change.id)
        flash(_("It is told to nobody else any more, from now on."), "success")
        return _back_to(seen)
    if request.method == "POST" and form.validate():
        if form.looked_at.data == words:
            sharing.tell_change(session, seen.circle, change, current.person, words)
            note(session, current.actor, "shared", "feedback.change", change.id)
            flash(_("Everybody can read it now. Any of you can stop it at any time."), "success")
            return _back_to(seen)
        form.looked_at.data = words
        named = sharing.names_in(session, seen.circle, words)
        return show("change_tell", seen.circle, form=form, change=change, named=named, look=words)
    page = show("change_tell", seen.circle, form=form, change=change, look="")
    return page, 422 if form.errors else 200


def _page(seen: ChangeSeen, **forms: object) -> str:
    statuses = changes.MOVES[seen.change.status]
    stance = seen.stance(current.person)
    given = {"says": "yes" if stance.agrees else "no", "reason": stance.reason} if stance else {}
    context = {
        "answer_form": AnswerForm(formdata=None, **given),
        "move_form": _move_form(seen, MoveForm(formdata=None)) if statuses else None,
        **forms,
    }
    return show(
        "change",
        seen.circle,
        seen=seen,
        change=seen.change,
        statuses=STATUSES,
        happened=changes.HAPPENED,
        names={party.person.id: party.person.display_name for party in seen.circle.parties},
        form=next(iter(forms.values()), None),
        **context,
    )


def _move_form(seen: ChangeSeen, form: MoveForm) -> MoveForm:
    allowed = changes.MOVES[seen.change.status]
    form.status.choices = choices([one for one in STATUSES.items() if one[0] in allowed])
    if seen.change.owner_id == current.person.id:
        del form.mine
    return form


def _one_of(circle: Circle, person_id: str) -> Person | None:
    return next((p.person for p in circle.here if str(p.person.id) == person_id), None)


def _back_to(seen: ChangeSeen) -> ResponseReturnValue:
    return redirect(
        url_for("feedback.change", enterprise_id=seen.circle.id, change_id=seen.change.id)
    )
