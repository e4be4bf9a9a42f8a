"""A practice's settings: one form class that is schema, validator and page at once.

Stored and exported values are plain (text, numbers, yes/no, dates, lists), so that a council's
configuration reads well as TOML and survives a practice that is away for a while.
"""

from collections.abc import Mapping
from datetime import date
from types import SimpleNamespace
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, DateField, SelectMultipleField, SubmitField
from wtforms.csrf.core import CSRFTokenField
from wtforms.fields import HiddenField


class SettingsError(Exception):
    """Settings that the practice does not accept; `problems` maps each name to what is wrong."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        """Keep the problems, and say them all in the message."""
        self.problems = dict(problems)
        super().__init__("; ".join(f"{name}: {what}" for name, what in problems.items()))


def _form(settings: type[Any], formdata: Any = None) -> Any:
    return settings(formdata=formdata, meta={"csrf": False})


def _fields(form: Any) -> list[Any]:
    furniture = (SubmitField, HiddenField, CSRFTokenField)
    return [field for field in form if not isinstance(field, furniture)]


def _to_plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str | bool | int | float | list | None) else str(value)


def _to_python(field: Any, value: Any) -> Any:
    if isinstance(field, DateField) and isinstance(value, str) and value:
        return date.fromisoformat(value)
    return value


def defaults(settings: type[Any]) -> dict[str, Any]:
    """The declared defaults, plain."""
    return {field.short_name: _to_plain(field.data) for field in _fields(_form(settings))}


def read(settings: type[Any] | None, stored: Mapping[str, Any]) -> SimpleNamespace:
    """Settings as the practice reads them: the stored ones over the defaults.

    A stored name that the class no longer has is passed over, so that an upgrade never breaks
    a council.
    """
    if settings is None:
        return SimpleNamespace()
    fields = _fields(_form(settings))
    return SimpleNamespace(
        **{
            field.short_name: _to_python(field, stored.get(field.short_name, field.data))
            for field in fields
        }
    )


def plain(form: Any) -> dict[str, Any]:
    """The values of a validated settings form, plain."""
    return {field.short_name: _to_plain(field.data) for field in _fields(form)}


def check(settings: type[Any] | None, values: Mapping[str, Any]) -> dict[str, Any]:
    """Validate plain values (from TOML) with the same class as the page; gives them complete.

    Raises SettingsError for an unknown name or a value that the page would refuse.
    """
    if settings is None:
        if values:
            raise SettingsError(dict.fromkeys(values, "this practice has no settings"))
        return {}
    form = _form(settings)
    known = {field.short_name: field for field in _fields(form)}
    unknown = {name: "there is no such setting" for name in values if name not in known}
    if unknown:
        raise SettingsError(unknown)
    merged = {**defaults(settings), **values}
    form = _form(settings, _as_form(known, merged))
    if not form.validate():
        raise SettingsError(
            {name: " ".join(str(e) for e in errors) for name, errors in form.errors.items()}
        )
    return plain(form)


def _as_form(fields: Mapping[str, Any], values: Mapping[str, Any]) -> MultiDict[str, str]:
    data: MultiDict[str, str] = MultiDict()
    for name, value in values.items():
        field = fields[name]
        if isinstance(field, BooleanField):
            if not isinstance(value, bool):
                raise SettingsError({name: "must be true or false"})
            if value:
                data.add(name, "y")
        elif isinstance(field, SelectMultipleField):
            for one in value if isinstance(value, list) else [value]:
                data.add(name, str(one))
        elif hasattr(field, "as_formdata"):
            data.update(field.as_formdata(value))
        elif value is not None:
            data.add(name, str(value))
    return data
