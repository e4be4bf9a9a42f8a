"""The question before a person's page is opened."""

from flask_babel import lazy_gettext as _l
from wtforms.validators import DataRequired, Length

from alongside.records.reasons import SHORTEST
from alongside.web.fields import TextAreaField
from alongside.web.forms import Form


class Reason(Form):
    """Why someone needs to open a person's page."""

    reason = TextAreaField(
        _l("Why do you need to open this page?"),
        description=_l("One honest sentence. They can read it."),
        max=1000,
        validators=[
            DataRequired(_l("Say why you need to open this page")),
            Length(min=SHORTEST, message=_l("Say a little more: at least 10 characters")),
        ],
        render_kw={"rows": 4},
    )
