"""The question before a person's page is opened, and the questions to the record."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import DataRequired, Length, ValidationError

from alongside.groups.people_field import PersonField
from alongside.records.reasons import SHORTEST
from alongside.web.fields import DatePartsField, TextAreaField
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


class _Days:
    """The first day must not come after the last."""

    def validate_until(self, field: Any) -> None:
        """Compare the two, where both could be read."""
        since: Any = getattr(self, "since").data  # noqa: B009
        if since and field.data and field.data < since:
            raise ValidationError(_("The last day must not come before the first"))


def _first() -> DatePartsField:
    return DatePartsField(_l("From"), [DataRequired(_l("Say from which day"))])


def _last() -> DatePartsField:
    return DatePartsField(_l("Until"), [DataRequired(_l("Say until which day"))])


class AskAboutPerson(_Days, Form):
    """A person, and the days that are asked about."""

    person = PersonField(
        _l("Which person?"),
        [DataRequired(_l("Find the person by name, and choose them"))],
        anybody_with="records.look_up",
    )
    since = _first()
    until = _last()


class AskAboutChanges(_Days, Form):
    """The days that are asked about."""

    since = _first()
    until = _last()
