"""Adding a person, and changing the basics."""

from collections.abc import Sequence

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside.people.directory import add_person, index_names, lookalikes
from alongside.people.forms import AddPerson, Basics
from alongside.people.models import Person
from alongside.people.pages import back_to, load_person, pages, status
from alongside.people.parts import changed_fields
from alongside.records.log import note
from alongside.records.reasons import give_reason
from alongside.web.context import current


@pages.route("/people/add", methods=["GET", "POST"], permission="people.add")
def add() -> ResponseReturnValue:
    """Add somebody. Someone of the same name is shown first, so that nobody is here twice."""
    form = AddPerson()
    alike: Sequence[Person] = ()
    if form.validate_on_submit():
        if "somebody_else" not in request.form:
            alike = lookalikes(current.session, form.name.data or "", current.person)
        if not alike:
            return _add(form)
    return render_template("people/add.html", form=form, alike=alike), status(form)


def _add(form: AddPerson) -> ResponseReturnValue:
    session, actor = current.session, current.actor
    person = add_person(
        session,
        name=form.name.data or "",
        known_as=form.known_as.data or "",
        pronouns=form.pronouns.data or "",
        born_on=form.born_on.data,
        language=form.language.data or "",
        added_by=current.person,
    )
    note(session, actor, "added", "person", person.id)
    give_reason(
        session, current.person, person, _("I added them, and am writing down who they are.")
    )
    current.call("person_added", person=person)
    flash(_("They are added. Now their page can say who they are."), "success")
    return back_to(person)


@pages.route(
    "/people/<uuid:person_id>/basics",
    methods=["GET", "POST"],
    permission="people.edit",
    load=load_person,
    reads="person",
)
def basics(person: Person) -> ResponseReturnValue:
    """Change name, pronouns, date of birth and language."""
    form = Basics(obj=person)
    if person.id == current.person.id:
        form.speak_to_them()
    if form.validate_on_submit() and form.check_version(person, person.version):
        form.populate_obj(person)
        if fields := changed_fields(person):
            note(current.session, current.actor, "changed", "person", person.id, fields)
            index_names(current.session, person)
        flash(_("Saved."), "success")
        return back_to(person)
    return render_template("people/basics.html", form=form, subject=person), status(form)
