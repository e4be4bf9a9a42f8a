"""The form with which a picture or a recording is given."""

from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import DataRequired

from alongside import FileNeeded, Form, UploadField


class VoiceForm(Form):
    """One picture or one recording, and what it shows or says."""

    file = UploadField(
        _l("Choose a picture or a recording"),
        description=_l(
            "A photo of a drawing or of a letter, or something said aloud. 8 MB at most. Where a "
            "photo was taken is wiped off."
        ),
        validators=[FileNeeded()],
    )
    words = StringField(
        _l("What does it show or say?"),
        description=_l("In a few words, for whoever cannot see or hear it."),
        validators=[DataRequired()],
    )
