"""Pages of the demonstration: sign in as anybody, and read what was sent. In demo mode only."""

import re
from collections.abc import Iterable

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup
from markupsafe import escape as escaped
from sqlalchemy import select

from alongside.councils.models import Council
from alongside.demo.people import CAST
from alongside.groups.models import today
from alongside.identity import roles
from alongside.identity.models import CouncilRole
from alongside.identity.views import sign_in_person
from alongside.messages.models import Message
from alongside.people.models import Person
from alongside.web.context import current
from alongside.web.fields import clean_text
from alongside.web.pages import Pages

pages = Pages("demo", __name__, url_prefix="/demo")
ADDRESS = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)]")
LATEST = 100


@pages.get("/sign-in", permission="core.public")
def sign_in() -> str:
    """Choose whom to be: the people who live here, and those who work for the council."""
    day = today()
    rows = current.session.execute(
        select(Person, CouncilRole.role)
        .outerjoin(
            CouncilRole,
            (CouncilRole.person_id == Person.id)
            & (CouncilRole.starts_on <= day)
            & (CouncilRole.ends_on.is_(None) | (CouncilRole.ends_on > day)),
        )
        .where(Person.handle.is_not(None))
        .order_by(Person.sort_name, Person.id)
    )
    people: dict[Person, list[str]] = {}
    for person, role in rows:
        people.setdefault(person, []).extend([role] if role else [])
    names = roles.names()
    shown = [
        (one, _line(one), ", ".join(str(names[role]) for role in held))
        for one, held in people.items()
    ]
    return render_template(
        "demo/sign_in.html",
        groups=(
            (_("People who live here"), [one for one in shown if not one[2]]),
            (_("People who work for the council"), [one for one in shown if one[2]]),
        ),
        others=_other_councils(),
    )


def _line(person: Person) -> str:
    one = CAST.get(person.handle or "")
    return one.line if one is not None else ""


def _other_councils() -> Iterable[tuple[str, str]]:
    """The names of the demo's other councils, with where one can be somebody there."""
    port = request.host.partition(":")[2]
    others = current.session.scalars(
        select(Council).where(Council.id != current.council.id).order_by(Council.name)
    )
    return [
        (one.name, f"{request.scheme}://{one.host}{':' + port if port else ''}/demo/sign-in")
        for one in others
        if one.host
    ]


@pages.post("/sign-in", permission="core.enter", endpoint="enter")
def enter() -> ResponseReturnValue:
    """Sign in as one of the demo people, by handle."""
    handle = clean_text(request.form.get("handle")) or ""  # most people have none
    person = current.session.scalars(select(Person).where(Person.handle == handle)).one_or_none()
    if person is None:
        abort(404)
    return sign_in_person(person, redirect(url_for("home.home")), shared_device=True, by="demo")


@pages.get("/outbox", permission="core.public")
def outbox() -> str:
    """What this council's Alongside has sent, the newest first."""
    messages = current.session.execute(
        select(Message, Person.name)
        .outerjoin(Person, Person.id == Message.to_person_id)
        .order_by(Message.created_at.desc(), Message.id.desc())
        .limit(LATEST)
    ).all()
    states = {
        "waiting": _("Waiting to go out"),
        "sending": _("On its way"),
        "sent": _("Sent"),
        "failed": _("Could not be sent"),
    }
    return render_template(
        "demo/outbox.html", messages=messages, states=states, with_links=_with_links, most=LATEST
    )


def _with_links(body: str) -> Markup:
    """A message's text with its links, those to this council led to the host being used now."""
    found, end = Markup(), 0
    own = re.compile(rf"https?://(localhost|{re.escape(current.council.host or '')})(:\d+)?/")
    for match in ADDRESS.finditer(body):
        address = own.sub(lambda _: request.host_url, match.group(), count=1)
        found += escaped(body[end : match.start()])
        found += Markup('<a class="govuk-link" href="{}">{}</a>').format(address, match.group())
        end = match.end()
    return found + escaped(body[end:])
