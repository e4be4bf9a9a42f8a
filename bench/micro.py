"""Costs inside one process, too small to see through a server: forms and the layout.

Everything runs on Alongside's real code: its app, its request, its templates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from flask import Flask, current_app, render_template
from wtforms import DateField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional

from alongside import Form, choices, create_app
from bench import alongside_side, bare
from bench.apart import apart
from bench.table import ratio_line

FORM_BAR = 0.5  # ms

WHOLE_FORM = '{% from "ui/form.html" import whole_form %}{{ whole_form(form) }}'
LAYOUT = '{% extends "layout.html" %}{% block main %}{% endblock %}'


class TenFields(Form):
    """The yardstick's ten fields."""

    given_name = StringField("Given name", [DataRequired(), Length(max=100)])
    family_name = StringField("Family name", [DataRequired(), Length(max=100)])
    known_as = StringField("Likes to be called", [Length(max=100)])
    born = DateField("Date of birth", [Optional()])
    pronouns = StringField("Pronouns", [Length(max=50)])
    address = StringField("Address", [Length(max=200)])
    place = StringField("Town or area", [Length(max=100)])
    postcode = StringField("Postcode", [Length(max=10)])
    language = SelectField("Language", choices=choices([("en", "English"), ("cy", "Cymraeg")]))
    notes = TextAreaField("Notes", [Length(max=10_000)])


def lines() -> Iterator[str]:
    """Give what each costs, one line each."""
    with TemporaryDirectory(prefix="alongside-bench-") as folder:
        scratch = Path(folder)
        url = f"sqlite:///{scratch / 'micro.sqlite3'}"
        side = apart(alongside_side.prepare, url, scratch / "loading", 40)
        config = alongside_side.settings(url, scratch / "instance")
        app = create_app(config)
        cookie = "; ".join(f"{name}={value}" for name, value in side.cookies.items())
        with asking(app, cookie):
            yield from _drawing()


@contextmanager
def asking(app: Flask, cookie: str) -> Iterator[None]:
    """Stand inside a signed-in worker's request, where templates and hooks work."""
    headers = {"Host": alongside_side.HOST, "Cookie": cookie}
    with app.test_request_context("/home", headers=headers):
        app.preprocess_request()
        yield


def _drawing() -> Iterator[str]:
    form = TenFields()
    made = per_call(TenFields) * 1000
    drawn, layout, nothing = (
        per_call(lambda text=text: render_template(text, form=form)) * 1000
        for text in map(current_app.jinja_env.from_string, (WHOLE_FORM, LAYOUT, ""))
    )
    yield f"making a form of ten fields: {made:.3f} ms"
    yield ratio_line("drawing a form of ten fields, ms", drawn - nothing, FORM_BAR)
    yield f"the same as plain HTML (the yardstick's page): {_plain_form():.3f} ms"
    yield f"the layout with its navigation around an empty page: {layout:.3f} ms"


def _plain_form() -> float:
    app = bare.create_app("sqlite://")
    with app.test_request_context():
        template = app.jinja_env.get_template("form.html")
        form = bare.PersonForm()
        account = {"account": bare.Account(name="Bench Worker")}
        return per_call(lambda: template.render(form=form, g=account)) * 1000


def per_call(work: Callable[[], object], seconds: float = 0.3) -> float:
    """Return the processor seconds of one call, the median of rounds that last about `seconds`."""
    work()
    began = process_time()
    work()
    count = max(1, int(seconds / 5 / max(process_time() - began, 1e-7)))
    rounds = []
    for _ in range(5):
        began = process_time()
        for _ in range(count):
            work()
        rounds.append((process_time() - began) / count)
    return median(rounds)
