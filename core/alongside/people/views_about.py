"""Writing under the About Me headings."""

from types import SimpleNamespace

from flask import abort, flash, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside.people.about import HEADINGS, write, written
from alongside.people.forms import About
from alongside.people.models import Person
from alongside.people.pages import back_to, load_person, pages, status
from alongside.records.log import note
from alongside.web.context import current

NOTHING_YET = SimpleNamespace(body="", helped_by="", version=0)


@pages.route(
    "/people/<uuid:person_id>/about/<heading_id>",
    methods=["GET", "POST"],
    permission="people.edit",
    load=load_person,
    reads="person",
)
def write_about(person: Person, heading_id: str) -> ResponseReturnValue:
    """Write under one heading. Who wrote it and when stands with it."""
    heading = HEADINGS.get(heading_id) or abort(404)
    session = current.session
    stored = written(session, person, heading.id) or NOTHING_YET
    form = About(obj=stored)
    if person.id == current.person.id:
        form.speak_to_them()
    if form.validate_on_submit() and form.check_version(stored, stored.version):
        body, helped_by = form.body.data or "", form.helped_by.data or ""
        write(session, person, heading.id, body, helped_by, current.person)
        note(session, current.actor, "changed", "person", person.id, f"about: {heading.id}")
        flash(_("Saved."), "success")
        return back_to(person, heading.id)
    page = render_template("people/about.html", form=form, subject=person, heading=heading)
    return page, status(form)
