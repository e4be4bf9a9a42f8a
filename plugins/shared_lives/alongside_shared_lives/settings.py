"""What a council can choose about Shared Lives."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import IntegerField
from wtforms.validators import InputRequired, NumberRange, Optional, ValidationError

from alongside import Form, MultiCheckboxField, TextAreaField, choices
from alongside_shared_lives.carer_words import DOCUMENTS
from alongside_shared_lives.lists import in_lines, lines, months_of
from alongside_shared_lives.words import KINDS

MOST_ADULTS = 3
"""Adult Placement Services (Service Providers and Responsible Individuals) (Wales) Regulations
2019: up to three adults with one carer; the custom of all schemes in the United Kingdom."""

TRAINING = "\n".join(
    (
        "First aid: 36",
        "Mental capacity: 36",
        "Keeping people safe: 36",
        "Equality: 36",
        "Medication: 24",
        "Data protection: 24",
    )
)
"""What carers learn and for how many months it counts. Source: domain.md 1b, carer path 4."""


class Settings(Form):
    """The practice's settings: schema, validator and page at once."""

    contact = TextAreaField(
        _l("How does somebody reach the scheme?"),
        description=_l("A name or a team, and how. It is on the public page and in letters."),
        default="",
        max=600,
        validators=[Optional()],
        render_kw={"rows": 3},
    )
    kinds = MultiCheckboxField(
        _l("Which kinds of arrangement does the scheme offer?"),
        choices=choices(KINDS.items()),
        default=["live_in", "short_break", "day"],
    )
    most_adults = IntegerField(
        _l("How many adults can be with a carer at one time?"),
        description=_l("Short breaks count too. Three at most; in Wales that is the law."),
        default=MOST_ADULTS,
        validators=[InputRequired(), NumberRange(1, MOST_ADULTS)],
    )
    answer_within_days = IntegerField(
        _l("Within how many days is somebody asked to answer, once they could read?"),
        description=_l("Nobody is shut out for being slower. After it the scheme asks kindly."),
        default=7,
        validators=[InputRequired(), NumberRange(1, 90)],
    )
    notice_days = IntegerField(
        _l("How many days’ notice are there before a life together ends?"),
        description=_l("It stands in each new agreement. It is less where both sides agree."),
        default=28,
        validators=[InputRequired(), NumberRange(0, 365)],
    )
    first_review_weeks = IntegerField(
        _l("After how many weeks of living together is the first review?"),
        default=6,
        validators=[InputRequired(), NumberRange(1, 26)],
    )
    monthly_reviews = IntegerField(
        _l("How many monthly reviews follow?"),
        description=_l("After them there is one at least each year. Anybody can ask for one."),
        default=0,
        validators=[InputRequired(), NumberRange(0, 24)],
    )
    choose_again_days = IntegerField(
        _l("Within how many days do both choose again, when somebody came in an emergency?"),
        default=28,
        validators=[InputRequired(), NumberRange(1, 90)],
    )
    documents = MultiCheckboxField(
        _l("What has to be there before a report about a household is written?"),
        choices=choices(DOCUMENTS.items()),
        default=["references", "dbs", "gp", "home", "safety"],
    )
    other_documents = TextAreaField(
        _l("What else has to be there?"),
        description=_l("One a line, in your words."),
        default="",
        validators=[Optional(), in_lines],
        render_kw={"rows": 3},
    )
    visits_needed = IntegerField(
        _l("How often is a household met before a report is written?"),
        description=_l("Visits and talks together, one of them with a person in a Shared Life."),
        default=4,
        validators=[InputRequired(), NumberRange(1, 20)],
    )
    comment_days = IntegerField(
        _l("How many days does a household have to comment on the report?"),
        description=_l("The panel waits for it, or until these days have passed."),
        default=14,
        validators=[InputRequired(), NumberRange(1, 90)],
    )
    weeks_to_panel = IntegerField(
        _l("Within how many weeks of its enquiry is a household meant to reach the panel?"),
        description=_l("Who waits longer is shown, gently. Nothing is closed because it waits."),
        default=16,
        validators=[InputRequired(), NumberRange(1, 104)],
    )
    panel_quorum = IntegerField(
        _l("How many members of the panel must there be for a decision?"),
        description=_l("Whoever assessed, lives there or declared an interest does not count."),
        default=2,
        validators=[InputRequired(), NumberRange(1, 12)],
    )
    appeal = TextAreaField(
        _l("How does a household appeal against a decision?"),
        description=_l("To whom, how, and within which time. It stands beside each decision."),
        default="",
        max=1000,
        validators=[Optional()],
        render_kw={"rows": 3},
    )
    probation_months = IntegerField(
        _l("After how many months is a first approval looked at again?"),
        default=12,
        validators=[InputRequired(), NumberRange(1, 36)],
    )
    review_months = IntegerField(
        _l("Within how many months is each household reviewed?"),
        default=12,
        validators=[InputRequired(), NumberRange(1, 36)],
    )
    training = TextAreaField(
        _l("What do carers learn, and for how many months does it count?"),
        description=_l(
            "One a line, like “First aid: 36”. Without a number it counts for ever. Nothing new "
            "can begin with a household until each of its carers has taken each of them."
        ),
        default=TRAINING,
        validators=[Optional(), in_lines],
        render_kw={"rows": 8},
    )
    warn_days_before = IntegerField(
        _l("How many days before something runs out is everybody told?"),
        description=_l("Training, documents, approval and review; the scheme is told alike."),
        default=60,
        validators=[InputRequired(), NumberRange(1, 365)],
    )

    def validate_training(self, field: TextAreaField) -> None:
        """What stands behind a colon must be a number of months."""
        for line in lines(field.data or ""):
            kind, months = months_of(line)
            if not kind or months == 0:
                raise ValidationError(
                    _("Write “%(line)s” like this: First aid: 36", line=line[:60])
                )

    def validate_kinds(self, field: MultiCheckboxField) -> None:
        """Something must be offered."""
        if not field.data:
            raise ValidationError(_("Choose at least one kind of arrangement"))
