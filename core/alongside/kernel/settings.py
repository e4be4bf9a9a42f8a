"""A practice's settings: one form class that is schema, validator and page at once.

Stored and exported values are plain (text, numbers, yes/no, lists of text), so that a council's
configuration reads well as TOML and survives a practice that is away for a while. They become what
the practice reads, and are checked, by going through the form's own fields as if somebody had typed
them; so whatever a field can read from a page, a setting can be.
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from types import SimpleNamespace
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    DateTimeField,
    FieldList,
    FileField,
    FormField,
    SelectField,
    SelectMultipleField,
    StringField,
    SubmitField,
)
from wtforms.widgets import HiddenInput

TAKEN = ("version", "form_key", "csrf_token")
EMPTY: tuple[Any, ...] = (None, "", [])


class SettingsError(Exception):
    """Settings that the practice does not accept; `problems` maps each name to what is wrong.

    What is wrong with several settings together stands under the empty name.
    """

    def __init__(self, problems: Mapping[str, str]) -> None:
        """Keep the problems, and say them all in the message."""
        self.problems = dict(problems)
        super().__init__(
            "; ".join(f"{name}: {what}" if name else what for name, what in problems.items())
        )


def _form(settings: type[Any], formdata: Any = None) -> Any:
    return settings(formdata=formdata, meta={"csrf": False})


def _fields(form: Any) -> dict[str, Any]:
    """The fields that are settings, by name: not the button, and not the hidden ones.

    Raises TypeError for a field that has no plain value, or a name that the page needs itself; its
    author sees it at once.
    """
    found = {}
    for field in form:
        if isinstance(field, FileField | FormField | FieldList):
            raise TypeError(f"The setting {field.name!r} cannot be a {type(field).__name__}.")
        if isinstance(field, SubmitField) or isinstance(field.widget, HiddenInput):
            continue
        if field.short_name in TAKEN:
            raise TypeError(f"The setting {field.name!r} needs another name: the page has it.")
        found[field.short_name] = field
    return found


def _to_plain(field: Any) -> Any:
    value = field.data
    if isinstance(field, StringField):
        return value or ""
    if isinstance(field, SelectMultipleField):
        return [one if isinstance(one, str | int) else str(one) for one in value or ()]
    if value is None and isinstance(field, SelectField) and _offers_nothing(field):
        return ""
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return value if isinstance(value, str | bool | int | float | None) else str(value)


def names(settings: type[Any] | None) -> list[str]:
    """The names of the settings, in the order of the page."""
    return list(_fields(_form(settings))) if settings is not None else []


def defaults(settings: type[Any] | None) -> dict[str, Any]:
    """The declared defaults, plain."""
    return plain(_form(settings)) if settings is not None else {}


def plain(form: Any) -> dict[str, Any]:
    """The values of a validated settings form, plain."""
    return {name: _to_plain(field) for name, field in _fields(form).items()}


def read(settings: type[Any] | None, stored: Mapping[str, Any]) -> SimpleNamespace:
    """Settings as the practice reads them: the stored ones over the defaults.

    A stored name that the class no longer has is passed over, and one that its field can no
    longer read gives the default, so that an upgrade never breaks a council. Text is never None.
    """
    if settings is None:
        return SimpleNamespace()
    bare = _fields(_form(settings))
    values = {name: stored.get(name, _to_plain(field)) for name, field in bare.items()}
    typed: MultiDict[str, str] = MultiDict()
    unreadable = set()
    for name, value in values.items():
        try:
            _type(typed, bare[name], value)
        except SettingsError:
            unreadable.add(name)
    found = {}
    for name, field in _fields(_form(settings, typed)).items():
        if name in unreadable or (field.process_errors and values[name] not in EMPTY):
            found[name] = bare[name].data
        else:
            found[name] = field.data if field.data is not None else _nothing(field)
    return SimpleNamespace(**found)


def _nothing(field: Any) -> Any:
    return "" if isinstance(field, StringField) else None


def check(settings: type[Any] | None, values: Mapping[str, Any]) -> dict[str, Any]:
    """Validate plain values (from TOML) with the same class as the page; gives them complete.

    What is left out has its default. Raises SettingsError for an unknown name or a value that the
    page would refuse.
    """
    if settings is None:
        if values:
            raise SettingsError(dict.fromkeys(values, "this practice has no settings"))
        return {}
    bare = _form(settings)
    known = _fields(bare)
    problems = {name: "there is no such setting" for name in values if name not in known}
    typed: MultiDict[str, str] = MultiDict()
    for name, value in {**plain(bare), **values}.items():
        if name in known:
            try:
                _type(typed, known[name], value)
            except SettingsError as error:
                problems |= error.problems
    if problems:
        raise SettingsError(problems)
    form = _form(settings, typed)
    if not form.validate():
        raise SettingsError(
            {name or "": " ".join(map(str, errors)) for name, errors in form.errors.items()}
        )
    return plain(form)


def _type(typed: MultiDict[str, str], field: Any, value: Any) -> None:
    """Put a plain value where a person would have typed it.

    Raises SettingsError for a value of a kind that nobody can type into such a field.
    """
    name = field.short_name
    if isinstance(field, BooleanField):
        if not isinstance(value, bool):
            raise SettingsError({name: "must be true or false"})
        if value:
            typed.add(name, "y")
    elif isinstance(field, SelectMultipleField):
        if not isinstance(value, list):
            raise SettingsError({name: "must be a list"})
        typed.setlist(name, [str(one) for one in value])
    elif isinstance(value, bool | list | tuple | dict):
        raise SettingsError({name: "must be one value, not true, false, a list or a table"})
    elif isinstance(field, StringField) and not isinstance(value, str | None):
        raise SettingsError({name: "must be text, in quotation marks"})
    elif isinstance(field, SelectField) and value in EMPTY and not _offers_nothing(field):
        return  # nothing chosen, where nothing is no choice
    else:
        typed.add(name, _as_typed(field, value))


def _offers_nothing(field: Any) -> bool:
    return any(choice.value == "" for choice in field.iter_choices())


def _as_typed(field: Any, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(field, DateTimeField):  # dates and times, too: they derive from it
        return _in_its_format(field, value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _in_its_format(field: Any, value: Any) -> str:
    """A date or time as its field wants it; what is none stays, for the field to refuse."""
    if isinstance(value, str):
        for kind in (date, time, datetime):
            try:
                value = kind.fromisoformat(value)
                break
            except ValueError:
                continue
    return value if isinstance(value, str) else str(value.strftime(field.format[0]))
