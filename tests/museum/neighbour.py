"""A good practice that lives beside every exhibit, and must never notice it."""

from tests.museum.installing import Package

INIT = '''
"""Neighbours lend each other what they have."""

from flask import url_for

from alongside import (Card, Holding, Link, Practice, Section, anyone, hookimpl, is_signed_in,
                       permission)
from alongside_neighbour.models import Cup

practice = Practice(
    id="neighbour",
    title="Neighbours",
    summary="Neighbours lend each other what they have.",
    api="1",
    permissions=(
        permission("neighbour.look", any_of=[[anyone]]),
        permission("neighbour.lend", any_of=[[is_signed_in]], writes=True),
    ),
    holdings=(Holding("neighbour_cup", "person_id", "A cup that you lent"),),
    views="alongside_neighbour.views:pages",
    migrations="migrations",
)


@hookimpl
def public_cards():
    yield Card("A card of the neighbours")


@hookimpl
def home_cards(person):
    yield Card("A cup of sugar", href=url_for("neighbour.index"))


@hookimpl
def navigation():
    yield Link("Neighbours", url_for("neighbour.index"))


@hookimpl
def person_sections(person):
    yield Section("What the neighbours lend", "Cups.")


@hookimpl
def person_added(session, person):
    session.add(Cup(what="a welcome", person_id=person.id))
'''

MODELS = '''
"""What is lent."""

import uuid

from sqlalchemy.orm import Mapped, mapped_column

from alongside import Model, reference


class Cup(Model):
    """Something lent by somebody."""

    __tablename__ = "neighbour_cup"

    what: Mapped[str]
    person_id: Mapped[uuid.UUID] = reference("person")
'''

VIEWS = '''
"""The neighbours' page."""

from flask import redirect, render_template, url_for
from sqlalchemy import select
from wtforms import StringField

from alongside import Form, Pages, current
from alongside_neighbour.models import Cup

pages = Pages("neighbour", __name__)


class Lend(Form):
    what = StringField("What do you lend?")


@pages.get("/", permission="neighbour.look")
def index():
    cups = current.session.scalars(select(Cup)).all()
    return render_template("neighbour/index.html", cups=cups, form=Lend())


@pages.post("/", permission="neighbour.lend")
def lend():
    form = Lend()
    if form.validate_on_submit():
        current.session.add(Cup(what=form.what.data, person_id=current.person.id))
    return redirect(url_for("neighbour.index"))
'''

PAGE = """
{% extends "layout.html" %}
{% from "ui/form.html" import whole_form %}
{% block main %}
  <h1>The neighbours</h1>
  <ul>{% for cup in cups %}<li>{{ cup.what }}</li>{% endfor %}</ul>
  {{ whole_form(form, "Lend") }}
{% endblock %}
"""

MIGRATION = '''
"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.create_table(
        "neighbour_cup",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), sa.ForeignKey("council.id"), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["council_id", "person_id"], ["person.council_id", "person.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("council_id", "id"),
    )


def downgrade():
    op.drop_table("neighbour_cup")
'''

NEIGHBOUR = Package(
    "neighbour",
    {
        "__init__.py": INIT,
        "models.py": MODELS,
        "views.py": VIEWS,
        "templates/neighbour/index.html": PAGE,
        "migrations/0001_first_tables.py": MIGRATION,
    },
)
