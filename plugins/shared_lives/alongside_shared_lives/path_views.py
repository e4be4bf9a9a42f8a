"""What somebody of the scheme does along a household's path."""

import uuid

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import current
from alongside_shared_lives import enquiring, newcomers, path, reports, standing_lists
from alongside_shared_lives.carer_models import Requirement, Visit
from alongside_shared_lives.carer_pages import asks_about, back_home, tried
from alongside_shared_lives.carer_words import REPORT
from alongside_shared_lives.dates import today
from alongside_shared_lives.documents import wanted
from alongside_shared_lives.newcomers import named
from alongside_shared_lives.parties import Home, load_home
from alongside_shared_lives.path_forms import (
    DocumentForm,
    MateForm,
    MoveForm,
    ReportForm,
    VisitForm,
)
from alongside_shared_lives.states import NotNow, Step
from alongside_shared_lives.trail import Trail, load_trail
from alongside_shared_lives.views import HOUSEHOLD, pages, record, show

WRITE = "shared_lives.path_write"
BOTH = ["GET", "POST"]


@pages.get("/households", permission="shared_lives.scheme", reads="shared_lives.scheme")
def households() -> str:
    """All households by their step, each where it waits longest first; and who asked."""
    session = current.session
    return show(
        "households",
        enquiries=enquiring.waiting(session, current.person),
        steps=standing_lists.by_step(session, current.person),
    )


@pages.post(f"{HOUSEHOLD}/walk", permission=WRITE, load=load_home)
def household_walk(home: Home) -> ResponseReturnValue:
    """Say that one walks with a household."""
    path.walk_with(current.session, home, current.person)
    record("walks with", "household", home)
    return back_home(home)


@pages.route(f"{HOUSEHOLD}/move", methods=BOTH, permission=WRITE, load=load_home)
def household_move(home: Home) -> ResponseReturnValue:
    """Take the next step, or another."""
    manages = current.allows("shared_lives.path_manage", home)
    form = MoveForm()
    form.offer(path.ways(home, manages=manages))
    trail = load_trail(current.session, home)
    if request.method == "GET":
        form.seen.data = home.household.state
        onward = path.FORWARD.get(trail.step)
        if onward and not path.waiting(trail) and trail.step is not Step.PANEL:
            form.to.data = onward.value
    elif form.validate():
        to, seen, words = Step(form.to.data), form.seen.data or "", form.words.data or ""

        def move() -> None:
            path.move(current.session, home, to, current.person, words, seen=seen, manages=manages)

        if tried(form, move):
            record("took a step", "household", home)
            flash(_("Done. The household sees it on its page."), "success")
            return back_home(home)
        form.seen.data = home.household.state
        form.offer(path.ways(home, manages=manages))
    waited = path.waiting(trail)
    lede = _("Still waited for: %(what)s", what="; ".join(n.what for n in waited)) if waited else ""
    return asks_about(home, form, _("The next step"), _("Take this step"), lede=lede)


@pages.route(f"{HOUSEHOLD}/people", methods=BOTH, permission=WRITE, load=load_home)
def household_people(home: Home) -> ResponseReturnValue:
    """Add somebody of the household."""
    form = MateForm()
    form.who.leave_out([one.id for _mate, one in home.people])
    if request.method == "POST" and not form.who.searching and form.validate():
        session = current.session
        act = lambda: newcomers.join(session, home, named(session, form), form.part.data)  # noqa: E731
        if tried(form, act):
            record("added a person", "household", home)
            return back_home(home)
    answer = asks_about(home, form, _("Who else lives there, or stands in?"), _("Add them"))
    return (answer[0], 422) if form.who.searching and isinstance(answer, tuple) else answer


@pages.post(f"{HOUSEHOLD}/people/leave", permission=WRITE, load=load_home)
def household_leave(home: Home) -> ResponseReturnValue:
    """Say that somebody is not of the household any more."""
    newcomers.leave(current.session, home, request.form.get("person", ""))
    record("took a person out", "household", home)
    return back_home(home)


@pages.route(f"{HOUSEHOLD}/documents", methods=BOTH, permission=WRITE, load=load_home)
def document_add(home: Home) -> ResponseReturnValue:
    """Write down that a document was asked for, or came."""
    trail = load_trail(current.session, home)
    return _document(home, trail, Requirement(household_id=home.id))


@pages.route(
    f"{HOUSEHOLD}/documents/<uuid:document_id>",
    methods=BOTH,
    permission=WRITE,
    load=load_home,
    reads="shared_lives.household",
)
def document(home: Home, document_id: uuid.UUID) -> ResponseReturnValue:
    """Change what is written about a document."""
    trail = load_trail(current.session, home)
    kept = next((one for one in trail.documents if one.id == document_id), None)
    if kept is None:
        abort(404)
    return _document(home, trail, kept)


def _document(home: Home, trail: Trail, kept: Requirement) -> ResponseReturnValue:
    offered = {f"{number}": one for number, one in enumerate(wanted(trail))}
    mine = next((k for k, one in offered.items() if kept.id and one.kept is kept), None)
    new = kept.version is None
    form = DocumentForm(obj=None if new else kept, what=mine or request.args.get("what"))
    form.what.choices = [(key, one.named) for key, one in offered.items()]
    if not new:
        del form.what
    if request.method == "POST" and form.validate():
        if not new and not form.check_version(kept, kept.version):
            return asks_about(home, form, _("A document"), _("Keep it"))
        chosen = None if not new else offered[form.what.data]
        for name in ("asked_of", "asked_on", "got_on", "expires_on", "words"):
            default = "" if name in ("asked_of", "words") else None
            setattr(kept, name, form[name].data or default)
        if chosen is not None:
            kept.kind = chosen.kind
            kept.title = chosen.title if chosen.kind == "other" else ""
            kept.person_id = chosen.person.id if chosen.person else None
        kept.by_id = current.person.id
        current.session.add(kept)
        record("kept a document", "household", home)
        return back_home(home)
    return asks_about(home, form, _("A document"), _("Keep it"))


@pages.route(f"{HOUSEHOLD}/visits", methods=BOTH, permission=WRITE, load=load_home)
def visit_add(home: Home) -> ResponseReturnValue:
    """Write down that one met the household."""
    return _visit(home, None)


@pages.route(
    f"{HOUSEHOLD}/visits/<uuid:visit_id>",
    methods=BOTH,
    permission=WRITE,
    load=load_home,
    reads="shared_lives.household",
)
def visit(home: Home, visit_id: uuid.UUID) -> ResponseReturnValue:
    """Change what is written about a visit."""
    kept = current.session.get(Visit, visit_id)
    if kept is None or kept.household_id != home.id:
        abort(404)
    return _visit(home, kept)


def _visit(home: Home, kept: Visit | None) -> ResponseReturnValue:
    form = VisitForm(obj=kept)
    form.offer(load_trail(current.session, home))
    if request.method == "POST" and form.validate():
        if kept is not None and not form.check_version(kept, kept.version):
            return asks_about(home, form, _("A visit, a talk"), _("Keep it"))
        visit = kept or Visit(household_id=home.id, by_id=current.person.id)
        talk, words = form.kind.data == "talk", form.kind.data != "visit"
        visit.kind, visit.day, visit.talked = (
            form.kind.data,
            form.day.data or today(),
            form.talked.data or "",
        )
        visit.with_id = uuid.UUID(form.with_id.data) if talk else None
        visit.who = (form.who.data or "") if form.kind.data == "shared" else ""
        visit.words = (form.words.data or "") if words else ""
        visit.may_read = bool(form.may_read.data) and words
        current.session.add(visit)
        record("kept a visit", "household", home)
        return back_home(home)
    return asks_about(home, form, _("A visit, a talk"), _("Keep it"))


@pages.route(
    f"{HOUSEHOLD}/report/write",
    methods=BOTH,
    permission=WRITE,
    load=load_home,
    reads="shared_lives.report",
)
def report_write(home: Home) -> ResponseReturnValue:
    """Write the report, or its next version."""
    session = current.session
    trail = load_trail(session, home)
    if trail.step not in reports.WRITTEN_AT:
        raise NotNow(_("The report is not written now."))
    shared = trail.report is not None and trail.report.shared_at is not None
    number = (trail.report.number if trail.report else 0) + (1 if shared or not trail.report else 0)
    form = ReportForm(obj=trail.report)
    kept = None if shared else trail.report
    if request.method == "GET":
        form.version.data = 0 if kept is None else kept.version
    elif form.validate() and form.check_version(kept or trail.report, kept.version if kept else 0):
        said = {name: form[name].data or "" for name in REPORT}

        def write() -> None:
            reports.write(session, home, current.person, said, number)

        if tried(form, write):
            record("wrote a report", "household", home)
            return redirect(url_for("shared_lives.report", household_id=home.id, number=number))
    return asks_about(
        home,
        form,
        _("The report, version %(number)s", number=number),
        _("Keep it"),
        lede=_("The household reads it and comments on it, before the panel does."),
    )


@pages.post(f"{HOUSEHOLD}/report/share", permission=WRITE, load=load_home)
def report_share(home: Home) -> ResponseReturnValue:
    """Share this version with the household."""
    reports.share(current.session, home, request.form.get("version", type=int))
    record("shared a report", "household", home)
    flash(_("The household can read it and say something to it."), "success")
    return redirect(url_for("shared_lives.report", household_id=home.id))
