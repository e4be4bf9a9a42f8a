"""The forms of a household's path: its own, and those of who walks with it."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, RadioField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Optional, ValidationError

from alongside import DatePartsField, EditForm, Form, TextAreaField, choices
from alongside_shared_lives import words
from alongside_shared_lives.carer_words import REPORT, VISITS
from alongside_shared_lives.dates import today
from alongside_shared_lives.enquiry_forms import WhoForm
from alongside_shared_lives.trail import Trail


def not_to_come(form: Any, field: DatePartsField) -> None:
    """Nothing has happened tomorrow."""
    if field.data and field.data > today():
        raise ValidationError(_("This day has not come yet"))


def to_come(form: Any, field: DatePartsField) -> None:
    """A day must be ahead."""
    if field.data and field.data <= today():
        raise ValidationError(_("Choose a day to come"))


class ApplicationForm(EditForm):
    """What a household says when it applies. It can be kept unfinished."""

    why = TextAreaField(
        _l("Why would you like to share your home and your life?"), validators=[Optional()]
    )
    everyone = TextAreaField(
        _l("Who lives with you, and what do they say to it?"),
        description=_l("Children, lodgers, pets; grown children who come at weekends."),
        validators=[Optional()],
    )
    work = TextAreaField(
        _l("What have you done in your life so far?"),
        description=_l("Work, caring for somebody, neighbours. The years need not be exact."),
        validators=[Optional()],
    )
    referees = TextAreaField(
        _l("Who can tell us about you?"),
        description=_l("Two people who are not relatives, and how we reach them."),
        validators=[Optional()],
        render_kw={"rows": 4},
    )
    health = TextAreaField(
        _l("Is there anything about your health that we should think about together?"),
        validators=[Optional()],
        render_kw={"rows": 3},
    )
    agrees = BooleanField(
        _l(
            "We agree that the scheme asks these people and our doctors, and that criminal records "
            "are checked"
        )
    )
    send = BooleanField(_l("It is finished: give it to the scheme"))

    def validate(self, extra_validators: Any = None) -> bool:
        """What is sent must be agreed to."""
        good = super().validate(extra_validators)
        if self.send.data and not self.agrees.data:
            self.agrees.errors = [_("Without this the scheme cannot go on with you")]
            good = False
        if self.send.data and not self.why.data:
            self.why.errors = [_("Say a little, so that somebody can begin to know you")]
            good = False
        return good


class MoveForm(Form):
    """The next step, or another, with a word to the household."""

    to = RadioField(_l("What happens now?"), validators=[InputRequired()])
    seen = HiddenField()
    words = TextAreaField(
        _l("What do you say to the household about it?"),
        description=_l("It reads this. Where it goes no further: why, and how to ask again."),
        validators=[Optional()],
        render_kw={"rows": 4},
    )

    def offer(self, ways: list[Any]) -> None:
        """Offer these steps."""
        self.to.choices = choices([(one.value, words.STEPS[one.value]) for one in ways])


class MateForm(WhoForm):
    """Somebody else of the household."""

    part = RadioField(
        _l("What is their part?"),
        choices=choices(words.PARTS.items()),
        validators=[InputRequired()],
        default="member",
    )


class DocumentForm(EditForm):
    """A document: of whom it was asked, when it came, and until when it counts."""

    what = SelectField(_l("What is it?"), validators=[InputRequired()])
    asked_of = StringField(_l("Of whom was it asked?"), validators=[Optional()])
    asked_on = DatePartsField(_l("When was it asked for?"), validators=[Optional(), not_to_come])
    got_on = DatePartsField(_l("When did it come?"), validators=[Optional(), not_to_come])
    expires_on = DatePartsField(
        _l("Until when does it count?"),
        description=_l("Leave it empty where it does not run out."),
        validators=[Optional()],
    )
    words = TextAreaField(
        _l("Who saw it, and where is it kept?"),
        description=_l("Not what stands in it. The household’s carers read this."),
        validators=[Optional()],
        render_kw={"rows": 2},
    )


class VisitForm(EditForm):
    """That somebody met the household."""

    kind = RadioField(
        _l("What was it?"), choices=choices(VISITS.items()), validators=[InputRequired()]
    )
    day = DatePartsField(_l("When?"), validators=[InputRequired(), not_to_come])
    with_id = SelectField(_l("For a talk: with whom of the household?"), validators=[Optional()])
    who = StringField(
        _l("For a conversation with a person who lives a Shared Life: who was it?"),
        description=_l("As they want to be named."),
        validators=[Optional()],
    )
    talked = TextAreaField(
        _l("What did you do and talk about?"),
        description=_l("The household reads this."),
        validators=[Optional()],
    )
    words = TextAreaField(
        _l("What did they say, in their own words?"),
        description=_l("Of a talk, or of a conversation with a person who lives a Shared Life."),
        validators=[Optional()],
    )
    may_read = BooleanField(_l("They agree that the household reads their words"))

    def offer(self, trail: Trail) -> None:
        """Offer the people of the household."""
        people = [(str(one.id), one.display_name) for _mate, one in trail.home.people]
        self.with_id.choices = choices([("", _("Nobody alone")), *people])

    def validate(self, extra_validators: Any = None) -> bool:
        """Whose words they are must be known."""
        good = super().validate(extra_validators)
        if self.kind.data == "talk" and not self.with_id.data:
            self.with_id.errors = [_("Choose with whom you talked")]
            good = False
        if self.kind.data == "shared" and not self.who.data:
            self.who.errors = [_("Say who it was, as they want to be named")]
            good = False
        return good


class ReportForm(EditForm):
    """A report, strengths first."""

    brings = TextAreaField(
        REPORT["brings"], description=_l("Gifts first."), validators=[DataRequired()]
    )
    home = TextAreaField(REPORT["home"], validators=[Optional()])
    everyone = TextAreaField(REPORT["everyone"], validators=[Optional()])
    met = TextAreaField(
        REPORT["met"],
        description=_l("What they said counts. Ask them first what may stand here."),
        validators=[Optional()],
    )
    learns = TextAreaField(REPORT["learns"], validators=[Optional()])
    unknown = TextAreaField(
        REPORT["unknown"],
        description=_l("“We do not know yet” is a good answer."),
        validators=[Optional()],
    )
    proposes = TextAreaField(REPORT["proposes"], validators=[Optional()])


class WordsForm(Form):
    """Something to say, or nothing."""

    words = TextAreaField(
        _l("What do you say to it?"),
        description=_l("What is right, what is wrong, what is missing. Empty: nothing to add."),
        validators=[Optional()],
    )


class AppealForm(Form):
    """Against a decision."""

    words = TextAreaField(
        _l("What should be looked at again, and why?"), validators=[DataRequired()]
    )


class SaidForm(EditForm):
    """What a household says to its review."""

    said = TextAreaField(_l("What do you say to it?"), validators=[Optional()])
