"""What is asked of those who tell the council something. Only the words themselves are needed."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, EmailField, RadioField, StringField, TelField
from wtforms.validators import DataRequired, Optional, Regexp

from alongside import Form, PublicForm, TextAreaField, choices
from alongside_feedback.tell import Reach

ADDRESS = Regexp(r"^[^@\s]+@[^@\s]+$", message=_l("Enter an e-mail address, like name@example.org"))
NOTHING = _l("Write something first. A few words are enough.")


class ReachForm(Form):
    """Who somebody is and how to reach them safely. Shared by the two forms that ask."""

    name = StringField(
        _l("What may we call you?"),
        description=_l("Any name you like."),
        validators=[Optional()],
        render_kw={"autocomplete": "name"},
    )
    email = EmailField(
        _l("Your e-mail address"),
        validators=[Optional(), ADDRESS],
        render_kw={"autocomplete": "email"},
    )
    safe_to_email = BooleanField(_l("It is safe to e-mail me there"))
    phone = TelField(
        _l("Your phone number"),
        validators=[Optional()],
        render_kw={"autocomplete": "tel", "class": "govuk-input--width-20"},
    )
    safe_to_text = BooleanField(_l("It is safe to text me"))
    safe_to_call = BooleanField(_l("It is safe to call me"))

    def reach(self) -> Reach:
        """What was given, as the domain takes it. A tick beside an empty box means nothing."""
        email, phone = self.email.data or "", self.phone.data or ""
        return Reach(
            name=self.name.data or "",
            email=email,
            phone=phone,
            safe_to_email=bool(email and self.safe_to_email.data),
            safe_to_text=bool(phone and self.safe_to_text.data),
            safe_to_call=bool(phone and self.safe_to_call.data),
        )


class TellForm(PublicForm, ReachForm):
    """Telling the council something."""

    mark_optional = False
    words = TextAreaField(
        _l("What would you like to say?"),
        description=_l("In your own words, as long or as short as you like."),
        validators=[DataRequired(NOTHING)],
    )
    about = StringField(
        _l("Who or what is it about?"),
        description=_l("A person, a place, a service. You can leave this empty."),
        validators=[Optional()],
    )
    join_account = BooleanField(
        _l("Show my name, and keep this with my account"),
        description=_l("If you leave this empty, nobody is told that it was you."),
    )


class FindForm(Form):
    """The spoken code."""

    code = StringField(
        _l("Your four words and your number"),
        description=_l("For example: river lemon otter candle 407"),
        validators=[DataRequired(_l("Enter the words and the number that we gave you"))],
        render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"},
    )


class WriteAgainForm(Form):
    """Saying more in a conversation."""

    words = TextAreaField(
        _l("Write again"), validators=[DataRequired(NOTHING)], render_kw={"rows": 5}
    )
    helped_by = StringField(
        _l("Are you helping somebody to write this? Then your name"),
        validators=[Optional()],
    )


class ComplaintForm(Form):
    """Making one's words a complaint. The choice of service is asked where the law differs."""

    about = RadioField(
        _l("Which service is it about?"),
        choices=choices(
            [
                ("adults", _l("Care and support for adults")),
                ("children", _l("Services for children and families")),
            ]
        ),
        validators=[DataRequired(_l("Choose which service it is about"))],
    )
    wish = TextAreaField(
        _l("What would you like to happen?"),
        description=_l("What you wrote already is part of it."),
        validators=[Optional()],
        render_kw={"rows": 5},
    )
    wants_advocate = BooleanField(
        _l("I would like an advocate"),
        description=_l(
            "An advocate is on your side, not the council's. They help you to be heard. It is free."
        ),
    )
    helped_by = StringField(
        _l("Are you helping somebody to make this complaint? Then your name"),
        validators=[Optional()],
    )


class ConfirmForm(Form):
    """A button that changes something, with nothing else to fill in."""


class AcceptForm(ReachForm):
    """Saying yes to an invitation without an account yet."""

    mark_optional = False
    agrees = BooleanField(
        _l("Keep my name and how to reach me, so that we can do this together"),
        validators=[DataRequired(_l("We need your yes to keep your name"))],
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """Also ask for a name, and for one way to be reached."""
        good = super().validate(extra_validators)
        if not self.name.data:
            self.name.errors = [*self.name.errors, _("Tell us what we may call you")]
            good = False
        if not (self.email.data or self.phone.data):
            message = _("Give an e-mail address or a phone number, so that we can reach you")
            self.email.errors = [*self.email.errors, message]
            good = False
        return good
