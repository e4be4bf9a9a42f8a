"""Opening an enterprise, agreeing its words, coming and going."""

import uuid
from datetime import timedelta

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select

from alongside import Group, choices, choose_people, current, note
from alongside_feedback import enterprises, talking
from alongside_feedback.change_forms import REACHES, STATUSES
from alongside_feedback.changes import changes_of, leads_somewhere
from alongside_feedback.circles import Circle, load
from alongside_feedback.forms import (
    BringForm,
    GlanceForm,
    OpenForm,
    PeopleForm,
    PlainForm,
    SnoozeForm,
    TurnForm,
    WordsForm,
)
from alongside_feedback.letting_go import may_release
from alongside_feedback.overview import circles_of
from alongside_feedback.questions import in_a_row, questions
from alongside_feedback.reading import read
from alongside_feedback.reminders import is_near, today
from alongside_feedback.states import State
from alongside_feedback.views import back_to, pages, show

ONE = "/enterprises/<uuid:enterprise_id>"
TWO_MONTHS = timedelta(weeks=8)
"""What is suggested as the time to look back: long enough to notice, near enough to remember."""


@pages.get("/", permission="feedback.mine")
def index() -> str:
    """What I do together with others."""
    return render_template(
        "feedback/index.html", mine=circles_of(current.session, current.person), state=State
    )


@pages.route("/new", methods=["GET", "POST"], permission="feedback.begin")
def new() -> ResponseReturnValue:
    """First page of opening an enterprise: with whom."""
    form = PeopleForm()
    form.people.leave_out([current.person.id])
    if request.method == "POST":
        if form.people.searching or not form.validate():
            return render_template("feedback/new.html", form=form), 422
        return redirect(url_for("feedback.new_words", who=[str(p.id) for p in form.people.data]))
    return render_template("feedback/new.html", form=form)


@pages.route("/new/words", methods=["GET", "POST"], permission="feedback.begin")
def new_words() -> ResponseReturnValue:
    """Second page: what we hope to do together."""
    others = choose_people(current.session, current.actor, request.args.getlist("who"))
    others = [person for person in others if person.id != current.person.id]
    if not others:
        return redirect(url_for("feedback.new"))
    form = OpenForm(look_back_on=today() + TWO_MONTHS)
    groups = _my_groups()
    form.group.choices = choices([("", _("No")), *((str(g.id), g.name) for g in groups)])
    if not groups:
        del form.group
    if request.method == "POST" and form.validate():
        group = form.group.data if groups else ""
        circle = enterprises.open_enterprise(
            current.session,
            current.person,
            others,
            hope=form.hope.data or "",
            signs=form.signs.data or "",
            look_back_on=form.look_back_on.data or today(),
            group_id=uuid.UUID(group) if group else None,
        )
        _record("opened", circle)
        flash(_("It has begun. Everyone you chose is asked, and can say yes or no."), "success")
        return redirect(url_for("feedback.agree", enterprise_id=circle.id, step="last"))
    names = in_a_row([person.display_name for person in others])
    page = render_template("feedback/new_words.html", form=form, names=names)
    return page, 422 if form.errors else 200


@pages.get(ONE, permission="feedback.read", load=load, reads="feedback.enterprise")
def enterprise(circle: Circle) -> str:
    """An enterprise, as it is now, for someone who is or was in it."""
    session, person = current.session, current.person
    names = {party.person.id: party.person.display_name for party in circle.parties}
    if not circle.has(person):
        mine = read(session, person, circle)
        return show(
            "left",
            circle,
            state=State,
            reflections=mine,
            ask=_ask(circle),
            names=names,
            may_release=may_release(circle, person),
            plain=PlainForm(formdata=None),
        )
    nobody_writes = circle.state in (State.REVEALED, State.ENDED)
    reflections = read(session, person, circle) if nobody_writes else []
    revealed = circle.state is State.REVEALED
    changes = changes_of(session, circle) if revealed else []
    return show(
        "enterprise",
        circle,
        state=State,
        near=is_near(circle.enterprise),
        come=circle.enterprise.look_back_on <= today(),
        glances=talking.glances(session, circle),
        reflections=reflections,
        turns=talking.conversation(session, circle) if revealed else [],
        changes=changes,
        leads_somewhere=leads_somewhere(circle, changes),
        names=names,
        may_release=may_release(circle, person),
        reaches=REACHES,
        statuses=STATUSES,
        ask=_ask(circle),
        glance_form=GlanceForm(formdata=None),
        turn_form=TurnForm(formdata=None),
        snooze_form=SnoozeForm(formdata=None),
        plain=PlainForm(formdata=None),
    )


@pages.route(
    f"{ONE}/agree",
    methods=["GET", "POST"],
    permission="feedback.take_part",
    load=load,
    reads="feedback.enterprise",
)
def agree(circle: Circle) -> ResponseReturnValue:
    """Say what one brings, and yes to the words as they stand."""
    seat = circle.seat(current.person)
    circle.must_be(State.FORMING, State.TOGETHER)
    again = seat.confirmed
    form = BringForm(brings=seat.participant.brings, edition=str(circle.enterprise.edition))
    if request.method == "POST" and form.validate():
        shown = form.edition.data or ""
        enterprises.confirm(
            current.session,
            circle,
            current.person,
            form.brings.data or "",
            int(shown) if shown.isascii() and shown.isdigit() else 0,
        )
        _record("confirmed", circle)
        if not again:
            flash(_("Thank you. You said yes."), "success")
        elif circle.state is State.FORMING:
            flash(_("Saved. The others are asked, and can say yes or no."), "success")
        else:
            flash(_("Saved."), "success")
        return back_to(circle)
    return show("agree", circle, form=form), 422 if form.errors else 200


@pages.route(
    f"{ONE}/words",
    methods=["GET", "POST"],
    permission="feedback.take_part",
    load=load,
    reads="feedback.enterprise",
)
def words(circle: Circle) -> ResponseReturnValue:
    """Change the shared words; everyone is asked again."""
    circle.must_be(State.FORMING, State.TOGETHER)
    enterprise = circle.enterprise
    form = WordsForm(obj=enterprise)
    if request.method == "POST":
        valid = form.validate()
        if form.check_version(enterprise, enterprise.version) and valid:
            enterprises.change_words(
                current.session,
                circle,
                current.person,
                hope=form.hope.data or "",
                signs=form.signs.data or "",
                look_back_on=form.look_back_on.data or today(),
            )
            _record("changed", circle)
            flash(_("Saved. Everyone else is asked to read it and say yes again."), "success")
            return back_to(circle)
    return show("words", circle, form=form), 422 if form.errors else 200


@pages.route(f"{ONE}/people", methods=["GET", "POST"], permission="feedback.take_part", load=load)
def people(circle: Circle) -> ResponseReturnValue:
    """Name somebody else."""
    circle.must_be(State.FORMING, State.TOGETHER)
    form = PeopleForm()
    form.people.leave_out([party.person.id for party in circle.here])
    if request.method == "POST":
        if form.people.searching or not form.validate():
            return show("people", circle, form=form), 422
        enterprises.add_people(current.session, circle, current.person, form.people.data)
        _record("changed", circle)
        flash(_("They have been asked. It goes on when they have said yes."), "success")
        return back_to(circle)
    return show("people", circle, form=form)


@pages.route(f"{ONE}/leave", methods=["GET", "POST"], permission="feedback.take_part", load=load)
def leave(circle: Circle) -> ResponseReturnValue:
    """Say no, or leave."""
    form = PlainForm()
    if request.method == "POST" and form.validate():
        enterprises.leave(current.session, circle, current.person)
        _record("left", circle)
        flash(_("You are not in it any more. What you wrote stays yours."), "success")
        if circle.keeps_words_of(current.person):
            return back_to(circle)
        return redirect(url_for("feedback.index"))
    return show("leave", circle, form=form, state=State)


def _my_groups() -> list[Group]:
    ids = list(current.actor.memberships)
    if not ids:
        return []
    query = select(Group).where(Group.id.in_(ids), Group.ended_on.is_(None)).order_by(Group.name)
    return list(current.session.scalars(query))


def _ask(circle: Circle) -> dict[uuid.UUID, dict[str, str]]:
    """The questions as each was asked, by who was asked: they name the others."""
    writers = [party for party in circle.parties if party.reflection is not None]
    return {
        party.person.id: questions(
            [other.person.display_name for other in writers if other is not party]
        )
        for party in writers
    }


def _record(action: str, circle: Circle) -> None:
    note(current.session, current.actor, action, "feedback.enterprise", circle.id)
