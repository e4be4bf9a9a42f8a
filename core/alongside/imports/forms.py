"""The forms of an import: a file, its columns, and one row's cells."""

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import FileField, IntegerField, RadioField, SelectField, StringField, ValidationError
from wtforms.validators import DataRequired, NumberRange, Optional

from alongside.imports.guarding import ReadError
from alongside.imports.models import ImportRun, SheetRow
from alongside.imports.reading import LARGEST, LONGEST_CELL, MOST_ROWS, Table, read
from alongside.kernel.importable import FIRST, Importable
from alongside.web.fields import TextAreaField, choices
from alongside.web.forms import EditForm, Form

LINE = 90
"""From how many letters on a cell is mended in a box of several lines."""


class SheetField(FileField):
    """A field for one spreadsheet; `table` is what stands in it when the form is valid."""

    table: Table | None = None

    def pre_validate(self, form: Any) -> None:
        """Read what was sent. Raises ValidationError with what to do about it."""
        sent = self.data.read(LARGEST + 1) if hasattr(self.data, "read") else b""
        if not sent and not getattr(self.data, "filename", ""):
            raise ValidationError(_("Choose a file first"))
        try:
            self.table = read(sent, form.sheet.data or "")
        except ReadError as error:
            raise ValidationError(str(error)) from error


class Begin(Form):
    """What is brought in, and the file."""

    mark_optional = False
    kind = RadioField(
        _l("What stands in it?"), validators=[DataRequired(_l("Choose what stands in it"))]
    )
    file = SheetField(
        _l("Spreadsheet"),
        description=_l("An .xlsx, .ods or .csv file of at most 8 MB. The file itself is not kept."),
        render_kw={"accept": ".xlsx,.xlsm,.ods,.csv,.tsv,.txt"},
    )
    sheet = StringField(
        _l("Which sheet?"),
        description=_l("Its name. The first with anything in it, if you leave this empty."),
        render_kw={"class": "govuk-input--width-20", "autocomplete": "off"},
    )
    heading = IntegerField(
        _l("In which row are the headings?"),
        description=_l("We look for them, if you leave this empty. Write 0 if there are none."),
        validators=[
            Optional(),
            NumberRange(0, MOST_ROWS, _l("Write the number of the row, like 3")),
        ],
        render_kw={"class": "govuk-input--width-5", "inputmode": "numeric"},
    )

    def offer(self, kinds: Mapping[str, Importable]) -> None:
        """Offer what the reader may bring in; where it is one thing, it is chosen."""
        self.kind.choices = choices((kind, one.title, one.hint) for kind, one in kinds.items())
        if len(kinds) == 1 and not self.kind.data:
            self.kind.data = next(iter(kinds))


class Columns(EditForm):
    """Which column is what: a question for each column, made for the file at hand."""

    mark_optional = False
    of: Importable

    def matched(self) -> dict[str, int]:
        """Which column is where."""
        return {
            self[name].data: int(name.removeprefix("column_"))
            for name in _asked(self, "column_")
            if self[name].data
        }

    def validate(self, extra_validators: Any = None) -> bool:
        """No field twice, and each that a row needs once."""
        if not super().validate(extra_validators):
            return False
        seen: dict[str, str] = {}
        for name, field in self._fields.items():
            if not name.startswith("column_") or not field.data:
                continue
            if field.data in seen:
                field.errors = [
                    _("“%(other)s” is that already. Choose one of them.", other=seen[field.data])
                ]
            seen.setdefault(field.data, field.label.text)
        for one in self.of.fields:
            if one.required and not set(one.columns) & set(seen):
                self.form_errors.append(
                    _("Say which column is “%(field)s”: no row can do without.", field=one.title)
                )
        return not self.errors


def columns_form(of: Importable, run: ImportRun, samples: Sequence[Sequence[str]]) -> Columns:
    """The form for a file: each column with its heading, what stands in it, and the guess."""
    offered = choices(
        [
            ("", _l("Leave this column out")),
            *((key, column_title(of, key)) for key in of.columns()),
        ]
    )
    guessed = {int(place): key for key, place in run.columns.items()}
    fields: dict[str, Any] = {"of": of}
    for place, seen in enumerate(samples):
        if not seen:
            continue
        fields[f"column_{place}"] = SelectField(
            run.headings[place] or _("Column %(letters)s", letters=letters(place)),
            description=_("Such as: %(samples)s", samples=" · ".join(one[:60] for one in seen)),
            choices=offered,
            default=guessed.get(place, ""),
            validators=[Optional()],
        )
    made: Columns = type("ColumnsOfFile", (Columns,), fields)(data={"version": run.version})
    return made


def guesses(form: Columns, run: ImportRun) -> SimpleNamespace:
    """What stands in the database for each of the form's questions."""
    known = {f"column_{place}": key for key, place in run.columns.items()}
    return SimpleNamespace(**{name: known.get(name, "") for name in _asked(form, "column_")})


def stored(form: EditForm, row: SheetRow) -> SimpleNamespace:
    """What stands in the database for each of a row's boxes."""
    boxes = _asked(form, "cell_")
    return SimpleNamespace(**{name: row.cells[int(name.removeprefix("cell_"))] for name in boxes})


def _asked(form: Any, start: str) -> list[str]:
    return [name for name in form._fields if name.startswith(start)]


def column_title(of: Importable, key: str) -> Any:
    """What a column is called: the field, or a part of a name."""
    field, part = of.columns()[key]
    if not part:
        return field.title
    return _("First names") if part == FIRST else _("Last name")


def letters(place: int) -> str:
    """What a spreadsheet calls a column: A, B, …, AA."""
    found = ""
    place += 1
    while place:
        place, left = divmod(place - 1, 26)
        found = chr(65 + left) + found
    return found


def row_form(of: Importable, run: ImportRun, row: SheetRow) -> EditForm:
    """A row's cells, each in a box under what it is."""
    fields: dict[str, Any] = {"mark_optional": False}
    values: dict[str, Any] = {"version": row.version}
    for key, (field, _part) in of.columns().items():
        if (place := run.columns.get(key)) is None:
            continue
        cell = row.cells[place] if place < len(row.cells) else ""
        long = field.kind == "long" or len(cell) > LINE
        made: Any = TextAreaField if long else StringField
        fields[f"cell_{place}"] = made(
            column_title(of, key),
            description=field.hint,
            validators=[Optional()],
            render_kw={"autocomplete": "off", **({"rows": 3} if long else {})},
            **({"max": LONGEST_CELL} if long else {}),
        )
        values[f"cell_{place}"] = cell
    form: EditForm = type("RowOfFile", (EditForm,), fields)(data=values)
    return form


def say(form: EditForm, of: Importable, run: ImportRun, row: SheetRow) -> None:
    """Put what was said of a row beside the boxes that it is about."""
    for name, level, words in row.said or ():
        field = next((one for one in of.fields if one.name == name), None)
        columns = field.columns if field is not None else ()
        places = [run.columns[key] for key in columns if key in run.columns]
        box = form[f"cell_{places[0]}"] if places else None
        if box is None:
            form.form_errors.append(words)
        elif level == "bad":
            box.errors = [*box.errors, words]
        else:
            box.description = words


class Confirm(Form):
    """One button."""
