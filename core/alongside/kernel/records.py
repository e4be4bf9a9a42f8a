"""What became of each plugin that was found."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from alongside.db.time import utcnow
from alongside.kernel.practice import Practice


class Status(StrEnum):
    """Whether a plugin can be used, and if not, which kind of trouble it is in."""

    OK = "ok"
    INCOMPATIBLE = "incompatible"
    FAILED = "failed"
    NOT_ALLOWED = "not allowed"


@dataclass
class Failure:
    """A hook of a plugin that raised in this process: how often, when last, and with what."""

    times: int
    moment: datetime
    kind: str


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
    failures: dict[str, Failure] = field(default_factory=dict)

    def failed_at(self, hook: str, error: BaseException) -> None:
        """Remember that a hook raised, for administrators. What an error says may be private."""
        times = self.failures[hook].times if hook in self.failures else 0
        self.failures[hook] = Failure(times + 1, utcnow(), type(error).__name__)

    @property
    def usable(self) -> bool:
        """Whether councils can enable it."""
        return self.status is Status.OK

    @property
    def title(self) -> Any:
        """Its title, or its id when the declaration could not be read."""
        return self.practice.title if self.practice else self.id
