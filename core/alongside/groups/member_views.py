"""The pages about who is in a group: joining, another part, leaving, coming back."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from alongside.groups import joining
from alongside.groups.directory import members
from alongside.groups.forms import AddMember, ChangeRole, Confirm, EndMembership, offer_roles
from alongside.groups.kinds import plain_role
from alongside.groups.letters import tell_ended, tell_joined
from alongside.groups.loading import kind_of, load_group, load_membership, over, pages
from alongside.groups.models import Group, Membership, today
from alongside.people.models import Person
from alongside.people.walls import Walled
from alongside.records.log import note
from alongside.web.context import current

MEMBER = "/groups/<uuid:group_id>/members/<uuid:membership_id>"


def _back(group: Group) -> Response:
    return redirect(url_for("groups.group", group_id=group.id))


def _left(group: Group) -> Response:
    flash(_("They have left this group already."))
    return _back(group)


def _changed(action: str, membership: Membership) -> None:
    """Write down that a membership changed, and let the practices know."""
    note(current.session, current.actor, action, "membership", membership.id)
    current.call("membership_changed", membership=membership)


def _of(membership: Membership) -> tuple[Group, Person]:
    session = current.session
    return (
        session.get_one(Group, membership.group_id),
        session.get_one(Person, membership.person_id),
    )


@pages.route(
    "/groups/<uuid:group_id>/members/add",
    methods=["GET", "POST"],
    permission="groups.edit",
    load=load_group,
)
def add_member(group: Group) -> ResponseReturnValue:
    """Take somebody into the group, saying how they came to be here."""
    if group.ended:
        return over(group)
    form = AddMember()
    kind = kind_of(group)
    form.person.leave_out(one.person.id for one in members(current.session, group))
    if not offer_roles(form.role, kind):
        del form.role
    if not form.person.searching and form.validate_on_submit() and form.person.person:
        try:
            membership = joining.join(
                current.session,
                group,
                form.person.person,
                role=form.role.data if "role" in form else plain_role(kind),
                how=form.how.data or "",
                added_by=current.person,
            )
        except joining.AlreadyThere:
            form.person.errors = [_("They are in this group already")]
        except Walled:
            form.person.errors = [_("This cannot be done here. Ask a coordinator at the council.")]
        else:
            _changed("joined", membership)
            tell_joined(current.session, membership, form.person.person)
            flash(_("They are part of the group now."), "success")
            return _back(group)
    status = 422 if form.is_submitted() else 200
    return render_template("groups/add_member.html", form=form, group=group), status


@pages.route(
    f"{MEMBER}/role", methods=["GET", "POST"], permission="groups.edit", load=load_membership
)
def change_role(membership: Membership) -> ResponseReturnValue:
    """Give a member another part."""
    group, person = _of(membership)
    if group.ended:
        return over(group)
    if joining.has_left(membership):
        return _left(group)
    form = ChangeRole(obj=membership)
    offer_roles(form.role, kind_of(group))
    if form.validate_on_submit() and form.check_version(membership, membership.version):
        joining.change_role(current.session, group, membership, form.role.data)
        _changed("role changed", membership)
        flash(_("Saved."), "success")
        return _back(group)
    status = 422 if form.is_submitted() else 200
    return render_template("groups/role.html", form=form, group=group, member=person), status


@pages.route(
    f"{MEMBER}/end", methods=["GET", "POST"], permission="groups.edit", load=load_membership
)
def end_membership(membership: Membership) -> ResponseReturnValue:
    """End a membership from a day on."""
    group, person = _of(membership)
    if joining.has_left(membership):
        return _left(group)
    form = EndMembership(obj=membership)
    if not form.is_submitted() and form.left_on.data is None:
        form.left_on.process(None, today())
    if form.validate_on_submit() and form.check_version(membership, membership.version):
        day = form.left_on.data or today()
        if wrong := joining.wrong_ending(membership, day):
            form.left_on.errors = [wrong]
        else:
            joining.end_membership(current.session, group, membership, on=day, by=current.person)
            _changed("membership ended", membership)
            if person.id == current.person.id:
                flash(_("You have left the group."), "success")
                return redirect(url_for("groups.index"))
            tell_ended(current.session, membership, person)
            flash(_("Their part in the group has ended. You can undo this for a week."), "success")
            return _back(group)
    status = 422 if form.is_submitted() else 200
    return render_template("groups/end_member.html", form=form, group=group, member=person), status


@pages.post(f"{MEMBER}/bring-back", permission="groups.edit", load=load_membership)
def bring_back(membership: Membership) -> ResponseReturnValue:
    """Undo the ending of a membership, within a week."""
    group, person = _of(membership)
    if group.ended:
        return over(group)
    if not joining.can_come_back(membership):
        flash(_("They left too long ago for that, or of their own accord. Add them again instead."))
        return _back(group)
    try:
        joining.bring_back(current.session, group, membership)
    except joining.AlreadyThere:
        flash(_("They are in this group already."))
        return _back(group)
    except Walled:
        flash(_("This cannot be done here. Ask a coordinator at the council."))
        return _back(group)
    _changed("brought back", membership)
    tell_joined(current.session, membership, person)
    flash(_("They are part of the group again."), "success")
    return _back(group)


@pages.route(
    "/groups/<uuid:group_id>/leave",
    methods=["GET", "POST"],
    permission="groups.leave",
    load=load_group,
)
def leave(group: Group) -> ResponseReturnValue:
    """Leave a group oneself, after being asked once."""
    form = Confirm()
    session, person = current.session, current.person
    membership = joining.membership_in(session, group, person)
    if form.validate_on_submit() and membership is not None:
        joining.end_membership(session, group, membership, on=today(), by=person)
        _changed("left", membership)
        flash(_("You have left the group."), "success")
        return redirect(url_for("groups.index"))
    last = len(members(session, group)) == 1
    return render_template("groups/leave.html", form=form, group=group, last=last)
