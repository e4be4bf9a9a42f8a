"""Whether a form takes the id of another council's row, where it lets somebody choose one.

What a form offers is of one's own council; what is sent may be anything. What the sending does to
the council that is looked at is undone, so that every other test finds it as it was.
"""

import re
import sqlite3
import uuid
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import make_url
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from alongside.testing.routes import ids, ids_here, meant, open_to_get, place, with_ids
from alongside.testing.source import Said
from alongside.testing.stage import Stage

ID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
OURS = {"form_key", "csrf_token", "version"}
LEFT_EMPTY = {"submit", "button", "file", "image", "reset"}


@dataclass
class _Form:
    """A form on a page: where it is sent, what is in it, and which fields hold an id."""

    action: str
    values: dict[str, str] = field(default_factory=dict)
    choosing: set[str] = field(default_factory=set)

    def take(self, name: str, value: str, kind: str = "", chosen: bool = True) -> None:
        if name and name not in OURS and ID.fullmatch(value):
            self.choosing.add(name)
        if name and kind not in LEFT_EMPTY and (chosen or not self.values.get(name)):
            self.values[name] = value


class _Forms(HTMLParser):
    """The forms of a page that are posted, filled in as somebody might."""

    def __init__(self, page: str, path: str) -> None:
        super().__init__()
        self.path, self.found, self._select = path, list[_Form](), ""
        self._form: _Form | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name, value = given.get("name", ""), given.get("value", "")
        if tag == "form":
            post = given.get("method", "").lower() == "post"
            self._form = _Form(given.get("action") or self.path) if post else None
            self.found += [self._form] if self._form else []
        elif self._form is None:
            return
        elif tag == "select":
            self._select = name
        elif tag == "option":
            self._form.take(self._select, value, chosen="selected" in given)
        elif tag == "textarea":
            self._form.take(name, "x")
        elif tag == "input":
            kind = given.get("type", "text")
            chosen = kind not in {"radio", "checkbox"} or "checked" in given
            self._form.take(name, value or "1", kind, chosen)


def chosen_by_others(stage: Stage) -> Iterable[Said]:
    """What a form of `here` does with the id of a row of `there`.

    Where the database is a file, which can be put back as it was; forms are the same on both.
    """
    database = make_url(stage.app.config["DATABASE_URL"])
    if database.get_backend_name() != "sqlite":
        return
    file = str(database.database)
    known, before = ids(stage), stage.snapshot()
    for rule, kind, form, name in _choosing(stage):
        said = f"POST {rule.rule} by the {kind}, with {name} of another council's row"
        for what in _sent(stage, kind, form, name, known, before, file):
            yield f"{said}: {what}", place(stage, rule)


def _choosing(stage: Stage) -> Iterator[tuple[Rule, str, _Form, str]]:
    """The fields that hold an id, on the forms of the first to whom a page shows any.

    A form may be sent to its own page or to another route; of many pages that show it, the first
    counts.
    """
    own, seen = ids_here(stage), set[tuple[str, str]]()
    for rule in open_to_get(stage):
        path = next((real for real, _ in with_ids(stage, rule, own, 1)), "")
        for kind, browser in stage.browsers.items() if path else ():
            found = [
                one
                for one in _forms(browser.get(path), path)
                if one.action.startswith(stage.practice.prefix)
            ]
            for form in found:
                taking = _route(stage, form.action)
                for name in sorted(form.choosing):
                    if taking is not None and (taking.rule, name) not in seen:
                        seen.add((taking.rule, name))
                        yield taking, kind, form, name
            if found:
                break


def _forms(answer: TestResponse, path: str) -> list[_Form]:
    return _Forms(answer.text, path).found if answer.mimetype == "text/html" else []


def _route(stage: Stage, action: str) -> Rule | None:
    """The route that takes what is sent there; None where there is none."""
    try:
        address = stage.app.url_map.bind("")
        return address.match(urlsplit(action).path, method="POST", return_rule=True)[0]
    except HTTPException:
        return None


def _sent(
    stage: Stage,
    kind: str,
    form: _Form,
    name: str,
    known: dict[str, list[Any]],
    before: dict[str, Any],
    file: str,
) -> Iterator[str]:
    """What came of a form that was sent with the id of a row of `there`, as for one of nobody."""
    browser = stage.browsers[kind]

    def sent(one: uuid.UUID) -> int:
        return browser.post(form.action, data={**form.values, name: str(one)}).status_code

    for real in meant(stage, name, known, 1):
        with _undone(file):
            nobody = sent(uuid.uuid4())
        with _undone(file):
            answer = sent(real)
            after = stage.snapshot() if answer < 400 else before
        if answer != nobody:
            yield (
                f"it answered {answer}, and {nobody} for an id that nobody has; they must be the "
                f"same."
            )
        for table in stage.tables:
            if any(repr(real) in row for row in set(after[table.name]) ^ set(before[table.name])):
                yield f"it changed {table.name}."


@contextmanager
def _undone(file: str) -> Iterator[None]:
    """Put a database back as it was before."""
    with closing(sqlite3.connect(":memory:")) as kept, closing(sqlite3.connect(file)) as database:
        database.backup(kept)
        try:
            yield
        finally:
            kept.backup(database)
