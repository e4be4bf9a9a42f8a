"""Making one's own words a complaint, and taking it back. No page of the staff leads here."""

from typing import cast

from flask import flash, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import current, note, procedure
from alongside_feedback import complaint_letters, complaints
from alongside_feedback.complaints import About
from alongside_feedback.tell_forms import ComplaintForm, ConfirmForm
from alongside_feedback.tell_models import Telling
from alongside_feedback.tell_told_views import BACK, for_the_writer


def _form(**given: object) -> ComplaintForm:
    """The form; without the choice of service where the law is the same for both."""
    form = ComplaintForm(**given)
    if not complaints.must_choose(current.council.nation):
        del form.about
    return form


def _page(form: ComplaintForm, code: int = 200) -> ResponseReturnValue:
    nation = current.council.nation
    day = complaints.today()
    services: tuple[About, ...] = ("adults", "children")
    shown = services if complaints.must_choose(nation) else services[:1]
    page = render_template(
        "feedback/tell/complaint.html",
        form=form,
        services=[(about, procedure(nation, about)) for about in shown],
        dates={about: complaints.dates(nation, about, day) for about in shown},
    )
    return page, code


@for_the_writer("complaint")
def told_complain(telling: Telling) -> ResponseReturnValue:
    """Explain what a complaint is, which clock will run, and who can help."""
    if complaints.standing(current.session, telling) is not None:
        return redirect(BACK)
    return _page(_form(formdata=None))


@for_the_writer("complaint", writes=True)
def told_complain_now(telling: Telling) -> ResponseReturnValue:
    """Make it a complaint, because its author says so."""
    form = _form()
    if not form.validate():
        return _page(form, 422)
    about = cast(About, form.about.data if "about" in form else "adults")
    try:
        made = complaints.make(
            current.session,
            telling,
            current.council.nation,
            about,
            wish=form.wish.data or "",
            helped_by=form.helped_by.data or "",
            wants_advocate=bool(form.wants_advocate.data),
        )
    except complaints.NotPossible:
        return redirect(BACK)
    complaint_letters.tell_made(current.session, telling)
    note(current.session, current.actor, "complained", "complaint", made.id)
    flash(_("This is a complaint now. The dates stand below."), "success")
    return redirect(BACK)


@for_the_writer("withdraw")
def told_withdraw(telling: Telling) -> ResponseReturnValue:
    """Ask whether the author truly wants to take their complaint back."""
    if complaints.standing(current.session, telling) is None:
        return redirect(BACK)
    return render_template("feedback/tell/withdraw.html", form=ConfirmForm(formdata=None))


@for_the_writer("withdraw", writes=True)
def told_withdraw_now(telling: Telling) -> ResponseReturnValue:
    """Take one's own complaint back."""
    form = ConfirmForm()
    if not form.validate():
        return render_template("feedback/tell/withdraw.html", form=form), 422
    standing = complaints.standing(current.session, telling)
    if standing is not None:
        complaints.withdraw(standing.complaint)
        note(current.session, current.actor, "withdrew", "complaint", standing.complaint.id)
        flash(_("You took your complaint back. Our conversation goes on."), "success")
    return redirect(BACK)
