"""A practice of one form: ten fields, and a post that keeps one row.

It stands where any practice stands, on the public interface alone, so that the form and the post
of the yardstick are held against the same work with everything that Alongside does around it:
accessible mark-up, council, permission, double posts, version, record and outbox.
"""

from datetime import date

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Mapped
from wtforms import SelectField, StringField
from wtforms.validators import DataRequired, Length

from alongside import (
    DatePartsField,
    Form,
    Model,
    Pages,
    Practice,
    TextAreaField,
    choices,
    current,
    is_worker,
    note,
    permission,
    send,
)

pages = Pages("ten_fields", __name__)
practice = Practice(
    id="ten_fields",
    title="Ten fields",
    summary="Stands here to be measured.",
    api="1",
    permissions=(
        permission("ten_fields.read", any_of=[[is_worker]]),
        permission("ten_fields.add", any_of=[[is_worker]], writes=True),
    ),
    views=f"{__name__}:pages",
    migrations="ten_fields_migrations",
)


class Entry(Model):
    """What the form keeps: the same columns as the yardstick's."""

    __tablename__ = "ten_fields_entry"

    given_name: Mapped[str]
    family_name: Mapped[str]
    known_as: Mapped[str | None]
    born: Mapped[date | None]
    pronouns: Mapped[str | None]
    address: Mapped[str | None]
    place: Mapped[str | None]
    postcode: Mapped[str | None]
    language: Mapped[str | None]
    notes: Mapped[str | None]


class EntryForm(Form):
    """The yardstick's ten fields."""

    given_name = StringField("Given name", [DataRequired(), Length(max=100)])
    family_name = StringField("Family name", [DataRequired(), Length(max=100)])
    known_as = StringField("Likes to be called", [Length(max=100)])
    born = DatePartsField("Date of birth")
    pronouns = StringField("Pronouns", [Length(max=50)])
    address = StringField("Address", [Length(max=200)])
    place = StringField("Town or area", [Length(max=100)])
    postcode = StringField("Postcode", [Length(max=10)])
    language = SelectField(
        "Language", choices=choices([("en", "English"), ("cy", "Cymraeg"), ("other", "Another")])
    )
    notes = TextAreaField("Notes", max=10_000)


@pages.route("/new", methods=["GET", "POST"], permission="ten_fields.add")
def new() -> ResponseReturnValue:
    """Show the form; keep what it says."""
    form = EntryForm()
    if form.validate_on_submit():
        entry = Entry()
        form.populate_obj(entry)
        session = current.session
        session.add(entry)
        session.flush()
        note(session, current.actor, "added", "entry", entry.id)
        send(
            session,
            to=None,
            address="nobody@people.invalid",
            subject="Something was added",
            body="It waits for you.",
            about="ten_fields",
        )
        return redirect(url_for("ten_fields.new", added=entry.id))
    status = 422 if form.is_submitted() else 200
    return render_template("ten_fields/new.html", form=form), status
