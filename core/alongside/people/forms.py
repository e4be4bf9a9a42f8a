"""The forms on which people are added, and say who they are."""

import unicodedata
from datetime import timedelta
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    ValidationError,
)
from wtforms.validators import DataRequired, Optional

from alongside.groups.models import today
from alongside.groups.people_field import PeopleField
from alongside.people import contacts, needs, relations
from alongside.people.languages import LANGUAGES
from alongside.web.fields import DatePartsField, TextAreaField, choices
from alongside.web.forms import EditForm, Form

CHOOSE = ("", _l("Choose one"))
TWO = 2


class Search(Form):
    """A name, or the beginning of one. Sent as a post: names do not belong into addresses."""

    mark_optional = False
    q = StringField(_l("Name, or the beginning of a name"), render_kw={"autocomplete": "off"})
    after = HiddenField()


class AddPerson(Form):
    """Somebody new: one field for the whole name, as they write it."""

    name = StringField(
        _l("Full name"),
        description=_l("As they write it themselves, with any letters and signs."),
        validators=[DataRequired(_l("Enter a name"))],
        render_kw={"autocomplete": "off", "spellcheck": "false"},
    )
    known_as = StringField(
        _l("What they like to be called"),
        render_kw={"autocomplete": "off", "spellcheck": "false", "class": "govuk-input--width-20"},
    )
    pronouns = StringField(
        _l("Pronouns"),
        description=_l("Such as she and her, he and him, or they and them."),
        render_kw={"autocomplete": "off", "class": "govuk-input--width-20"},
    )
    born_on = DatePartsField(
        _l("Date of birth"),
        description=_l("For example, 27 3 1987"),
    )
    language = SelectField(_l("Language they like best"), validators=[Optional()])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the languages, and the one that is stored, whatever it is."""
        super().__init__(*args, **kwargs)
        stored = getattr(kwargs.get("obj"), "language", "") or ""
        offered = {**LANGUAGES, **({stored: stored} if stored not in LANGUAGES else {})}
        self.language.choices = choices(offered.items())

    def validate_name(self, field: Any) -> None:
        """A name has something to see in it."""
        if not any(unicodedata.category(c)[0] in "LMNPS" for c in field.data):
            raise ValidationError(_("Enter a name"))

    def validate_born_on(self, field: Any) -> None:
        """Nobody who is known was born tomorrow."""
        if field.data is not None and field.data > today():
            raise ValidationError(_("Date of birth must be in the past"))


class Basics(AddPerson, EditForm):
    """The same, about somebody who is here."""

    def speak_to_them(self) -> None:
        """Ask as one asks the person themself."""
        self.name.description = _("As you write it yourself, with any letters and signs.")
        self.known_as.label.text = _("What you like to be called")
        self.language.label.text = _("Language you like best")


class About(EditForm):
    """What someone says under one heading."""

    body = TextAreaField(_l("In their own words"), max=10_000, render_kw={"rows": 9})
    helped_by = StringField(
        _l("Who helped to write this"),
        description=_l("Leave it empty if nobody did."),
    )

    def speak_to_them(self) -> None:
        """Ask as one asks the person themself."""
        self.body.label.text = _("In your own words")


class Gift(EditForm):
    """One gift, or one wish."""

    body = TextAreaField(
        _l("In a few words"), max=500, validators=[DataRequired()], render_kw={"rows": 3}
    )


class Contact(EditForm):
    """A way to reach someone. Nothing about it is safe until it is said to be."""

    kind = SelectField(_l("What is it?"), choices=choices(contacts.KINDS.items()))
    value = StringField(_l("Number or address"), validators=[DataRequired()])
    note = StringField(
        _l("What to know about it"),
        description=_l("For example: mornings only, or ask for Mum."),
    )
    safe_to_email = BooleanField(
        _l("Safe to e-mail"), description=_l("Nobody else reads what is sent there.")
    )
    safe_to_text = BooleanField(
        _l("Safe to text"), description=_l("Nobody else sees messages on that phone.")
    )
    safe_to_call = BooleanField(
        _l("Safe to call"), description=_l("Nobody else answers, or it does not matter who does.")
    )

    def validate_value(self, field: Any) -> None:
        """An e-mail address looks like one."""
        name, at, host = field.data.partition("@")
        if self.kind.data == "email" and not (name and at and host and " " not in field.data):
            raise ValidationError(_("Enter an e-mail address, like name@example.org"))


class Need(EditForm):
    """A communication need."""

    kind = SelectField(
        _l("What helps?"),
        choices=choices([CHOOSE, *needs.KINDS.items()]),
        validators=[DataRequired(_l("Choose what helps"))],
    )
    detail = StringField(
        _l("More about it"),
        description=_l("For example: at least 18 point, or Sylheti."),
    )
    review_on = DatePartsField(
        _l("When shall we ask again?"),
        description=_l("Needs change. In a year, if you leave this empty."),
    )

    def validate_detail(self, field: Any) -> None:
        """Something else is nothing until it is said."""
        if self.kind.data == "other" and not field.data:
            raise ValidationError(_("Say what helps"))


class Relation(Form):
    """Who someone is to a person."""

    other_id = RadioField(_l("Who is it?"), validators=[DataRequired(_l("Choose who it is"))])
    kind = SelectField(
        _l("What are they to each other?"),
        choices=choices([CHOOSE, *relations.KINDS.items()]),
        validators=[DataRequired(_l("Choose what they are to each other"))],
    )
    note = StringField(
        _l("More about it"),
        description=_l("In your words. Both of them can read it."),
    )

    def validate_note(self, field: Any) -> None:
        """Something else is nothing until it is said."""
        if self.kind.data == "other" and not field.data:
            raise ValidationError(_("Say what they are to each other"))


class Removal(EditForm):
    """The button that removes something."""


def _soon(form: Any, field: Any) -> None:
    """A day to come, within a year: what nobody looks at again stays for ever."""
    if field.data and not today() < field.data <= today() + timedelta(days=366):
        raise ValidationError(_("Choose a day after today, within a year"))


class KeepBack(EditForm):
    """What is kept back of somebody for their safety, why, until when, and who sees it anyway."""

    relations = BooleanField(
        _l("Keep back who is around them, too"),
        description=_l("Also on the pages of those people."),
        default=True,
    )
    about = BooleanField(
        _l("Keep back what stands on their page, too"),
        description=_l("If it says where they are: a school, a work place, a street."),
    )
    confidants = PeopleField(_l("Who sees it all the same?"), anybody_with="people.search")
    because = TextAreaField(
        _l("Why is it kept back?"),
        description=_l("Read by the person and by those who see it all the same."),
        max=1000,
        validators=[DataRequired(_l("Write why"))],
        render_kw={"rows": 3},
    )
    review_on = DatePartsField(
        _l("When will you look at it again?"),
        validators=[DataRequired(_l("Choose a day")), _soon],
    )

    def speak_to_them(self) -> None:
        """Ask as one asks the person themself."""
        self.relations.label.text = _("Keep back who is around me, too")
        self.about.label.text = _("Keep back what stands on my page, too")
        self.about.description = _("If it says where you are: a school, a work place, a street.")
        self.because.description = _("Read by you and by those who see it all the same.")


class PutWall(Form):
    """Two people who must not meet here, why, and when somebody looks at it again."""

    two = PeopleField(
        _l("Which two people?"),
        description=_l("Find one, then the other. Whom you ticked stays."),
        anybody_with="people.put_wall",
    )
    because = TextAreaField(
        _l("Why must they not meet here?"),
        description=_l("Such as a court's order, or violence. Neither of the two is shown this."),
        max=1000,
        validators=[DataRequired(_l("Write why"))],
        render_kw={"rows": 3},
    )
    review_on = DatePartsField(
        _l("When will you look at it again?"),
        validators=[DataRequired(_l("Choose a day")), _soon],
    )

    def validate_two(self, field: Any) -> None:
        """A wall has two sides."""
        if len(field.data) != TWO:
            raise ValidationError(_("Choose two people"))
