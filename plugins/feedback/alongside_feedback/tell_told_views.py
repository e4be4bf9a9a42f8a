"""A writer's own pages: their conversation by secret link, or by their account.

The address of a secret link is on no redirect and in no link of these pages, which all point
relatively: a redirect's address is kept with the form that led to it, and a token must not be.
"""

import uuid
from collections.abc import Callable
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import CouncilSession, current
from alongside_feedback import complaints, tell_joining, tell_keys
from alongside_feedback import tell as telling_domain
from alongside_feedback.answering import NotForThem
from alongside_feedback.states import NotNow
from alongside_feedback.tell_forms import AcceptForm, ConfirmForm, WriteAgainForm
from alongside_feedback.tell_models import Telling
from alongside_feedback.tell_views import device
from alongside_feedback.views import pages

View = Callable[..., ResponseReturnValue]
BACK = "./"


def by_link(session: CouncilSession, token: str) -> Telling | None:
    """The conversation of a secret link."""
    return tell_keys.by_token(session, token)


def by_id(session: CouncilSession, telling_id: uuid.UUID) -> Telling | None:
    """A conversation by its id, for its writer's account."""
    return session.get(Telling, telling_id)


def for_the_writer(path: str = "", *, writes: bool = False) -> Callable[[View], View]:
    """Add a page twice: for whoever holds the link, and for the account it was joined to."""

    def add(view: View) -> View:
        route = pages.post if writes else pages.get
        suffix = ".write" if writes else ""
        name = view.__name__
        by_key: dict[str, Any] = {"permission": f"feedback.told{suffix}", "load": by_link}
        by_account: dict[str, Any] = {"permission": f"feedback.own{suffix}", "load": by_id}
        route(f"/told/<token>/{path}", endpoint=name, **by_key)(view)
        route(f"/my-words/<uuid:telling_id>/{path}", endpoint=f"own_{name}", **by_account)(view)
        return view

    return add


def _conversation(telling: Telling, form: WriteAgainForm, code: int = 200) -> ResponseReturnValue:
    page = render_template(
        "feedback/tell/told.html",
        telling=telling,
        form=form,
        turns=telling_domain.conversation(current.session, telling),
        movements=telling_domain.where_it_went(current.session, telling),
        complaints=complaints.all_of(current.session, telling),
        today=complaints.today(),
    )
    return page, code


@for_the_writer()
def told(telling: Telling) -> ResponseReturnValue:
    """The conversation, where it went, and what its writer can do with it."""
    return _conversation(telling, WriteAgainForm(formdata=None))


@for_the_writer("write")
def told_write(telling: Telling) -> ResponseReturnValue:
    """Lead whoever opened this address back to the conversation."""
    return redirect(BACK)


@for_the_writer("write", writes=True)
def told_write_now(telling: Telling) -> ResponseReturnValue:
    """Say more."""
    form = WriteAgainForm()
    if not form.validate():
        return _conversation(telling, form, 422)
    telling_domain.write_again(
        current.session, telling, form.words.data or "", helped_by=form.helped_by.data or ""
    )
    flash(_("Your words are with us. Somebody will answer."), "success")
    return redirect(BACK)


@for_the_writer("join")
def told_join(telling: Telling) -> ResponseReturnValue:
    """Ask whether the writer wants to think this through together, and as whom."""
    if telling.invited_at is None:
        return redirect(BACK)
    return _join_page(telling, _join_form(telling, formdata=None))


def _join_form(telling: Telling, **given: Any) -> AcceptForm | ConfirmForm:
    if current.actor.person is not None:
        return ConfirmForm(**given)
    return AcceptForm(
        name=telling.name,
        email=telling.email,
        phone=telling.phone,
        safe_to_email=telling.safe_to_email,
        safe_to_text=telling.safe_to_text,
        safe_to_call=telling.safe_to_call,
        **given,
    )


def _join_page(telling: Telling, form: Any, code: int = 200) -> ResponseReturnValue:
    movements = telling_domain.where_it_went(current.session, telling)
    inviter = next((one.who for one in movements if one.what == "invited"), None)
    page = render_template("feedback/tell/join.html", telling=telling, form=form, inviter=inviter)
    return page, code


@for_the_writer("join", writes=True)
def told_join_now(telling: Telling) -> ResponseReturnValue:
    """Say yes."""
    form = _join_form(telling)
    if not form.validate():
        return _join_page(telling, form, 422)
    try:
        if current.actor.person is not None:
            tell_joining.accept_as(current.session, telling, current.person)
            flash(_("You are in this together now."), "success")
            return redirect(url_for("feedback.index"))
        tell_joining.accept_without_account(current.session, telling, form.reach())
    except (NotForThem, NotNow):
        form.form_errors.append(
            _("This cannot be done with this account. Sign out, and try again without it.")
        )
        return _join_page(telling, form, 422)
    flash(_("Thank you. We will be in touch in the way that you chose."), "success")
    return redirect(BACK)


@for_the_writer("keys")
def told_keys(telling: Telling) -> ResponseReturnValue:
    """Ask whether the writer wants a new link, because others may know the old one."""
    return render_template("feedback/tell/keys.html", form=ConfirmForm(formdata=None))


@for_the_writer("keys", writes=True)
def told_change_keys(telling: Telling) -> ResponseReturnValue:
    """Make every link and code that was given out worthless, and lead to new ones."""
    form = ConfirmForm()
    if not form.validate():
        return render_template("feedback/tell/keys.html", form=form), 422
    given = tell_keys.keys_for(device(), form.form_key)
    tell_keys.change_locks(current.session, telling, given)
    return redirect(url_for("feedback.sent", receipt=form.form_key))
