"""What people offer, and the steps that they take."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField
from wtforms.validators import DataRequired, Optional

from alongside import DatePartsField, EditForm, Form, TextAreaField
from alongside_full_circle.forms import to_come


class OfferForm(Form):
    """Something that one could do."""

    words = TextAreaField(
        _l("I could…"),
        description=_l("Something that you could do, lend or show. It is an offer, not advice."),
        validators=[DataRequired(_l("Write what you could do"))],
        max=600,
    )


class ChangeOfferForm(OfferForm, EditForm):
    """An offer that is there already."""


class StepForm(Form):
    """A small step that one takes oneself."""

    what = StringField(
        _l("What will you do yourself?"),
        description=_l("A small step that is yours to take."),
        validators=[DataRequired(_l("Write the step"))],
    )
    by = DatePartsField(_l("By when?"), validators=[Optional(), to_come])


class ChangeStepForm(StepForm, EditForm):
    """A step that is there already."""

    done = BooleanField(_l("It is done"))
