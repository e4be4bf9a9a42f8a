"""The forms of asking for a conference, and of stopping it."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, StringField
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
from alongside_family_conference.gatherings import today
from alongside_family_conference.words import FLAGS, MODELS, ROLES

ADDRESS = Regexp(r"^[^@\s]+@[^@\s]+$", message=_l("Enter an e-mail address, like name@example.org"))


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
    model = RadioField(
        _l("Which kind of meeting would it be?"), validators=[InputRequired()], default="conference"
    )
    name = StringField(
        _l("What shall we call it?"),
        description=_l("In words the family would use, such as “Kai’s family conference”."),
        validators=[DataRequired()],
    )

    def offer(self, models: Sequence[str]) -> None:
        """Offer the kinds of meeting that the council has; one alone is not asked about."""
        self.offered = models
        self.model.choices = choices([(one, MODELS[one]) for one in models])
        if len(models) == 1:
            del self.model

    def begun(self) -> dict[str, str]:
        """What the draft is called and is, as the domain takes it."""
        model = self.model.data if self.model else self.offered[0]
        return {"kind": self.kind.data, "name": self.name.data or "", "model": model}

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
        _l("Which other dates matter?"),
        description=_l("In the family, too. Reviews and court dates have a page of their own."),
        validators=[Optional()],
        render_kw={"rows": 3},
    )


class FamilyForm(EditForm):
    """The family known so far, and what they need."""

    family_known = TextAreaField(
        _l("Who is in the family, as far as you know?"),
        description=_l("Relatives, friends, neighbours, a faith group. Add people by name later."),
        validators=[Optional()],
    )
    languages = TextAreaField(
        _l("Which languages do they use with each other?"),
        description=_l("The first one first."),
        validators=[Optional()],
        render_kw={"rows": 2},
    )
    held_in = RadioField(
        _l("In which language will the conference be held?"), validators=[Optional()]
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

    def offer(self, languages: Sequence[str], kept: str) -> None:
        """Offer the languages in which the council holds conferences, and the one that is kept."""
        named = list(dict.fromkeys([*languages, *([kept] if kept else [])]))
        self.held_in.choices = choices(
            [("", _("The family has not said yet")), *((one, one) for one in named)]
        )
        if not named:
            del self.held_in


class FlagsForm(EditForm):
    """What the coordinator must know to keep everybody safe."""

    flags = MultiCheckboxField(
        _l("What must the coordinator know, so that everybody is safe?"),
        description=_l("Only you and the coordinator read this."),
        choices=choices(FLAGS.items()),
    )
    flags_words = TextAreaField(_l("In your words"), validators=[Optional()], render_kw={"rows": 4})


def leave_out(field: Any, value: str) -> None:
    """Offer everything but one of the choices."""
    field.choices = [one for one in field.choices if one.value != value]


def ask_nothing(form: Form) -> None:
    """Let what is still empty be: whoever comes back later need not have answered everything."""
    for field in form:
        needed = [one for one in field.validators if isinstance(one, DataRequired | InputRequired)]
        if needed:
            others = [one for one in field.validators if one not in needed]
            field.validators = [Optional(), *others]


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

    def validate_consent_on(self, field: DatePartsField) -> None:
        """Nobody has said yes tomorrow."""
        if field.data and field.data > today():
            raise ValidationError(_("This day has not come yet"))


class AllocateForm(Form):
    """Who coordinates."""

    coordinator = RadioField(_l("Who coordinates it?"), validators=[InputRequired()])


def _role_choices() -> list[Any]:
    named = ("family", "central", "supporter", "advocate", "interpreter", "information_giver")
    return list(choices([(one, ROLES[one]) for one in named]))


class NamePersonForm(Form):
    """Somebody to name: known here already, or new."""

    who = PersonField(_l("Who is it?"), anybody_with="family_conference.name")
    name = StringField(
        _l("Or somebody who is not known here yet: their name"), validators=[Optional()]
    )
    email = StringField(
        _l("Their e-mail address, if they want to come in with it"),
        validators=[Optional(), ADDRESS],
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
