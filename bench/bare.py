"""The yardstick: a small signed-in Flask app as a careful engineer would write it, and no more.

It has a session row read from the database on each request, cross-site tokens, indexes that fit
its queries, keyset pages and eager loading. It has no councils, no practices, no audit, no
accessible form mark-up: what those cost is what the benchmark is for. Nothing here may be made
slower to flatter Alongside; the ten fields are plain HTML rather than WTForms' widgets, because
that is the faster of the two.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from datetime import UTC, date, datetime

from flask import Flask, abort, g, redirect, render_template, request
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import CSRFProtect, FlaskForm
from sqlalchemy import ForeignKey, String, event, select, tuple_
from sqlalchemy.engine import Engine
from sqlalchemy.orm import DeclarativeBase, Mapped, joinedload, mapped_column, relationship
from wtforms import DateField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional

PAGE = 50
COOKIE = "bare"

# Sorted by code point on both engines, so that a prefix is a range that the index answers.
SortKey = String(200).with_variant(String(200, collation="C"), "postgresql")


class Base(DeclarativeBase):
    """The tables' common base."""


db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})
csrf = CSRFProtect()


class Account(Base):
    """Someone who can sign in."""

    __tablename__ = "account"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))


class SignedIn(Base):
    """A session; the cookie's token is kept only as a hash."""

    __tablename__ = "signed_in"
    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    expires_at: Mapped[datetime]
    account: Mapped[Account] = relationship()


class Person(Base):
    """Someone whom the app keeps."""

    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    given_name: Mapped[str] = mapped_column(String(100))
    family_name: Mapped[str] = mapped_column(String(100))
    sort_name: Mapped[str] = mapped_column(SortKey)
    known_as: Mapped[str | None] = mapped_column(String(100))
    born: Mapped[date | None]
    pronouns: Mapped[str | None] = mapped_column(String(50))
    address: Mapped[str | None] = mapped_column(String(200))
    place: Mapped[str | None] = mapped_column(String(100))
    postcode: Mapped[str | None] = mapped_column(String(10))
    language: Mapped[str | None] = mapped_column(String(10))
    notes: Mapped[str | None]
    contacts: Mapped[list[Contact]] = relationship(order_by="Contact.id")
    memberships: Mapped[list[Membership]] = relationship()
    __table_args__ = (db.Index("ix_person_sort_name", "sort_name", "id"),)

    @property
    def name(self) -> str:
        """The name as it is shown."""
        return f"{self.given_name} {self.family_name}"


class Contact(Base):
    """A way to reach someone."""

    __tablename__ = "contact"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    value: Mapped[str] = mapped_column(String(200))


class Group(Base):
    """People who belong together."""

    __tablename__ = "group"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))


class Membership(Base):
    """Someone's place in a group."""

    __tablename__ = "membership"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("group.id"), primary_key=True)
    role: Mapped[str] = mapped_column(String(50))
    group: Mapped[Group] = relationship()


class PersonForm(FlaskForm):
    """Ten fields."""

    given_name = StringField(validators=[DataRequired(), Length(max=100)])
    family_name = StringField(validators=[DataRequired(), Length(max=100)])
    known_as = StringField(validators=[Length(max=100)])
    born = DateField(validators=[Optional()])
    pronouns = StringField(validators=[Length(max=50)])
    address = StringField(validators=[Length(max=200)])
    place = StringField(validators=[Length(max=100)])
    postcode = StringField(validators=[Length(max=10)])
    language = SelectField(choices={"en": "English", "cy": "Cymraeg", "other": "Another"})
    notes = TextAreaField(validators=[Length(max=10_000)])


def sort_name(given: str, family: str) -> str:
    """The key that lists are sorted and searched by."""
    return f"{family} {given}".lower()


def hashed(token: str) -> str:
    """What is kept of a session's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def create_app(database_url: str | None = None) -> Flask:
    """Make the app for the given database, or for the one in the environment."""
    app = Flask(__name__)
    app.config["SECRET_KEY"] = os.environ.get("BENCH_SECRET_KEY", "only ever served on loopback")
    app.config["SQLALCHEMY_DATABASE_URI"] = database_url or os.environ["BENCH_DATABASE_URL"]
    app.config["WTF_CSRF_SSL_STRICT"] = False
    db.init_app(app)
    csrf.init_app(app)
    app.before_request(sign_in)
    app.add_url_rule("/health", view_func=health)
    app.add_url_rule("/people", view_func=people)
    app.add_url_rule("/people/<int:person_id>", view_func=person)
    app.add_url_rule("/people/new", view_func=new_person, methods=["GET", "POST"])
    from bench import bare_plan  # here, because its tables stand on those above

    bare_plan.add_to(app)
    return app


@event.listens_for(Engine, "connect")
def tune_sqlite(connection: object, _record: object) -> None:
    """Open SQLite as one does for a server: readers beside a writer, and patience."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA busy_timeout=5000")


def sign_in() -> None:
    """Read who is asking; everything but the health page needs somebody."""
    if request.endpoint == "health":
        return
    token = request.cookies.get(COOKIE, "")
    found = db.session.scalar(
        select(SignedIn)
        .options(joinedload(SignedIn.account))
        .where(SignedIn.token_hash == hashed(token))
        .where(SignedIn.expires_at > datetime.now(UTC).replace(tzinfo=None))
    )
    if found is None:
        abort(401)
    g.account = found.account


def health() -> str:
    """Say that the server answers."""
    return "ok"


def people() -> str:
    """Fifty people a page, from a name prefix if one was typed, after the last one shown."""
    prefix = request.args.get("q", "").strip().lower()
    query = select(Person).order_by(Person.sort_name, Person.id).limit(PAGE + 1)
    if prefix:
        query = query.where(Person.sort_name >= prefix, Person.sort_name < prefix + "\U0010ffff")
    if "after" in request.args:
        after = (request.args["after"], request.args.get("id", 0, int))
        query = query.where(tuple_(Person.sort_name, Person.id) > after)
    found = db.session.scalars(query).all()
    return render_template(
        "people.html", people=found[:PAGE], more=len(found) > PAGE, q=request.args.get("q", "")
    )


def person(person_id: int) -> str:
    """One person with their contacts and groups."""
    found = db.session.scalar(
        select(Person).options(joinedload(Person.contacts)).where(Person.id == person_id)
    )
    if found is None:
        abort(404)
    memberships = db.session.scalars(
        select(Membership)
        .options(joinedload(Membership.group))
        .where(Membership.person_id == person_id)
    ).all()
    return render_template("person.html", person=found, memberships=memberships)


def new_person():
    """Show the form; keep the person whom it describes."""
    form = PersonForm()
    if form.validate_on_submit():
        given, family = form.given_name.data, form.family_name.data
        added = Person(sort_name=sort_name(given, family))
        form.populate_obj(added)
        db.session.add(added)
        db.session.commit()
        return redirect(f"/people/{added.id}")
    return render_template("form.html", form=form), 400 if form.errors else 200
