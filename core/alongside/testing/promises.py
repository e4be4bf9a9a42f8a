"""What a practice promises, and how it is told that one was broken."""

import os
from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

import pytest

PROMISES = {
    "loads": "It loads, and everything that it names is there.",
    "off": "What is off is not found.",
    "permissions": "Every page says who may open it, and what writes needs leave to write.",
    "councils": "Nothing crosses from one council to another.",
    "settings": "Settings refuse nonsense, and their defaults are good.",
    "holdings": "Whoever asks gets all that is held about them, and is forgotten as was said.",
    "migrations": "Its tables go up, down and up again, and are as its models say.",
    "enabling": "Switched off and on again, it has lost nothing.",
    "accessible": "Everybody can use its pages.",
    "declaration": "What it declares is what it does.",
    "reading": "Looking changes nothing.",
    "pages": "No page breaks, whoever opens it.",
    "escaping": "What somebody wrote is shown as text, never run.",
    "quiet": "Nothing leaves the house unasked.",
}
NOT_LOADED = "the practice does not load; see the promise that it broke"
GUIDE = "docs/plugins/conformance.md"
Test = TypeVar("Test", bound=Callable[..., Any])


class Broken(AssertionError):
    """A promise was broken: which, what happened, and where to look."""

    def __init__(self, promise: str, what: str, look: str) -> None:
        """Keep the three, and say them together."""
        self.promise, self.what = promise, what
        self.look = "; ".join(filter(None, (look, f"{GUIDE}#{promise}")))
        super().__init__(
            f"Promise broken: {PROMISES[promise]}\n{self.what}\nWhere to look: {self.look}"
        )


def broken(promise: str, what: str, look: str = "") -> Broken:
    """What to raise when a promise was broken: `what` happened, and where to `look` for it."""
    return Broken(promise, what, look)


def promise(name: str) -> Callable[[Test], Test]:
    """Mark a test as one that holds a practice to this promise."""

    def mark(test: Test) -> Test:
        test.alongside_promise = name  # type: ignore[attr-defined]
        return test

    return mark


def cannot(why: str) -> NoReturn:
    """Skip the test because something is not here; in CI, where it has to be, fail."""
    if os.environ.get("CI"):
        pytest.fail(f"This is required where CI is set: {why}")
    pytest.skip(why)
