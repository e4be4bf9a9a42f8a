"""Inviting somebody into a group, seeing what became of it, sending it again, taking it back."""

import uuid
from collections.abc import Sequence
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside.db.tenancy import CouncilSession
from alongside.groups.directory import members
from alongside.groups.forms import offer_roles
from alongside.groups.joining import AlreadyThere
from alongside.groups.kinds import plain_role
from alongside.groups.loading import kind_of, load_group, over
from alongside.groups.models import Group
from alongside.identity import invitations
from alongside.identity.invitation_forms import Button, Invite, SendInvitation
from alongside.identity.invitation_letter import letter
from alongside.identity.invitation_models import TEXT, Invitation
from alongside.identity.keys import hash_spoken, in_halves, token_of
from alongside.identity.roles import colleagues
from alongside.identity.sessions import hash_token
from alongside.identity.shown_once import kept, show_invitation
from alongside.identity.withdrawing import withdraw
from alongside.people.directory import add_person, lookalikes
from alongside.people.models import Person
from alongside.people.walls import Walled
from alongside.records.log import note
from alongside.web.context import current
from alongside.web.pages import Pages

pages = Pages("invitations", __name__)
ONE = "/groups/<uuid:group_id>/invitations/<uuid:invitation_id>"


def load_invitation(
    session: CouncilSession, group_id: uuid.UUID, invitation_id: uuid.UUID
) -> Invitation | None:
    """An invitation, only under the address of its own group."""
    found = session.get(Invitation, invitation_id)
    return found if found is not None and found.group_id == group_id else None


def _group_of(invitation: Invitation) -> Group:
    return current.session.get_one(Group, invitation.group_id)


def _person_of(invitation: Invitation) -> Person:
    return current.session.get_one(Person, invitation.person_id)


def _back(group: Group) -> ResponseReturnValue:
    return redirect(url_for("groups.group", group_id=group.id, _anchor="invitations"))


@pages.route(
    "/groups/<uuid:group_id>/invitations/new",
    methods=["GET", "POST"],
    permission="groups.edit",
    load=load_group,
)
def new(group: Group) -> ResponseReturnValue:
    """Invite somebody. Workers find whom the council knows; anybody can name somebody new."""
    if group.ended:
        return over(group)
    form = Invite()
    kind = kind_of(group)
    if current.allows("people.search"):
        here = [one.person for one in members(current.session, group)]
        staff = colleagues(current.session)
        form.person.leave_out(one.id for one in (*here, *staff))
    else:
        del form.person
        for field in (form.address, form.number) if "number" in form else (form.address,):
            field.description = ""
    if not offer_roles(form.role, kind):
        del form.role
    alike: Sequence[Person] = ()
    searching = "person" in form and form.person.searching
    if not searching and form.validate_on_submit() and _names_one(form):
        alike = _alike(form)
        if not alike:
            role = form.role.data if "role" in form else plain_role(kind)
            if (answer := _invite(form, group, role)) is not None:
                return answer
    page = render_template("invitations/new.html", form=form, group=group, alike=alike)
    return page, 422 if form.is_submitted() else 200


def _names_one(form: Invite) -> bool:
    """Whether one person is named: chosen, or somebody new, and may be let in by the reader."""
    chosen = form.person.person if "person" in form else None
    if chosen is not None and form.name.data:
        form.name.errors = [_("Choose somebody, or write a name: not both")]
    elif chosen is None and not form.name.data:
        form.name.errors = [_("Write who is invited")]
    elif chosen is not None and not current.allows("invitations.send", chosen):
        form.person.errors = [
            _(
                "You cannot invite them yet. Open their page first, and say why you need to. "
                "Somebody who works for the council signs in by themself: add them instead."
            )
        ]
    else:
        return True
    return False


def _alike(form: Invite) -> Sequence[Person]:
    """People of the new name who are here already, for those who may know that they are."""
    if "person" not in form or not form.name.data or "somebody_else" in request.form:
        return ()
    return lookalikes(current.session, form.name.data, current.person)


def _invite(form: Invite, group: Group, role: str) -> ResponseReturnValue | None:
    """Invite, or say at the field what stands in the way. What is refused leaves nobody added."""
    session = current.session
    person = form.person.person if "person" in form else None
    if person is None:
        person = add_person(session, name=form.name.data or "", added_by=current.person)
        note(session, current.actor, "added", "person", person.id)
        current.call("person_added", person=person)
    try:
        invited = invitations.invite(
            session, person=person, group=group, by=current.person, role=role, **_sent(form)
        )
    except AlreadyThere:
        form.person.errors = [_("They are in this group already")]
    except Walled:
        field = form.person if "person" in form else form.name
        field.errors = [_("This cannot be done here. Ask a coordinator at the council.")]
    except invitations.AlreadyInvited:
        form.person.errors = [_("They are invited already. Send that invitation again instead.")]
    except invitations.NoSafeAddress:
        form.reached.errors = [_no_address(form)]
    else:
        note(session, current.actor, "invited", "person", person.id)
        return redirect(show_invitation(invited))
    return None


def _sent(form: SendInvitation) -> dict[str, Any]:
    return {
        "way": form.way.data,
        "address": form.reach,
        "spoken": bool(form.spoken.data),
    }


def _no_address(form: SendInvitation) -> str:
    if form.way.data == TEXT:
        return str(
            _(
                "No mobile number of theirs is ticked as safe to text. Write one that is safe, or "
                "choose a letter."
            )
        )
    return str(
        _(
            "No e-mail address of theirs is ticked as safe. Write one that is safe, or choose a "
            "letter."
        )
    )


@pages.get(ONE, permission="groups.edit", load=load_invitation)
def made(invitation: Invitation) -> str:
    """What was made: a letter to print, the numbers to say. Only in the browser that made it."""
    group, person = _group_of(invitation), _person_of(invitation)
    waiting = invitation.state == "waiting"
    code, spoken = kept(invitation.id) or ("", "")
    token = token_of(code, "join", current.session.council_id)
    prints = waiting and code and invitation.token_hash == hash_token(token)
    says = waiting and spoken and invitation.spoken_hash == hash_spoken(spoken, invitation.id)
    return render_template(
        "invitations/made.html",
        invitation=invitation,
        group=group,
        invited=person,
        letter=letter(invitation, group, person, code, token) if prints else "",
        spoken=in_halves(spoken) if says else "",
    )


@pages.route(
    f"{ONE}/again", methods=["GET", "POST"], permission="groups.edit", load=load_invitation
)
def again(invitation: Invitation) -> ResponseReturnValue:
    """Send an invitation again, with a new key."""
    group, person = _group_of(invitation), _person_of(invitation)
    if group.ended:
        return over(group)
    if not current.allows("invitations.send", person):
        flash(_("You cannot send this one again: somebody else here made it, or they came in."))
        return _back(group)
    form = SendInvitation(data={"way": invitation.way, "spoken": bool(invitation.spoken_hash)})
    if form.validate_on_submit():
        try:
            invited = invitations.send_again(
                current.session, invitation, by=current.person, **_sent(form)
            )
        except invitations.NoSafeAddress:
            form.reached.errors = [_no_address(form)]
        except invitations.NotOpen:
            flash(_("They have come, or it was withdrawn, so it cannot be sent again."))
            return _back(group)
        else:
            note(current.session, current.actor, "invited", "person", person.id)
            return redirect(show_invitation(invited))
    page = render_template("invitations/again.html", form=form, group=group, invited=person)
    return page, 422 if form.is_submitted() else 200


@pages.route(
    f"{ONE}/withdraw",
    methods=["GET", "POST"],
    permission="groups.edit",
    load=load_invitation,
    endpoint="withdraw",
)
def take_back(invitation: Invitation) -> ResponseReturnValue:
    """Withdraw an invitation, after asking once. Its link and its code are worthless at once."""
    group, form = _group_of(invitation), Button()
    if form.validate_on_submit():
        if withdraw(current.session, invitation):
            note(current.session, current.actor, "withdrawn", "invitation", invitation.id)
            flash(_("The invitation is withdrawn. It opens nothing any more."), "success")
        else:
            flash(_("They have come already, or somebody has withdrawn it."))
        return _back(group)
    return render_template(
        "invitations/withdraw.html", form=form, group=group, invited=_person_of(invitation)
    )
