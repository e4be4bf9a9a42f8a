"""A form with every kind of field, and how the tests of forms fill it in."""

import re
from typing import Any

import wtforms
from werkzeug.datastructures import MultiDict
from wtforms.validators import DataRequired, InputRequired, Optional

from alongside.web.forms import (
    DatePartsField,
    EditForm,
    Form,
    MultiCheckboxField,
    TextAreaField,
    choices,
)

HOW = [("post", "Letter"), ("ring", "Phone call", "In the daytime"), ("mail", "Email")]


class Visit(Form):
    name = wtforms.StringField("What should we call you?", [DataRequired()], description="Any name")
    email = wtforms.EmailField("Email", [Optional()])
    story = TextAreaField("A good week", [DataRequired()], max=50)
    notes = wtforms.TextAreaField("Anything else")
    moved = DatePartsField("Date you moved", [DataRequired()])
    how = wtforms.RadioField("How to reach you", [InputRequired()], choices=choices(HOW))
    gifts = MultiCheckboxField("What you enjoy", choices=choices([("a", "Art"), ("b", "Bikes")]))
    place = wtforms.SelectField(
        "Library", [Optional()], choices=choices([("", "–"), ("n", "North")])
    )
    hours = wtforms.IntegerField("Hours", [DataRequired()])
    price = wtforms.DecimalField("Price")
    agreed = wtforms.BooleanField("I have read it", [DataRequired()])
    go = wtforms.SubmitField("Save")


class Gift(EditForm):
    title = wtforms.StringField("Title", [DataRequired()])
    text = TextAreaField("About it")
    kind = wtforms.SelectField("Kind", choices=choices([("a", "Making"), ("b", "Mending")]))


ANSWERS = {
    "name": "Amina",
    "story": "A walk",
    "moved-day": "27",
    "moved-month": "3",
    "moved-year": "2024",
    "how": "ring",
    "hours": "3",
    "agreed": "y",
}


def answered(form: type[Form] = Visit, obj: Any = None, **changes: Any) -> Any:
    """A form as posted and validated; a change to None leaves the answer out."""
    given = {
        **(ANSWERS if form is Visit else {}),
        **{k.replace("__", "-"): v for k, v in changes.items()},
    }
    posted = form(MultiDict({k: v for k, v in given.items() if v is not None}), obj=obj)
    posted.validate()
    return posted


def page_of(form: Form) -> str:
    return "".join(str(field) for field in form) + str(form.error_summary())


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())
