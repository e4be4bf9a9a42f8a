"""Sending what nobody should, and seeing what came of it."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from html import unescape
from urllib.parse import urlencode

from alongside.web.fields import clean_text
from tests.hostile.papers import Paper, read
from tests.hostile.words import RAW

NOT_OF_THE_FORM = {"record_entry", "record_head", "sign_in", "sign_in_attempt"}
"""That somebody was refused, and when they were last seen, is written down whatever they sent; and
wrong codes are counted, or they could be tried without end."""


def stored(world) -> str:
    """A digest of all that is kept, but for the record of refusals."""
    digest = hashlib.sha256()
    for table, rows in _rows(world):
        if table not in NOT_OF_THE_FORM:
            digest.update(table.encode() + repr(sorted(map(repr, rows))).encode())
    return digest.hexdigest()


def _rows(world) -> Iterator[tuple[str, list]]:
    if (path := getattr(world.store, "path", None)) is not None:
        with closing(sqlite3.connect(path)) as connection:
            named = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            for (table,) in connection.execute(named).fetchall():
                yield table, connection.execute(f'SELECT * FROM "{table}"').fetchall()
        return
    from sqlalchemy import NullPool, create_engine, text

    url = world.store.server.url.set(database=world.store.name)
    with create_engine(url, poolclass=NullPool).connect() as connection:
        named = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
        for (table,) in connection.execute(text(named)).all():
            yield table, connection.execute(text(f'SELECT * FROM "{table}"')).all()


def shown_again(door_paper: Paper, answer) -> Paper | None:
    """The form as it stands on the page that answers."""
    for paper in read(door_paper.action, answer.text).papers:
        if paper.action.partition("?")[0] == door_paper.action.partition("?")[0]:
            return paper
    return None


def lost(sent: dict[str, list[str]], door_paper: Paper, answer) -> list[str]:
    """The boxes whose words are not on the page any more."""
    again = shown_again(door_paper, answer)
    if again is None:
        return ["the whole form"]
    gone = []
    for name in door_paper.typed:
        if name == "website" or name.endswith("-search") or name not in sent:
            continue
        typed = _plain(sent[name][0])
        if name.endswith(("-day", "-month", "-year")):
            typed = typed[:40]
        if _plain(again.values.get(name, [""])[0]) != typed:
            gone.append(name)
    return gone


def _plain(text: str) -> str:
    return " ".join((clean_text(text) or "").split())


def complaints(answer, what: object) -> list[str]:
    """What no answer may ever be or hold."""
    found = []
    if answer.status_code >= 500:
        found.append(f"{what}: {answer.status_code}")
    head = "".join(f"{name}: {value}\n" for name, value in answer.headers)
    body = answer.text if answer.mimetype in ("text/html", "text/plain") else ""
    for raw in RAW:
        if raw in body or raw in unescape(head):
            found.append(f"{what}: {raw!r} came back raw")
    return found


def body_of(values: dict[str, list[str]]) -> bytes:
    """A form's body, with whatever characters are in it."""
    pairs = [(name, one) for name, given in values.items() for one in given]
    return urlencode(pairs, encoding="utf-8", errors="surrogatepass").encode()


def post(browser, path: str, values: dict[str, list[str]] | bytes, kind: str = ""):
    """Send a form's body."""
    data = values if isinstance(values, bytes) else body_of(values)
    return browser.post(path, data=data, content_type=kind or "application/x-www-form-urlencoded")


def some(cases, number: int, count: int):
    """A few of the cases, others for the next form: among sixty forms each comes many times."""
    return [cases[(number + step) % len(cases)] for step in range(count)]
