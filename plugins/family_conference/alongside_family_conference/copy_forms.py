"""The form of a copy of the plan: how it looks, whom it is for, and how they get it."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.validators import InputRequired, Optional, ValidationError

from alongside import Form, choices
from alongside_family_conference.words import COPY_WAYS, LAYOUTS, PAPER_LANGUAGES, SIZES

_EASY = _l("One thing in each block, in few words, with wide margins.")
_LARGE = _l("18 point or more, for tired eyes and for whoever asks for it.")


class CopyForm(Form):
    """A copy of the plan."""

    mark_optional = False

    to = RadioField(_l("For whom is the copy?"), validators=[Optional()])
    size = RadioField(
        _l("How big should the type be?"),
        choices=choices([("usual", SIZES["usual"]), ("large", SIZES["large"], _LARGE)]),
        validators=[InputRequired()],
    )
    layout = RadioField(
        _l("How should it be set out?"),
        choices=choices([("usual", LAYOUTS["usual"]), ("easy", LAYOUTS["easy"], _EASY)]),
        validators=[InputRequired()],
    )
    language = RadioField(
        _l("In which language?"),
        description=_l("Headings and dates. What the family wrote stays as they wrote it."),
        choices=choices(PAPER_LANGUAGES.items()),
        validators=[InputRequired()],
    )
    how = RadioField(
        _l("How do they get it?"),
        description=_l("It is noted who was given which copy. A copy for yourself is not."),
        choices=choices(COPY_WAYS.items()),
        validators=[Optional()],
    )

    def validate_to(self, field: RadioField) -> None:
        """Whoever gives a copy to somebody says how."""
        if field.data and "how" in self and not self.how.data:
            raise ValidationError(_("Say below how they get it."))
