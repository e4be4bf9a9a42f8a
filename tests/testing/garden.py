"""A small practice in one file that keeps every promise, and ways to break each."""

GARDEN = '''
"""Neighbours grow things."""

import uuid
from pathlib import Path

from flask import render_template_string
from sqlalchemy import select
from sqlalchemy.orm import Mapped, mapped_column
from wtforms import StringField

from alongside import (
    Card,
    Form,
    Holding,
    Model,
    Pages,
    Practice,
    current,
    hookimpl,
    is_signed_in,
    permission,
    practice_settings,
    reference,
)


class Settings(Form):
    where = StringField("Where is the garden?", default="behind the library")


class Bed(Model):
    __tablename__ = "garden_bed"

    person_id: Mapped[uuid.UUID] = reference("person")
    grows: Mapped[str] = mapped_column(default="")


def is_mine(actor, bed):
    return bed is not None and bed.person_id == actor.id


practice = Practice(
    id="garden",
    title="The garden",
    summary="Neighbours grow things.",
    api="1",
    settings=Settings,
    permissions=(
        permission("garden.look", any_of=[[is_signed_in]]),
        permission("garden.bed", any_of=[[is_signed_in, is_mine]]),
        permission("garden.dig", any_of=[[is_signed_in, is_mine]], writes=True),
    ),
    holdings=(Holding("garden_bed", "person_id", "What you grow"),),
    columns={"grows": "What you grow"},
    views="alongside_local_garden:pages",
    migrations="garden_migrations",
)
pages = Pages("garden", __name__)

PAGE = """
{% extends "layout.html" %}
{% block title %}The garden{% endblock %}
{% block main %}
  <h1>The garden</h1>
  <p>It is {{ where }}.</p>
  <ul>{% for bed in beds %}<li>{{ bed.grows }}</li>{% endfor %}</ul>
{% endblock %}
"""


def page(beds):
    where = practice_settings("garden").where
    return render_template_string(PAGE, beds=beds, where=where)


def load_bed(session, bed_id):
    return session.get(Bed, bed_id)


@pages.get("/", permission="garden.look")
def index():
    return page(current.session.scalars(select(Bed).where(Bed.person_id == current.person.id)))


@pages.get("/beds/<uuid:bed_id>", permission="garden.bed", load=load_bed)
def bed(bed):
    return page([bed])


@pages.post("/beds/<uuid:bed_id>", permission="garden.dig", load=load_bed)
def dig(bed):
    bed.grows = "potatoes"
    return page([bed])


@hookimpl
def home_cards(person):
    yield Card("The garden", "What will you grow?")


@hookimpl
def demo(session, people):
    session.add_all(Bed(person_id=one.id, grows="beans") for one in people.values())
'''

MIGRATION = '''
"""First tables."""

import sqlalchemy as sa
from alembic import op

from alongside.db.time import UtcDateTime

revision = "0001"
down_revision = None


def upgrade():
    op.create_table(
        "garden_bed",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("grows", sa.Text(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], name="fk_garden_bed_council_id"),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_garden_bed_person_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_garden_bed"),
        sa.UniqueConstraint("council_id", "id", name="uq_garden_bed_council_id_id"),
    )
    op.create_index("ix_garden_bed_person_id", "garden_bed", ["council_id", "person_id"])


def downgrade():
    op.drop_table("garden_bed")
'''

INDEX = """def index():
"""
FAULTS = {
    "loads": [("from flask import render_template_string", "from flask import nothing_so_named")],
    "off": [
        (
            "def demo(session, people):\n",
            """def demo(session, people):
    from flask import current_app, request

    def answer():
        if request.method == "PUT" and request.path.startswith("/garden/"):
            return "always open"
        return None

    current_app.before_request_funcs[None].insert(0, answer)
""",
        )
    ],
    "permissions": [('@pages.get("/", permission="garden.look")', '@pages.get("/")')],
    "councils": [
        (
            "    return session.get(Bed, bed_id)",
            """    from alongside.db.tenancy import unscoped

    with unscoped("a garden has no fence"):
        return session.get(Bed, bed_id)""",
        ),
        ('"garden.bed", any_of=[[is_signed_in, is_mine]]', '"garden.bed", any_of=[[is_signed_in]]'),
    ],
    "settings": [("class Settings(Form)", "class Settings(__import__('wtforms').Form)")],
    "holdings": [('Holding("garden_bed", "person_id"', 'Holding("garden_bed", None')],
    "migrations": [('    op.drop_table("garden_bed")', "    pass")],
    "enabling": [
        (
            "@hookimpl\ndef home_cards",
            """@hookimpl
def public_cards(session):
    from flask import current_app

    from alongside.db.engine import council_session

    if current.council.slug == "abergwyn":
        with council_session(current_app, current.council.id) as aside:
            for bed in aside.scalars(select(Bed)):
                aside.delete(bed)
    return []


@hookimpl
def home_cards""",
        )
    ],
    "accessible": [("<p>It is", "<p><input name='seed'> It is")],
    "declaration": [
        (
            "    permissions=(\n",
            "    permissions=(\n"
            '        permission("garden.water", any_of=[[is_signed_in]], writes=True),\n',
        )
    ],
    "reading": [
        (
            INDEX,
            INDEX + "    current.session.add(Bed(person_id=current.person.id))\n"
            "    current.session.commit()\n",
        )
    ],
    "pages": [
        ("    yield Card(", "    if person.handle:\n        raise KeyError\n    yield Card(")
    ],
    "escaping": [("{{ bed.grows }}", "{{ bed.grows|safe }}")],
    "quiet": [
        (
            INDEX,
            INDEX
            + """    import contextlib
    import socket

    with contextlib.suppress(OSError):
        socket.create_connection(("weather.example", 443))
""",
        )
    ],
}
"""What to put in place of what, so that exactly this promise is broken."""
HOLDING = 'Holding("garden_bed", "person_id", "What you grow"'
WATERED = [
    (
        "@hookimpl\ndef home_cards",
        """@pages.route("/water", methods=["GET", "POST"], permission="garden.dig")
def water():
    from flask import request
    from flask_wtf.csrf import generate_csrf
    from sqlalchemy import update

    from alongside.db.tenancy import unscoped

    if request.method == "POST":
        with unscoped("water runs under fences"):
            bed_id = uuid.UUID(request.form["bed_id"])
            current.session.execute(update(Bed).where(Bed.id == bed_id).values(grows="rice"))
        return "watered"
    beds = current.session.scalars(select(Bed))
    drawn = [f'<input type="radio" name="bed_id" value="{one.id}">' for one in beds]
    token = f'<input type="hidden" name="csrf_token" value="{generate_csrf()}">'
    return f'<form method="post">{token}{"".join(drawn)}</form>'


@hookimpl
def home_cards""",
    ),
    (
        "any_of=[[is_signed_in, is_mine]], writes=True",
        "any_of=[[is_signed_in]], writes=True",
    ),
]
WATERED_ELSEWHERE = [
    (
        WATERED[0][0],
        WATERED[0][1]
        .replace("<form", '<form action="/garden/pour"')
        .replace('"GET", "POST"', '"GET"')
        .replace(
            "@hookimpl",
            '@pages.post("/pour", permission="garden.dig")\n'
            "def pour():\n    return water()\n\n\n@hookimpl",
        ),
    ),
    WATERED[1],
]
"""The same with a form that is sent to a route of its own."""
MORE = {
    "nothing says whose data a table holds": (
        "declaration",
        [(f"holdings=({HOLDING}),),", "")],
        "Nothing says whose data garden_bed holds",
    ),
    "a holding names a class that is not there": (
        "declaration",
        [(HOLDING, f'{HOLDING}, retention="for ever"')],
        "'for ever'",
    ),
    "a table is retained by no law": (
        "declaration",
        [(HOLDING, f'{HOLDING}, erasure="retain"')],
        "by which law",
    ),
    "only one person can be erased": (
        "holdings",
        [
            (HOLDING, f'{HOLDING}, erasure="anonymise", clear=("grows",)'),
            (
                'name="uq_garden_bed_council_id_id"),\n',
                'name="uq_garden_bed_council_id_id"),\n        sa.UniqueConstraint("grows"),\n',
            ),
        ],
        "this could not be: What you grow (",
    ),
    "a column is named that is not there": (
        "declaration",
        [('columns={"grows"', 'columns={"colour"')],
        "`columns` names 'colour'",
    ),
    "a hook is not marked": (
        "declaration",
        [("@hookimpl\ndef home_cards", "def home_cards")],
        "home_cards has the name of a hook",
    ),
    "a field of a form reaches over councils": (
        "councils",
        WATERED,
        "POST /garden/water by the citizen, with bed_id of another council's row: it changed",
    ),
    "a field of a form that is sent elsewhere reaches over councils": (
        "councils",
        WATERED_ELSEWHERE,
        "POST /garden/pour by the citizen, with bed_id of another council's row: it changed",
    ),
    "a form reaches over councils": (
        "councils",
        [
            (
                "load=load_bed)\ndef dig(bed):\n",
                """load=everywhere)
def dig(bed):
""",
            ),
            (
                '"garden.dig", any_of=[[is_signed_in, is_mine]]',
                '"garden.dig", any_of=[[is_signed_in]]',
            ),
            (
                "def load_bed(",
                """def everywhere(session, bed_id):
    from alongside.db.tenancy import unscoped

    with unscoped("a spade needs no gate, and no fence holds it"):
        return session.get(Bed, bed_id)


def load_bed(""",
            ),
        ],
        "POST /garden/beds/<uuid:bed_id> with an id of another council's row answered",
    ),
    "a form that is not found digs all the same": (
        "councils",
        [
            (
                "load=load_bed)\ndef dig(bed):\n",
                """load=dug)
def dig(bed):
""",
            ),
            (
                "def load_bed(",
                """def dug(session, bed_id):
    from sqlalchemy import update

    from alongside.db.tenancy import unscoped

    with unscoped("a spade needs no gate, and no fence holds it"):
        session.execute(update(Bed).where(Bed.id == bed_id).values(grows="weeds"))
    session.commit()
    return session.get(Bed, bed_id)


def load_bed(""",
            ),
        ],
        "POST /garden/beds/<uuid:bed_id> with an id of another council's row changed garden_bed",
    ),
    "a key points over councils": (
        "councils",
        [
            ("from sqlalchemy import select", "from sqlalchemy import ForeignKey, select"),
            ('= reference("person")', '= mapped_column(ForeignKey("person.id"))'),
        ],
        "can point into another council",
    ),
    "what is unique is so over all councils": (
        "councils",
        [('mapped_column(default="")', 'mapped_column(default="", unique=True)')],
        "unique over all councils",
    ),
    "the defaults are refused": (
        "settings",
        [
            ("import StringField", "import StringField, validators"),
            ('"Where is the garden?"', '"Where is the garden?", [validators.Length(max=3)]'),
        ],
        "defaults are refused",
    ),
    "a validator breaks": (
        "settings",
        [
            (
                'default="behind the library")',
                'default="behind the library")\n\n    def validate_where(self, field):\n'
                '        {"behind the library": 1}[field.data]',
            )
        ],
        "KeyError",
    ),
    "what is retained goes": (
        "holdings",
        [
            (HOLDING, f'{HOLDING}, erasure="retain", because="A law"'),
            (
                "@hookimpl\ndef home_cards",
                """@hookimpl
def erasing(session, person):
    for bed in session.scalars(select(Bed).where(Bed.person_id == person.id)):
        session.delete(bed)


@hookimpl
def home_cards""",
            ),
        ],
        "the row is gone",
    ),
    "others are taken along": (
        "holdings",
        [
            (
                "@hookimpl\ndef home_cards",
                """@hookimpl
def erasing(session, person):
    for bed in session.scalars(select(Bed)):
        session.delete(bed)


@hookimpl
def home_cards""",
            )
        ],
        "took another's row",
    ),
    "a page raises": (
        "pages",
        [(INDEX, INDEX + '    raise ValueError("no sun")\n')],
        "GET /garden/ answered 500 to the citizen: ValueError: no sun (garden.py:",
    ),
    "a page with an id raises": (
        "pages",
        [("def bed(bed):\n", 'def bed(bed):\n    raise ValueError("no rain")\n')],
        "ValueError: no rain (garden.py:",
    ),
    "a part of the core's page writes": (
        "reading",
        [
            ("    Practice,\n", "    Practice,\n    Section,\n"),
            (
                "@hookimpl\ndef home_cards",
                """@hookimpl
def person_sections(session, person):
    from flask import current_app

    from alongside.db.engine import council_session

    with council_session(current_app, current.council.id) as aside:
        aside.add(Bed(person_id=person.id))
    yield Section("The garden", "")


@hookimpl
def home_cards""",
            ),
        ],
        "changed garden_bed",
    ),
    "a page with an id asks another machine": (
        "quiet",
        [
            (
                "def bed(bed):\n",
                """def bed(bed):
    import contextlib
    import socket

    with contextlib.suppress(OSError):
        socket.create_connection(("weather.example", 443))
""",
            )
        ],
        "the address of weather.example",
    ),
    "a page with an id shows words as they are": (
        "escaping",
        [
            (
                "def bed(bed):\n    return page([bed])",
                "def bed(bed):\n    return page([bed]) + bed.grows",
            )
        ],
        "shows garden_bed.grows raw",
    ),
    "mail is sent past the house": (
        "quiet",
        [
            (
                INDEX,
                INDEX
                + """    import contextlib
    import smtplib

    with contextlib.suppress(OSError):
        smtplib.SMTP("127.0.0.1", 25)
""",
            )
        ],
        "a mail server",
    ),
}
"""Other faults: the promise that each breaks, what to put in place of what, and what is said."""


def write(folder, faults=()):
    """Write the practice into a folder, with faults; gives the path of its file."""
    texts = [GARDEN, MIGRATION]
    for old, new in faults:
        assert sum(text.count(old) for text in texts) == 1, old
        texts = [text.replace(old, new) for text in texts]
    (folder / "garden_migrations").mkdir()
    (folder / "garden_migrations" / "0001_first_tables.py").write_text(texts[1], encoding="utf-8")
    (folder / "garden.py").write_text(texts[0], encoding="utf-8")
    return folder / "garden.py"
