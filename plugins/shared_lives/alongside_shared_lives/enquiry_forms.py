"""The forms of asking about sharing one's home, and of those who answer."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import EmailField, SelectField, StringField, TelField
from wtforms.validators import DataRequired, Optional, Regexp

from alongside import LANGUAGES, Form, Person, PersonField, PublicForm, TextAreaField, choices
from alongside_shared_lives.enquiring import Told

ADDRESS = Regexp(r"^[^@\s]+@[^@\s]+$", message=_l("Enter an e-mail address, like name@example.org"))
NUMBER = Regexp(
    r"^[^\d]*(?:\d[^\d]{0,3}){6,15}[^\d]*$",
    message=_l("Enter a phone number, like 01632 960 118"),
)


class EnquireForm(PublicForm):
    """Asking. What is needed is a name and one safe way to be reached."""

    name = StringField(
        _l("What may we call you?"),
        description=_l("Any name you like."),
        validators=[DataRequired(_l("Tell us what we may call you"))],
        render_kw={"autocomplete": "name"},
    )
    words = TextAreaField(
        _l("What made you think of it?"),
        description=_l("In your own words: your home, who lives there, what you would enjoy."),
        validators=[Optional()],
    )
    email = EmailField(
        _l("An e-mail address where we can reach you"),
        validators=[Optional(), ADDRESS],
        render_kw={"autocomplete": "email"},
    )
    phone = TelField(
        _l("A phone number"),
        validators=[Optional(), NUMBER],
        render_kw={"autocomplete": "tel", "class": "govuk-input--width-20"},
    )
    safe_when = TextAreaField(
        _l("When and how is it good to reach you?"),
        description=_l("For example: after six, text first."),
        validators=[Optional()],
        render_kw={"rows": 2},
    )
    language = SelectField(
        _l("Which language would you like to speak with us?"),
        choices=choices(LANGUAGES.items()),
        validators=[Optional()],
    )
    known: Person | None = None

    def for_account(self, person: Person) -> None:
        """Ask somebody with an account for nothing that is known already."""
        self.known = person
        del self.name
        if person.language:
            del self.language

    def validate(self, extra_validators: Any = None) -> bool:
        """Also ask for one way to be reached; who has an account can be reached there."""
        good = super().validate(extra_validators)
        if self.known is None and not (self.email.data or self.phone.data):
            message = _("Give us one way to reach you: an address or a number")
            self.email.errors = [*self.email.errors, message]
            good = False
        return good

    def told(self) -> Told:
        """What was said, as the domain takes it."""
        language = self.language.data if self.language else self.known and self.known.language
        return Told(
            name=self.known.display_name if self.known else self.name.data or "",
            words=self.words.data or "",
            language=language or "",
            email=self.email.data or "",
            phone=self.phone.data or "",
            safe_when=self.safe_when.data or "",
        )


class WhoForm(Form):
    """Somebody: known here already, or new."""

    who = PersonField(_l("Who is it?"), anybody_with="shared_lives.name")
    name = StringField(
        _l("Or somebody who is not known here yet: their name"), validators=[Optional()]
    )
    email = EmailField(
        _l("Their e-mail address, if they want to come in with it"),
        validators=[Optional(), ADDRESS],
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """One of the two is needed."""
        good = super().validate(extra_validators)
        if good and self.who.person is None and not self.name.data:
            self.name.errors = [_("Choose somebody, or write a name")]
            good = False
        return good


class BeginForm(WhoForm):
    """Who would be the carer, and what their household is called."""

    household = StringField(
        _l("What shall we call the household?"),
        description=_l("As they would say it, such as “The Campbells’ house”."),
        validators=[DataRequired()],
    )


class InsteadForm(Form):
    """Why it goes no further, and how to ask again."""

    instead = TextAreaField(
        _l("Why does it go no further, and how can they ask again?"),
        description=_l("Kindly, and with somebody’s name. They read it as it stands."),
        validators=[DataRequired()],
    )
