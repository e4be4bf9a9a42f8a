"""The forms of getting to know each other, of choosing, and of beginning."""

from datetime import date, timedelta
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, StringField
from wtforms.validators import DataRequired, InputRequired, Optional, ValidationError

from alongside import (
    DatePartsField,
    EditForm,
    Form,
    MultiCheckboxField,
    TextAreaField,
    choices,
    practice_settings,
)
from alongside_shared_lives.dates import today
from alongside_shared_lives.living_words import CHOICES, GIVEN, MEETINGS, STAYS, WEEKDAYS
from alongside_shared_lives.words import KINDS

YEARS = timedelta(days=366 * 10)


class Near:
    """A validator: a day within ten years, so that a slip of the hand is noticed."""

    def __call__(self, form: Any, field: Any) -> None:
        """Raise ValidationError for a day far away."""
        if isinstance(field.data, date) and abs(field.data - today()) > YEARS:
            raise ValidationError(_("Check the year of this day"))


class MeetingForm(EditForm):
    """A time together: what, when, where and who is there."""

    kind = RadioField(
        _l("What will you do?"), choices=choices(MEETINGS.items()), validators=[InputRequired()]
    )
    planned_on = DatePartsField(_l("When?"), validators=[InputRequired(), Near()])
    place = StringField(_l("Where?"), validators=[Optional()])
    company = StringField(
        _l("Who will be there?"),
        description=_l("Bring whoever you like to have with you."),
        validators=[Optional()],
    )


class DiaryForm(EditForm):
    """How it was, in somebody's own words, or what an animal thinks."""

    words = TextAreaField(_l("How was it?"), validators=[DataRequired()], render_kw={"rows": 5})
    pet = StringField(
        _l("Is this what an animal thought of it? Then write its name"),
        description=_l("Pets meet, too, and have an opinion."),
        validators=[Optional()],
    )
    written_with = StringField(_l("Who helped to write it?"), validators=[Optional()])
    share = BooleanField(_l("The others may read this"))


class FactsForm(EditForm):
    """What was done, by somebody from the scheme."""

    words = TextAreaField(
        _l("What did they do?"),
        description=_l("Only what was done. How it was, they say themselves. Both sides read it."),
        validators=[DataRequired()],
        render_kw={"rows": 3},
    )


class ChoiceForm(Form):
    """Yes, not yet or no. No reason is asked for."""

    answer = RadioField(
        _l("What do you say?"), choices=choices(CHOICES.items()), validators=[InputRequired()]
    )


class ToldChoiceForm(Form):
    """What somebody chose, written down by whom they told it."""

    answer = RadioField(
        _l("What did they say?"), choices=choices(CHOICES.items()), validators=[InputRequired()]
    )
    how = RadioField(
        _l("How did they give their answer?"),
        choices=choices([(one, GIVEN[one]) for one in ("said", "signed", "pictured")]),
        validators=[InputRequired()],
    )
    with_words = StringField(
        _l("Who was there?"),
        description=_l("And what helped them to understand what they choose."),
        validators=[DataRequired()],
    )


class TrialForm(Form):
    """How two begin."""

    kind = RadioField(_l("Which kind is it?"), validators=[InputRequired()])
    weekdays = MultiCheckboxField(
        _l("On which days of the week?"),
        description=_l("For days together. Leave it empty if it can be any day."),
        choices=choices(WEEKDAYS.items()),
    )
    from_on = DatePartsField(_l("From when do they try it?"), validators=[Optional(), Near()])
    until_on: Any = DatePartsField(_l("Until when?"), validators=[Optional(), Near()])

    def offer(self) -> None:
        """Offer the kinds that the council offers."""
        offered = practice_settings("shared_lives").kinds
        self.kind.choices = choices([(one, KINDS[one]) for one in offered if one in KINDS])


class EmergencyForm(TrialForm):
    """Somebody comes at once, before both have chosen."""

    until_on: Any = None
    from_on = DatePartsField(_l("From when?"), validators=[InputRequired(), Near()])
    choose_again_on = DatePartsField(
        _l("When do both choose again?"),
        description=_l("Until then they spend time with each other, and then both say yes or no."),
        validators=[InputRequired(), Near()],
    )
    household_agreed = RadioField(
        _l("Has the household said yes to this?"),
        description=_l("Ask them first. Their yes is kept with it, and both sides can read it."),
        choices=choices([("yes", _l("Yes")), ("no", _l("No"))]),
        validators=[InputRequired()],
    )


class MoveTrialForm(EditForm):
    """Other days for a trial."""

    trial_from = DatePartsField(_l("From when?"), validators=[InputRequired(), Near()])
    trial_until = DatePartsField(_l("Until when?"), validators=[Optional(), Near()])


class StartForm(Form):
    """The day on which a life together begins."""

    starts_on = DatePartsField(_l("From when?"), validators=[InputRequired(), Near()])


class StayForm(Form):
    """Some days: a short break with the household, or apart."""

    kind = RadioField(
        _l("What is it?"), choices=choices(STAYS.items()), validators=[InputRequired()]
    )
    from_on = DatePartsField(_l("The first day"), validators=[InputRequired(), Near()])
    until_on = DatePartsField(_l("The last day"), validators=[InputRequired(), Near()])
    words = StringField(_l("Anything to know about it?"), validators=[Optional()])
