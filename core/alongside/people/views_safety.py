"""Keeping somebody's details back for their safety, and walls between two people."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside.groups.memberships import groups_shared
from alongside.groups.models import today
from alongside.people import walls, withholding
from alongside.people.forms import KeepBack, PutWall, Removal
from alongside.people.models import Person
from alongside.people.pages import back_to, load_person, load_wall, pages, status
from alongside.people.wall_models import Wall
from alongside.people.withholding_models import Withholding
from alongside.records.log import note
from alongside.web.context import current

KEPT = "/people/<uuid:person_id>/kept-back"


@pages.route(
    KEPT, methods=["GET", "POST"], permission="people.withhold", load=load_person, reads="person"
)
def keep_back(person: Person) -> ResponseReturnValue:
    """Keep somebody's details back for their safety, or change how."""
    session = current.session
    stands = withholding.of(session, person)
    named = withholding.confidants(session, stands) if stands else []
    form = KeepBack(obj=stands, data=None if stands else {"version": 0})
    if not form.is_submitted():
        form.confidants.data = [one for one in named if one.id != current.person.id]
    if person.id == current.person.id:
        form.speak_to_them()
    form.confidants.leave_out([person.id, current.person.id])
    version = stands.version if stands else 0
    searching = form.confidants.searching
    if not searching and form.validate_on_submit() and form.check_version(stands, version):
        withholding.keep_back(
            session,
            person,
            relations=form.relations.data,
            about=form.about.data,
            because=form.because.data or "",
            review_on=form.review_on.data or today(),
            confidants=form.confidants.data,
            by=current.person,
        )
        note(session, current.actor, "kept back", "person", person.id)
        flash(_("It is kept back. Others see nothing of it."), "success")
        return back_to(person, "contacts")
    page = render_template("people/kept_back.html", form=form, subject=person, stands=stands)
    return page, status(form)


@pages.route(
    f"{KEPT}/end",
    methods=["GET", "POST"],
    permission="people.withhold",
    load=load_person,
    reads="person",
)
def end_keeping_back(person: Person) -> ResponseReturnValue:
    """Keep nothing back any more, after being asked once."""
    session, stands = current.session, withholding.of(current.session, person)
    if stands is None:
        return back_to(person)
    form = Removal(obj=stands)
    if form.validate_on_submit() and form.check_version(stands, stands.version):
        withholding.lift(stands, current.person)
        note(session, current.actor, "no longer kept back", "person", person.id)
        flash(_("Nothing is kept back any more."), "success")
        return back_to(person)
    page = render_template("people/end_kept_back.html", form=form, subject=person)
    return page, status(form)


@pages.get("/walls", permission="people.wall", reads="walls")
def wall_list() -> str:
    """Every wall that stands, the one to be looked at next at the top."""
    found = [
        one
        for one in walls.standing(current.session)
        if current.actor.id not in (one[1].id, one[2].id)
    ]
    return render_template("people/walls.html", found=found, today=today())


@pages.route("/walls/put", methods=["GET", "POST"], permission="people.put_wall")
def put_wall() -> ResponseReturnValue:
    """Put a wall between two people. What they share is settled first."""
    session, form = current.session, PutWall()
    form.two.leave_out([current.person.id])
    if not form.two.searching and form.validate_on_submit():
        one, other = form.two.data
        if shared := len(groups_shared(session, one, [other]).get(other.id, ())):
            form.two.errors = [
                _(
                    "They are together in groups (%(number)s). Ask the people there to end the "
                    "part of one of them first: then the wall can stand.",
                    number=shared,
                )
            ]
        else:
            wall = walls.put_up(
                session,
                one,
                other,
                because=form.because.data or "",
                review_on=form.review_on.data or today(),
                by=current.person,
            )
            note(session, current.actor, "put up a wall", "wall", wall.id)
            flash(_("The wall stands. Neither of the two is told."), "success")
            return redirect(url_for("people.wall_list"))
    return render_template("people/put_wall.html", form=form), status(form)


@pages.route(
    "/walls/<uuid:wall_id>/lift",
    methods=["GET", "POST"],
    permission="people.put_wall",
    load=load_wall,
    reads="wall",
)
def lift_wall(wall: Wall) -> ResponseReturnValue:
    """Take a wall away, after being asked once."""
    session, form = current.session, Removal(obj=wall)
    if form.validate_on_submit() and form.check_version(wall, wall.version):
        walls.lift(wall, current.person)
        note(session, current.actor, "took away a wall", "wall", wall.id)
        flash(_("The wall is gone."), "success")
        return redirect(url_for("people.wall_list"))
    two = [session.get_one(Person, one) for one in (wall.one_id, wall.other_id)]
    return render_template("people/lift_wall.html", form=form, wall=wall, two=two), status(form)


def whom_to_ask(stands: Withholding) -> list[Person]:
    """Who sees what is kept back, for a colleague who does not: never what it is."""
    return list(withholding.confidants(current.session, stands))
