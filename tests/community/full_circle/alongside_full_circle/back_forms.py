"""Coming back to a question."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField
from wtforms.validators import Optional

from alongside import DatePartsField, EditForm, TextAreaField
from alongside_full_circle.forms import to_come


class BackForm(EditForm):
    """What came of it, and whether the circle goes on."""

    learned = TextAreaField(
        _l("What came of it?"),
        description=_l("“Nothing yet” is an answer. Everybody in the circle reads it."),
        validators=[Optional()],
        max=2000,
    )
    return_on = DatePartsField(
        _l("When do you come back to it again?"), validators=[Optional(), to_come]
    )
    complete = BooleanField(_l("The circle is complete: nothing more is offered or asked in it"))
