"""What a worker narrows a list to: their own doing, said on the page, and undone by one touch."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from werkzeug.datastructures import MultiDict

from alongside_shared_lives.crowd import HAS, Crowd
from alongside_shared_lives.distance import Rings
from alongside_shared_lives.factors import Factor
from alongside_shared_lives.words import KINDS

WITHIN = (5, 10, 25, 50, 100)
"""Miles."""


@dataclass(frozen=True)
class Filters:
    """The kind of arrangement, at most how far, and something that is so there.

    Nobody can be narrowed to by faith, culture, age or gender.
    """

    kind: str = ""
    within: int | None = None
    option: str = ""

    @classmethod
    def asked(cls, args: MultiDict[str, str], factors: Sequence[Factor]) -> "Filters":
        """What the address asks for; what it cannot mean is left out."""
        kind, within = args.get("kind", ""), args.get("within", "")
        option = args.get("option", "")
        return cls(
            kind if kind in KINDS else "",
            int(within) if within in map(str, WITHIN) else None,
            option if option in options(factors) else "",
        )

    def kept(self, crowd: Crowd, rings: Rings, area: str, factors: Sequence[Factor]) -> int:
        """The set of those that are left."""
        some = crowd.everyone
        if self.within is not None:
            some &= rings.within(area, self.within)
        if self.option:
            some &= crowd.having(HAS, options(factors)[self.option][1])
        return some

    @property
    def values(self) -> dict[str, Any]:
        """The same for an address."""
        given = {"kind": self.kind, "within": self.within, "option": self.option}
        return {name: value for name, value in given.items() if value}


def options(factors: Sequence[Factor]) -> dict[str, tuple[str, int]]:
    """What can be narrowed to: title and mask by key, of what is not quiet."""
    return {
        factor.option_key(option): (f"{factor.title}: {option.title}", option.mask)
        for factor in factors
        if not factor.quiet
        for option in factor.options
    }
