"""The forms about what is held."""

from datetime import timedelta
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, IntegerField, RadioField, ValidationError
from wtforms.validators import DataRequired, NumberRange

from alongside.groups.models import today
from alongside.groups.people_field import PersonField
from alongside.rights.copies import mark
from alongside.rights.models import CopiedRow
from alongside.rights.retention import MOST_YEARS
from alongside.web.fields import DatePartsField, MultiCheckboxField, TextAreaField
from alongside.web.forms import EditForm, Form


class Confirm(Form):
    """One button."""


class Ask(Form):
    """A request for a copy."""

    words = TextAreaField(
        _l("Is there something you look for?"),
        description=_l("You get everything in any case. You need not say why you ask."),
        max=1000,
        render_kw={"rows": 3},
    )


class Stop(Form):
    """Why the clock stands still."""

    because = TextAreaField(
        _l("What do you need to know from them?"),
        description=_l(
            "They read this. The law lets the clock stand still only while it is not clear who "
            "asks, or for what."
        ),
        max=1000,
        validators=[DataRequired(_l("Write what you need to know"))],
        render_kw={"rows": 4},
    )


class Review(Form):
    """Which fields of the rows on a page are about somebody else."""

    withheld = MultiCheckboxField()

    def offer(self, rows: list[CopiedRow]) -> None:
        """Let each field of these rows be ticked, as far as it is."""
        self.withheld.choices = [
            (mark(row, column), label) for row in rows for column, (label, _) in row.fields.items()
        ]
        if not self.is_submitted():
            self.withheld.data = [mark(row, column) for row in rows for column in row.withheld]


class AskErasure(Form):
    """A request for erasure."""

    words = TextAreaField(
        _l("Is there something the council should know?"),
        description=_l("You need not say why you ask."),
        max=1000,
        render_kw={"rows": 3},
    )


class Refuse(Form):
    """Why nothing is erased."""

    because = TextAreaField(
        _l("Why can it not be erased?"),
        description=_l(
            "They read this. Say which law or duty stands against it, and that they may complain "
            "to the Information Commissioner."
        ),
        max=2000,
        validators=[DataRequired(_l("Write why"))],
        render_kw={"rows": 5},
    )


class Erase(Form):
    """The last step: it cannot be undone."""

    sure = BooleanField(
        _l("I have made sure who asks. I know that it cannot be undone"),
        validators=[DataRequired(_l("Tick this to go on, or leave everything as it is"))],
    )


class PlaceHold(Form):
    """Whose records must stay, why, and when somebody looks at it again."""

    person = PersonField(
        _l("About whom?"),
        anybody_with="rights.hold",
        validators=[DataRequired(_l("Choose somebody"))],
    )
    because = TextAreaField(
        _l("Why must everything stay?"),
        description=_l("Such as a court, an inquiry or an inspection. They can read this."),
        max=1000,
        validators=[DataRequired(_l("Write why"))],
        render_kw={"rows": 3},
    )
    review_on = DatePartsField(
        _l("When will you look at it again?"),
        validators=[DataRequired(_l("Choose a day"))],
    )

    def validate_review_on(self, field: Any) -> None:
        """A day to come, within a year: a hold that nobody looks at again stays for ever."""
        if field.data and not today() < field.data <= today() + timedelta(days=366):
            raise ValidationError(_("Choose a day after today, within a year"))


class AskCorrection(Form):
    """What is not right in a row, and what would be."""

    column = RadioField(
        _l("What is not right?"), validators=[DataRequired(_l("Choose what is not right"))]
    )
    asked = TextAreaField(
        _l("What would be right?"),
        description=_l("Write it as it should stand there."),
        max=2000,
        validators=[DataRequired(_l("Write what would be right"))],
        render_kw={"rows": 4},
    )
    words = TextAreaField(
        _l("What should the council know about it?"),
        description=_l("For example how you know, or who else does. You need not write anything."),
        max=1000,
        render_kw={"rows": 3},
    )


class Correct(Form):
    """The words in which it is corrected."""

    final = TextAreaField(
        _l("What is right"),
        description=_l("This stands beside the old words from now on, wherever they are read."),
        max=2000,
        validators=[DataRequired(_l("Write what is right"))],
        render_kw={"rows": 4},
    )


class RefuseCorrection(Form):
    """Why it stays as it is."""

    because = TextAreaField(
        _l("Why does it stay as it is?"),
        description=_l(
            "They read this. What they say themselves stands beside the old words from now on. "
            "Say that they may complain to the Information Commissioner."
        ),
        max=2000,
        validators=[DataRequired(_l("Write why"))],
        render_kw={"rows": 5},
    )


class SetTime(EditForm):
    """How long a class of records is kept, and who says so."""

    years = IntegerField(
        _l("For how many years?"),
        validators=[
            DataRequired(_l("Enter a number of years")),
            NumberRange(1, MOST_YEARS, _l("Enter a whole number from 1 to 120")),
        ],
        render_kw={"class": "govuk-input--width-3"},
    )
    because = TextAreaField(
        _l("Who says so?"),
        description=_l("The law, or the page of the council's own schedule."),
        max=500,
        validators=[DataRequired(_l("Write who says so"))],
        render_kw={"rows": 3},
    )


class EndDue(Form):
    """The yes to what is due: it cannot be undone."""

    sure = BooleanField(
        _l("I have looked at it. I know that it cannot be undone"),
        validators=[DataRequired(_l("Tick this to go on, or leave everything as it is"))],
    )


class NotYet(Form):
    """Why it is kept longer, and when somebody looks again."""

    because = TextAreaField(
        _l("Why is it kept longer?"),
        description=_l("They can read this."),
        max=1000,
        validators=[DataRequired(_l("Write why"))],
        render_kw={"rows": 3},
    )
    review_on = DatePartsField(
        _l("When will you look at it again?"),
        validators=[DataRequired(_l("Choose a day"))],
    )

    def validate_review_on(self, field: Any) -> None:
        """A day to come, within five years."""
        if field.data and not today() < field.data <= today() + timedelta(days=5 * 366):
            raise ValidationError(_("Choose a day after today, within five years"))
