"""The page of a request for correction: for whoever made it, and for whoever answers it."""

from flask import render_template

from alongside.groups.models import today
from alongside.people.models import Person
from alongside.rights import corrections, held
from alongside.rights.models import Correction, Request
from alongside.rights.words import label
from alongside.web.context import current, house


def correction_page(asked: Request) -> str:
    """What it said, what it should say, and how far the answer is."""
    session = current.session
    correction = corrections.of_request(session, asked)
    own = asked.person_id == current.person.id
    return render_template(
        "rights/correction.html",
        asked=asked,
        correction=correction,
        kept=not own and not corrections.may_be_read_by(session, current.person, correction),
        own=own,
        subject=session.get_one(Person, asked.person_id),
        where=_where(asked, correction),
        today=today(),
    )


def _where(asked: Request, correction: Correction) -> str:
    """Which kind of thing the row is, in the words in which the person reads it."""
    session = current.session
    person = session.get_one(Person, asked.person_id)
    found = held.kinds(session, house().registry, person)
    kind = next((one for one in found if one.table == correction.row_table), None)
    return f"{kind.what}: {label(correction.row_column, kind.columns)}" if kind else ""
