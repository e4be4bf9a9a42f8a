"""Inviting people, and answering."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.validators import InputRequired, ValidationError

from alongside import Form, PeopleField, choices


class InviteForm(Form):
    """Whom the owner would like to have in the circle."""

    people = PeopleField(
        _l("Whom would you like to invite?"),
        description=_l("Each of them is asked, and can say no without a reason."),
    )

    def validate_people(self, field: PeopleField) -> None:
        """Somebody must be chosen."""
        if not field.data:
            raise ValidationError(_("Choose at least one person"))


class AnswerForm(Form):
    """Yes or no to an invitation."""

    answer = RadioField(
        _l("Will you come?"),
        choices=choices([("yes", _l("Yes, I will come")), ("no", _l("No, thank you"))]),
        validators=[InputRequired(_l("Say yes or no"))],
    )
