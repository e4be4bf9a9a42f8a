"""The forms for signing in."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, EmailField, HiddenField
from wtforms.validators import DataRequired, Regexp

from alongside.web.forms import Form

ADDRESS = Regexp(r"^[^@\s]+@[^@\s]+$", message=_l("Enter an e-mail address, like name@example.org"))


class AskForLink(Form):
    """The address that a link should go to."""

    address = EmailField(
        _l("Your e-mail address"),
        description=_l("We send you a link that signs you in. There is no password."),
        validators=[DataRequired(_l("Enter your e-mail address")), ADDRESS],
        render_kw={"autocomplete": "email"},
    )


class Redeem(Form):
    """The button behind a link."""

    shared_device = BooleanField(
        _l("Other people use this phone or computer"),
        description=_l("We sign you out sooner."),
        default=True,
    )


class _Code(HiddenField):
    """Some providers put much into theirs."""

    max = 4096


class ComeIn(Form):
    """What a council's provider sent somebody back with."""

    code = _Code(validators=[DataRequired()])
    state = HiddenField(validators=[DataRequired()])
