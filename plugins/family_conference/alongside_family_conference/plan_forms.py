"""The forms of the family's plan and its agreement."""

import uuid
from datetime import date, timedelta
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField
from wtforms.validators import DataRequired, InputRequired, Optional, ValidationError

from alongside import DatePartsField, EditForm, Form, TextAreaField, choices
from alongside_family_conference.gatherings import Gathering
from alongside_family_conference.planning import Draft, Written
from alongside_family_conference.words import STATUSES

LINES = 12
OPEN_LINES = 3
AGENCY = "agency"
_SHORT = {"rows": 1, "autocomplete": "off"}
_LONG = {"rows": 3, "autocomplete": "off"}


def _fields(n: int) -> dict[str, Any]:
    """The five questions of one line of a plan; the texts grow, and Enter sends nothing."""
    return {
        f"what_{n}": TextAreaField(
            _l("What will be done?"),
            validators=[Optional()],
            render_kw={"rows": 2, "autocomplete": "off"},
        ),
        f"who_{n}": SelectField(_l("Who does it?"), validators=[Optional()]),
        f"named_{n}": TextAreaField(
            _l("Or somebody else: who?"), validators=[Optional()], render_kw=_SHORT
        ),
        f"by_{n}": DatePartsField(_l("By when?"), validators=[Optional()]),
        f"know_{n}": TextAreaField(
            _l("How will you know?"), validators=[Optional()], render_kw=_SHORT
        ),
        f"checks_{n}": TextAreaField(_l("Who checks?"), validators=[Optional()], render_kw=_SHORT),
    }


class PlanForm(Form):
    """A whole plan. It is in the family's page alone until they share it."""

    mark_optional = False

    contingency = TextAreaField(
        _l("What if it stops working?"), validators=[Optional()], render_kw=_LONG
    )
    not_known_yet = TextAreaField(
        _l("What do you not know yet?"),
        description=_l("“We don’t know yet” is a good answer."),
        validators=[Optional()],
        render_kw=_LONG,
    )
    own_words = TextAreaField(
        _l("In the words of whose plan it is"), validators=[Optional()], render_kw=_LONG
    )
    review_on = DatePartsField(
        _l("When do you want to look at it again together?"), validators=[Optional()]
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """At least one thing that will be done."""
        if not super().validate(extra_validators):
            return False
        if not any(self[f"what_{n}"].data for n in range(1, LINES + 1)):
            self["what_1"].errors = [_("Write at least one thing that will be done.")]
            return False
        return True

    def draft(self) -> Draft:
        """What was written, leaving out empty lines."""
        lines = [_written(self, n) for n in range(1, LINES + 1)]
        return Draft(
            items=[one for one in lines if one.what],
            contingency=self.contingency.data or "",
            not_known_yet=self.not_known_yet.data or "",
            own_words=self.own_words.data or "",
            review_on=self.review_on.data,
        )

    def line(self, n: int) -> list[Any]:
        """The fields of one line."""
        return [self[name] for name in _fields(n)]


for _n in range(1, LINES + 1):
    for _name, _field in _fields(_n).items():
        setattr(PlanForm, _name, _field)


class ItemForm(EditForm):
    """One thing that will be done, to add or to put in other words."""

    mark_optional = False

    what_1 = TextAreaField(
        _l("What will be done?"), validators=[DataRequired()], render_kw={"rows": 3}
    )
    who_1 = SelectField(_l("Who does it?"), validators=[Optional()])
    named_1 = TextAreaField(_l("Or somebody else: who?"), validators=[Optional()], render_kw=_SHORT)
    by_1 = DatePartsField(_l("By when?"), validators=[Optional()])
    know_1 = TextAreaField(_l("How will you know?"), validators=[Optional()], render_kw=_SHORT)
    checks_1 = TextAreaField(_l("Who checks?"), validators=[Optional()], render_kw=_SHORT)

    def written(self) -> Written:
        """The item as written."""
        return _written(self, 1)


def _written(form: Any, n: int) -> Written:
    who = form[f"who_{n}"].data or ""
    return Written(
        what=form[f"what_{n}"].data or "",
        who=form[f"named_{n}"].data or (str(_("The council")) if who == AGENCY else ""),
        who_id=_as_id(who),
        by_agency=who == AGENCY,
        by=form[f"by_{n}"].data,
        know=form[f"know_{n}"].data or "",
        checks=form[f"checks_{n}"].data or "",
    )


def _as_id(text: str) -> Any:
    return uuid.UUID(text) if text and text != AGENCY else None


def offer_people(form: Any, gathering: Gathering, person: Any) -> None:
    """Offer those whom the reader may know to be in it, and the council."""
    known = [one for one in gathering.seen_by(person) if not one.excluded]
    offered = choices(
        [
            ("", _("We do not know yet")),
            *((str(one.person.id), one.name) for one in known),
            (AGENCY, _("The council or another service")),
        ]
    )
    for field in form:
        if field.name.startswith("who_"):
            field.choices = offered


class DecideForm(EditForm):
    """The referrer's answer to one item."""

    mark_optional = False

    says = RadioField(
        _l("What do you say to it?"),
        choices=choices([("yes", _l("I agree")), ("no", _l("I cannot agree to this"))]),
        validators=[InputRequired()],
    )
    reason = TextAreaField(
        _l("Why, if you cannot agree?"),
        description=_l("Which harm would it lead to? The family can put it in other words."),
        validators=[Optional()],
        render_kw={"rows": 3},
    )

    def validate_says(self, field: RadioField) -> None:
        """No reason, no decline. The message stands where the reason goes."""
        if field.data == "no" and not self.reason.data:
            raise ValidationError(_("Say why: an item is never declined without a reason."))


class MoveForm(Form):
    """How an item goes."""

    status = RadioField(
        _l("How does it go?"), choices=choices(STATUSES.items()), validators=[InputRequired()]
    )
    words = TextAreaField(
        _l("What is there to say about it?"), validators=[Optional()], render_kw={"rows": 3}
    )


class PutOffForm(Form):
    """When to be reminded again of something that one took on."""

    when = RadioField(
        _l("When shall we remind you again?"),
        description=_l("The day in the plan stays as it is. Nobody else sees what you choose."),
        choices=choices(
            [
                ("7", _l("In a week")),
                ("28", _l("In four weeks")),
                ("never", _l("No more reminders about this one")),
            ]
        ),
        validators=[InputRequired()],
    )

    def until(self, on: date) -> date | None:
        """The day that was chosen, or None for no more."""
        days = self.when.data or "never"
        return None if days == "never" else on + timedelta(days=int(days))


class BecauseForm(Form):
    """Why the family holds no private time."""

    because = TextAreaField(
        _l("Why do you choose to go without?"),
        description=_l("It is your choice, and it is kept that it was yours."),
        validators=[Optional()],
        render_kw={"rows": 3},
    )
