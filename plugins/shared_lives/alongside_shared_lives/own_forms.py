"""The forms with which a council adds a factor of its own, and words those of every council."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, RadioField, StringField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from alongside import EditForm, Form, TextAreaField, choices
from alongside_shared_lives.own_factors import MOST_OPTIONS

LINE = 80
QUESTION = 200


def lines(text: str | None) -> list[str]:
    """The lines of a text that say something."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


class OwnFactorForm(Form):
    """What to ask, and what can be answered."""

    title = StringField(
        _l("What is it about?"),
        [InputRequired(), Length(max=LINE)],
        description=_l("In a word or two, such as “The harbour”."),
    )
    title_cy = StringField(_l("The same in Welsh"), [Optional(), Length(max=LINE)])
    question = StringField(
        _l("How do you ask about it?"),
        [Optional(), Length(max=QUESTION)],
        description=_l("A question to a household and to a person alike."),
    )
    question_cy = StringField(_l("The question in Welsh"), [Optional(), Length(max=QUESTION)])
    answers = TextAreaField(
        _l("What can be answered?"),
        [InputRequired()],
        max=1000,
        description=_l("One answer a line, eight at most. They cannot be changed later."),
    )
    answers_cy = TextAreaField(
        _l("The answers in Welsh"),
        [Optional()],
        max=1000,
        description=_l("In the same order, one a line."),
    )
    about = RadioField(
        _l("With whom can it be so?"),
        choices=choices(
            [("both", _l("With a household and with a person")), ("household", _l("At home only"))]
        ),
        default="both",
    )
    each = BooleanField(_l("Each answer that somebody asks for counts for itself"))
    quiet = BooleanField(
        _l("It is about faith, culture, age, gender, or something as personal"),
        description=_l("Then it counts only where that very person or household asks for it."),
    )

    def validate_answers(self, field: Field) -> None:
        """Two to eight, all different."""
        found = lines(field.data)
        if not 2 <= len(found) <= MOST_OPTIONS:
            raise ValidationError(_("Write from two to eight answers, one a line"))
        if len({one.casefold() for one in found}) < len(found):
            raise ValidationError(_("Two of the answers are the same"))
        if any(len(one) > LINE for one in found):
            raise ValidationError(_("Each answer must have 80 letters or fewer"))

    def validate_answers_cy(self, field: Field) -> None:
        """As many as in English, or none."""
        found = lines(field.data)
        if found and len(found) != len(lines(self.answers.data)):
            raise ValidationError(_("Write as many answers in Welsh as in English, or none"))
        if any(len(one) > LINE for one in found):
            raise ValidationError(_("Each answer must have 80 letters or fewer"))

    def words(self) -> list[tuple[str, str]]:
        """Each answer in English and Welsh; Welsh may be empty."""
        english = lines(self.answers.data)
        welsh = lines(self.answers_cy.data) if "answers_cy" in self else []
        return list(zip(english, welsh or [""] * len(english), strict=True))


class FactorWordsForm(EditForm):
    """A council's words for what every council asks; what is left empty keeps the usual ones."""

    title = StringField(_l("What do you call it?"), [Optional(), Length(max=LINE)])
    title_cy = StringField(_l("The same in Welsh"), [Optional(), Length(max=LINE)])
    question = StringField(_l("How do you ask about it?"), [Optional(), Length(max=QUESTION)])
    question_cy = StringField(_l("The question in Welsh"), [Optional(), Length(max=QUESTION)])
