"""Invented households and people for the benchmark of matching."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from alongside import local_authorities
from alongside_shared_lives.factor_list import FACTORS
from alongside_shared_lives.factors import WAYS, pack

AREAS = 40
KINDS = ("live_in",) * 6 + ("short_break",) * 3 + ("day",) * 2
ASKED = tuple(
    factor
    for factor in FACTORS
    if factor.key
    in {"pets", "smoking", "bedroom", "access", "language", "pace", "food", "travel", "knows"}
)
"""What musts and dealbreakers are about here; wishes are about what one enjoys."""

INTERESTS = next(factor for factor in FACTORS if factor.key == "interests")


class Invention:
    """The same people every time."""

    def __init__(self, today: date) -> None:
        """Begin anew."""
        self.random = Random(20)
        self.today = today
        self.areas = [one.slug for one in local_authorities() if one.centre][:AREAS]

    def side(self) -> tuple[dict[str, list[str]], bytes, str]:
        """What one says, the same in 64 bytes, and where they are."""
        said: dict[str, list[str]] = {way: [] for way in WAYS}
        for factor in FACTORS:
            if self.random.random() < 0.8:
                said["has"] += self._some(factor, 2 if factor.each else 1)
        for way, most in (("must", 2), ("cannot", 1)):
            for factor in self.random.sample(ASKED, self.random.randint(0, most)):
                said[way] += self._some(factor, 1)
        said["wish"] = self._some(INTERESTS, self.random.randint(0, 5))
        return said, pack(said, FACTORS), self.random.choice(self.areas)

    def _some(self, factor: Any, many: int) -> list[str]:
        chosen = self.random.sample(factor.options, min(many, len(factor.options)))
        return [factor.option_key(option) for option in chosen]

    def kind(self) -> str:
        """A kind of arrangement."""
        return self.random.choice(KINDS)

    def day(self, earliest: int, latest: int) -> date:
        """A day around today."""
        return self.today + timedelta(days=self.random.randint(earliest, latest))

    def places(self) -> int:
        """For how many there is room."""
        return self.random.choice((1, 1, 1, 2, 3))
