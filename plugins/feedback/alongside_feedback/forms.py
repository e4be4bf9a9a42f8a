"""The forms of an enterprise and of looking back."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Optional, ValidationError

from alongside import DatePartsField, EditForm, Form, PeopleField, TextAreaField, choices
from alongside_feedback.reminders import today


class PeopleForm(Form):
    """Whom to do something with."""

    people = PeopleField(
        _l("Who is in it with you?"),
        description=_l("Everyone you choose is asked first. They can say no without a reason."),
    )

    def validate_people(self, field: PeopleField) -> None:
        """Somebody must be chosen."""
        if not field.data:
            raise ValidationError(_("Choose at least one person"))


class WordsForm(EditForm):
    """The words that everyone agrees to."""

    hope = TextAreaField(
        _l("What do you hope to do together?"),
        description=_l("In your own words. It may be untidy: you can change it together later."),
        validators=[DataRequired()],
        render_kw={"rows": 4},
    )
    signs = TextAreaField(
        _l("How will you know?"),
        description=_l(
            "Small things that would tell you it is going well. “We do not know yet” is an answer."
        ),
        validators=[Optional()],
        render_kw={"rows": 3},
    )
    look_back_on = DatePartsField(
        _l("When will you look back?"),
        description=_l("A day to pause and look back together. Nothing closes when it passes."),
        validators=[InputRequired()],
    )

    def validate_look_back_on(self, field: DatePartsField) -> None:
        """A day to come, but not beyond everybody's horizon. One agreed on earlier may stay."""
        if field.data is None or field.data == field.object_data:
            return
        if field.data < today():
            raise ValidationError(_("Choose a day that is still to come"))
        if field.data.year > today().year + 20:
            raise ValidationError(_("Choose a day within the next few years"))


class OpenForm(WordsForm):
    """The words, and whether it belongs to a group that the opener is in."""

    version = None  # type: ignore[assignment]
    group = SelectField(
        _l("Does it belong to a group of yours?"),
        description=_l("Each of you can later let their own words travel to that group."),
        validators=[Optional()],
    )


class BringForm(Form):
    """What one person brings, and the edition of the words that they read."""

    edition = HiddenField()
    brings = TextAreaField(
        _l("What do you bring?"),
        description=_l("Time, a skill, a car, patience, knowing the street. Small things count."),
        validators=[Optional()],
        render_kw={"rows": 3},
    )


class GlanceForm(Form):
    """One line along the way."""

    glance = StringField(
        _l("Something ordinary you noticed"),
        description=_l("One line, for everyone who is in it."),
        validators=[DataRequired(_l("Write a line first"))],
        render_kw={"class": "govuk-!-width-full"},
    )


class TurnForm(Form):
    """Something to say under the reflections."""

    words = TextAreaField(
        _l("Say something back"), validators=[DataRequired()], render_kw={"rows": 3}
    )


class WriteForm(EditForm):
    """Five questions, none of which must be answered, and none of which is a rating."""

    mark_optional = False

    who = TextAreaField("", render_kw={"rows": 5})
    teaching = TextAreaField("", render_kw={"rows": 5})
    surprised = TextAreaField("", render_kw={"rows": 4})
    differently = TextAreaField("", render_kw={"rows": 4})
    change = TextAreaField("", render_kw={"rows": 4})
    helped_by = StringField(
        _l("Did somebody help you to write this?"),
        description=_l("Their name. It will say that you wrote it with them."),
    )


class ComplaintForm(Form):
    """What somebody gives to the council as a complaint."""

    words = TextAreaField(
        _l("What is it about?"), validators=[DataRequired()], render_kw={"rows": 8}
    )


class SnoozeForm(Form):
    """When to be reminded again."""

    days = SelectField(
        _l("Remind me again"),
        choices=choices(
            [("7", _l("in a week")), ("14", _l("in two weeks")), ("30", _l("in a month"))]
        ),
        validators=[InputRequired()],
    )


class PlainForm(Form):
    """Nothing but a button."""
