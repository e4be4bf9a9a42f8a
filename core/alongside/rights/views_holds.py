"""Legal holds: which stand, placing one, lifting one."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside.groups.models import today
from alongside.people.models import Person
from alongside.records.log import note
from alongside.rights import holds
from alongside.rights.forms import Confirm, PlaceHold
from alongside.rights.models import LegalHold
from alongside.rights.pages import load_hold, pages
from alongside.web.context import current


@pages.get("/requests/holds", permission="rights.list", reads="legal holds")
def hold_list() -> str:
    """Every hold that stands, the one to be looked at next at the top."""
    found = holds.standing(current.session)
    return render_template("rights/holds.html", found=found, today=today())


@pages.route("/requests/holds/place", methods=["GET", "POST"], permission="rights.hold")
def place_hold() -> ResponseReturnValue:
    """Place a hold on everything that is held about somebody."""
    form, session = PlaceHold(), current.session
    form.person.leave_out([current.person.id])
    day = form.review_on.data or today()
    if not form.person.searching and form.validate_on_submit() and (who := form.person.person):
        made = holds.place(
            session,
            who,
            because=form.because.data or "",
            review_on=day,
            by=current.person,
        )
        note(session, current.actor, "placed a hold", "hold", made.id)
        flash(
            _("The legal hold stands. Nothing about them is erased until it is lifted."), "success"
        )
        return redirect(url_for("rights.hold_list"))
    status = 422 if form.is_submitted() else 200
    return render_template("rights/place_hold.html", form=form), status


@pages.route(
    "/requests/holds/<uuid:hold_id>/lift",
    methods=["GET", "POST"],
    permission="rights.lift",
    load=load_hold,
    reads="legal hold",
)
def lift_hold(hold: LegalHold) -> ResponseReturnValue:
    """Lift a hold, after being asked once."""
    form, session = Confirm(), current.session
    if form.validate_on_submit():
        holds.lift(hold, current.person)
        note(session, current.actor, "lifted a hold", "hold", hold.id)
        flash(_("The legal hold is lifted."), "success")
        return redirect(url_for("rights.hold_list"))
    return render_template(
        "rights/lift_hold.html",
        form=form,
        hold=hold,
        subject=session.get_one(Person, hold.person_id),
    )
