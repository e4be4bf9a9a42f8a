"""Counting the statements that a page costs: a page's cost must not grow with its rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from sqlalchemy import event

from alongside.db.engine import db


class Statements(list[str]):
    """The SQL that was sent, in order, the setting of the council for row-level security too."""

    def __str__(self) -> str:
        """All of it, one statement a paragraph, for a test's message."""
        return "\n\n".join(self)


@contextmanager
def statements(app: Flask) -> Iterator[Statements]:
    """Note every statement that the app sends inside the `with`.

    `with statements(app) as sent: client.get("/people")`, and then `len(sent)`.
    """
    sent = Statements()

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        sent.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)
