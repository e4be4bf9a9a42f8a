"""The forms of a life together: the agreement, reviews, ordinary things and its ending."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, RadioField, StringField
from wtforms.validators import DataRequired, InputRequired, NumberRange, Optional

from alongside import DatePartsField, EditForm, Form, TextAreaField, UploadField, choices
from alongside_shared_lives.living_forms import Near
from alongside_shared_lives.living_words import AGREED


def _long(label: Any, hint: Any = "", rows: int = 3) -> TextAreaField:
    return TextAreaField(label, description=hint, validators=[Optional()], render_kw={"rows": rows})


class AgreementForm(EditForm):
    """What both agree to. “We do not know yet” is an answer, too."""

    mark_optional = False

    parts = _long(AGREED["parts"], _l("What each brings to it, and what each may expect."))
    interested = _long(
        AGREED["interested"], _l("Somebody outside the household and the scheme, and how to reach.")
    )
    room = _long(AGREED["room"])
    fees = _long(AGREED["fees"])
    payer = _long(AGREED["payer"])
    expectations = _long(
        AGREED["expectations"], _l("Visitors, meals, quiet, the bathroom, pets, the internet.")
    )
    house_key = _long(AGREED["house_key"])
    money = _long(AGREED["money"])
    medicines = _long(AGREED["medicines"])
    health = _long(AGREED["health"])
    back_up = _long(AGREED["back_up"])
    notice_days = IntegerField(
        _l("How many days’ notice does each give?"),
        validators=[InputRequired(), NumberRange(0, 365)],
    )
    reviews = _long(AGREED["reviews"])


class SignForm(Form):
    """Saying yes to an edition, in the way somebody can."""

    how = RadioField(
        _l("How do you sign?"),
        choices=choices(
            [
                ("typed", _l("I write my name here")),
                ("said", _l("I say yes, and somebody hears it")),
                ("given", _l("I give a photo of my mark or signature, or a recording")),
            ]
        ),
        validators=[InputRequired()],
    )
    typed: Any = StringField(_l("Your name"), validators=[Optional()])
    presence = StringField(_l("Who hears or sees it?"), validators=[Optional()])
    file = UploadField(_l("The photo or the recording"), validators=[Optional()])


class SignedForm(SignForm):
    """How somebody else signed, written down by whom they told it."""

    how = RadioField(
        _l("How did they sign?"),
        choices=choices(
            [
                ("said", _l("They said yes")),
                ("given", _l("They gave a photo of their mark or signature, or a recording")),
            ]
        ),
        validators=[InputRequired()],
    )
    typed: Any = None
    presence = StringField(
        _l("Who was there?"),
        description=_l("And what helped them to understand what they sign."),
        validators=[DataRequired()],
    )


class WordsForm(Form):
    """What somebody says to a review themself."""

    words = TextAreaField(
        _l("What do you want to say?"), validators=[DataRequired()], render_kw={"rows": 5}
    )
    written_with = StringField(_l("Who helped to write it?"), validators=[Optional()])


class HeldForm(EditForm):
    """What was said together. Nothing but the day has to be answered."""

    mark_optional = False

    held_on = DatePartsField(_l("When was it?"), validators=[InputRequired(), Near()])
    there = StringField(_l("Who was there?"), validators=[Optional()])
    good = _long(_l("What is good?"))
    hard = _long(_l("What is hard?"))
    changes = _long(_l("What changes?"))


class OrdinaryForm(Form):
    """One field."""

    words = TextAreaField(
        _l("An ordinary thing that happened"),
        description=_l("Nobody judges it or counts it. The scheme reads it only if you show it."),
        validators=[DataRequired()],
        render_kw={"rows": 3},
    )


class NoticeForm(Form):
    """The last day."""

    ends_on = DatePartsField(_l("Which is the last day?"), validators=[InputRequired(), Near()])


class EndNowForm(Form):
    """Why the scheme ends it at once."""

    because = TextAreaField(
        _l("Why does it end at once?"),
        description=_l("Both sides read this."),
        validators=[DataRequired()],
        render_kw={"rows": 3},
    )


class GoodbyeForm(EditForm):
    """A goodbye, and how to keep in touch. Nothing has to be answered."""

    mark_optional = False

    goodbye = _long(_l("How do you say goodbye?"), _l("A meal, a photo, a last walk."))
    keeping_in_touch = _long(_l("How do you keep in touch?"))
    ended_because: Any = _long(_l("Why does it end?"), _l("Only if you want to say it."))
