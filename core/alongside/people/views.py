"""Finding people, and opening a person's page."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from alongside.access.predicates import is_worker
from alongside.db.ids import as_id
from alongside.groups.memberships import groups_shared
from alongside.groups.models import today
from alongside.people import about, contacts, needs, relations, withholding
from alongside.people import search as searching
from alongside.people import views_about as _about
from alongside.people import views_add as _add
from alongside.people import views_parts as _parts
from alongside.people import views_relations as _relations
from alongside.people import views_safety as _safety
from alongside.people.access import between
from alongside.people.forms import Search
from alongside.people.languages import LANGUAGES
from alongside.people.models import Person
from alongside.people.page import read_page
from alongside.people.pages import load_person, pages
from alongside.records import views as _records
from alongside.web.context import current
from alongside.web.templating import flattened

__all__ = ["pages"]
OTHERS = (_about, _add, _parts, _relations, _safety, _records)  # they put their views on `pages`


def _show(found: searching.Found, form: Any, **more: Any) -> str:
    shared = groups_shared(current.session, current.person, found.people)
    return render_template("people/index.html", form=form, found=found, shared=shared, **more)


@pages.get("/people", permission="people.search")
def index() -> str:
    """Everyone in the council, by name, and a box to find someone."""
    after = as_id(request.args.get("after"))
    found = searching.listed(current.session, current.person.id, after)
    return _show(found, Search(formdata=None), later=after is not None)


@pages.route("/people/find", methods=["GET", "POST"], permission="people.find")
def find() -> ResponseReturnValue:
    """People by name. A post, so that no name stands in an address, a history or a log."""
    form = Search()
    if request.method != "POST" or not form.q.data:
        return redirect(url_for("people.index"))
    if not form.validate():
        return _show(searching.Found(()), form, later=False), 422
    after = as_id(form.after.data)
    found = searching.search(current.session, current.person.id, form.q.data, after)
    return _show(found, form, asked=form.q.data, later=after is not None)


@pages.get("/me", permission="people.me")
def me() -> Response:
    """One's own page, which is a page like everybody's."""
    return redirect(url_for("people.page", person_id=current.person.id))


@pages.get("/people/<uuid:person_id>", permission="people.open", load=load_person, reads="person")
def page(person: Person) -> ResponseReturnValue:
    """A person: what matters to them and their gifts first. A worker who may not yet is asked."""
    if not current.allows("people.read", person):
        return redirect(url_for("people.reason", person_id=person.id))
    reach = current.allows("people.reach", person)
    own = person.id == current.actor.id
    kept = None
    if own or between(current.actor, person).withheld:
        kept = withholding.of(current.session, person)
    sections, missing = flattened(
        current.call("person_sections", actor=current.actor, person=person)
    )
    return render_template(
        "people/page.html",
        subject=person,
        page=read_page(current.session, current.person, person, reach=reach),
        headings=about.HEADINGS,
        kinds={"contact": contacts.KINDS, "need": needs.KINDS, "relation": relations.KINDS},
        spoken=LANGUAGES,
        today=today(),
        own=own,
        reach=reach,
        kept=kept if reach else None,
        ask=_safety.whom_to_ask(kept)
        if kept and not reach and is_worker(current.actor, None)
        else [],
        may_withhold=current.allows("people.withhold", person),
        may_edit=current.allows("people.edit", person),
        may_let_in=current.allows("people.let_in", person),
        may_give=current.allows("people.give", person),
        worker=current.allows("people.search"),
        sections=sections,
        missing=missing,
    )
