"""Pages of the demonstration: sign in as anybody, and read what was sent. In demo mode only."""

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from alongside.identity.views import sign_in_person
from alongside.messages.models import Message
from alongside.people.models import Person
from alongside.web.context import current
from alongside.web.pages import Pages

pages = Pages("demo", __name__, url_prefix="/demo")


@pages.get("/sign-in", permission="core.public")
def sign_in() -> str:
    """Choose whom to be."""
    people = current.session.scalars(
        select(Person).where(Person.handle.is_not(None)).order_by(Person.sort_name)
    ).all()
    return render_template("demo/sign_in.html", people=people)


@pages.post("/sign-in", permission="core.enter", endpoint="enter")
def enter() -> ResponseReturnValue:
    """Sign in as one of the demo people, by handle."""
    person = current.session.scalars(
        select(Person).where(Person.handle == request.form.get("handle", ""))
    ).one_or_none()
    if person is None:
        abort(404)
    return sign_in_person(person, redirect(url_for("home.home")), shared_device=True)


@pages.get("/outbox", permission="core.public")
def outbox() -> str:
    """What this council's Alongside has sent."""
    messages = current.session.scalars(
        select(Message).order_by(Message.created_at.desc(), Message.id.desc()).limit(100)
    ).all()
    return render_template("demo/outbox.html", messages=messages)
