"""Saying who somebody is to a person: find them, choose, and say what they are to each other."""

from collections.abc import Sequence
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside.groups.picker import acquaintances, choose_people, describe_people, find_people
from alongside.people.forms import Relation, Search
from alongside.people.models import Person
from alongside.people.pages import back_to, load_person, pages, status
from alongside.people.relations import relate
from alongside.records.log import note
from alongside.web.context import current
from alongside.web.fields import choices


def _offer(form: Relation, person: Person, people: Sequence[Person]) -> None:
    """Let one of these be chosen, with what tells them from another of the same name."""
    others = [one for one in people if one.id != person.id]
    known = describe_people(current.session, current.actor, others)
    form.other_id.choices = choices((str(k.person.id), k.person.name, k.hint) for k in known)


def _page(person: Person, search: Any, form: Any, asked: str = "") -> str:
    return render_template(
        "people/relate.html", subject=person, search=search, form=form, asked=asked
    )


@pages.route(
    "/people/<uuid:person_id>/relationships/find",
    methods=["GET", "POST"],
    permission="people.edit",
    load=load_person,
    reads="person",
)
def find_relation(person: Person) -> ResponseReturnValue:
    """Find whom it is about, among the people one may name."""
    search, form = Search(), Relation(formdata=None)
    if search.is_submitted() and not search.validate():
        form.other_id.choices = []
        return _page(person, search, form), 422
    asked = search.q.data if search.is_submitted() else ""
    people = (
        find_people(current.session, current.actor, asked)
        if asked
        else acquaintances(current.session, current.person)
    )
    _offer(form, person, people)
    return _page(person, search, form, asked or "")


@pages.route(
    "/people/<uuid:person_id>/relationships/add",
    methods=["GET", "POST"],
    permission="people.edit",
    load=load_person,
)
def add_relation(person: Person) -> ResponseReturnValue:
    """Keep what they are to each other, for both to read."""
    form = Relation()
    if not form.is_submitted():
        return redirect(url_for("people.find_relation", person_id=person.id))
    session = current.session
    chosen = choose_people(session, current.actor, [form.other_id.data or ""])
    offered = chosen or acquaintances(session, current.person)
    _offer(form, person, offered)
    if form.validate():
        other = next(one for one in offered if str(one.id) == form.other_id.data)
        relate(session, person, other, form.kind.data, form.note.data or "", current.person)
        for one in (person, other):
            note(session, current.actor, "changed", "person", one.id, "relationships: added")
        flash(_("Added. It can be read from both sides."), "success")
        return back_to(person, "relationships")
    return _page(person, Search(formdata=None), form), status(form)
