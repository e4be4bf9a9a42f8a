"""The forms of what keeps an approval: training and the yearly review."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, RadioField, SelectField, StringField
from wtforms.validators import InputRequired, NumberRange, Optional

from alongside import (
    DatePartsField,
    Form,
    MultiCheckboxField,
    TextAreaField,
    choices,
    practice_settings,
)
from alongside_shared_lives import words
from alongside_shared_lives.approvals import courses
from alongside_shared_lives.carer_words import OUTCOMES
from alongside_shared_lives.parties import Home
from alongside_shared_lives.path_forms import not_to_come


class TrainingForm(Form):
    """That a carer learned something."""

    person = RadioField(_l("Who learned it?"), validators=[InputRequired()])
    kind = SelectField(_l("What was it?"), validators=[InputRequired()])
    done_on = DatePartsField(_l("When?"), validators=[InputRequired(), not_to_come])

    def offer(self, home: Home) -> None:
        """Offer the carers, those who stand in for them, and what the settings list."""
        people = [one for mate, one in home.people if mate.part in ("carer", "support")]
        self.person.choices = choices([(str(one.id), one.display_name) for one in people])
        if len(people) == 1 and self.person.data is None:
            self.person.data = str(people[0].id)
        self.kind.choices = choices([(one, one) for one in courses()])


class TermsForm(Form):
    """For how many adults, for what, on which conditions."""

    most_adults = IntegerField(
        _l("For how many adults at one time?"),
        description=_l("Short breaks count too."),
        validators=[Optional()],
        render_kw={"class": "govuk-input--width-5"},
    )
    kinds = MultiCheckboxField(_l("For what?"))
    conditions = TextAreaField(
        _l("On which conditions?"), validators=[Optional()], render_kw={"rows": 3}
    )

    def offer_terms(self) -> None:
        """Offer what the council offers."""
        settings = practice_settings("shared_lives")
        most = settings.most_adults
        self.kinds.choices = choices([(one, words.KINDS[one]) for one in settings.kinds])
        self.most_adults.validators = [Optional(), NumberRange(1, most)]

    def terms_are_there(self) -> bool:
        """Whether terms are given; if not, it says so beside the questions."""
        good = True
        if self.most_adults.data is None:
            self.most_adults.errors = [_("Say for how many")]
            good = False
        if not self.kinds.data:
            self.kinds.errors = [_("Choose at least one kind of arrangement")]
            good = False
        return good


class CarerReviewForm(TermsForm):
    """The yearly review of a household."""

    day = DatePartsField(_l("When was it?"), validators=[InputRequired(), not_to_come])
    changes = TextAreaField(
        _l("What has changed in the household, in health, in the home?"), validators=[Optional()]
    )
    learned = TextAreaField(
        _l("What was learned, and what would they like to learn?"), validators=[Optional()]
    )
    safety = TextAreaField(
        _l("Safety of the home, insurance, checks"),
        validators=[Optional()],
        render_kw={"rows": 3},
    )
    incidents = TextAreaField(
        _l("Did something happen, and what was learned from it?"),
        validators=[Optional()],
        render_kw={"rows": 3},
    )
    views = TextAreaField(
        _l("What do people who share their life say?"),
        description=_l("Asked by somebody else, without the household. It does not read this."),
        validators=[Optional()],
    )
    views_by = StringField(_l("Who asked them?"), validators=[Optional()])
    own_needs = TextAreaField(_l("What do the carers need themselves?"), validators=[Optional()])
    breaks = TextAreaField(
        _l("Breaks: had, and planned"), validators=[Optional()], render_kw={"rows": 2}
    )
    terms = TextAreaField(
        _l("Are the terms still right?"), validators=[Optional()], render_kw={"rows": 2}
    )
    outcome = RadioField(
        _l("What comes of it?"),
        description=_l("Anything but going on as it is, the registered manager decides."),
        choices=choices(OUTCOMES.items()),
        validators=[InputRequired()],
    )
    reasons = TextAreaField(
        _l("Why?"),
        description=_l("The household reads this."),
        validators=[Optional()],
        render_kw={"rows": 3},
    )

    WORDS = (
        "day",
        "changes",
        "learned",
        "safety",
        "incidents",
        "views",
        "views_by",
        "own_needs",
        "breaks",
        "terms",
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """Other terms must be given where they are other."""
        good = super().validate(extra_validators)
        if self.views.data and not self.views_by.data:
            self.views_by.errors = [_("Say who asked them, so that it can be told from the rest")]
            good = False
        if self.outcome.data == "vary":
            good = self.terms_are_there() and good
        return good

    def said(self) -> dict[str, Any]:
        """What was written, by column."""
        return {name: self[name].data or "" for name in self.WORDS}
