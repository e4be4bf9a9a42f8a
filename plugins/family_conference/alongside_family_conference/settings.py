"""What a council can choose about family group conferences."""

import re
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, IntegerField
from wtforms.validators import InputRequired, NumberRange, Optional, ValidationError

from alongside import DatePartsField, Form, MultiCheckboxField, TextAreaField, choices
from alongside_family_conference.words import MODELS

PLACEHOLDERS = ("name", "children", "date", "contact", "council")
"""What the wording of the offer letter may leave open, each in curly brackets."""

PLACEHOLDER = re.compile(r"\{([^{}]*)\}|[{}]")
MOST_LINES = 60
LONGEST_LINE = 200


def lines(text: str) -> list[str]:
    """What stands in a list that is written one a line, each once, in its order."""
    return list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def _in_lines(form: Any, field: TextAreaField) -> None:
    """A list must be short enough to choose from."""
    found = lines(field.data or "")
    if len(found) > MOST_LINES or any(len(one) > LONGEST_LINE for one in found):
        raise ValidationError(
            _(
                "Write at most %(many)s lines, each no longer than %(long)s characters",
                many=MOST_LINES,
                long=LONGEST_LINE,
            )
        )


def _known_placeholders(form: Any, field: TextAreaField) -> None:
    """The letter can be filled in: what is in curly brackets must be known."""
    for found in PLACEHOLDER.finditer(field.data or ""):
        if found[1] not in PLACEHOLDERS:
            raise ValidationError(
                _(
                    "%(what)s cannot be filled in. Between curly brackets there can be: %(known)s",
                    what=found[0],
                    known=", ".join(f"{{{one}}}" for one in PLACEHOLDERS),
                )
            )


class Settings(Form):
    """The practice's settings: schema, validator and page at once."""

    families_may_ask = BooleanField(
        _l("Families can ask for a conference themselves, from the public site"), default=True
    )
    coordinators_may_refer = BooleanField(
        _l("Coordinators can ask for a conference, too, not only workers"),
        description=_l("Whoever asks for a conference never coordinates it."),
        default=True,
    )
    contact = TextAreaField(
        _l("How does a family reach those who arrange conferences?"),
        description=_l("A name or a team, and how. It is on the public page and in letters."),
        default="",
        max=600,
        validators=[Optional()],
        render_kw={"rows": 3},
    )
    models = MultiCheckboxField(
        _l("Which kinds of meeting are offered?"),
        choices=choices(MODELS.items()),
        default=["conference"],
    )
    children_are_asked = BooleanField(
        _l("A conference about a child needs the child’s yes, if they are old enough to be asked"),
        default=True,
    )
    target_days = IntegerField(
        _l("Within how many days of being asked for is a conference meant to be held?"),
        description=_l("Who waits longer is shown, gently. Nothing is closed because it waits."),
        default=56,
        validators=[InputRequired(), NumberRange(1, 730)],
    )
    review_within_days = IntegerField(
        _l("Within how many days is the first review suggested?"),
        description=_l("The family chooses the day. Three months are usual."),
        default=90,
        validators=[InputRequired(), NumberRange(1, 730)],
    )
    remind_days_before = IntegerField(
        _l("How many days before something is due does a reminder go out?"),
        description=_l("Alike for what the family does and for what the council promised."),
        default=3,
        validators=[InputRequired(), NumberRange(0, 60)],
    )
    languages = TextAreaField(
        _l("In which languages can a conference be held?"),
        description=_l("One a line. The referral offers them."),
        default="",
        validators=[Optional(), _in_lines],
        render_kw={"rows": 4},
    )
    venues = TextAreaField(
        _l("Where can a conference be held?"),
        description=_l("One place a line. They are suggested, and a family can choose another."),
        default="",
        validators=[Optional(), _in_lines],
        render_kw={"rows": 6},
    )
    offer_duty_from = DatePartsField(
        _l("From when must a meeting be offered before care proceedings?"),
        description=_l(
            "England only: Children Act 1989, section 31ZA. Leave it empty until it is in force."
        ),
        validators=[Optional()],
    )
    offer_letter_en = TextAreaField(
        _l("The letter with that offer, in English"),
        description=_l(
            "Leave it empty for our wording. These are filled in: "
            "{name}, {children}, {date}, {contact}, {council}."
        ),
        default="",
        validators=[Optional(), _known_placeholders],
        render_kw={"rows": 10},
    )
    offer_letter_cy = TextAreaField(
        _l("The letter with that offer, in Welsh"),
        description=_l("For somebody in England whose language is Welsh."),
        default="",
        validators=[Optional(), _known_placeholders],
        render_kw={"rows": 10},
    )

    def validate_models(self, field: MultiCheckboxField) -> None:
        """Something must be offered."""
        if not field.data:
            raise ValidationError(_("Choose at least one kind of meeting"))
