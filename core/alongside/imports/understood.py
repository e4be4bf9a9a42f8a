"""What comes of reading a cell."""

from dataclasses import dataclass
from typing import Any


class Unreadable(ValueError):
    """A cell that cannot be what it should be; its text says why, in plain words."""


@dataclass(frozen=True, slots=True)
class Read:
    """A value, and what was mended or guessed to get it; "" where it stood there as it is."""

    value: Any
    said: str = ""
