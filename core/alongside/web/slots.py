"""What a practice puts into the core's pages: plain values, which the core renders."""

from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self

from markupsafe import Markup


class _Part:
    """A part of a page. `WORDS` are its texts."""

    WORDS: ClassVar[tuple[str, ...]] = ()

    def shown(self) -> Self:
        """The same, with its words as they are read now.

        A text that cannot be said, or a place that is none, breaks here, where the practice that
        gave it can be named, and not in the middle of everybody's page. Raises TypeError, or
        whatever a broken text raises.
        """
        if not isinstance(getattr(self, "weight", 0), int | float):
            raise TypeError(f"the weight of a {type(self).__name__} is not a number")
        if not isinstance(getattr(self, "href", None) or "", str):
            raise TypeError(f"the address of a {type(self).__name__} is no text")
        said = {name: getattr(self, name) for name in self.WORDS}
        kept = {name: one if isinstance(one, Markup) else str(one) for name, one in said.items()}
        return replace(self, **kept)  # type: ignore[type-var]


@dataclass(frozen=True)
class Link(_Part):
    """A link with a label. Lower `weight` comes first."""

    WORDS = ("label",)

    label: Any
    href: str
    weight: int = 50

    def shown(self) -> Self:
        """The same, with its words as they are read now. Raises TypeError without an address."""
        if self.href is None:
            raise TypeError("a Link leads nowhere")
        return super().shown()


@dataclass(frozen=True)
class Card(_Part):
    """One thing on a home or front page, with at most one thing to do about it.

    `kind` is `waiting` (waits for the reader), `moved` (moved because of them) or `open`
    (an open door). `text` is one or two sentences. `label` is the link's text.
    """

    WORDS = ("title", "text", "label")

    title: Any
    text: Any = ""
    href: str | None = None
    label: Any = ""
    kind: str = "open"
    weight: int = 50


@dataclass(frozen=True)
class Section(_Part):
    """A part of a person's or a group's page. `body` is Markup, made by the practice's template."""

    WORDS = ("title", "body")

    title: Any
    body: Any
    weight: int = 50


@dataclass(frozen=True)
class Measure(_Part):
    """A count that the council may know: a label and a whole number."""

    WORDS = ("label",)

    label: Any
    value: int


GIVES: dict[str, type[Any]] = {
    "navigation": Link,
    "public_cards": Card,
    "home_cards": Card,
    "person_sections": Section,
    "group_sections": Section,
    "measures": Measure,
}
"""What each hook that fills a part of a page must give."""
