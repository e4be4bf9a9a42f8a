"""The pages about people, and what they have in common."""

import uuid
from typing import Any

from flask import redirect, url_for
from werkzeug.wrappers import Response

from alongside.db.tenancy import CouncilSession
from alongside.people.models import Person
from alongside.people.wall_models import Wall
from alongside.web.context import current
from alongside.web.pages import Pages

pages = Pages("people", __name__)


def load_person(session: CouncilSession, person_id: uuid.UUID) -> Person | None:
    """The person that an address is about, if they are in this council."""
    return session.get(Person, person_id)


def load_wall(session: CouncilSession, wall_id: uuid.UUID) -> Wall | None:
    """A wall that stands, if it is not around whoever asks: that it is there is not for them."""
    found = session.get(Wall, wall_id)
    if found is None or found.lifted_at is not None:
        return None
    return None if current.actor.id in (found.one_id, found.other_id) else found


def back_to(person: Person, anchor: str | None = None) -> Response:
    """To the person's page, at one of its parts."""
    return redirect(url_for("people.page", person_id=person.id, _anchor=anchor))


def status(form: Any) -> int:
    """200 for a form that is shown, 422 for one that is shown again."""
    return 422 if form.is_submitted() else 200
