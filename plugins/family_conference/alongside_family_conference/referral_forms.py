"""What the real referral forms ask, in short pages. Nothing here has to be answered.

Each question that is somebody's own business says why it is asked. Source: domain.md 1a.
"""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, StringField
from wtforms.validators import Optional

from alongside import DatePartsField, EditForm, TextAreaField, choices
from alongside_family_conference.words import YES_NO

_FEW = {"rows": 2}


def _or_nothing(value: str | None) -> str:
    """What was not answered is kept as nothing said."""
    return value or ""


def _yes_or_no(label: Any, why: Any = "") -> RadioField:
    return RadioField(
        label,
        description=why,
        choices=choices(YES_NO.items()),
        validators=[Optional()],
        filters=[_or_nothing],
    )


class DatesForm(EditForm):
    """The dates that others have set, and the referrer's own part on the day."""

    discussed = _yes_or_no(
        _l("Have you spoken with the family about this referral?"),
        _l("They should hear of it from you, before anybody else reads it."),
    )
    interpreter = _yes_or_no(
        _l("Is an interpreter needed?"), _l("A professional one: a relative never has to be it.")
    )
    core_group_on = DatePartsField(_l("When is the next core group?"), validators=[Optional()])
    review_meeting_on = DatePartsField(
        _l("When is the next child protection or looked-after review?"), validators=[Optional()]
    )
    court_on = DatePartsField(_l("When is it in court?"), validators=[Optional()])
    pre_proceedings_on = DatePartsField(
        _l("When did the letter before proceedings go out?"), validators=[Optional()]
    )
    comes = _yes_or_no(
        _l("Will you come to the conference and to the review?"),
        _l("The family makes a plan with you, and sees you again when it looks at how it goes."),
    )
    out_of_hours = BooleanField(_l("I can come in the evening or at a weekend"))
    team = StringField(_l("Which team are you in?"), validators=[Optional()], filters=[_or_nothing])
    manager_aware = _yes_or_no(
        _l("Does your manager know of it?"),
        _l("So that what you promise on the day can be kept."),
    )


class DetailForm(EditForm):
    """What the forms ask about one person: ask them, and leave empty what they would not say."""

    born_on = DatePartsField(
        _l("When were they born, or when are they expected?"),
        description=_l("So that a child is asked in a way that suits their age."),
        validators=[Optional()],
    )
    expected = BooleanField(_l("They are not born yet"))
    gender = StringField(
        _l("Gender, in their own words"),
        description=_l("So that they are spoken of as they want to be."),
        validators=[Optional()],
        filters=[_or_nothing],
    )
    disability = TextAreaField(
        _l("Do they have a disability?"),
        description=_l("So that the place and the day suit them."),
        validators=[Optional()],
        filters=[_or_nothing],
        render_kw=_FEW,
    )
    ethnicity = StringField(
        _l("Ethnicity, in their own words"),
        description=_l("So that the coordinator can share their background where they wish that."),
        validators=[Optional()],
        filters=[_or_nothing],
    )
    practice = TextAreaField(
        _l("What of their religion or culture matters on the day?"),
        description=_l("Food, prayer, days that are not possible, who speaks first."),
        validators=[Optional()],
        filters=[_or_nothing],
        render_kw=_FEW,
    )
    legal_status = StringField(
        _l("Legal status"),
        description=_l("For example: in the family’s care, child protection plan, interim order."),
        validators=[Optional()],
        filters=[_or_nothing],
    )
    living_with = StringField(
        _l("Who do they live with?"), validators=[Optional()], filters=[_or_nothing]
    )

    def fit(self, *, child: bool, born_is_known: bool) -> None:
        """Ask of an adult only what is asked of adults, and nothing that the core knows."""
        if not child:
            for name in ("gender", "disability", "legal_status", "living_with"):
                del self[name]
        if born_is_known or not child:
            del self.born_on
            del self.expected
