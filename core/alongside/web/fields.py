"""Fields that WTForms lacks, and what every text goes through before anybody reads it.

Authors write plain WTForms fields; the few here exist because the plain ones cannot do it: a date
in three boxes, long text with a counted limit, several ticks.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import wtforms
from flask_babel import gettext as _
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import StopValidation

LINE_MAX = 200
TEXT_MAX = 20_000

_PARTS = ("day", "month", "year")
_KEPT = {"\n", "\t"}


def clean_text(text: str | None, *, strip: bool = True) -> str | None:
    """Text as we store it: NFC, `\\n` line ends, no control or half characters, no outer space.

    A NUL is refused by PostgreSQL, half a character by UTF-8, and two spellings of one name are
    not found by one search; so none of them gets past the form.
    """
    if text is None:
        return None
    text = str(text)
    if not (text.isascii() and text.isprintable()):
        text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
        text = "".join(c for c in text if c in _KEPT or unicodedata.category(c) not in ("Cc", "Cs"))
    return text.strip() if strip else text


def choices(options: Iterable[Sequence[Any]]) -> list[SelectChoice]:
    """Choices from `(value, label)` or `(value, label, hint)`, as WTForms 3.3 wants them."""
    return [
        SelectChoice(o[0], o[1], {"hint": o[2]} if len(o) > 2 and o[2] else {}) for o in options
    ]


class TextAreaField(wtforms.TextAreaField):
    """Long text. With `max`, the page counts the characters that are left."""

    def __init__(self, *args: Any, max: int | None = None, **kwargs: Any) -> None:  # noqa: A002
        super().__init__(*args, **kwargs)
        self.max = max


class MultiCheckboxField(wtforms.SelectMultipleField):
    """Several answers, as boxes to tick. Nobody has to hold a key down to choose two."""


class DatePartsField(wtforms.Field):
    """A date typed in three boxes, because nobody's birthday should be looked up in a calendar.

    What is malformed becomes a message that says which box; it never becomes an error page, and
    what was typed stays in the boxes.
    """

    data: date | None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts: tuple[str, str, str] = ("", "", "")
        self.wrong: set[str] = set()

    def process(
        self, formdata: Any, data: Any = wtforms.utils.unset_value, extra_filters: Any = None
    ) -> None:
        """Reads `name-day`, `name-month` and `name-year`; one posted value counts as ISO."""
        super().process(None, data, extra_filters)
        if isinstance(self.data, date):
            self.parts = (str(self.data.day), str(self.data.month), str(self.data.year))
        if formdata is None:
            return
        self.parts = tuple(_typed(formdata, f"{self.name}-{part}") for part in _PARTS)  # type: ignore[assignment]
        if not any(self.parts) and (whole := _typed(formdata, self.name)):
            self.parts = (*reversed(whole.split("-")), "", "")[:3]  # type: ignore[assignment]
        # WTForms' own validators look at the first raw value to see whether there was an answer.
        self.raw_data = ["-".join(self.parts)] if any(self.parts) else []
        try:
            self.data = self._read()
        except ValueError as problem:
            self.data = None
            self.process_errors = [*self.process_errors, str(problem)]

    def pre_validate(self, form: wtforms.form.BaseForm) -> None:
        """Keeps the message about a box from being replaced by "this is required"."""
        if self.process_errors:
            raise StopValidation()

    @property
    def first_wrong(self) -> str:
        """The part whose box an error's link should lead to."""
        return next((part for part in _PARTS if part in self.wrong), "day")

    def _read(self) -> date | None:
        label = _subject(str(self.label.text))
        typed = dict(zip(_PARTS, self.parts, strict=True))
        missing = [part for part in _PARTS if not typed[part]]
        if len(missing) == 3:
            return None
        if missing:
            self.wrong = set(missing)
            raise ValueError(_missing_message(label, missing))
        self.wrong = {part for part in _PARTS if not _is_number(typed[part])}
        if self.wrong:
            raise ValueError(_("%(label)s must be a real date, in numbers", label=label))
        day, month, year = (int(typed[part]) for part in _PARTS)
        if not 1 <= month <= 12:
            self.wrong = {"month"}
            raise ValueError(_("%(label)s must have a month from 1 to 12", label=label))
        if not 1000 <= year <= 9999:
            self.wrong = {"year"}
            raise ValueError(_("%(label)s must have a year with 4 numbers", label=label))
        try:
            return date(year, month, day)
        except ValueError:
            self.wrong = {"day"}
            raise ValueError(
                _("%(label)s must be a real date: that month has no such day", label=label)
            ) from None


def _subject(label: str) -> str:
    """What a message about the date begins with: a question cannot be the subject of a sentence."""
    return str(_("The date")) if label.endswith("?") else label


def _typed(formdata: Any, name: str) -> str:
    """The first value under a name, short enough to stand in a box again."""
    value = next(iter(formdata.getlist(name)), "")
    return (clean_text(value) or "")[:40] if isinstance(value, str) else ""


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 4


def _missing_message(label: str, missing: list[str]) -> str:
    match missing:
        case ["day"]:
            message = _("%(label)s must include a day", label=label)
        case ["month"]:
            message = _("%(label)s must include a month", label=label)
        case ["year"]:
            message = _("%(label)s must include a year", label=label)
        case ["day", "month"]:
            message = _("%(label)s must include a day and a month", label=label)
        case ["day", "year"]:
            message = _("%(label)s must include a day and a year", label=label)
        case _:
            message = _("%(label)s must include a month and a year", label=label)
    return str(message)
