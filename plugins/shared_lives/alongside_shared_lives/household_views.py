"""A household's own page: where it stands, what is next and from whom; and what it writes."""

import uuid

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import current, utcnow
from alongside_shared_lives import (
    approvals,
    carer_words,
    deciding,
    enquiring,
    panel,
    path,
    reports,
    reviews,
    running_out,
)
from alongside_shared_lives.carer_pages import asks_about, back_home, tried
from alongside_shared_lives.considered import load_considered
from alongside_shared_lives.dates import months_later, today
from alongside_shared_lives.documents import wanted
from alongside_shared_lives.fitting import unfit
from alongside_shared_lives.parties import Home, load_home
from alongside_shared_lives.path_forms import AppealForm, ApplicationForm, SaidForm, WordsForm
from alongside_shared_lives.states import Step
from alongside_shared_lives.trail import load_trail
from alongside_shared_lives.views import HOUSEHOLD, asks, pages, record, show

PATH = "shared_lives.path"
OWN = "shared_lives.path_own"
REPORT = "shared_lives.report"


@pages.get(HOUSEHOLD, permission=PATH, load=load_home, reads="shared_lives.household")
def household(home: Home) -> str:
    """Where a household is on its path."""
    session = current.session
    trail = load_trail(session, home)
    scheme = current.allows("shared_lives.path_write", home)
    carer = home.part(current.person) == "carer"
    asked = enquiring.behind(session, home)
    mine = asked is not None and asked.person_id == current.person.id
    near = [home] if trail.step in path.LIVE else []
    last = load_considered(session, trail.last[0].id) if trail.last else None
    standing = approvals.standing(session, home, today())
    return show(
        "household",
        home=home,
        trail=trail,
        enquiry=asked if scheme or mine else None,
        needs=path.needs(trail),
        late=path.late(trail),
        following=path.FORWARD.get(trail.step),
        stages=list(path.FORWARD),
        documents=wanted(trail),
        approval=approvals.approval_on(session, home.id, today()),
        standing=standing,
        unfit=unfit(session, home, standing, today()),
        training=reviews.training_of(session, home),
        endings=running_out.endings(session, near, months_later(today(), 12)),
        reviews=reviews.reviews_of(session, home),
        considered=last,
        scheme=scheme,
        carer=carer,
        manages=current.allows("shared_lives.path_manage", home),
        may_stop=carer and trail.step in path.OPEN,
        may_take_back=mine and trail.step is Step.ENQUIRY,
        meetings=panel.meetings_to_come(session) if scheme else [],
        names=carer_words,
        today=today(),
    )


@pages.post(f"{HOUSEHOLD}/stop", permission=OWN, load=load_home)
def household_stop(home: Home) -> ResponseReturnValue:
    """Stop here, without a reason."""
    path.stop(current.session, home, current.person)
    record("stopped", "household", home)
    flash(str(carer_words.CLOSED_BY), "success")
    return back_home(home)


@pages.route(
    f"{HOUSEHOLD}/application",
    methods=["GET", "POST"],
    permission=OWN,
    load=load_home,
    reads="shared_lives.household",
)
def application(home: Home) -> ResponseReturnValue:
    """Write the application, in one's own words and time."""
    reports.may_apply(home)
    session = current.session
    kept = reports.application_of(session, home) if request.method == "POST" else None
    found = kept or load_trail(session, home).application
    if found is not None and found.sent_at is not None:
        return back_home(home)
    form = ApplicationForm(obj=found)
    if form.version.data is None and request.method == "GET":
        form.version.data = found.version if found else 1
    if kept is not None and form.validate() and form.check_version(kept, kept.version):
        form.populate_obj(kept)
        if form.send.data:
            kept.sent_at, kept.sent_by_id = utcnow(), current.person.id
            record("applied", "household", home)
            flash(_("Your application is with the scheme. Thank you for your trust."), "success")
        else:
            flash(_("Kept. Nobody else reads it before you give it to the scheme."), "success")
        return back_home(home)
    return asks_about(
        home,
        form,
        _("Your application"),
        _("Keep it"),
        lede=_("Take your time: you can keep it as it is and come back."),
    )


@pages.get(f"{HOUSEHOLD}/report", permission=REPORT, load=load_home, reads="shared_lives.report")
def report(home: Home) -> ResponseReturnValue:
    """The report, as it was shared: the last version, or an earlier one."""
    return _report(home, WordsForm(formdata=None))


def _report(home: Home, form: WordsForm) -> ResponseReturnValue:
    trail = load_trail(current.session, home)
    scheme = current.allows("shared_lives.path_write", home)
    versions = [one for one in trail.reports if one.shared_at or scheme]
    number = request.args.get("number", type=int)
    shown = next((one for one in versions if one.number == number), None)
    if shown is None:
        shown = versions[-1] if versions else None
    if shown is None or (number is not None and shown.number != number):
        abort(404)
    return asks(
        "report",
        form,
        home=home,
        report=shown,
        versions=versions,
        said=trail.said(shown),
        scheme=scheme,
        may_comment=current.allows(OWN, home) and shown is trail.shared,
        names=carer_words,
    )


@pages.post(f"{HOUSEHOLD}/report", permission=OWN, load=load_home, reads="shared_lives.report")
def report_comment(home: Home) -> ResponseReturnValue:
    """Say something to it, or that one has nothing to add."""
    form = WordsForm()
    seen = request.form.get("number", type=int)
    words = form.words.data or ""
    act = lambda: reports.comment(current.session, home, current.person, words, seen)  # noqa: E731
    if not form.validate() or not tried(form, act):
        return _report(home, form)
    record("commented", "household", home)
    flash(_("The scheme and the panel read it beside the report."), "success")
    return redirect(url_for("shared_lives.report", household_id=home.id))


@pages.route(f"{HOUSEHOLD}/appeal", methods=["GET", "POST"], permission=OWN, load=load_home)
def appeal(home: Home) -> ResponseReturnValue:
    """Appeal against what the panel decided."""
    form = AppealForm()
    if request.method == "POST" and form.validate():
        words = form.words.data or ""
        if tried(form, lambda: deciding.appeal(current.session, home, current.person, words)):
            record("appealed", "household", home)
            flash(_("Your appeal is with the registered manager."), "success")
            return back_home(home)
    return asks_about(
        home,
        form,
        _("Appeal against the decision"),
        _("Appeal"),
        lede=_("It counts against nobody. Whoever reads it looks at the decision again."),
    )


@pages.route(
    f"{HOUSEHOLD}/reviews/<uuid:review_id>/said",
    methods=["GET", "POST"],
    permission=OWN,
    load=load_home,
    reads="shared_lives.household",
)
def review_said(home: Home, review_id: uuid.UUID) -> ResponseReturnValue:
    """Say something to a review, in the household's own words."""
    kept = reviews.load_review(current.session, review_id)
    if kept is None or kept.household_id != home.id:
        abort(404)
    form = SaidForm(obj=kept)
    if request.method == "POST" and form.validate() and form.check_version(kept, kept.version):
        kept.said = form.said.data or ""
        record("said to a review", "household", home)
        flash(_("It stands beside the review now."), "success")
        return back_home(home)
    return asks_about(home, form, _("What you say to the review"), _("Keep it"))
