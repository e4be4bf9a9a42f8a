"""What became of each plugin that was found."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any

from alongside.db.time import utcnow
from alongside.kernel.discovery import Candidate
from alongside.kernel.practice import Practice, Text


class Status(StrEnum):
    """Whether a plugin can be used, and if not, which kind of trouble it is in."""

    OK = "ok"
    INCOMPATIBLE = "incompatible"
    FAILED = "failed"
    NOT_ALLOWED = "not allowed"


@dataclass
class Failure:
    """A hook of a plugin that raised in this process: how often, when first and last, with what.

    `told` are the times that stand in the database, and `tried_at` is when this process last went
    there with them, by its own clock.
    """

    times: int = 0
    since: datetime = field(default_factory=utcnow)
    moment: datetime = field(default_factory=utcnow)
    kind: str = ""
    told: int = 0
    tried_at: float = float("-inf")


@dataclass
class Record:
    """One plugin: where it came from, whether it works, and a reason a person can act on.

    `level` is one of `alongside.kernel.levels.Level`, and `missing` says what the next one needs;
    `untried` says what its check could not try. `hooks` are those that it answers.
    """

    id: str
    source: str
    version: str = ""
    status: Status = Status.OK
    reason: str = ""
    practice: Practice | None = None
    module: Any = None
    pages: Any = None
    author: str = ""
    candidate: Candidate | None = None
    level: str = ""
    missing: tuple[Text, ...] = ()
    untried: tuple[Text, ...] = ()
    hooks: frozenset[str] = frozenset()
    failures: dict[str, Failure] = field(default_factory=dict)

    def failed_at(self, hook: str, error: BaseException) -> None:
        """Note that a hook raised; `alongside.kernel.failures` tells every process of it.

        What an error says may be private, so that only its kind is noted.
        """
        found = self.failures.setdefault(hook, Failure())
        found.times, found.moment, found.kind = found.times + 1, utcnow(), type(error).__name__

    @cached_property
    def digest(self) -> str:
        """The beginning of its files' SHA-256, "" where they cannot be read."""
        try:
            return self.candidate.sha256()[:16] if self.candidate else ""
        except OSError:
            return ""

    @property
    def usable(self) -> bool:
        """Whether councils can enable it."""
        return self.status is Status.OK

    @property
    def title(self) -> Any:
        """Its title, or its id when the declaration could not be read."""
        return self.practice.title if self.practice else self.id
