"""What a practice puts into the core's pages: plain values, which the core renders."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Link:
    """A link with a label. Lower `weight` comes first."""

    label: Any
    href: str
    weight: int = 50


@dataclass(frozen=True)
class Card:
    """One thing on a home or front page, with at most one thing to do about it.

    `kind` is `waiting` (waits for the reader), `moved` (moved because of them) or `open`
    (an open door). `text` is one or two sentences. `label` is the link's text.
    """

    title: Any
    text: Any = ""
    href: str | None = None
    label: Any = ""
    kind: str = "open"
    weight: int = 50


@dataclass(frozen=True)
class Section:
    """A part of a person's or a group's page. `body` is Markup, made by the practice's template."""

    title: Any
    body: Any
    weight: int = 50


@dataclass(frozen=True)
class Measure:
    """A count that the council may know: a label and a whole number."""

    label: Any
    value: int
