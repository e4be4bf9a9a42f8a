"""The administrator's pages about who works here: giving roles, ending them, and leaving."""

import uuid
from datetime import timedelta

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from alongside.councils.pages import pages
from alongside.db.tenancy import CouncilSession
from alongside.groups.leaver import end_parts, groups_of_leaver
from alongside.groups.letters import tell_of_leaver
from alongside.groups.models import today
from alongside.identity import appointments
from alongside.identity.appointments import Appointment, Refused, WrongDay
from alongside.identity.models import CouncilRole
from alongside.identity.role_forms import ChangeEnd, EndRole, GiveRole, Leaving
from alongside.identity.role_letters import tell_changed, tell_left
from alongside.identity.roles import names
from alongside.people.models import Person
from alongside.records.log import note
from alongside.rights.corrections import corrections
from alongside.web.context import current

SUGGESTED = timedelta(days=365)
ROLE = "/council/roles/<uuid:role_id>"


def load_role(session: CouncilSession, role_id: uuid.UUID) -> Appointment | None:
    """A role that is held today."""
    held = session.get(CouncilRole, role_id)
    person = session.get(Person, held.person_id) if held is not None else None
    if person is None:
        return None
    found = appointments.appointments(session, person)
    return next((one for one in found if one.role.id == role_id), None)


def load_colleague(session: CouncilSession, colleague_id: uuid.UUID) -> Person | None:
    """Somebody who has a role today; of anybody else nothing is said here."""
    person = session.get(Person, colleague_id)
    return person if person and appointments.appointments(session, person) else None


def _done(action: str, person: Person, role: str, said: str) -> Response:
    note(current.session, current.actor, action, "person", person.id, role)
    flash(said, "success")
    return redirect(url_for("administration.roles"))


@pages.get("/council/roles", permission="council.administer", reads="council roles")
def roles() -> str:
    """Who has a role today: why, since when, until when, and from whom."""
    found = appointments.appointments(current.session)
    return render_template(
        "administration/roles.html",
        appointments=found,
        names=names(),
        missed=appointments.missed(found),
        decided=corrections(
            current.session, "council_role", [one.role.id for one in found if one.role.reason]
        ),
    )


@pages.route(
    "/council/roles/give", methods=["GET", "POST"], permission="council.change", again=True
)
def give_role() -> ResponseReturnValue:
    """Give somebody a role, saying why and until when."""
    form = GiveRole()
    form.person.leave_out([current.person.id])
    if not form.is_submitted():
        form.ends_on.process(None, today() + SUGGESTED)
    elif not form.person.searching and form.validate() and (person := form.person.person):
        try:
            appointments.give(
                current.session,
                person,
                form.role.data,
                reason=form.reason.data or "",
                ends_on=form.ends_on.data,
                by=current.person,
            )
        except Refused as why:
            field = form.ends_on if isinstance(why, WrongDay) else form.role
            field.errors = [str(why)]
        else:
            tell_changed(current.session, person)
            return _done("role given", person, form.role.data, _("The role is given."))
    status = 422 if form.is_submitted() else 200
    return render_template("administration/role_give.html", form=form), status


@pages.route(
    f"{ROLE}/until",
    methods=["GET", "POST"],
    permission="council.change",
    load=load_role,
    again=True,
)
def change_role_end(one: Appointment) -> ResponseReturnValue:
    """Let a role last until another day."""
    form = ChangeEnd(obj=one.role)
    if form.validate_on_submit() and form.check_version(one.role, one.role.version):
        try:
            appointments.change_end(current.session, one.role, form.ends_on.data, by=current.person)
        except Refused as why:
            form.ends_on.errors = [str(why)]
        else:
            tell_changed(current.session, one.person)
            return _done("role changed", one.person, one.role.role, _("The end is saved."))
    status = 422 if form.is_submitted() else 200
    page = render_template("administration/role_until.html", form=form, one=one, names=names())
    return page, status


@pages.route(
    f"{ROLE}/end",
    methods=["GET", "POST"],
    permission="council.change",
    load=load_role,
    again=True,
)
def end_role(one: Appointment) -> ResponseReturnValue:
    """End a role now, after being asked once."""
    form, refused = EndRole(), ""
    if form.validate_on_submit():
        try:
            appointments.end(current.session, one.role)
        except Refused as why:
            refused = str(why)
        else:
            tell_changed(current.session, one.person)
            own = one.person.id == current.person.id
            answer = _done("role ended", one.person, one.role.role, _("The role has ended."))
            return redirect(url_for("sign_ins.index")) if own else answer
    page = render_template(
        "administration/role_end.html", form=form, one=one, names=names(), refused=refused
    )
    return page, 422 if form.is_submitted() else 200


@pages.route(
    "/council/roles/leaving/<uuid:colleague_id>",
    methods=["GET", "POST"],
    permission="council.change",
    load=load_colleague,
    again=True,
)
def leaving(person: Person) -> ResponseReturnValue:
    """Somebody leaves: all that they may do here ends, and they are signed out everywhere."""
    form, refused = Leaving(), ""
    if form.validate_on_submit():
        try:
            appointments.leave(current.session, person, by=current.person, close=form.close.data)
        except Refused as why:
            refused = str(why)
        else:
            tell_left(current.session, person)
            _settle_groups(person, end=form.groups.data)
            return _done("left the council", person, "", _("They are signed out everywhere."))
    page = render_template(
        "administration/leaving.html",
        form=form,
        colleague=person,
        held=[names()[one.role.role] for one in appointments.appointments(current.session, person)],
        groups=len(groups_of_leaver(current.session, person)),
        refused=refused,
    )
    return page, 422 if form.is_submitted() else 200


def _settle_groups(person: Person, *, end: bool) -> None:
    """Tell the people in a leaver's groups, and end the leaver's part in them if that is asked."""
    session = current.session
    left = groups_of_leaver(session, person)
    if end:
        end_parts(session, left, by=current.person)
    for one in left:
        if end:
            note(session, current.actor, "membership ended", "membership", one.membership.id)
            current.call("membership_changed", membership=one.membership)
        for other in one.others:
            tell_of_leaver(session, one.membership, other, still_there=not end)
