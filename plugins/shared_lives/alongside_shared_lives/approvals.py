"""What a household is approved for on a day. Whoever begins an arrangement asks here."""

from dataclasses import dataclass, field
from datetime import date

from alongside import CouncilSession
from alongside_shared_lives.parties import Home
from alongside_shared_lives.words import KINDS


@dataclass(frozen=True)
class Standing:
    """What a household is approved for; `troubles` say why nothing may begin on that day."""

    approved: bool = False
    most_adults: int = 0
    kinds: frozenset[str] = frozenset()
    troubles: list[str] = field(default_factory=list)


def standing(session: CouncilSession, home: Home, on: date) -> Standing:
    """What a household is approved for on a day."""
    if home.household.state != "approved":
        return Standing()
    return Standing(True, 3, frozenset(KINDS))
