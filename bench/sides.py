"""What the benchmark must know about an app to measure it: the same few things for both sides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

LIST, DEEP, SEARCH, PERSON, FORM, POST, HOME = (
    "people list",
    "list, deep page",
    "list, name search",
    "person",
    "form, ten fields",
    "form post",
    "home",
)


@dataclass(frozen=True)
class Target:
    """An address, and a text without which the answer is not the page that was asked for."""

    path: str
    marker: str


@dataclass(frozen=True)
class Page:
    """One kind of request; its targets are asked for in turn.

    A page with `fields` is posted, together with the hidden inputs that the page at `form` carries
    (the cross-site token, a version), as a browser would. `{n}` in a value becomes the number of
    the request, so that no two posts are the same.
    """

    targets: tuple[Target, ...]
    status: int = 200
    fields: Mapping[str, str] | None = None
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
