"""What is said about an invented person, group and council. The tellings stand beside this."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any


@dataclass(frozen=True)
class Someone:
    """An invented person. `handle` stays the same for ever: scripts sign in by it.

    `line` tells in one sentence who they are. `age` is in years, so that nobody in the demo grows
    up. `contacts` are (kind, value, safe) with `safe` naming what is safe: "email", "text", "call".
    """

    handle: str
    name: str
    line: str
    known_as: str = ""
    pronouns: str = ""
    age: int | None = None
    role: str = ""
    language: str = ""
    gifts: Sequence[str] = ()
    wishes: Sequence[str] = ()
    about: Mapping[str, str] = field(default_factory=dict)
    needs: Sequence[tuple[str, str]] = ()
    contacts: Sequence[tuple[str, str, str]] = ()

    def born_on(self, today: date) -> date | None:
        """A day of birth in the middle of that year of age, whenever the demo is made."""
        if self.age is None:
            return None
        return today - timedelta(days=round((self.age + 0.5) * 365.25))


@dataclass(frozen=True)
class Together:
    """An invented group: its members by handle, each with a role and how they came to be there."""

    kind: str
    name: str
    purpose: str
    members: Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class Town:
    """An invented council, the people in it, how they are related and what they do together.

    `relations` are (one, other, kind, note): the other is the one's `kind`. `kept` are (whose
    contacts are kept back, by whom, who sees them too, why). `settings` are what the council set
    for its practices, by the practice's id; of one that is not there they are passed over.
    """

    council: Mapping[str, Any]
    people: Sequence[Someone]
    groups: Sequence[Together]
    relations: Sequence[tuple[str, str, str, str]]
    kept: Sequence[tuple[str, str, str, str]] = ()
    settings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
