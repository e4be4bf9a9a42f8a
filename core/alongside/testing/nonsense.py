"""Settings that no practice should take: each is tried, and what was taken has to do no harm."""

import inspect
from collections.abc import Iterator
from typing import Any

from wtforms import BooleanField, SelectMultipleField, StringField

from alongside.councils import practices
from alongside.kernel import settings as kernel
from alongside.kernel.settings import SettingsError
from alongside.lifecycle import at_council
from alongside.testing.routes import pages
from alongside.testing.source import Said
from alongside.testing.stage import Stage
from alongside.web.context import current

HUGE = "x" * 100_000
ODD = (
    "before\x00after\x07\x1b[31m",
    "\u202eedirrevO\u202c",
    "a\u200bb\ufeffc \U0001f469\u200d\U0001f467",
    "Z\u0351\u036b\u0343\u036a\u0302" * 6,
    "\ufffe\uffff\U0010ffff\ufdd0",
    "\u3164\u2800\u00a0",
    "\ud800",
    "line\u2028paragraph\u2029next\x85more",
    "%(label)s {0} {{ 7*7 }} <script>canary(0)</script>",
)


def taken(stage: Stage) -> Iterator[Said]:
    """What the settings should have refused, and what came of what they took."""
    form = stage.practice.settings
    where = stage.source.short(inspect.getfile(form) if form is not None else "")
    with at_council(stage.app, "abergwyn"):
        try:
            defaults = kernel.check(form, {})
        except SettingsError as error:
            yield f"The declared defaults are refused: {error}", where
            return
        tried: list[tuple[str, Any]] = [("no_such_setting", "x")]
        fields = kernel._fields(kernel._form(form)) if form is not None else {}
        for name, field in fields.items():
            tried += [(name, one) for one in _wrong(field)]
        for name, value in tried:
            shown = repr(value)[:40]
            try:
                kernel.check(form, {**defaults, name: value})
            except SettingsError:
                continue
            except Exception as error:
                yield f"{name} = {shown} is not refused but raises {_told(error)}", where
            else:
                yield f"{name} = {shown} is taken, and should be refused.", where
    for name, field in fields.items():
        if isinstance(field, StringField):
            yield from _odd(stage, name, where)
    with at_council(stage.app, "abergwyn") as session:
        practices.forget_settings(session, current.council, stage.id)


def _wrong(field: Any) -> list[Any]:
    """Values of a kind, or of a size, that no such field takes."""
    if isinstance(field, BooleanField):
        return ["perhaps", 7, []]
    if isinstance(field, SelectMultipleField):
        return ["one", {"a": 1}, [HUGE]]
    wrong: list[Any] = [True, ["a"], {"a": 1}, HUGE]
    return [*wrong, 7] if isinstance(field, StringField) else wrong


def _odd(stage: Stage, name: str, where: str) -> Iterator[Said]:
    """Odd characters may be refused or taken; whatever was taken can be kept and shown."""
    for text in ODD:
        try:
            with at_council(stage.app, "abergwyn") as session:
                practices.save_settings(session, current.council, stage.practice, {name: text})
        except SettingsError:
            continue
        except Exception as error:
            yield f"{name} = {text!r} is taken and cannot be kept: {_told(error)}", where
            continue
        for path in ("/", *pages(stage)):
            answer = stage.browsers_there["worker"].get(path)
            if answer.status_code >= 500:
                yield f"With {name} = {text!r}, {path} answers {answer.status_code}.", where
            elif "<script>canary(0)" in answer.text:
                yield f"With {name} = {text!r}, {path} shows it raw.", where


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
