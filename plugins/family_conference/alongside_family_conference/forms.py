"""The forms of asking for a conference and preparing it."""

import re
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Optional, Regexp, ValidationError

from alongside import (
    DatePartsField,
    EditForm,
    Form,
    MultiCheckboxField,
    PeopleField,
    PersonField,
    TextAreaField,
    choices,
)
from alongside_family_conference.words import ANSWERS, FLAGS, ROLES, VOICES, WAYS

_TIME = re.compile(r"([01]?\d|2[0-3])[:.][0-5]\d")
_ADDRESS = Regexp(
    r"^[^@\s]+@[^@\s]+$", message=_l("Enter an e-mail address, like name@example.org")
)


class AboutForm(Form):
    """Whom a conference is about, and what it shall be called."""

    people = PeopleField(
        _l("Who is it about?"),
        description=_l("Brothers and sisters can be in one conference. The family comes later."),
    )
    kind = RadioField(
        _l("Whose plan will it be?"),
        choices=choices([("child", _l("A child’s")), ("adult", _l("An adult’s"))]),
        validators=[InputRequired()],
    )
    name = StringField(
        _l("What shall we call it?"),
        description=_l("In words the family would use, such as “Kai’s family conference”."),
        validators=[DataRequired()],
    )

    def validate_people(self, field: PeopleField) -> None:
        """Somebody must be chosen."""
        if not field.data:
            raise ValidationError(_("Choose at least one person"))


class WhyForm(EditForm):
    """Why, and what has to change."""

    reasons = TextAreaField(
        _l("Why do you ask for a conference?"),
        description=_l("Strengths first. The family reads your report later, not this."),
        validators=[DataRequired()],
    )
    must_change = TextAreaField(
        _l("What has to change?"), validators=[DataRequired()], render_kw={"rows": 4}
    )
    by_when = DatePartsField(_l("By when?"), validators=[Optional()])
    key_dates = TextAreaField(
        _l("Which dates matter?"),
        description=_l("Meetings, reviews, a court date."),
        validators=[Optional()],
        render_kw={"rows": 3},
    )
    offered_on = DatePartsField(
        _l("When was a family meeting offered to the parents?"),
        description=_l("Before care proceedings it must be (Children Act 1989, section 31ZA)."),
        validators=[Optional()],
    )
    offer_letter_on = DatePartsField(
        _l("When did the letter with the offer go out?"), validators=[Optional()]
    )


class FamilyForm(EditForm):
    """The family known so far, and what they need."""

    family_known = TextAreaField(
        _l("Who is in the family, as far as you know?"),
        description=_l("Relatives, friends, neighbours, a faith group. Add people by name later."),
        validators=[Optional()],
    )
    languages = TextAreaField(
        _l("Which languages do they use, and is an interpreter needed?"),
        description=_l("A relative is never the interpreter."),
        validators=[Optional()],
        render_kw={"rows": 2},
    )
    access_needs = TextAreaField(
        _l("What does anybody need in order to take part?"),
        validators=[Optional()],
        render_kw={"rows": 3},
    )
    coordinator_wish = TextAreaField(
        _l("Who should the coordinator be, if the family could choose?"),
        description=_l(
            "Somebody who shares their language, ethnicity, religion or gender, for example."
        ),
        validators=[Optional()],
        render_kw={"rows": 2},
    )


class FlagsForm(EditForm):
    """What the coordinator must know to keep everybody safe."""

    flags = MultiCheckboxField(
        _l("What must the coordinator know, so that everybody is safe?"),
        description=_l("Only you and the coordinator read this."),
        choices=choices(FLAGS.items()),
    )
    flags_words = TextAreaField(_l("In your words"), validators=[Optional()], render_kw={"rows": 4})


class ConsentForm(Form):
    """What somebody said when they were asked."""

    consent = RadioField(
        _l("What did they say?"),
        choices=choices(
            [
                ("yes", _l("Yes")),
                ("no", _l("No"), _l("It is kept as a no, and counts against nobody.")),
                ("too_young", _l("They are too young to be asked")),
            ]
        ),
        validators=[InputRequired()],
    )
    parental = BooleanField(_l("They have parental responsibility for the child"))
    consent_how = StringField(
        _l("How did they say it?"),
        description=_l("For example: at home, in Polish, with her sister there."),
        validators=[DataRequired()],
    )
    consent_on = DatePartsField(_l("When?"), validators=[InputRequired()])


class AllocateForm(Form):
    """Who coordinates."""

    coordinator = RadioField(_l("Who coordinates it?"), validators=[InputRequired()])


def _role_choices() -> list[Any]:
    named = ("family", "central", "supporter", "advocate", "interpreter", "information_giver")
    return list(choices([(one, ROLES[one]) for one in named]))


class NamePersonForm(Form):
    """Somebody to name: known here already, or new."""

    who = PersonField(_l("Who is it?"), anybody_with="family_conference.refer")
    name = StringField(
        _l("Or somebody who is not known here yet: their name"), validators=[Optional()]
    )
    email = StringField(
        _l("Their e-mail address, if they want to come in with it"),
        validators=[Optional(), _ADDRESS],
    )
    role = RadioField(
        _l("What is their part?"), choices=_role_choices(), validators=[InputRequired()]
    )
    relation = StringField(
        _l("How are they connected?"),
        description=_l("For example: grandad, neighbour, teacher."),
        validators=[Optional()],
    )
    parental = BooleanField(_l("They have parental responsibility for the child"))


class PersonForm(EditForm):
    """What the coordinator notes with somebody."""

    relation = StringField(_l("How are they connected?"), validators=[Optional()])
    invited_how = RadioField(
        _l("How do you invite them?"),
        description=_l("A message goes to their safe address only, and names nobody."),
        choices=choices([("", _l("Not yet")), *WAYS.items()]),
        validators=[Optional()],
    )
    answer = RadioField(
        _l("What did they say?"),
        choices=choices(
            [
                ("", _l("No answer yet")),
                ("coming", _l("They are coming")),
                ("otherwise", _l("They contribute in another way")),
                ("not_coming", _l("They are not coming")),
            ]
        ),
        validators=[Optional()],
    )
    brings = TextAreaField(
        _l("What do they bring?"), validators=[Optional()], render_kw={"rows": 2}
    )
    needs = TextAreaField(_l("What do they need?"), validators=[Optional()], render_kw={"rows": 2})
    voice = SelectField(
        _l("How does their voice come, if they are a child or the person it is about?"),
        choices=choices([("", _l("Not decided yet")), *VOICES.items()]),
        validators=[Optional()],
    )
    contribution = TextAreaField(
        _l("What do they give to be read or shown?"),
        validators=[Optional()],
        render_kw={"rows": 3},
    )
    arrives = StringField(_l("How do they arrive, if apart from others?"), validators=[Optional()])
    place_hidden = BooleanField(_l("They must not know the place before the day"))


def leave_out_coming(field: Any) -> None:
    """Offer everything but coming, where somebody cannot be in the room."""
    field.choices = [one for one in field.choices if one.value != "coming"]


class ExcludeForm(Form):
    """Why somebody cannot be in the room."""

    because = TextAreaField(
        _l("What is the safety reason?"),
        description=_l("They read it, and can say that they see it differently."),
        validators=[DataRequired()],
        render_kw={"rows": 4},
    )


class AnswerForm(EditForm):
    """One's own answer to the invitation."""

    answer = RadioField(
        _l("Are you coming?"), choices=choices(ANSWERS.items()), validators=[InputRequired()]
    )
    brings = TextAreaField(
        _l("What do you bring?"),
        description=_l("Time, a skill, a car, a spare bed, patience. Small things count."),
        validators=[Optional()],
        render_kw={"rows": 2},
    )
    needs = TextAreaField(
        _l("What do you need so that you can take part?"),
        description=_l("Only the coordinator reads this."),
        validators=[Optional()],
        render_kw={"rows": 2},
    )
    voice = RadioField(
        _l("How would you like to be heard?"),
        choices=choices([("", _l("I do not know yet")), *VOICES.items()]),
        validators=[Optional()],
    )
    contribution = TextAreaField(
        _l("Is there something that should be read or shown for you?"),
        validators=[Optional()],
        render_kw={"rows": 4},
    )


class AppealForm(Form):
    """Why somebody sees an exclusion differently."""

    appeal = TextAreaField(
        _l("How do you see it?"), validators=[DataRequired()], render_kw={"rows": 4}
    )


class ArrangementsForm(EditForm):
    """When, where, and what makes it bearable."""

    held_on = DatePartsField(_l("On which day?"), validators=[Optional()])
    held_at = StringField(
        _l("At what time?"),
        description=_l("For example 14:30. Evenings and weekends are fine."),
        validators=[Optional()],
        render_kw={"class": "govuk-input--width-5"},
    )
    place = TextAreaField(
        _l("Where?"),
        description=_l("A place that is nobody’s office, and that everyone can get into."),
        validators=[Optional()],
        render_kw={"rows": 3},
    )
    food = StringField(_l("What is there to eat and drink?"), validators=[Optional()])
    getting_there = TextAreaField(
        _l("Childcare, travel and breaks"), validators=[Optional()], render_kw={"rows": 3}
    )

    def validate_held_at(self, field: StringField) -> None:
        """A time as people write it."""
        if field.data and not _TIME.fullmatch(field.data):
            raise ValidationError(_("Write a time like 14:30"))


class SafetyForm(EditForm):
    """The screening, and the safety plan."""

    found = TextAreaField(
        _l("What did you find when you screened for domestic abuse and power?"),
        description=_l("No tool decides it. Speak with each person alone."),
        validators=[DataRequired()],
    )
    plan = TextAreaField(
        _l("The safety plan"),
        description=_l("Staff are not in the room in private time: it must work without them."),
        validators=[Optional()],
    )
    goes_ahead = BooleanField(_l("It can go ahead safely"))


class ReportForm(EditForm):
    """The report for the family."""

    strengths = TextAreaField(_l("What is strong in this family?"), validators=[DataRequired()])
    worries = TextAreaField(_l("What are we worried about?"), validators=[DataRequired()])
    questions = TextAreaField(_l("Questions for the family to answer"), validators=[DataRequired()])
    resources = TextAreaField(_l("What can we offer?"), validators=[Optional()])
    no_plan = TextAreaField(_l("What happens if there is no plan?"), validators=[Optional()])


class LineForm(Form):
    """A bottom line."""

    line = StringField(_l("What must, or must not, be in the plan?"), validators=[DataRequired()])
    harm = StringField(
        _l("Which harm is it tied to?"),
        description=_l("A bottom line without a harm is a wish, and belongs in the questions."),
        validators=[DataRequired()],
    )


class WordsForm(Form):
    """Words of one's own."""

    words = TextAreaField(
        _l("What do you say to this report?"), validators=[DataRequired()], render_kw={"rows": 4}
    )


class InformationForm(EditForm):
    """What was asked and answered before the family was left alone."""

    information = TextAreaField(
        _l("What was told, asked and answered?"), validators=[Optional()], render_kw={"rows": 6}
    )
    heard = MultiCheckboxField(_l("Whose words were read or shown?"), validators=[Optional()])


class StopForm(Form):
    """Not going on, or not now."""

    how = RadioField(_l("What happens?"), validators=[InputRequired()])
    because = TextAreaField(
        _l("What is there to say about it?"),
        description=_l("Nobody has to give a reason, and a no counts against nobody."),
        validators=[Optional()],
        render_kw={"rows": 3},
    )


class StepForm(Form):
    """Nothing but a button."""
