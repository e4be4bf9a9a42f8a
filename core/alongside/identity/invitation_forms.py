"""The forms of inviting, of coming in, and of coming back."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, EmailField, RadioField, StringField, TelField, ValidationError
from wtforms.validators import DataRequired, Optional

from alongside.groups.people_field import PersonField
from alongside.identity.forms import ADDRESS, Redeem
from alongside.identity.invitation_models import EMAIL, LETTER, TEXT
from alongside.messages.texts import normal_number, texts_are_sent
from alongside.web.fields import choices
from alongside.web.forms import Form

WAYS = choices(
    [
        (
            LETTER,
            _l("By a letter that I print"),
            _l("With a code to scan, and one to type. For people without e-mail too."),
        ),
        (EMAIL, _l("By e-mail"), _l("With a link.")),
        (TEXT, _l("By text message"), _l("With a link, to a mobile phone.")),
    ]
)
_ONE_LINE = {"autocomplete": "off", "spellcheck": "false"}


class SendInvitation(Form):
    """How an invitation reaches somebody."""

    way = RadioField(_l("How shall it reach them?"), choices=WAYS, default=LETTER)
    address = EmailField(
        _l("Their e-mail address, if you send it by e-mail"),
        description=_l("Leave it empty to use the one that is ticked as safe on their page."),
        validators=[Optional(), ADDRESS],
        render_kw={"autocomplete": "off"},
    )
    number = TelField(
        _l("Their mobile number, if you send it by text message"),
        description=_l("Leave it empty to use the one that is ticked as safe on their page."),
        validators=[Optional()],
        render_kw={"autocomplete": "off", "class": "govuk-input--width-20"},
    )
    safe = BooleanField(
        _l("It is safe to write there: nobody else reads it"),
    )
    spoken = BooleanField(
        _l("Ask for six numbers that I tell them myself"),
        description=_l(
            "By phone or face to face. What the wrong person opens is then of no use to them."
        ),
        default=True,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer texts only where this installation can send them."""
        super().__init__(*args, **kwargs)
        if not texts_are_sent():
            self.way.choices = [one for one in WAYS if one.value != TEXT]
            del self.number

    @property
    def reached(self) -> Any:
        """The field that says where it goes: the address, or the number of a text."""
        return self.number if self.way.data == TEXT and "number" in self else self.address

    @property
    def reach(self) -> str:
        """Where it goes, if somebody has written that."""
        return self.reached.data or ""

    def validate_number(self, field: Any) -> None:
        """A text goes to a mobile number and to no other."""
        if self.way.data == TEXT and field.data and not normal_number(field.data):
            raise ValidationError(
                _("Enter a mobile number, like 07700 900123 or +353 85 123 4567.")
            )

    def validate_safe(self, field: Any) -> None:
        """Where it goes is typed now: it is written to only if somebody says that it is safe."""
        if self.way.data != LETTER and self.reach and not field.data:
            raise ValidationError(
                _("Tick this only if you know that it is so. If you do not, choose a letter.")
            )


class Invite(SendInvitation):
    """Who is invited, as what, and how."""

    person = PersonField(_l("Who is invited?"))
    name = StringField(
        _l("Full name"),
        description=_l("As they write it themselves, with any letters and signs."),
        render_kw=_ONE_LINE,
    )
    role = RadioField(
        _l("Which part will they play?"),
        validators=[DataRequired(_l("Choose the part they will play"))],
    )


class TypeCode(Form):
    """A code that was printed, or read out."""

    mark_optional = False
    code = StringField(
        _l("Your code"),
        description=_l("Capital or small letters, with or without the gap."),
        validators=[DataRequired(_l("Type the code"))],
        render_kw={**_ONE_LINE, "autocapitalize": "characters", "class": "govuk-input--width-10"},
    )


class Accept(Redeem):
    """The button behind an invitation. The device is a shared one unless somebody says not."""

    spoken = StringField(
        _l("The six numbers"),
        description=_l("The person who invited you says them to you."),
        validators=[DataRequired(_l("Type the six numbers"))],
        render_kw={
            "autocomplete": "off",
            "inputmode": "numeric",
            "class": "govuk-input--width-5",
        },
    )
    instead = BooleanField(
        _l("Sign the person who is here now out, and go on"),
        validators=[DataRequired(_l("Tick this to go on, or leave the page as it is"))],
    )


class OwnAddress(Form):
    """An e-mail address to come back with."""

    address = EmailField(
        _l("Your e-mail address"),
        description=_l("Choose one that only you can read."),
        validators=[DataRequired(_l("Enter your e-mail address")), ADDRESS],
        render_kw={"autocomplete": "email"},
    )


class Button(Form):
    """One button."""
