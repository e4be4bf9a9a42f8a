"""Coming in by an invitation: by its link, or by the code of a printed letter."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from alongside.access.actor import Actor
from alongside.identity.accepting import WrongNumbers, accept, open_invitation
from alongside.identity.invitation_forms import Accept, TypeCode
from alongside.identity.invitation_models import Invitation
from alongside.identity.keys import token_of
from alongside.identity.tries import may_type_a_code
from alongside.identity.views import sign_in_person
from alongside.records.log import note
from alongside.web.context import current
from alongside.web.pages import Pages

pages = Pages("joining", __name__)


def wait_a_little() -> str:
    """What is said to somebody when codes were typed too often."""
    return str(
        _(
            "There were many tries just now. Please wait a quarter of an hour, or ask the person "
            "at the council who you know."
        )
    )


@pages.get("/join", permission="core.public")
def enter() -> str:
    """Ask for the code of a letter."""
    return render_template("invitations/enter.html", form=TypeCode(formdata=None))


@pages.post("/join", permission="core.enter")
def type_code() -> ResponseReturnValue:
    """Lead to the invitation of a code.

    A wrong code is answered with 200, because a refusal would undo the count of tries. The form
    has no key: trying again is not the same sending, and the address with the token is not kept.
    """
    form = TypeCode()
    status = 422
    if form.validate():
        if may_type_a_code(current.session, "join", request.remote_addr or ""):
            token = token_of(form.code.data or "", "join", current.session.council_id)
            if open_invitation(current.session, token) is not None:
                return redirect(url_for("joining.join", token=token))
            form.code.errors = [
                _(
                    "We found nothing under this code. Look at each letter and number. If it is "
                    "right, it was used, has ended or was withdrawn: ask the person who invited "
                    "you."
                )
            ]
            status = 200
        else:
            form.form_errors.append(wait_a_little())
            status = 429
    return render_template("invitations/enter.html", form=form), status


def _form(invitation: Invitation) -> Accept:
    """The button, with the numbers if they are asked, and a word if somebody else is here."""
    form = Accept()
    if invitation.spoken_hash is None:
        del form.spoken
    if current.actor.person is None or current.actor.id == invitation.person_id:
        del form.instead
    return form


def _page(form: Accept | None, status: int = 200) -> ResponseReturnValue:
    return render_template("invitations/join.html", form=form), status


@pages.get("/join/<token>", permission="core.public")
def join(token: str) -> ResponseReturnValue:
    """Say that somebody is invited. Opening it uses nothing up, and names nobody."""
    invitation = open_invitation(current.session, token)
    return _page(_form(invitation)) if invitation else _page(None, 404)


@pages.post("/join/<token>", permission="core.enter", endpoint="accept")
def come_in(token: str) -> ResponseReturnValue:
    """Use the invitation up: join the group, begin a session, and leave the address behind."""
    session = current.session
    invitation = open_invitation(session, token)
    if invitation is None:
        return _page(None, 404)
    form = _form(invitation)
    if not form.validate():
        return _page(form, 422)
    try:
        came = accept(session, token, form.spoken.data or "" if "spoken" in form else "")
    except WrongNumbers as wrong:
        return _wrong(form, wrong.left)
    if came is None:
        return _page(None, 404)
    person, group, membership = came
    actor = Actor(session, person)
    note(session, actor, "accepted", "invitation", invitation.id)
    if membership is not None:
        note(session, actor, "joined", "membership", membership.id)
        current.call("membership_changed", membership=membership)
    group_page = url_for("groups.group", group_id=group.id)
    answer = sign_in_person(person, redirect(group_page), shared_device=form.shared_device.data)
    flash(_("You are in. This is your group."), "success")
    return answer


def _wrong(form: Accept, left: int) -> ResponseReturnValue:
    """Say what is left. Answered with 200, because a refusal would undo the count."""
    if not left:
        return _page(None)
    form.spoken.errors = [
        ngettext(
            "These are not the numbers. You can try once more.",
            "These are not the numbers. You can try %(num)s times more.",
            left,
        )
    ]
    return _page(form)
