"""What a council can choose."""

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, StringField
from wtforms.validators import InputRequired, NumberRange, Optional

from alongside import Form


class Settings(Form):
    """The settings of the practice: schema, validator and page at once."""

    whom_to_ask = StringField(
        _l("Whom can people ask about it?"),
        description=_l("A name and how to reach them. It is shown on the page."),
        default="",
        validators=[Optional()],
    )
    remind_days_before = IntegerField(
        _l("How many days before coming back does a reminder go out?"),
        default=3,
        validators=[InputRequired(), NumberRange(0, 30)],
    )
