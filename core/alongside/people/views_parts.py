"""Adding, changing and removing gifts, wishes, contacts and needs."""

import uuid
from typing import Any

from flask import abort, flash, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside.groups.models import today
from alongside.people import needs
from alongside.people.forms import Removal
from alongside.people.models import CommunicationNeed, Person
from alongside.people.pages import back_to, load_person, pages, status
from alongside.people.parts import PARTS, changed_fields, part_of
from alongside.records.log import note
from alongside.web.context import current


def _found(name: str, person: Person, part_id: uuid.UUID) -> Any:
    return part_of(current.session, name, person, part_id) or abort(404)


def _noted(action: str, name: str, person: Person, fields: str = "") -> None:
    detail = f"{name}: {fields}" if fields else name
    note(current.session, current.actor, action, "person", person.id, detail)


def _form_page(
    name: str, title: Any, form: Any, person: Person, row: Any = None
) -> ResponseReturnValue:
    page = render_template(
        "people/part.html",
        part=PARTS[name],
        name=name,
        title=title,
        form=form,
        row=row,
        subject=person,
    )
    return page, status(form)


def _add(name: str, person: Person) -> ResponseReturnValue:
    part = PARTS[name]
    form = part.form()
    if form.validate_on_submit():
        row = part.model(person_id=person.id, **part.values)
        form.populate_obj(row)
        if name in ("gifts", "wishes"):
            row.added_by_id = current.person.id
        if name == "needs":
            row.review_on = row.review_on or needs.in_a_year(today())
        current.session.add(row)
        _noted("changed", name, person, "added")
        flash(_("Added."), "success")
        return back_to(person, name)
    return _form_page(name, part.add, form, person)


@pages.route(
    "/people/<uuid:person_id>/gifts/add",
    methods=["GET", "POST"],
    permission="people.give",
    load=load_person,
    reads="person",
)
def add_gift(person: Person) -> ResponseReturnValue:
    """Name a gift. Anybody who knows the person may, for staff as for anyone (rule 1)."""
    return _add("gifts", person)


@pages.route(
    "/people/<uuid:person_id>/<any(wishes, contacts, needs):name>/add",
    methods=["GET", "POST"],
    permission="people.edit",
    load=load_person,
    reads="person",
)
def add_part(person: Person, name: str) -> ResponseReturnValue:
    """Add a wish, a way to keep in touch, or what helps to communicate."""
    return _add(name, person)


@pages.route(
    "/people/<uuid:person_id>/<any(gifts, wishes, contacts, needs):name>/<uuid:part_id>",
    methods=["GET", "POST"],
    permission="people.edit",
    load=load_person,
    reads="person",
)
def change_part(person: Person, name: str, part_id: uuid.UUID) -> ResponseReturnValue:
    """Change one of them."""
    part, row = PARTS[name], _found(name, person, part_id)
    form = part.form(obj=row)
    if form.validate_on_submit() and form.check_version(row, row.version):
        form.populate_obj(row)
        if fields := changed_fields(row):
            _noted("changed", name, person, fields)
            if name in ("gifts", "wishes"):
                row.added_by_id = current.person.id  # whose words they are now
        flash(_("Saved."), "success")
        return back_to(person, name)
    return _form_page(name, part.change, form, person, row)


@pages.route(
    "/people/<uuid:person_id>"
    "/<any(gifts, wishes, contacts, needs, relationships):name>/<uuid:part_id>/remove",
    methods=["GET", "POST"],
    permission="people.edit",
    load=load_person,
    reads="person",
)
def remove_part(person: Person, name: str, part_id: uuid.UUID) -> ResponseReturnValue:
    """Ask, and then remove one of them. The record keeps that it was removed, not what it said."""
    part, row = PARTS[name], _found(name, person, part_id)
    form = Removal(obj=row)
    if form.validate_on_submit() and form.version.data == row.version:
        current.session.delete(row)
        _noted("removed", name, person)
        flash(_("Removed."), "success")
        return back_to(person, name)
    stale = form.is_submitted()
    form.version.data = row.version
    page = render_template(
        "people/remove.html",
        part=part,
        name=name,
        form=form,
        words=part.words(current.session, row, person),
        subject=person,
        stale=stale,
    )
    return page, status(form)


@pages.post(
    "/people/<uuid:person_id>/needs/<uuid:part_id>/reviewed",
    permission="people.edit",
    load=load_person,
)
def need_reviewed(person: Person, part_id: uuid.UUID) -> ResponseReturnValue:
    """It was talked about, and it still holds."""
    need: CommunicationNeed = _found("needs", person, part_id)
    needs.reviewed(need, today())
    _noted("reviewed", "needs", person)
    flash(_("Thank you. We ask again in a year."), "success")
    return back_to(person, "needs")
