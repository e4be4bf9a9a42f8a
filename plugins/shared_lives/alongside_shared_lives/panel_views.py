"""The panel's pages: its days, and each household before it."""

import uuid
from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import Form, Person, current, practice_settings
from alongside_shared_lives import carer_words, deciding, panel, panel_lists
from alongside_shared_lives.access import PANEL
from alongside_shared_lives.carer_pages import back_home, tried
from alongside_shared_lives.considered import Considered, load_considered
from alongside_shared_lives.dates import months_later, today
from alongside_shared_lives.panel_forms import (
    DecisionForm,
    MeetingForm,
    QuestionForm,
    SeatForm,
    ViewForm,
)
from alongside_shared_lives.panel_models import Meeting
from alongside_shared_lives.parties import Home, load_home
from alongside_shared_lives.trail import load_trail
from alongside_shared_lives.views import HOUSEHOLD, asks, pages, record, show

ONE = "/panel/<uuid:consideration_id>"
SIT = "shared_lives.panel_sit"
READ = "shared_lives.panel_report"


@pages.get("/panel", permission="shared_lives.panel", reads="shared_lives.scheme")
def panel_days() -> str:
    """The days on which the panel meets, with the households before it."""
    found = panel_lists.days(current.session, current.person)
    may_call = current.allows("shared_lives.scheme_write")
    return show("panel", days=found, may_call=may_call, names=carer_words, today=today())


@pages.route("/panel/call", methods=["GET", "POST"], permission="shared_lives.scheme_write")
def panel_call() -> ResponseReturnValue:
    """Say on which day the panel meets."""
    form = MeetingForm()
    if request.method == "POST" and form.validate() and form.day.data:
        meeting = panel.call(current.session, form.day.data, form.place.data or "")
        record("called a panel", "meeting", meeting)
        return redirect(url_for("shared_lives.panel_days"))
    back = url_for("shared_lives.panel_days")
    heading = _("A day on which the panel meets")
    return asks("carer_form", form, heading=heading, back=back, send=_("Keep it"))


@pages.post(f"{HOUSEHOLD}/panel", permission="shared_lives.panel_arrange", load=load_home)
def panel_put(home: Home) -> ResponseReturnValue:
    """Put a household before the panel."""
    session = current.session
    try:
        meeting = session.get(Meeting, uuid.UUID(request.form.get("meeting", "")))
    except ValueError:
        meeting = None
    if meeting is None:
        flash(_("Choose a day on which the panel meets and has not seen it yet."), "notice")
        return back_home(home)
    panel.put_before(session, home, meeting)
    record("put to the panel", "household", home)
    return back_home(home)


def _one(considered: Considered, form: Form | None = None, **forms: Any) -> ResponseReturnValue:
    session, person = current.session, current.person
    member = PANEL in current.actor.roles
    reads = current.allows(READ, considered)
    one = considered.consideration
    context = {
        "considered": considered,
        "home": considered.home,
        "one": one,
        "member": member,
        "seat": considered.seat(person),
        "reads": reads,
        "why_not": panel.why_not(session, considered, person) if member else "",
        "never": panel.why_never(session, considered, person) if member else "",
        "trail": load_trail(session, considered.home) if reads else None,
        "writer": session.get(Person, one.decided_by_id) if one.decided_by_id else None,
        "names": carer_words,
        "seat_form": SeatForm(formdata=None),
        "view_form": ViewForm(formdata=None, obj=considered.seat(person)),
        "question_form": QuestionForm(formdata=None),
        **forms,
    }
    if form is not None:
        return asks("consideration", form, **context)
    return show("consideration", **context)


@pages.get(
    ONE,
    permission="shared_lives.consideration",
    load=load_considered,
    reads="shared_lives.consideration",
)
def consideration(considered: Considered) -> ResponseReturnValue:
    """A household before the panel: first one's interest, then the report, then how one sees it."""
    return _one(considered)


def _back(considered: Considered) -> ResponseReturnValue:
    return redirect(url_for("shared_lives.consideration", consideration_id=considered.id))


@pages.post(
    f"{ONE}/interest", permission=SIT, load=load_considered, reads="shared_lives.consideration"
)
def panel_interest(considered: Considered) -> ResponseReturnValue:
    """Say whether one has an interest in this household."""
    form = SeatForm()
    interest, words = form.interest.data, form.interest_words.data or ""
    act = lambda: panel.sit(current.session, considered, current.person, interest, words)  # noqa: E731
    if not form.validate() or not tried(form, act):
        return _one(considered, form, seat_form=form)
    record("declared", "consideration", considered)
    return _back(considered)


@pages.post(f"{ONE}/view", permission=SIT, load=load_considered, reads="shared_lives.consideration")
def panel_view(considered: Considered) -> ResponseReturnValue:
    """Say how one sees it."""
    form = ViewForm()
    view, words = form.view.data, form.view_words.data or ""
    act = lambda: panel.say(current.session, considered, current.person, view, words)  # noqa: E731
    if not form.validate() or not tried(form, act):
        return _one(considered, form, view_form=form)
    record("said a view", "consideration", considered)
    return _back(considered)


@pages.post(
    f"{ONE}/question", permission=SIT, load=load_considered, reads="shared_lives.consideration"
)
def panel_question(considered: Considered) -> ResponseReturnValue:
    """Write down what was asked and answered."""
    form = QuestionForm()
    words, answer = form.words.data or "", form.answer.data or ""
    act = lambda: panel.ask(current.session, considered, current.person, words, answer)  # noqa: E731
    if not form.validate() or not tried(form, act):
        return _one(considered, form, question_form=form)
    record("kept a question", "consideration", considered)
    return _back(considered)


@pages.route(f"{ONE}/decide", methods=["GET", "POST"], permission=SIT, load=load_considered)
def panel_decide(considered: Considered) -> ResponseReturnValue:
    """Write down what the panel decides."""
    session, settings = current.session, practice_settings("shared_lives")
    panel.must_decide(session, considered, current.person)
    form = DecisionForm(
        review_on=months_later(today(), settings.review_months),
        most_adults=settings.most_adults,
    )
    form.offer_terms()
    if request.method == "POST" and form.validate():
        act = lambda: deciding.decide(session, considered, current.person, form.decided())  # noqa: E731
        if tried(form, act):
            record("decided", "consideration", considered)
            flash(_("Decided. The household reads it on its page."), "success")
            return _back(considered)
    back = url_for("shared_lives.consideration", consideration_id=considered.id)
    lede = _("The terms are needed for an approval alone.")
    heading = _("What the panel decides about %(name)s", name=considered.home.name)
    return asks("carer_form", form, heading=heading, back=back, send=_("Decide"), lede=lede)
