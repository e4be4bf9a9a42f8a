"""What a council can choose about Shared Lives."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import IntegerField
from wtforms.validators import InputRequired, NumberRange, Optional, ValidationError

from alongside import Form, MultiCheckboxField, TextAreaField, choices
from alongside_shared_lives.words import KINDS

MOST_ADULTS = 3
"""Adult Placement Services (Service Providers and Responsible Individuals) (Wales) Regulations
2019: up to three adults with one carer; the custom of all schemes in the United Kingdom."""


class Settings(Form):
    """The practice's settings: schema, validator and page at once."""

    contact = TextAreaField(
        _l("How does somebody reach the scheme?"),
        description=_l("A name or a team, and how. It is on the public page and in letters."),
        default="",
        max=600,
        validators=[Optional()],
        render_kw={"rows": 3},
    )
    kinds = MultiCheckboxField(
        _l("Which kinds of arrangement does the scheme offer?"),
        choices=choices(KINDS.items()),
        default=["live_in", "short_break", "day"],
    )
    most_adults = IntegerField(
        _l("How many adults can be with a carer at one time?"),
        description=_l("Short breaks count too. Three at most; in Wales that is the law."),
        default=MOST_ADULTS,
        validators=[InputRequired(), NumberRange(1, MOST_ADULTS)],
    )
    answer_within_days = IntegerField(
        _l("Within how many days is somebody asked to answer, once they could read?"),
        description=_l("Nobody is shut out for being slower. After it the scheme asks kindly."),
        default=7,
        validators=[InputRequired(), NumberRange(1, 90)],
    )
    notice_days = IntegerField(
        _l("How many days’ notice are there before a life together ends?"),
        description=_l("It stands in each new agreement. It is less where both sides agree."),
        default=28,
        validators=[InputRequired(), NumberRange(0, 365)],
    )
    first_review_weeks = IntegerField(
        _l("After how many weeks of living together is the first review?"),
        default=6,
        validators=[InputRequired(), NumberRange(1, 26)],
    )
    monthly_reviews = IntegerField(
        _l("How many monthly reviews follow?"),
        description=_l("After them there is one at least each year. Anybody can ask for one."),
        default=0,
        validators=[InputRequired(), NumberRange(0, 24)],
    )
    choose_again_days = IntegerField(
        _l("Within how many days do both choose again, when somebody came in an emergency?"),
        default=28,
        validators=[InputRequired(), NumberRange(1, 90)],
    )
    warn_days = IntegerField(
        _l("How many days ahead is the scheme told that an approval or a training runs out?"),
        default=42,
        validators=[InputRequired(), NumberRange(1, 365)],
    )

    def validate_kinds(self, field: MultiCheckboxField) -> None:
        """Something must be offered."""
        if not field.data:
            raise ValidationError(_("Choose at least one kind of arrangement"))
