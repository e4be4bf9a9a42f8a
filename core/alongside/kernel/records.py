"""What became of each plugin that was found."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from alongside.kernel.practice import Practice


class Status(StrEnum):
    """Whether a plugin can be used, and if not, which kind of trouble it is in."""

    OK = "ok"
    INCOMPATIBLE = "incompatible"
    FAILED = "failed"
    NOT_ALLOWED = "not allowed"


@dataclass
class Record:
    """One plugin: where it came from, whether it works, and a reason a person can act on."""

    id: str
    source: str
    version: str = ""
    status: Status = Status.OK
    reason: str = ""
    practice: Practice | None = None
    module: Any = None
    pages: Any = None
    author: str = ""

    @property
    def usable(self) -> bool:
        """Whether councils can enable it."""
        return self.status is Status.OK

    @property
    def title(self) -> Any:
        """Its title, or its id when the declaration could not be read."""
        return self.practice.title if self.practice else self.id
