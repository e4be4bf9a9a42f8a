"""The forms of the referrer's report."""

from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import DataRequired, Optional

from alongside import EditForm, Form, TextAreaField


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
