"""What a council can choose about family group conferences."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, IntegerField, StringField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from alongside import DatePartsField, Form


class Settings(Form):
    """The practice's settings: schema, validator and page at once."""

    children_are_asked = BooleanField(
        _l("A conference about a child needs the child’s yes, if they are old enough to be asked"),
        default=True,
    )
    review_within_days = IntegerField(
        _l("Within how many days is the first review suggested?"),
        description=_l("The family chooses the day. Three months are usual."),
        default=90,
        validators=[InputRequired(), NumberRange(1, 730)],
    )
    remind_days_before = IntegerField(
        _l("How many days before something is due does a reminder go out?"),
        description=_l("Alike for what the family does and for what the council promised."),
        default=3,
        validators=[InputRequired(), NumberRange(0, 60)],
    )
    phone = StringField(
        _l("Which telephone number takes answers to invitations?"),
        description=_l("It stands in every letter. Without one, the coordinator writes it in."),
        default="",
        validators=[Optional(), Length(max=40)],
    )
    offer_duty_from = DatePartsField(
        _l("From when must a meeting be offered before care proceedings?"),
        description=_l(
            "England only: Children Act 1989, section 31ZA. Leave it empty until it is in force."
        ),
        validators=[Optional()],
    )
