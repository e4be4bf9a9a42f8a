"""What comes of reading a cell, and what is to be said of it.

Words are put together only where somebody reads them, once for a whole file: twenty thousand
numbers that lost their zero are twenty thousand times the same sentence.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, not yet in a language, and what stands in it."""

    words: Any
    values: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        """The sentence in the language at hand."""
        return str(self.words) % self.values if self.values else str(self.words)


def say(words: Any, **values: Any) -> Said:
    """A lazily translated sentence with what stands in it."""
    return Said(words, values)


class Unreadable(ValueError):
    """A cell that cannot be what it should be; `said` says why, in plain words."""

    def __init__(self, words: Any, **values: Any) -> None:
        """Raise it with a lazily translated sentence."""
        super().__init__()
        self.said = Said(words, values)

    def __str__(self) -> str:
        """The sentence in the language at hand."""
        return str(self.said)


class Read(NamedTuple):
    """A value, and what was mended or guessed to get it; None where it stood there as it is."""

    value: Any
    said: Said | None = None


class Sayer:
    """Says sentences, each translated once."""

    def __init__(self) -> None:
        """Nothing is translated yet."""
        self._known: dict[int, str] = {}

    def __call__(self, said: Said) -> str:
        """The sentence in the language at hand."""
        found = self._known.get(id(said.words))
        if found is None:
            found = self._known[id(said.words)] = str(said.words)
        return found % said.values if said.values else found
