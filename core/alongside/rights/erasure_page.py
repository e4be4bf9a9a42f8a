"""The page of a request for erasure: for whoever made it, and for whoever answers it."""

from flask import render_template

from alongside.groups.models import today
from alongside.people.models import Person
from alongside.rights import erasing, holds
from alongside.rights.models import Request
from alongside.web.context import current, house


def erasure_page(asked: Request) -> str:
    """How far it is, what would happen to each kind of thing, and what stands against it."""
    session = current.session
    subject = session.get_one(Person, asked.person_id)
    own = asked.person_id == current.person.id
    planned = erasing.plan(session, house().registry, subject) if asked.open else []
    return render_template(
        "rights/erasure.html",
        asked=asked,
        own=own,
        subject=subject,
        planned=planned,
        reasons=[] if own or not asked.open else holds.reasons(session, subject),
        today=today(),
    )
