"""The forms of thinking of a possibility, and of answering it."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, RadioField, StringField
from wtforms.validators import DataRequired, InputRequired, ValidationError

from alongside import Form, TextAreaField, choices
from alongside_shared_lives.words import ANSWERS


class SuggestForm(Form):
    """What speaks for a possibility, and what against. Source: domain.md 1b, step 3."""

    speaks_for = TextAreaField(
        _l("What speaks for it?"),
        description=_l("For both of them. They may ask to read it."),
        validators=[DataRequired()],
        render_kw={"rows": 4},
    )
    speaks_against = TextAreaField(
        _l("What speaks against it, or is not known yet?"),
        validators=[DataRequired()],
        render_kw={"rows": 4},
    )
    existing = BooleanField(
        _l("They know each other already"),
        description=_l(
            "Both have told you so. Then they need not look further, and each hears that it is "
            "about the other. The household must still be approved."
        ),
    )
    existing_how = StringField(
        _l("If they know each other: how do you know, and who was there?"),
        description=_l("What each said of it, and on which day. Only the scheme reads it."),
    )

    def validate_existing_how(self, field: Field) -> None:
        """Raise ValidationError where it is not said how the worker knows."""
        if self.existing.data and not (field.data or "").strip():
            raise ValidationError(_("Say how you know that they know each other"))


class NoteForm(Form):
    """What somebody said to a worker of the scheme, in their own way."""

    answer = RadioField(
        _l("What did they say?"),
        choices=choices(ANSWERS.items()),
        validators=[InputRequired()],
    )
    how = StringField(
        _l("How did they say it, and who was there?"),
        description=_l(
            "Such as “pointed at the picture of the house, twice; her sister was there”."
        ),
        validators=[DataRequired()],
    )


class ShowNoteForm(Form):
    """That somebody said that their page may be read, in their own way."""

    how = StringField(
        _l("How did they say that this household may read about them, and who was there?"),
        validators=[DataRequired()],
    )
