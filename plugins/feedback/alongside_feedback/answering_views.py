"""The pages of those who answer what people tell the council."""

import uuid

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import (
    CouncilSession,
    Person,
    absolute_url,
    current,
    is_kept_from,
    note,
    send,
    utcnow,
)
from alongside_feedback import answering, complaints, tell_keys
from alongside_feedback import tell as telling_domain
from alongside_feedback.answering_forms import InviteForm, ReplyForm, StepForm
from alongside_feedback.tell_forms import ConfirmForm
from alongside_feedback.tell_models import Telling
from alongside_feedback.views import pages


def load_telling(session: CouncilSession, telling_id: uuid.UUID) -> Telling | None:
    """A conversation by its id."""
    return session.get(Telling, telling_id)


@pages.get("/answering", permission="feedback.answering")
def answering_list() -> ResponseReturnValue:
    """What waits for an answer, the longest first; and what has had one."""
    done = request.args.get("show") == "answered"
    after = request.args.get("after", "0")
    start = int(after) if after.isdecimal() and len(after) < 7 else 0
    find = answering.answered if done else answering.waiting
    rows = find(current.session, after=start)
    return render_template(
        "feedback/answering/list.html",
        rows=rows[: answering.MOST],
        more=start + answering.MOST if len(rows) > answering.MOST else None,
        done=done,
        today=complaints.today(),
    )


def _page(
    telling: Telling, *, reply: ReplyForm | None = None, code: int = 200
) -> ResponseReturnValue:
    form = reply or ReplyForm(formdata=None)
    page = render_template(
        "feedback/answering/telling.html",
        telling=telling,
        kept=_kept(telling),
        form=form,
        take=ConfirmForm(formdata=None),
        turns=telling_domain.conversation(current.session, telling),
        movements=telling_domain.where_it_went(current.session, telling),
        complaints=complaints.all_of(current.session, telling),
        today=complaints.today(),
    )
    return page, code


def _kept(telling: Telling) -> bool:
    """Whether how to reach the writer is kept back from whoever reads, for safety."""
    writer = current.session.get(Person, telling.person_id) if telling.person_id else None
    return writer is not None and is_kept_from(current.session, current.person, writer)


@pages.get(
    "/answering/<uuid:telling_id>",
    permission="feedback.answering",
    load=load_telling,
    reads="telling",
)
def answering_one(telling: Telling) -> ResponseReturnValue:
    """One conversation, for whoever answers."""
    return _page(telling)


def _back(telling: Telling) -> ResponseReturnValue:
    return redirect(url_for("feedback.answering_one", telling_id=telling.id))


@pages.post("/answering/<uuid:telling_id>/take", permission="feedback.answer", load=load_telling)
def answering_take(telling: Telling) -> ResponseReturnValue:
    """Put one's own name beside it."""
    answering.take_up(current.session, telling, current.person)
    flash(_("Your name stands beside it now."), "success")
    return _back(telling)


@pages.post("/answering/<uuid:telling_id>", permission="feedback.answer", load=load_telling)
def answering_reply(telling: Telling) -> ResponseReturnValue:
    """Answer, with one's own name."""
    form = ReplyForm()
    if not form.validate():
        return _page(telling, reply=form, code=422)
    answering.reply(current.session, telling, current.person, form.words.data or "")
    note(current.session, current.actor, "answered", "telling", telling.id)
    _tell_the_writer(telling, _("There is an answer for you"))
    flash(_("Your answer is there for the writer to read."), "success")
    return _back(telling)


def _tell_the_writer(telling: Telling, subject: str) -> None:
    """Say that something waits, with a way to it; never what it is."""
    body = _("We wrote to you. You can read it, and write back, here:\n\n%(link)s")
    if telling.person_id is not None:
        link = absolute_url("feedback.own_told", telling_id=telling.id)
        writer = current.session.get(Person, telling.person_id)
        address = ""
    elif telling.safe_to_email:
        token = tell_keys.new_token()
        tell_keys.add_link(current.session, telling, token)
        link = absolute_url("feedback.told", token=token)
        writer, address = None, telling.email
    else:
        return
    send(
        current.session,
        to=writer,
        address=address,
        subject=subject,
        body=body % {"link": link},
        about=f"feedback.telling:{telling.id}",
    )


def _invite_page(telling: Telling, form: InviteForm, code: int = 200) -> ResponseReturnValue:
    return render_template("feedback/answering/invite.html", telling=telling, form=form), code


@pages.get(
    "/answering/<uuid:telling_id>/invite", permission="feedback.answering", load=load_telling
)
def answering_invite(telling: Telling) -> ResponseReturnValue:
    """Ask what the worker hopes for, before the writer is asked."""
    if telling.accepted_at is not None:
        return _back(telling)
    return _invite_page(telling, InviteForm(formdata=None))


@pages.post("/answering/<uuid:telling_id>/invite", permission="feedback.answer", load=load_telling)
def answering_invite_now(telling: Telling) -> ResponseReturnValue:
    """Invite the writer to think this through together."""
    form = InviteForm()
    if not form.validate():
        return _invite_page(telling, form, 422)
    try:
        answering.invite(
            current.session,
            telling,
            current.person,
            hope=form.hope.data or "",
            look_back_on=form.look_back_on.data or complaints.today(),
        )
    except answering.NotForThem:
        return _back(telling)
    note(current.session, current.actor, "invited", "telling", telling.id)
    _tell_the_writer(telling, _("There is an invitation for you"))
    flash(_("The invitation is there for the writer to read."), "success")
    return _back(telling)


def _step_page(telling: Telling, kind: str, form: StepForm, code: int = 200) -> ResponseReturnValue:
    page = render_template("feedback/answering/step.html", telling=telling, form=form, kind=kind)
    return page, code


def _open_step(telling: Telling, kind: str) -> complaints.Standing:
    """The standing complaint that waits for this step; 404 where there is none."""
    standing = complaints.standing(current.session, telling)
    if standing is None or not any(c.kind == kind and c.done_on is None for c in standing.clocks):
        abort(404)
    return standing


@pages.get(
    "/answering/<uuid:telling_id>/complaint/<kind>",
    permission="feedback.answering",
    load=load_telling,
)
def answering_step(telling: Telling, kind: str) -> ResponseReturnValue:
    """Ask when and how the council did what the law asks."""
    _open_step(telling, kind)
    return _step_page(telling, kind, StepForm(formdata=None))


@pages.post(
    "/answering/<uuid:telling_id>/complaint/<kind>",
    permission="feedback.answer",
    load=load_telling,
)
def answering_record(telling: Telling, kind: str) -> ResponseReturnValue:
    """Write down when and how the council did what the law asks."""
    standing = _open_step(telling, kind)
    form = StepForm()
    form.first_day = standing.complaint.made_on
    if not form.validate():
        return _step_page(telling, kind, form, 422)
    complaints.record(
        standing, kind, current.person, form.done_on.data or complaints.today(), form.how.data or ""
    )
    telling.moved_at = utcnow()
    note(current.session, current.actor, "recorded", "complaint", standing.complaint.id, kind)
    flash(_("Written down."), "success")
    return _back(telling)
