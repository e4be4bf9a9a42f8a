"""The forms of preparing a conference and of the information on its day."""

import re
from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Optional, ValidationError

from alongside import (
    DatePartsField,
    EditForm,
    Form,
    MultiCheckboxField,
    TextAreaField,
    choices,
)
from alongside_family_conference.gatherings import today
from alongside_family_conference.words import ADVOCATES, ANSWERS, VOICES, WAYS

_TIME = re.compile(r"([01]?\d|2[0-3])[:.][0-5]\d")


class PersonForm(EditForm):
    """What the coordinator notes with somebody."""

    relation = StringField(_l("How are they connected?"), validators=[Optional()])
    invited_how = RadioField(
        _l("How do you invite them?"),
        description=_l("A message goes to their safe address only, and names nobody."),
        choices=choices([("", _l("Not yet")), *WAYS.items()]),
        validators=[Optional()],
    )
    answer = RadioField(
        _l("What did they say?"),
        choices=choices(
            [
                ("", _l("No answer yet")),
                ("coming", _l("They are coming")),
                ("otherwise", _l("They contribute in another way")),
                ("not_coming", _l("They are not coming")),
            ]
        ),
        validators=[Optional()],
    )
    brings = TextAreaField(
        _l("What do they bring?"), validators=[Optional()], render_kw={"rows": 2}
    )
    needs = TextAreaField(_l("What do they need?"), validators=[Optional()], render_kw={"rows": 2})
    voice = SelectField(
        _l("How does their voice come, if they are a child or the person it is about?"),
        choices=choices([("", _l("Not decided yet")), *VOICES.items()]),
        validators=[Optional()],
    )
    advocate = RadioField(
        _l("Was an advocate offered?"),
        description=_l("Somebody of their own choice, who speaks for them and for nobody else."),
        choices=choices([("", _l("Not yet")), *ADVOCATES.items()]),
        validators=[Optional()],
    )
    contribution = TextAreaField(
        _l("What do they give to be read or shown?"),
        validators=[Optional()],
        render_kw={"rows": 3},
    )
    arrives = StringField(_l("How do they arrive, if apart from others?"), validators=[Optional()])
    place_hidden = BooleanField(_l("They must not know the place before the day"))


class ExcludeForm(Form):
    """Why somebody cannot be in the room."""

    because = TextAreaField(
        _l("What is the safety reason?"),
        description=_l(
            "They read it as it stands, and can say that they see it differently. Do not name who "
            "would not be safe, or who told you."
        ),
        validators=[DataRequired()],
        render_kw={"rows": 4},
    )


class AnswerForm(EditForm):
    """One's own answer to the invitation."""

    answer = RadioField(
        _l("Are you coming?"), choices=choices(ANSWERS.items()), validators=[InputRequired()]
    )
    brings = TextAreaField(
        _l("What do you bring?"),
        description=_l("Time, a skill, a car, a spare bed, patience. Small things count."),
        validators=[Optional()],
        render_kw={"rows": 2},
    )
    needs = TextAreaField(
        _l("What do you need so that you can take part?"),
        description=_l("Only the coordinator reads this."),
        validators=[Optional()],
        render_kw={"rows": 2},
    )
    voice = RadioField(
        _l("How would you like to be heard?"),
        choices=choices(
            [
                ("", _l("I do not know yet")),
                *((way, said) for way, said in VOICES.items() if way != "advocate"),
                ("advocate", _l("Somebody who speaks for me, whom I choose")),
            ]
        ),
        validators=[Optional()],
    )
    advocate = RadioField(
        _l("Would you like an advocate?"),
        description=_l("Somebody whom you choose, who speaks for you and for nobody else."),
        choices=choices(
            [
                ("", _l("I do not know yet")),
                ("wanted", _l("Yes, please")),
                ("no", _l("No, thank you")),
            ]
        ),
        validators=[Optional()],
    )
    contribution = TextAreaField(
        _l("Is there something that should be read or shown for you?"),
        validators=[Optional()],
        render_kw={"rows": 4},
    )


class AppealForm(Form):
    """Why somebody sees an exclusion differently."""

    appeal = TextAreaField(
        _l("How do you see it?"), validators=[DataRequired()], render_kw={"rows": 4}
    )


class ArrangementsForm(EditForm):
    """When, where, and what makes it bearable."""

    held_on = DatePartsField(_l("On which day?"), validators=[Optional()])
    held_at = StringField(
        _l("At what time?"),
        description=_l("For example 14:30. Evenings and weekends are fine."),
        validators=[Optional()],
        render_kw={"class": "govuk-input--width-5"},
    )
    venue = RadioField(_l("Which place?"), validators=[Optional()])
    place = TextAreaField(
        _l("Where?"),
        description=_l("A place that is nobody’s office, and that everyone can get into."),
        validators=[Optional()],
        render_kw={"rows": 3},
    )
    food = StringField(_l("What is there to eat and drink?"), validators=[Optional()])
    getting_there = TextAreaField(
        _l("Childcare, travel and breaks"), validators=[Optional()], render_kw={"rows": 3}
    )

    def offer(self, venues: Sequence[str], *, opened: bool) -> None:
        """Suggest the council's places, and let the family have another.

        A place is kept as words: the suggestion, and below it whatever there is to add. `opened`
        says that the form shows what is kept, and not what was typed.
        """
        if not venues:
            del self.venue
            return
        self.venue.choices = choices([*((one, one) for one in venues), ("", _("Another place"))])
        self.place.label.text = _("Another place, or what else there is to know about it")
        if opened:
            first, _newline, rest = (self.place.data or "").partition("\n")
            self.venue.data = first if first in venues else ""
            self.place.data = rest if self.venue.data else self.place.data

    def put_together(self) -> None:
        """Bring the suggestion that was chosen and the words beside it into one place."""
        if self.venue:
            parts = (self.venue.data, self.place.data)
            self.place.data = "\n".join(one for one in parts if one)
            self.venue.data = ""

    def validate_held_on(self, field: DatePartsField) -> None:
        """A day that is still to come."""
        if field.data and field.data < today():
            raise ValidationError(_("This day has passed"))

    def validate_held_at(self, field: StringField) -> None:
        """A time as people write it."""
        if field.data and not _TIME.fullmatch(field.data):
            raise ValidationError(_("Write a time like 14:30"))


class SafetyForm(EditForm):
    """The screening, and the safety plan."""

    found = TextAreaField(
        _l("What did you find when you screened for domestic abuse and power?"),
        description=_l("No tool decides it. Speak with each person alone."),
        validators=[DataRequired()],
    )
    plan = TextAreaField(
        _l("The safety plan"),
        description=_l("Staff are not in the room in private time: it must work without them."),
        validators=[Optional()],
    )
    goes_ahead = BooleanField(_l("It can go ahead safely"))


class InformationForm(EditForm):
    """What was asked and answered before the family was left alone."""

    information = TextAreaField(
        _l("What was told, asked and answered?"), validators=[Optional()], render_kw={"rows": 6}
    )
    attended = MultiCheckboxField(
        _l("Who is here?"), description=_l("As it is, and not as it was planned.")
    )
    heard = MultiCheckboxField(_l("Whose words were read or shown?"), validators=[Optional()])
