"""The form that every page and practice starts from.

Authors declare plain WTForms fields. What they get without asking: accessible mark-up, an error
summary whose links lead to the right box, text that is clean and not endless, messages in plain
words, and a key by which a form sent twice is known again.
"""

import re
import uuid
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any

import wtforms
from flask import request
from flask_babel import format_date, get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from markupsafe import Markup, escape
from wtforms import widgets

from alongside.web.answers import PARSED, answered, in_plain_words, not_among_choices, within_reason
from alongside.web.controls import macro, render_field, text
from alongside.web.fields import (
    DatePartsField,
    MultiCheckboxField,
    TextAreaField,
    choices,
    clean_text,
)
from alongside.web.i18n import form_catalogue

__all__ = [
    "DatePartsField",
    "EditForm",
    "Form",
    "MultiCheckboxField",
    "PublicForm",
    "TextAreaField",
    "choices",
    "clean_text",
]

_FORM_KEY = re.compile(r"[0-9a-f]{32}")


class Form(FlaskForm):  # type: ignore[misc]
    """A form of plain WTForms fields, drawn and guarded the same way everywhere."""

    mark_optional = True
    """Whether labels of fields that may stay empty say so. A search box need not."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        """Where WTForms asks how to bind, read and draw."""

        def bind_field(self, form: Any, unbound_field: Any, options: dict[str, Any]) -> Any:
            """Gives text fields their cleaning, and text and numbers their limit."""
            field: Any = super().bind_field(form, unbound_field, options)
            if isinstance(field, wtforms.PasswordField | wtforms.FileField):
                return field
            if isinstance(field, wtforms.StringField):
                field.filters = (clean_text, *field.filters)
                field.validators = (within_reason, *field.validators)
            elif isinstance(field, PARSED):
                field.validators = (answered, *field.validators)
            elif isinstance(field, wtforms.SelectMultipleField):
                many: Any = field
                many.invalid_choice_message = many.invalid_choice_message or (
                    lambda count: not_among_choices(many)
                )
            return field

        def get_translations(self, form: Any) -> Any:
            """WTForms' messages in the language of the page."""
            return form_catalogue(str(get_locale() or "en_GB"))

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            """Reads form posts only, also empty ones: no tick in a box is an answer.

            JSON under a form's address is nobody's answer.
            """
            if formdata is None or hasattr(formdata, "getlist"):
                return formdata
            if form.is_submitted() and (request.is_json or not request.files):
                return request.form
            return super().wrap_formdata(form, formdata)

        def render_field(self, field: Any, render_kw: dict[str, Any]) -> Markup:
            """Label, hint, error and control, through our macros."""
            drawn = render_field(field, render_kw)
            return drawn if drawn is not None else super().render_field(field, render_kw)

    def validate(self, extra_validators: Any = None) -> bool:
        """Validates, and says what is wrong in words that name the question."""
        valid = bool(super().validate(extra_validators))
        if not valid:
            for field in self:
                in_plain_words(field)
        return valid

    @cached_property
    def form_key(self) -> str:
        """Names this showing of the form and stays on a re-display, so a double post is known."""
        posted = request.form.get("form_key", "")
        return posted if _FORM_KEY.fullmatch(posted) else uuid.uuid4().hex

    def open(self, action: str | None = None) -> Markup:
        """The `<form>` tag with all hidden fields. The template writes `</form>`."""
        files = any(isinstance(field, wtforms.FileField) for field in self)
        return Markup('<form method="post"{}{} novalidate>{}{}').format(
            Markup(' action="{}"').format(action) if action else "",
            Markup(' enctype="multipart/form-data"') if files else "",
            Markup('<input type="hidden" name="form_key" value="{}">').format(self.form_key),
            Markup("").join(field() for field in self if _is_hidden(field)),
        )

    def visible_fields(self) -> Iterator[Any]:
        """The fields a person sees, in order."""
        return (field for field in self if not _is_hidden(field))

    def has_submit(self) -> bool:
        """Whether the form brings its own button."""
        return any(isinstance(field, wtforms.SubmitField) for field in self)

    def error_summary(self) -> Markup:
        """What is wrong, at the top of the page, each a link to the box it is about."""
        found: list[tuple[Any, str | None]] = [(text(e), None) for e in self.form_errors if e]
        for field in self:
            found += [
                (text(e), None if _is_hidden(field) else f"#{_focus(field)}")
                for e in field.errors[:1]
            ]
        return macro("error-summary")(found) if found else Markup("")


class PublicForm(Form):
    """A form that anybody may send. A hidden box, left empty, holds back what fills in every box.

    Where people would lose what they typed, it says so and keeps the rest. Count how often it is
    sent with `not_too_often`, too.
    """

    website = wtforms.StringField(_l("Leave this box empty"), [wtforms.validators.Optional()])

    def visible_fields(self) -> Iterator[Any]:
        """The fields a person sees, in order."""
        return (field for field in super().visible_fields() if field is not self.website)

    def open(self, action: str | None = None) -> Markup:
        """The `<form>` tag with all hidden fields and the hidden box."""
        box = self.website(tabindex="-1", autocomplete="off")
        hidden = Markup('<div class="govuk-visually-hidden" aria-hidden="true">{}</div>')
        return super().open(action) + hidden.format(box)

    def validate(self, extra_validators: Any = None) -> bool:
        """Also ask programs that fill in every box to leave one empty."""
        good = super().validate(extra_validators)
        if self.website.data:
            self.website.data = ""
            self.form_errors.append(_("Please send it once more, without filling in hidden boxes."))
            return False
        return good


class VersionField(wtforms.IntegerField):
    """The version that a form was opened on. Nothing posted is an old one, never the current."""

    widget = widgets.HiddenInput()

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Reads the number; what is none counts as an old version."""
        try:
            self.data = int(valuelist[0])
        except (IndexError, ValueError):
            self.data = None

    def _value(self) -> str:
        return "" if self.data is None else str(self.data)

    def populate_obj(self, obj: Any, name: str) -> None:
        """Leaves the object's version to the database."""


class EditForm(Form):
    """A form over something that exists, which notices when somebody else saved it meanwhile."""

    version = VersionField()

    def check_version(self, obj: Any, version: int) -> bool:
        """Whether what was saved is still what this form was opened on.

        If not, what was typed stays, each field whose stored value is another shows it, and the
        next save is a deliberate one: the hidden version moves on. `version` is the stored one.
        """
        if self.version.data == version:
            return True
        names = [n for n, f in self._fields.items() if f is not self.version and hasattr(obj, n)]
        differing = [n for n in names if _plain(self[n].data) != _plain(getattr(obj, n))]
        self.version.data = version
        for name in differing:
            field = self[name]
            field.stored = _as_read(field, getattr(obj, name))
            message = _(
                "Somebody saved “%(label)s” while you were writing.", label=field.label.text
            )
            field.errors = [message, *field.errors]
        return not differing


def _plain(value: Any) -> Any:
    """A value such that a form's and a column's way of holding the same thing are equal."""
    if isinstance(value, list | tuple | set | frozenset):
        return frozenset(str(item) for item in value) or None
    if value is None or isinstance(value, str | uuid.UUID):
        return clean_text(None if value is None else str(value)) or None
    return value


def _is_hidden(field: Any) -> bool:
    return isinstance(field.widget, widgets.HiddenInput)


def _focus(field: Any) -> str:
    """The id of the control an error is about: the first radio or tick, the first wrong box."""
    return f"{field.id}-{field.first_wrong}" if isinstance(field, DatePartsField) else str(field.id)


def _as_read(field: Any, value: Any) -> Markup:
    """A stored value as a person reads it: the answer's label, a date in words, a list's items."""
    if isinstance(field, wtforms.SelectField):
        chosen = [
            field.coerce(one)
            for one in (value if isinstance(value, list | tuple | set) else [value])
        ]
        options: Any = field.iter_choices()
        labels = [text(c.label) for c in options if field.coerce(c.value) in chosen]
        return escape(", ".join(labels) or _("nothing"))
    if isinstance(value, bool):
        return escape(_("Yes") if value else _("No"))
    if isinstance(value, date):
        return escape(format_date(value, "long"))
    return escape(_("nothing") if value is None or value == "" else str(value))
