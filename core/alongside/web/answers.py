"""What every answer goes through beside its own validators: limits, and messages in plain words."""

from decimal import Decimal
from typing import Any

import wtforms
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from wtforms.validators import StopValidation

from alongside.web.fields import LINE_MAX, TEXT_MAX

# WTForms' own messages name no field, which helps nobody who reads them in an error summary.
_PLAIN_WORDS = {
    "This field is required.": lazy_gettext("Please answer “%(label)s”"),
    "Not a valid choice.": lazy_gettext("Please choose an answer for “%(label)s”"),
    "Invalid Choice: could not coerce.": lazy_gettext("Please choose an answer for “%(label)s”"),
    "Invalid choice(s): one or more data inputs could not be coerced.": lazy_gettext(
        "Please choose from the answers for “%(label)s”"
    ),
    "Not a valid integer value.": lazy_gettext("“%(label)s” must be a whole number, like 3"),
    "Not a valid decimal value.": lazy_gettext("“%(label)s” must be a number, like 3.5"),
    "Not a valid float value.": lazy_gettext("“%(label)s” must be a number, like 3.5"),
    "Not a valid date value.": lazy_gettext("“%(label)s” must be a real date"),
    "Not a valid time value.": lazy_gettext("“%(label)s” must be a time, like 14:30"),
    "Invalid email address.": lazy_gettext("Enter an email address, like name@example.org"),
    "Invalid URL.": lazy_gettext("Enter a web address, like https://example.org"),
}

_NUMBER_MAX = 2_147_483_647
PARSED = (
    wtforms.IntegerField,
    wtforms.DecimalField,
    wtforms.FloatField,
    wtforms.DateField,
    wtforms.TimeField,
)


def within_reason(form: wtforms.form.BaseForm, field: Any) -> None:
    """Refuses, kindly, what no column and no reader could take; what was typed stays in the box."""
    data = field.data
    if isinstance(data, str):
        most = getattr(field, "max", None) or (
            TEXT_MAX if isinstance(field, wtforms.TextAreaField) else LINE_MAX
        )
        if len(data) > most:
            raise StopValidation(
                _(
                    "“%(label)s” must be %(most)s characters or fewer. You wrote %(count)s.",
                    label=field.label.text,
                    most=most,
                    count=len(data),
                )
            )


def not_among_choices(field: Any) -> str:
    """Says so without repeating what was posted, which no person chose."""
    message = _("Please choose from the answers for “%(label)s”", label=field.label.text)
    return str(message).replace("%", "%%")  # WTForms formats it once more


def answered(form: wtforms.form.BaseForm, field: Any) -> None:
    """Tells an empty box from a wrong answer, which WTForms does not.

    Else an empty number is "not a number", and a required number that is none is "required".
    """
    typed = field.raw_data and str(field.raw_data[0]).strip()
    if field.process_errors and not typed and not field.flags.required:
        field.errors = []
        raise StopValidation()
    if field.process_errors and typed:
        raise StopValidation()
    number = field.data
    if isinstance(number, Decimal) and not number.is_finite():
        raise StopValidation(field.gettext("Not a valid decimal value."))
    if isinstance(number, int | float | Decimal) and not -_NUMBER_MAX <= number <= _NUMBER_MAX:
        raise StopValidation(_("“%(label)s” is too large a number", label=field.label.text))


def in_plain_words(field: Any) -> None:
    """Replaces WTForms' nameless messages by ours; a message of the author's own stays."""
    required = field.gettext("This field is required.")
    if isinstance(field, wtforms.BooleanField) and field.errors[:1] == [required]:
        field.errors = [_("Please tick “%(label)s” to go on", label=field.label.text)]
    for original, ours in _PLAIN_WORDS.items():
        if field.errors and field.errors[0] == field.gettext(original):
            field.errors = [str(ours) % {"label": field.label.text}, *field.errors[1:]]
            return
