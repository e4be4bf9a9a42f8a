"""What those who answer fill in."""

from datetime import date, timedelta

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import StringField, ValidationError
from wtforms.validators import DataRequired, InputRequired, Optional

from alongside import DatePartsField, Form, TextAreaField
from alongside_feedback.complaints import today


class ReplyForm(Form):
    """An answer."""

    words = TextAreaField(
        _l("Your answer"),
        description=_l("It goes out with your own name. Write as you would speak to them."),
        validators=[DataRequired(_l("Write your answer first"))],
    )


class InviteForm(Form):
    """Asking the writer to think it through together."""

    hope = TextAreaField(
        _l("What could we hope to do together?"),
        description=_l("A first try. Everyone who takes part can change these words."),
        validators=[DataRequired(_l("Say in a sentence what you could hope for together"))],
    )
    look_back_on = DatePartsField(
        _l("When could we look back?"),
        default=lambda: today() + timedelta(days=90),
        validators=[InputRequired(_l("Say when you could look back"))],
    )

    def validate_look_back_on(self, field: DatePartsField) -> None:
        """Look back on a day to come, within what anybody can see ahead."""
        if field.data is not None and field.data <= today():
            raise ValidationError(_("Choose a day to come"))
        if field.data is not None and field.data.year > today().year + 20:
            raise ValidationError(_("Choose a day within the next few years"))


class StepForm(Form):
    """Writing down what the law asked for."""

    done_on = DatePartsField(
        _l("On which day?"),
        default=today,
        validators=[InputRequired(_l("Say on which day"))],
    )
    how = StringField(
        _l("How?"), description=_l("For example: by letter, by phone."), validators=[Optional()]
    )
    first_day: date | None = None

    def validate_done_on(self, field: DatePartsField) -> None:
        """Between the day of the complaint and today."""
        if field.data is not None and field.data > today():
            raise ValidationError(_("That day is still to come"))
        if field.data is not None and self.first_day and field.data < self.first_day:
            raise ValidationError(_("That day was before the complaint"))
