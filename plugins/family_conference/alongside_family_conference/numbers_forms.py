"""Which days the numbers are about."""

from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from alongside import DatePartsField, Form
from alongside_family_conference.gatherings import today
from alongside_family_conference.numbers import Period

NAMED = {
    "this-year": _l("This year"),
    "last-year": _l("Last year"),
    "all": _l("Everything so far"),
}


def named(name: str) -> Period:
    """The days of a period with a name."""
    year = today().year
    if name == "all":
        return Period()
    if name == "last-year":
        return Period(date(year - 1, 1, 1), date(year - 1, 12, 31))
    return Period(date(year, 1, 1), today())


class DaysForm(Form):
    """From which day until which: either may stay empty. It is sent in the address."""

    mark_optional = False

    first = DatePartsField(_l("From"))
    last = DatePartsField(_l("Until"))

    def validate(self, extra_validators: Any = None) -> bool:
        """Valid when the first day is not after the last."""
        valid = super().validate(extra_validators)
        if valid and self.first.data and self.last.data and self.first.data > self.last.data:
            self.last.errors = [_("The last day must not be before the first.")]
            return False
        return valid

    @property
    def asked(self) -> bool:
        """Whether anything was typed."""
        return any(self.first.parts) or any(self.last.parts)
