"""The forms of the picture of a family network."""

import re
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from alongside import EditForm, TextAreaField, choices
from alongside_family_conference.network import Network
from alongside_family_conference.words import TIES

_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b", re.IGNORECASE)
_SHORT = Length(max=60, message=_l("Write 60 letters or fewer, so that it can be drawn"))


class DrawnForm(EditForm):
    """Somebody in the picture."""

    name = StringField(
        _l("What does the family call them?"),
        description=_l("As they say it: “Nan”, “Uncle Leroy”, “Mrs Wilson next door”."),
        validators=[DataRequired(), _SHORT],
    )
    relation = StringField(
        _l("How are they connected?"),
        description=_l("Grandad, best friend, dad’s partner."),
        validators=[Optional(), _SHORT],
    )
    household = StringField(
        _l("In whose household do they live?"),
        description=_l(
            "A short name like “Nan’s house”, the same for all who live there. Never an address."
        ),
        validators=[Optional(), _SHORT],
        render_kw={"list": "households", "autocomplete": "off"},
    )
    person_id = SelectField(
        _l("Are they in the conference?"),
        description=_l("Then they can hide what concerns them."),
        validators=[Optional()],
    )

    def offer(self, network: Network, drawn: Any = None) -> None:
        """Offer those who are in the conference and not drawn yet, or are who is drawn here.

        Somebody who hid what concerns them stays who they are.
        """
        if drawn is not None and drawn.hidden:
            del self.person_id
            return
        offered = network.not_drawn()
        if drawn is not None and drawn.party is not None:
            offered = [drawn.party, *offered]
        self.person_id.choices = choices(
            [("", _("No")), *((str(one.person.id), one.name) for one in offered)]
        )

    def validate_household(self, field: StringField) -> None:
        """An address would tell where somebody lives who must not be found."""
        if _POSTCODE.search(field.data or ""):
            raise ValidationError(_("Write a short name, and never an address"))


class TieForm(EditForm):
    """How two people are with each other."""

    one = SelectField(_l("Between whom?"), validators=[InputRequired()])
    other = SelectField(_l("And whom?"), validators=[InputRequired()])
    kind = RadioField(
        _l("How is it between them?"),
        choices=choices(TIES.items()),
        validators=[InputRequired()],
    )
    words = TextAreaField(
        _l("In their words"),
        description=_l("It stands in the list, and everybody who sees both can read it."),
        validators=[Optional()],
        render_kw={"rows": 2},
        max=500,
    )

    def offer(self, network: Network) -> None:
        """Offer everybody who is drawn."""
        offered = [(str(key), name) for key, name in network.names.items()]
        self.one.choices = choices([("", _("Choose somebody")), *offered])
        self.other.choices = choices([("", _("Choose somebody")), *offered])

    def validate_other(self, field: SelectField) -> None:
        """A tie is between two."""
        if field.data and field.data == self.one.data:
            raise ValidationError(_("Choose two different people"))
