"""The day: giving information, and the family's own space."""

from flask import flash, make_response, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import choices, current
from alongside_family_conference import reporting, the_day
from alongside_family_conference.gatherings import Gathering, load
from alongside_family_conference.plan_forms import (
    LINES,
    OPEN_LINES,
    BecauseForm,
    PlanForm,
    offer_people,
)
from alongside_family_conference.prepare_forms import InformationForm
from alongside_family_conference.states import AFTERWARDS, DECIDING, State
from alongside_family_conference.views import KNOWN, ONE, asks, back_to, pages, record, show


@pages.route(
    f"{ONE}/information",
    methods=["GET", "POST"],
    permission="family_conference.prepare",
    load=load,
)
def information(gathering: Gathering) -> ResponseReturnValue:
    """What was told, asked and answered, and whose words were heard."""
    gathering.must_be(State.READY, State.INFORMATION)
    conference = gathering.conference
    form = InformationForm(
        obj=conference,
        heard=[str(p.participant.id) for p in gathering.parties if p.participant.voice_heard_at],
        attended=_here(gathering),
    )
    form.attended.choices = choices(
        [(str(p.participant.id), p.name) for p in gathering.parties if not p.excluded]
    )
    giving = the_day.gives_words(gathering)
    form.heard.choices = choices([(str(p.participant.id), p.name) for p in giving])
    if (
        request.method == "POST"
        and form.validate()
        and form.check_version(conference, conference.version)
    ):
        heard = form.heard.data or ()
        words = form.information.data or ""
        here = form.attended.data or ()
        the_day.give_information(current.session, gathering, words, heard, here)
        record("gave information", gathering)
        flash(_("Saved. The family can begin its private time whenever it wants to."), "success")
        return back_to(gathering)
    return asks("information", gathering, form)


def _here(gathering: Gathering) -> list[str]:
    """Who is ticked to be here: who was, or before anybody said so, who is likely to be."""
    if gathering.state is State.READY:
        return sorted(the_day.expected(gathering))
    return [str(one.participant.id) for one in gathering.parties if one.participant.attended]


@pages.get(f"{ONE}/private", permission="family_conference.private", load=load, known_by=KNOWN)
def private(gathering: Gathering) -> ResponseReturnValue:
    """The family's own space. Nothing that is written here reaches us until it is shared."""
    gathering.must_be(State.INFORMATION, State.PRIVATE, State.AGREEING)
    form = PlanForm(formdata=None)
    return _private(gathering, form)


def _private(gathering: Gathering, form: PlanForm) -> ResponseReturnValue:
    offer_people(form, gathering, current.person)
    session = current.session
    page = show(
        "private",
        gathering,
        form=form,
        all_lines=range(1, LINES + 1),
        open_lines=OPEN_LINES,
        lines=reporting.lines_of(session, gathering),
        outside=gathering.who("coordinator", "referrer", "information_giver"),
    )
    return page, 422 if form.errors else 200


@pages.post(
    f"{ONE}/private/start",
    permission="family_conference.private_time",
    load=load,
    known_by=KNOWN,
)
def start_private(gathering: Gathering) -> ResponseReturnValue:
    """Begin private family time."""
    the_day.start_private_time(current.session, gathering, current.person)
    return back_to(gathering, "private")


@pages.post(
    f"{ONE}/private/call", permission="family_conference.private_time", load=load, known_by=KNOWN
)
def call_in(gathering: Gathering) -> ResponseReturnValue:
    """Ask somebody to the door for a question, or say that it is answered."""
    asked = request.form.get("to", "")
    party = next((p for p in gathering.parties if str(p.participant.id) == asked), None)
    if party is None:
        the_day.stop_calling(current.session, gathering, current.person)
    else:
        the_day.call_in(current.session, gathering, current.person, party)
    return back_to(gathering, "private")


@pages.route(
    f"{ONE}/private/without",
    methods=["GET", "POST"],
    permission="family_conference.private_time",
    load=load,
    known_by=KNOWN,
)
def without_private(gathering: Gathering) -> ResponseReturnValue:
    """Choose to hold no private time."""
    gathering.must_be(State.INFORMATION)
    form = BecauseForm()
    if request.method == "POST" and form.validate():
        the_day.go_without_private_time(
            current.session, gathering, current.person, form.because.data or ""
        )
        record("went without", gathering)
        return back_to(gathering, "private")
    return asks("without_private", gathering, form)


@pages.post(
    f"{ONE}/private/end", permission="family_conference.private_time", load=load, known_by=KNOWN
)
def end_private(gathering: Gathering) -> ResponseReturnValue:
    """End private family time without sharing yet."""
    the_day.end_private_time(current.session, gathering, current.person)
    return back_to(gathering, "private")


@pages.post(
    f"{ONE}/private/share", permission="family_conference.private_time", load=load, known_by=KNOWN
)
def share_plan(gathering: Gathering) -> ResponseReturnValue:
    """Share the plan: the first moment at which any word of it reaches us.

    The page's own script asks for no page in answer: it leaves the draft when it knows that the
    plan is shared, and what we say about that waits for the page that it opens then.
    """
    gathering.must_be(State.PRIVATE, *DECIDING, *AFTERWARDS)
    form = PlanForm()
    offer_people(form, gathering, current.person)
    if not form.validate():
        return _private(gathering, form)
    the_day.share_plan(current.session, gathering, current.person, form.draft())
    record("shared the plan", gathering)
    flash(_("Your plan is shared. The referrer answers it line by line, today."), "success")
    answer = make_response(back_to(gathering, "plan"))
    if request.accept_mimetypes.best == "application/json":
        answer.status_code = 201
    return answer
