"""What the owner of a question can write."""

from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField
from wtforms.validators import DataRequired, Optional, ValidationError

from alongside import DatePartsField, EditForm, Form, TextAreaField, utcnow


def today() -> date:
    """The date now, in UTC."""
    return utcnow().date()


def to_come(form: Any, field: DatePartsField) -> None:
    """A day that is still to come; one that was said before may stay."""
    if field.data is None or field.data == field.object_data:
        return
    if field.data < today():
        raise ValidationError(_("Choose a day that is still to come"))
    if field.data.year > today().year + 5:
        raise ValidationError(_("Choose a day within the next few years"))


class AskForm(Form):
    """A question, and nothing else yet."""

    question = TextAreaField(
        _l("What would you like to think through with others?"),
        description=_l("In your own words. It may be untidy, and you can change it at any time."),
        validators=[DataRequired(_l("Write your question first"))],
        max=2000,
    )


class QuestionForm(EditForm):
    """The question, and when people come together for it."""

    question = TextAreaField(
        _l("Your question"),
        validators=[DataRequired(_l("Write your question first"))],
        max=2000,
    )
    meets_on = DatePartsField(_l("When does the circle meet?"), validators=[Optional(), to_come])
    meets_at = StringField(_l("Where, and at what time?"), validators=[Optional()])
    return_on = DatePartsField(
        _l("When do you come back to it?"),
        description=_l("A day to look at how it went. Nothing closes when it passes."),
        validators=[Optional(), to_come],
    )
    is_open = BooleanField(_l("Others who care for such a question can ask to come"))
    about = StringField(
        _l("What is it about, in a few words?"),
        description=_l("If others can ask to come, they see this, and not the question itself."),
    )

    def validate_about(self, field: StringField) -> None:
        """An open circle says what it is about."""
        if self.is_open.data and not field.data:
            raise ValidationError(_("Say in a few words what it is about"))


class PlainForm(Form):
    """Nothing but a button."""
