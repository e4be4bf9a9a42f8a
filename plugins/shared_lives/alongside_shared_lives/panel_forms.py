"""The forms of the panel."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField
from wtforms.validators import DataRequired, InputRequired, Optional, ValidationError

from alongside import DatePartsField, Form, TextAreaField, choices
from alongside_shared_lives.carer_words import DECISIONS
from alongside_shared_lives.considered import Decision
from alongside_shared_lives.dates import today
from alongside_shared_lives.keeping_forms import TermsForm
from alongside_shared_lives.path_forms import to_come


class MeetingForm(Form):
    """A day on which the panel meets."""

    day = DatePartsField(_l("On which day?"), validators=[InputRequired()])
    place = StringField(_l("Where, and from when?"), validators=[Optional()])

    def validate_day(self, field: DatePartsField) -> None:
        """It is today or later."""
        if field.data and field.data < today():
            raise ValidationError(_("Choose today or a day to come"))


class SeatForm(Form):
    """Whether a member has an interest in a household."""

    interest = RadioField(
        _l("Do you have an interest in this household?"),
        description=_l(
            "A friend, a neighbour, somebody you worked with, money: anything that could make "
            "it hard to be fair, or look so."
        ),
        choices=choices([("none", _l("No")), ("declared", _l("Yes, so I stay out of it"))]),
        validators=[InputRequired()],
    )
    interest_words = StringField(_l("Which one? You need not say more than a word."))


class ViewForm(Form):
    """How a member sees it."""

    view = RadioField(
        _l("How do you see it?"), choices=choices(DECISIONS.items()), validators=[InputRequired()]
    )
    view_words = TextAreaField(
        _l("Why?"),
        description=_l("Where it is otherwise than decided, it stands beside the outcome."),
        validators=[Optional()],
        render_kw={"rows": 4},
    )


class QuestionForm(Form):
    """Something that was asked, and the answer."""

    words = TextAreaField(_l("What was asked?"), validators=[DataRequired()], render_kw={"rows": 2})
    answer = TextAreaField(
        _l("What was answered, and by whom?"), validators=[Optional()], render_kw={"rows": 3}
    )


class DecisionForm(TermsForm):
    """What the panel decides, why, and on which terms."""

    decision = RadioField(
        _l("What does the panel decide?"),
        choices=choices(DECISIONS.items()),
        validators=[InputRequired()],
    )
    reasons = TextAreaField(
        _l("Why?"),
        description=_l("Strengths first. The household reads this as it stands."),
        validators=[DataRequired()],
    )
    applicant_there = StringField(_l("Who of the household was there?"), validators=[Optional()])
    probation_until = DatePartsField(
        _l("If it is for a first time: until when?"), validators=[Optional(), to_come]
    )
    review_on = DatePartsField(_l("When is it looked at again?"), validators=[Optional(), to_come])

    def validate(self, extra_validators: Any = None) -> bool:
        """An approval needs its terms."""
        good = super().validate(extra_validators)
        if self.decision.data == "approve":
            good = self.terms_are_there() and good
            if self.review_on.data is None and not self.review_on.errors:
                self.review_on.errors = [_("Say when it is looked at again")]
                good = False
        return good

    def decided(self) -> Decision:
        """What was decided, as the domain takes it."""
        return Decision(
            decision=self.decision.data,
            reasons=self.reasons.data or "",
            most_adults=self.most_adults.data,
            kinds=self.kinds.data or [],
            conditions=self.conditions.data or "",
            probation_until=self.probation_until.data,
            review_on=self.review_on.data,
            applicant_there=self.applicant_there.data or "",
        )
