"""The pages of groups: mine, a new one, one of them, and its beginning and end."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside.db.ids import as_id
from alongside.groups import member_views as member_views
from alongside.groups.directory import carries_alone, groups_among, members, past_members
from alongside.groups.forms import AddGroup, Confirm, DescribeGroup, offer_roles
from alongside.groups.gathering import begin_group, describe_group, end_group, open_again
from alongside.groups.joining import can_come_back
from alongside.groups.kinds import plain_role, role_title
from alongside.groups.loading import kind_of, kinds_here, load_group, over, pages
from alongside.groups.models import Group
from alongside.identity.invitations import invitations_of
from alongside.records.log import note
from alongside.rights.corrections import corrections
from alongside.web.context import current
from alongside.web.fields import choices
from alongside.web.templating import flattened


@pages.get("/groups", permission="groups.list")
def index() -> str:
    """The groups that the reader is in today."""
    mine = current.actor.memberships
    after = as_id(request.args.get("after"))
    groups, more = groups_among(current.session, mine, after=after)
    ended = [] if after else groups_among(current.session, mine, ended=True)[0]
    return render_template(
        "groups/index.html", groups=groups, more=more, after=after, ended=ended, kinds=kinds_here()
    )


@pages.route("/groups/add", methods=["GET", "POST"], permission="groups.add")
def add() -> ResponseReturnValue:
    """Begin a group, with oneself as its first member."""
    form = AddGroup()
    here = kinds_here()
    form.kind.choices = choices((kind_id, kind.title) for kind_id, kind in here.items())
    kind = here.get(form.kind.data or "")
    if kind is None or plain_role(kind):
        del form.role
    else:
        offer_roles(form.role, kind)
    if not form.validate_on_submit():
        return render_template("groups/add.html", form=form), 422 if form.is_submitted() else 200
    group, membership = begin_group(
        current.session,
        kind=form.kind.data,
        name=form.name.data or "",
        purpose=form.purpose.data or "",
        begun_by=current.person,
        role=form.role.data if "role" in form else plain_role(kind),
        how=form.how.data or "",
    )
    note(current.session, current.actor, "added", "group", group.id)
    current.call("membership_changed", membership=membership)
    flash(_("The group is there. Now add the people who belong to it."), "success")
    return redirect(url_for("groups.group", group_id=group.id))


@pages.get("/groups/<uuid:group_id>", permission="groups.read", load=load_group, reads="group")
def group(group: Group) -> str:
    """A group: why it is there, who is in it, and what practices bring to it."""
    session, actor = current.session, current.actor
    kind = kind_of(group)
    here = members(session, group)
    past = past_members(session, group, current.person)
    told = [one.membership.id for one in (*here, *past) if one.membership.how]
    may_edit = current.allows("groups.edit", group)
    sections, missing = flattened(current.call("group_sections", actor=actor, group=group))
    return render_template(
        "groups/group.html",
        group=group,
        kind=kind,
        members=here,
        past=past,
        decided=corrections(session, "membership", told),
        alone=carries_alone(kind, here) and not group.ended,
        may_edit=may_edit,
        invitations=invitations_of(session, group) if may_edit else (),
        no_way_back=not current.person.sign_in_address and not actor.roles,
        role_title=role_title,
        can_come_back=can_come_back,
        sections=sections,
        missing=missing,
        confirm=Confirm(formdata=None),
    )


@pages.route(
    "/groups/<uuid:group_id>/edit",
    methods=["GET", "POST"],
    permission="groups.edit",
    load=load_group,
    reads="group",
)
def edit(group: Group) -> ResponseReturnValue:
    """Change what a group is called and what it is for."""
    if group.ended:
        return over(group)
    form = DescribeGroup(obj=group)
    if form.validate_on_submit() and form.check_version(group, group.version):
        describe_group(
            current.session, group, name=form.name.data or "", purpose=form.purpose.data or ""
        )
        note(current.session, current.actor, "changed", "group", group.id, "name, purpose")
        flash(_("Saved."), "success")
        return redirect(url_for("groups.group", group_id=group.id))
    status = 422 if form.is_submitted() else 200
    return render_template("groups/edit.html", form=form, group=group), status


@pages.route(
    "/groups/<uuid:group_id>/end",
    methods=["GET", "POST"],
    permission="groups.edit",
    load=load_group,
)
def end(group: Group) -> ResponseReturnValue:
    """End a group, after asking once."""
    if group.ended:
        return over(group)
    form = Confirm()
    if form.validate_on_submit():
        end_group(current.session, group)
        note(current.session, current.actor, "ended", "group", group.id)
        flash(_("The group has ended. Its page stays, for the people in it to read."), "success")
        return redirect(url_for("groups.group", group_id=group.id))
    return render_template("groups/end.html", form=form, group=group)


@pages.post("/groups/<uuid:group_id>/open-again", permission="groups.edit", load=load_group)
def go_on(group: Group) -> ResponseReturnValue:
    """Go on with a group that had ended."""
    if group.ended:
        open_again(current.session, group)
        note(current.session, current.actor, "reopened", "group", group.id)
        flash(_("The group goes on."), "success")
    return redirect(url_for("groups.group", group_id=group.id))


__all__ = ["pages"]
