"""Counts that are small enough to be about somebody are held back, and so is what gives them away.

A count from 1 to 4 is not shown. Nor is it left to be worked out: of a whole that is shown, both
parts are held back where one of them is small; of counts that stand within each other, one is held
back where it differs from the next by a small one. A count of none is shown: nobody stands behind
it, and what it says, it says about no fewer than five. Source: domain.md 5, tension (d).
"""

from collections.abc import Mapping, Sequence
from enum import Enum
from statistics import median_low

ENOUGH = 5
"""The smallest count that is shown, and of how many at least something typical is told."""


class Hidden(Enum):
    """What stands where a number would be."""

    FEW = "few"
    KEPT = "kept"


Shown = int | Hidden


def is_small(count: int) -> bool:
    """Whether so few are counted that they might be known."""
    return 0 < count < ENOUGH


def alone(count: int, behind: int | None = None) -> Shown:
    """A count that is part of no sum that is shown.

    `behind` is how many conferences stand behind it, where one of them can be counted several
    times: ten tasks of one plan are still about one family.
    """
    if is_small(count):
        return Hidden.FEW
    return Hidden.KEPT if count and behind is not None and behind < ENOUGH else count


def within(*counts: int) -> tuple[Shown, ...]:
    """Counts that stand within each other, the smallest first.

    Each is shown that is not small itself and does not differ by a small number from the next
    smaller one that is shown.
    """
    found: list[Shown] = []
    last: int | None = None
    for count in counts:
        shown = alone(count)
        if isinstance(shown, int) and last is not None and is_small(count - last):
            shown = Hidden.KEPT
        if isinstance(shown, int):
            last = shown
        found.append(shown)
    return tuple(found)


def split(part: int, whole: Shown) -> tuple[Shown, Shown]:
    """A part of a whole, and the rest of it: both, or neither where one of the two is small.

    Both are then held back with the same word, since "fewer than 5" on one of them alone would
    narrow the other.
    """
    if isinstance(whole, Hidden) or is_small(part) or is_small(whole - part):
        return Hidden.KEPT, Hidden.KEPT
    return part, whole - part


def parts(counts: Mapping[str, int], behind: int | None = None) -> tuple[dict[str, Shown], Shown]:
    """Parts whose sum is shown nowhere else, and the sum, which is held back if a part is small.

    `behind` is as in `alone`.
    """
    whole = alone(sum(counts.values()), behind)
    if isinstance(whole, Hidden):
        return dict.fromkeys(counts, Hidden.KEPT), whole
    shown = {name: alone(count) for name, count in counts.items()}
    return shown, Hidden.KEPT if Hidden.FEW in shown.values() else whole


def typical(values: Sequence[int], of: Shown) -> Shown:
    """The middle one of values, where enough are behind it; `of` is how many are shown to be."""
    if isinstance(of, Hidden) or min(of, len(values)) < ENOUGH:
        return Hidden.KEPT
    return median_low(values)


def percent(part: Shown, whole: Shown) -> Shown:
    """A part in hundredths of the whole, where both are shown and there is any."""
    if isinstance(part, Hidden) or isinstance(whole, Hidden) or whole == 0:
        return Hidden.KEPT
    return round(100 * part / whole)
