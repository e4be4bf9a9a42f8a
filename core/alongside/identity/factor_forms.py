"""The forms about second ways to sign in."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, StringField
from wtforms.validators import DataRequired, Length, ValidationError

from alongside.web.forms import EditForm, Form

NAME_MAX = 60
CODE_BOX = {
    "autocomplete": "one-time-code",
    "spellcheck": "false",
    "autocapitalize": "none",
    "class": "govuk-input--width-20",
}


class ProveForm(Form):
    """A code of either kind."""

    code = StringField(
        _l("Your code"),
        [DataRequired(_l("Enter your code"))],
        description=_l("The 6 numbers that your app shows now, or one of your recovery codes."),
        render_kw=CODE_BOX,
    )


def _name(label: Any, hint: Any, **options: Any) -> StringField:
    return StringField(
        label,
        [DataRequired(_l("Give it a name")), Length(max=NAME_MAX)],
        description=hint,
        render_kw={"class": "govuk-input--width-20", "autocomplete": "off"},
        **options,
    )


class AppForm(Form):
    """The first code of an app, and what to call it."""

    name = _name(
        _l("What do you call this app?"),
        _l("So that you know it again, for example: my phone."),
        default=_l("My phone"),
    )
    code = StringField(
        _l("The 6 numbers that the app shows now"),
        [DataRequired(_l("Enter the 6 numbers that the app shows now"))],
        render_kw={**CODE_BOX, "inputmode": "numeric", "class": "govuk-input--width-10"},
    )


class NameForm(EditForm):
    """What to call it."""

    name = _name(_l("What do you call it?"), _l("So that you know it again."))


class _Credential(HiddenField):
    """What the browser made of a passkey: written by a script, and longer than a person's line."""

    max = 20_000


class PasskeyForm(Form):
    """What a browser answers when it is asked for a passkey."""

    credential = _Credential()

    def validate_credential(self, field: Any) -> None:
        """Without scripts the box stays empty."""
        if not field.data:
            raise ValidationError(_("Your browser sent no passkey. It needs JavaScript for that"))


class NewPasskeyForm(PasskeyForm):
    """A new passkey, and what to call it."""

    name = _name(
        _l("What do you call this passkey?"),
        _l("So that you know it again, for example: work laptop."),
        default=_l("My passkey"),
    )


class EnterForm(PasskeyForm):
    """Signing in with a passkey instead of a link."""

    shared_device = BooleanField(
        _l("Other people use this phone or computer"),
        description=_l("We sign you out sooner."),
        default=True,
    )
