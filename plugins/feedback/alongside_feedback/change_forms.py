"""The forms of changes and of sharing."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, RadioField, SelectField
from wtforms.validators import DataRequired, InputRequired, Optional

from alongside import DatePartsField, EditForm, Form, TextAreaField, choices

STATUSES = {
    "proposed": _l("Not agreed yet"),
    "agreed": _l("Agreed"),
    "under_way": _l("Under way"),
    "done": _l("Done"),
    "learned": _l("We learned it should be different"),
}
REACHES = {
    "us": _l("Only us"),
    "group": _l("Our group"),
    "public": _l("Everybody, without names"),
}


class ChangeForm(Form):
    """A change to propose."""

    what = TextAreaField(
        _l("What should be different?"),
        validators=[DataRequired()],
        render_kw={"rows": 3},
    )
    owner = SelectField(_l("Who takes it on?"), validators=[InputRequired()])
    by = DatePartsField(
        _l("By when?"),
        description=_l("We suggest four weeks. Leave it empty if nobody can know yet."),
        validators=[Optional()],
    )


class AnswerForm(Form):
    """Yes or no to a change, and why not."""

    mark_optional = False

    says = RadioField(
        _l("What do you say to this change?"),
        choices=choices([("yes", _l("I agree")), ("no", _l("I see it differently"))]),
        validators=[InputRequired()],
    )
    reason = TextAreaField(
        _l("Why, if you see it differently?"),
        description=_l("It stays beside the change."),
        validators=[Optional()],
        render_kw={"rows": 2},
    )


class MoveForm(Form):
    """How a change moves on."""

    status = RadioField(_l("Where is it now?"), validators=[InputRequired()])
    words = TextAreaField(
        _l("What is there to say about it?"),
        description=_l("If you learned that it should be different: different how, and why?"),
        validators=[Optional()],
        render_kw={"rows": 3},
    )
    mine = BooleanField(_l("I take this change on from now"))


class NothingForm(Form):
    """An open "nothing to change"."""

    because = TextAreaField(
        _l("Nothing needs to change, because…"),
        validators=[DataRequired()],
        render_kw={"rows": 3},
    )


class TellForm(Form):
    """A change, as everybody may read of it."""

    words = TextAreaField(
        _l("How would you tell it to somebody who does not know you?"),
        description=_l(
            "Without names, and without anything by which someone could be known. "
            "You see how it will look before anybody else does."
        ),
        validators=[DataRequired(_l("Write how you would tell it"))],
        render_kw={"rows": 3},
    )
    looked_at = HiddenField()


class ShareForm(Form):
    """How far somebody's own words may travel, and which words."""

    mark_optional = False

    reach = RadioField(_l("Who may read these words?"), validators=[InputRequired()])
    words = TextAreaField(
        _l("The words that may travel"),
        description=_l(
            "Begin with all you wrote, and take out what should stay among you. "
            "What you wrote for each other stays as it is."
        ),
        validators=[Optional()],
        render_kw={"rows": 10},
    )


class ApproveForm(EditForm):
    """A yes to the words on the page; the version says to which."""
