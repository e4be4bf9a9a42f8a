"""The forms of a family that asks itself, and of those who answer it."""

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import EmailField, RadioField, SelectField, StringField, TelField
from wtforms.validators import DataRequired, InputRequired, Optional, Regexp

from alongside import LANGUAGES, Form, Person, PublicForm, TextAreaField, choices
from alongside_family_conference.asking import Told
from alongside_family_conference.forms import ADDRESS
from alongside_family_conference.words import ASKERS

_NUMBER = Regexp(
    r"^[^\d]*(?:\d[^\d]{0,3}){6,15}[^\d]*$",
    message=_l("Enter a phone number, like 01632 960 118"),
)


class AskForm(PublicForm):
    """Asking for a conference. What is needed is a name and one safe way to be reached."""

    name = StringField(
        _l("What may we call you?"),
        description=_l("Any name you like."),
        validators=[DataRequired(_l("Tell us what we may call you"))],
        render_kw={"autocomplete": "name"},
    )
    asker = RadioField(_l("Who are you?"), choices=choices(ASKERS.items()), validators=[Optional()])
    safe_when = TextAreaField(
        _l("When and how is it safe to reach you?"),
        description=_l(
            "For example: text only, while the children are at school. Never leave a message."
        ),
        validators=[Optional()],
        render_kw={"rows": 3},
    )
    email = EmailField(
        _l("An e-mail address that nobody else reads"),
        validators=[Optional(), ADDRESS],
        render_kw={"autocomplete": "email"},
    )
    phone = TelField(
        _l("A phone number that is safe"),
        validators=[Optional(), _NUMBER],
        render_kw={"autocomplete": "tel", "class": "govuk-input--width-20"},
    )
    through = StringField(
        _l("Or somebody whom we can ask for you"),
        description=_l("Who they are and how to reach them: a teacher, an aunt, a health visitor."),
        validators=[Optional()],
    )
    language = SelectField(
        _l("Which language would you like to speak with us?"),
        choices=choices(LANGUAGES.items()),
        validators=[Optional()],
    )
    words = TextAreaField(
        _l("What is it about?"),
        description=_l("In your own words. You can leave this empty, and tell us later."),
        validators=[Optional()],
    )

    def for_account(self, person: Person) -> None:
        """Ask somebody with an account for nothing that is known already."""
        self.known = person
        del self.name
        if person.language:
            del self.language

    known: Person | None = None

    def validate(self, extra_validators: Any = None) -> bool:
        """Also ask for one way to be reached; who has an account can be reached there."""
        good = super().validate(extra_validators)
        ways = (self.email.data, self.phone.data, self.through.data)
        if self.known is None and not any(ways):
            message = _("Give us one safe way to reach you: an address, a number, or somebody")
            self.email.errors = [*self.email.errors, message]
            good = False
        return good

    def told(self) -> Told:
        """What was said, as the domain takes it."""
        return Told(
            name=self.known.display_name if self.known else self.name.data or "",
            asker=self.asker.data or "",
            words=self.words.data or "",
            language=(self.language.data if self.language else self.known and self.known.language)
            or "",
            email=self.email.data or "",
            phone=self.phone.data or "",
            through=self.through.data or "",
            safe_when=self.safe_when.data or "",
        )


class HandForm(Form):
    """Who begins the referral."""

    worker = RadioField(
        _l("Who begins the referral with the family?"), validators=[InputRequired()]
    )

    def offer(self, people: Iterable[Person]) -> None:
        """Offer these people."""
        self.worker.choices = choices([(str(one.id), one.display_name) for one in people])


class InsteadForm(Form):
    """Why not now, and what instead."""

    instead = TextAreaField(
        _l("Why is it not a conference now, and what do you offer instead?"),
        description=_l(
            "Kindly, and with somebody’s name. Whoever asked with an account reads it as it stands."
        ),
        validators=[DataRequired()],
    )
