"""What the benchmark must know about an app to measure it: the same few things for both sides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

LIST, DEEP, SEARCH, PERSON, FORM, POST, HOME, ADD_FORM, ADD, MEETING, PLAN, REPORT, REVIEW = (
    "people list",
    "list, deep page",
    "list, name search",
    "person",
    "form, ten fields",
    "form post",
    "home",
    "add a person, form",
    "add a person, post",
    "family conference, 40 people",
    "its plan, 60 items, 10 reviews",
    "its report, 40 answers",
    "its review, form",
)


@dataclass(frozen=True)
class Target:
    """An address, and a text without which the answer is not the page that was asked for.

    With `fields` they are posted there. `{key}` in a value becomes 32 hexadecimal digits that no
    other request has, so that no two posts are the same.
    """

    path: str
    marker: str
    fields: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Page:
    """One kind of request; its targets are asked for in turn.

    What is posted goes together with the hidden inputs of the page at `form` (the cross-site
    token, a version), as a browser would send it.
    """

    targets: tuple[Target, ...]
    status: int = 200
    form: str = ""


@dataclass(frozen=True)
class Side:
    """A loaded database and how to ask the app that serves it.

    `app` is what gunicorn is given, `environ` what the server process needs beside the benchmark's
    own environment, `cookies` those of a signed-in member of staff.
    """

    name: str
    app: str
    environ: Mapping[str, str]
    cookies: Mapping[str, str]
    pages: Mapping[str, Page]
    host: str = "127.0.0.1"
    headers: Mapping[str, str] = field(default_factory=dict)
