"""The forms about what is held."""

from flask_babel import lazy_gettext as _l
from wtforms.validators import DataRequired

from alongside.rights.copies import mark
from alongside.rights.models import CopiedRow
from alongside.web.fields import MultiCheckboxField, TextAreaField
from alongside.web.forms import Form


class Confirm(Form):
    """One button."""


class Ask(Form):
    """A request for a copy."""

    words = TextAreaField(
        _l("Is there something you look for?"),
        description=_l("You get everything in any case. You need not say why you ask."),
        max=1000,
        render_kw={"rows": 3},
    )


class Stop(Form):
    """Why the clock stands still."""

    because = TextAreaField(
        _l("What do you need to know from them?"),
        description=_l(
            "They read this. The law lets the clock stand still only while it is not clear who "
            "asks, or for what."
        ),
        max=1000,
        validators=[DataRequired(_l("Write what you need to know"))],
        render_kw={"rows": 4},
    )


class Review(Form):
    """Which fields of the rows on a page are about somebody else."""

    withheld = MultiCheckboxField()

    def offer(self, rows: list[CopiedRow]) -> None:
        """Let each field of these rows be ticked, as far as it is."""
        self.withheld.choices = [
            (mark(row, column), label) for row in rows for column, (label, _) in row.fields.items()
        ]
        if not self.is_submitted():
            self.withheld.data = [mark(row, column) for row in rows for column in row.withheld]
