"""What somebody says to an invitation, and to being kept out of the room."""

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import current
from alongside_family_conference import preparing
from alongside_family_conference.forms import leave_out
from alongside_family_conference.gatherings import Gathering, load
from alongside_family_conference.prepare_forms import AnswerForm, AppealForm
from alongside_family_conference.states import BEFORE_THE_DAY, NotNow
from alongside_family_conference.views import ONE, asks, back_to, pages, record


@pages.route(
    f"{ONE}/answer", methods=["GET", "POST"], permission="family_conference.answer", load=load
)
def answer(gathering: Gathering) -> ResponseReturnValue:
    """Say whether one comes, and what one brings and needs."""
    gathering.must_be(*BEFORE_THE_DAY)
    me = gathering.party(current.person)
    assert me is not None  # noqa: S101
    form = AnswerForm(obj=me.participant)
    if me.excluded:
        leave_out(form.answer, "coming")
    if me.role != "central":
        del form.voice
    if me.role not in ("central", "family"):
        del form.advocate
    elif form.advocate.data == "offered":
        form.advocate.data = ""
    if (
        request.method == "POST"
        and form.validate()
        and form.check_version(me.participant, me.participant.version)
    ):
        preparing.answer(
            current.session,
            gathering,
            me,
            answer=form.answer.data,
            brings=form.brings.data or "",
            needs=form.needs.data or "",
            contribution=form.contribution.data or "",
            advocate=(form.advocate.data or "") if form.advocate else None,
            voice=(form.voice.data or "") if form.voice else me.participant.voice,
        )
        record("answered", gathering)
        flash(_("Thank you. You can change your answer until the day."), "success")
        return back_to(gathering)
    return asks("answer", gathering, form)


@pages.route(
    f"{ONE}/appeal", methods=["GET", "POST"], permission="family_conference.answer", load=load
)
def appeal(gathering: Gathering) -> ResponseReturnValue:
    """Say that one sees an exclusion differently."""
    me = gathering.party(current.person)
    if me is None or not me.excluded:
        raise NotNow(_("Nobody keeps you out of the room."))
    form = AppealForm(appeal=me.participant.appeal)
    if request.method == "POST" and form.validate():
        preparing.appeal(current.session, gathering, me, form.appeal.data or "")
        record("appealed", gathering)
        flash(_("The coordinator looks at it again, and speaks with you."), "success")
        return back_to(gathering)
    return asks("appeal", gathering, form)
