"""Asking why someone needs to open a page, and showing people who has looked at theirs."""

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside.db.ids import as_id
from alongside.identity.roles import names
from alongside.people.models import Person
from alongside.people.pages import back_to, load_person, pages
from alongside.records.forms import Reason
from alongside.records.log import note
from alongside.records.looks import looks_at
from alongside.records.reasons import give_reason
from alongside.rights.corrections import corrections
from alongside.web.context import current


@pages.get(
    "/people/<uuid:person_id>/reason", permission="people.meet", load=load_person, again=True
)
def reason(person: Person) -> ResponseReturnValue:
    """The name alone, and the question why the rest is needed."""
    if current.allows("people.read", person):
        return back_to(person)
    return render_template("records/reason.html", subject=person, form=Reason(formdata=None))


@pages.post(
    "/people/<uuid:person_id>/reason", permission="people.ask", load=load_person, again=True
)
def give(person: Person) -> ResponseReturnValue:
    """Keep the reason, for the person to read, and open the page for a day."""
    form = Reason()
    if not form.validate():
        return render_template("records/reason.html", subject=person, form=form), 422
    give_reason(current.session, current.person, person, form.reason.data or "")
    note(current.session, current.actor, "asked", "person", person.id)
    flash(_("Thank you. The page is open to you for a day."), "success")
    return back_to(person)


@pages.get("/people/<uuid:person_id>/looks", permission="people.own", load=load_person)
def looks(person: Person) -> str:
    """Who has looked at one's page. Nobody else can read this."""
    before = as_id(request.args.get("before"))
    found, more = looks_at(current.session, person, before)
    reasons = {one.reason_id for one in found if one.reason_id}
    return render_template(
        "records/looks.html",
        subject=person,
        looks=found,
        names=names(),
        more=more,
        earlier=before is not None,
        decided=corrections(current.session, "looking_reason", reasons),
    )
