"""What a council can choose about shared reflection."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, IntegerField
from wtforms.validators import InputRequired, NumberRange, Optional

from alongside import Form, TextAreaField


class Settings(Form):
    """The practice's settings: schema, validator and page at once."""

    remind_days_before = IntegerField(
        _l("How many days before looking back does a reminder go out?"),
        default=7,
        validators=[InputRequired(), NumberRange(0, 90)],
    )
    stale_after_days = IntegerField(
        _l("After how many days without movement is a change shown as waiting?"),
        description=_l("It is then listed for the people whose change it is."),
        default=60,
        validators=[InputRequired(), NumberRange(1, 730)],
    )
    public_may_tell = BooleanField(
        _l("Anybody can tell the council something, without an account"), default=True
    )
    who_answers = TextAreaField(
        _l("Who answers what people tell the council?"),
        description=_l("A name or a team, and how to reach them. It is shown on the public page."),
        default="",
        max=600,
        validators=[Optional()],
    )
    remind_to_answer_after_days = IntegerField(
        _l("After how many days without an answer does a reminder go out?"),
        description=_l(
            "It goes to whoever took the conversation up, or else to everybody who answers. "
            "0 means never. Nothing is closed because it waits."
        ),
        default=5,
        validators=[InputRequired(), NumberRange(0, 90)],
    )
