"""How long records are kept, and what is due: nothing goes before a person says yes."""

import uuid

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from alongside.db.tenancy import CouncilSession
from alongside.groups.models import today
from alongside.people.models import Person
from alongside.records.log import note
from alongside.rights import due, erasing, holds, retention, traces
from alongside.rights.forms import Confirm, EndDue, NotYet, SetTime
from alongside.rights.pages import pages
from alongside.rights.requests import NotNow
from alongside.rights.views_erasing import keep_beside
from alongside.web.context import current, house


def load_due(session: CouncilSession, gone_id: uuid.UUID) -> due.Due | None:
    """Somebody whose records are due; of nobody else is anything said."""
    person = session.get(Person, gone_id)
    return None if person is None else due.due_now(session, person)


def _rule(class_id: str, *starts: str) -> retention.Rule:
    rule = retention.rules(current.session).get(class_id)
    if rule is None or rule.kept.starts not in starts:
        abort(404)
    return rule


@pages.get("/requests/times", permission="rights.times")
def times() -> str:
    """Every class of records: what it is for, how long it is kept, from when, and who says so."""
    return render_template(
        "rights/times.html",
        rules=retention.rules(current.session).values(),
        may_set=current.allows("rights.set_times"),
    )


@pages.route(
    "/requests/times/<class_id>",
    methods=["GET", "POST"],
    permission="rights.set_times",
    again=True,
)
def set_time(class_id: str) -> ResponseReturnValue:
    """Let the council keep a class for other years than the proposed ones."""
    session, rule = current.session, _rule(class_id, "contact", "birth", "made")
    own = rule.own
    form = SetTime(obj=own) if own else SetTime(years=rule.years, because=rule.because)
    if form.validate_on_submit() and (own is None or form.check_version(own, own.version)):
        because = form.because.data or ""
        retention.change(session, class_id, form.years.data or 0, because, current.person)
        note(session, current.actor, "changed", "retention", None, class_id)
        flash(_("The time is saved. Nothing was deleted by that."), "success")
        return redirect(url_for("rights.times"))
    page = render_template("rights/set_time.html", form=form, rule=rule)
    return page, 422 if form.is_submitted() else 200


@pages.post("/requests/times/<class_id>/proposed", permission="rights.set_times", again=True)
def proposed_time(class_id: str) -> Response:
    """Go back to the proposed years."""
    _rule(class_id, "contact", "birth", "made")
    retention.propose_again(current.session, class_id)
    note(current.session, current.actor, "changed", "retention", None, class_id)
    flash(_("The proposed time holds again. Nothing was deleted by that."), "success")
    return redirect(url_for("rights.times"))


@pages.get("/requests/due", permission="rights.list", reads="what is due")
def due_list() -> str:
    """Whose records are due, and which rows that go by themselves."""
    session = current.session
    listed = due.people(session)
    rules = retention.rules(session)
    return render_template(
        "rights/due.html",
        listed=listed,
        held=due.held_back(session, listed),
        rows=[(rules[name], count) for name, count in traces.counts(session).items() if count],
        most=due.AT_ONCE,
    )


@pages.get(
    "/requests/due/people/<uuid:gone_id>", permission="rights.due", load=load_due, reads="person"
)
def due_person(one: due.Due) -> str:
    """What would happen to what is held about somebody, and both answers. No record is opened."""
    session = current.session
    return render_template(
        "rights/due_person.html",
        due=one,
        planned=erasing.plan(session, house().registry, one.person),
        reasons=holds.reasons(session, one.person),
    )


@pages.route(
    "/requests/due/people/<uuid:gone_id>/end",
    methods=["GET", "POST"],
    permission="rights.end",
    load=load_due,
    reads="person",
    again=True,
)
def end_due(one: due.Due) -> ResponseReturnValue:
    """Yes: every holding's rule runs, as for a request for erasure."""
    session, form = current.session, EndDue()
    if holds.reasons(session, one.person):
        return _stands_against(one)
    if form.validate_on_submit():
        try:
            due.erase_due(session, house().registry, one.person)
        except NotNow as why:
            return _stands_against(one, str(why))
        note(session, current.actor, "erased when due", "person", one.id, one.rule.kept.id)
        keep_beside((str(current.council.id), str(one.id)))
        flash(_("It is gone, as the page said."), "success")
        return redirect(url_for("rights.due_list"))
    page = render_template("rights/end_due.html", due=one, form=form)
    return page, 422 if form.is_submitted() else 200


def _stands_against(one: due.Due, why: str = "") -> Response:
    flash(why or _("Something stands against it now. Here you can read what."))
    return redirect(url_for("rights.due_person", gone_id=one.id))


@pages.route(
    "/requests/due/people/<uuid:gone_id>/later",
    methods=["GET", "POST"],
    permission="rights.end",
    load=load_due,
    reads="person",
)
def keep_longer(one: due.Due) -> ResponseReturnValue:
    """Not yet: it is kept, with a reason, and comes back onto the list on a day."""
    session, form = current.session, NotYet()
    if form.validate_on_submit():
        due.keep_longer(
            session,
            one.person,
            because=form.because.data or "",
            review_on=form.review_on.data or today(),
            by=current.person,
        )
        note(session, current.actor, "kept longer", "person", one.id, one.rule.kept.id)
        flash(_("It is kept, and comes back onto this list on that day."), "success")
        return redirect(url_for("rights.due_list"))
    page = render_template("rights/keep_longer.html", due=one, form=form)
    return page, 422 if form.is_submitted() else 200


@pages.route(
    "/requests/due/rows/<class_id>",
    methods=["GET", "POST"],
    permission="rights.set_times",
    again=True,
)
def due_rows(class_id: str) -> ResponseReturnValue:
    """Ask before rows of a class that goes by itself are deleted; then delete them."""
    session, rule, form = current.session, _rule(class_id, "made"), Confirm()
    if form.validate_on_submit():
        gone = traces.delete_rows(session, rule)
        note(session, current.actor, "deleted when due", "retention", None, class_id)
        flash(ngettext("%(num)s record is gone.", "%(num)s records are gone.", gone), "success")
        return redirect(url_for("rights.due_list"))
    count = traces.rows_due(session, rule)
    page = render_template("rights/due_rows.html", form=form, rule=rule, count=count)
    return page, 422 if form.is_submitted() else 200
