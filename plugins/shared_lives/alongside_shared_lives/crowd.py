"""Very many households, or people, of whom one can ask: which of you have this?

A set of them is one Python integer, with bit n for the nth: two sets are joined or cut in a
fraction of a microsecond however many they hold, and what is asked once is remembered. NumPy, where
it is installed (the extra `fast`), only makes the asking quicker; the answers are the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import or_
from typing import Any

from alongside_shared_lives.factors import MASK_BYTES, WAYS, WORD, Said, unpack

try:
    import numpy
except ImportError:  # pragma: no cover - the extra `fast` is in every test environment
    numpy = None  # type: ignore[assignment]

HAS, MUST, WISH, CANNOT = range(len(WAYS))
"""Which mask is asked about."""

HALF = (1 << WORD) - 1


class Crowd:
    """Many of one side, in the order in which they came."""

    def __init__(self, packed: Sequence[bytes], *, fast: bool | None = None) -> None:
        """Take what each said, 64 bytes each. `fast=False` does without NumPy."""
        self.packed = packed
        self.size = len(packed)
        self.everyone = (1 << self.size) - 1
        self._known: dict[tuple[int, int], int] = {}
        wanted = numpy is not None if fast is None else fast
        self._asked = _Fast(packed) if wanted and packed else _Plain(packed)
        self.states = tuple(self._asked.any_of(way) for way in range(len(WAYS)))

    def said(self, number: int) -> Said:
        """What one of them said."""
        return unpack(self.packed[number])

    def having(self, way: int, mask: int) -> int:
        """The set of those whose mask shares an option with this one."""
        mask &= self.states[way]
        if not mask:
            return 0
        found = self._known.get((way, mask))
        if found is None:
            found = self._known[way, mask] = self._asked.having(way, mask)
        return found


class _Plain:
    """The asking, in plain Python."""

    def __init__(self, packed: Sequence[bytes]) -> None:
        self._columns = [
            [int.from_bytes(one[start : start + MASK_BYTES], "little") for one in packed]
            for start in range(0, len(WAYS) * MASK_BYTES, MASK_BYTES)
        ]

    def any_of(self, way: int) -> int:
        return reduce(or_, self._columns[way], 0)

    def having(self, way: int, mask: int) -> int:
        return gathered(value & mask != 0 for value in reversed(self._columns[way]))


class _Fast:
    """The asking with NumPy: one machine word of each, side by side."""

    def __init__(self, packed: Sequence[bytes]) -> None:
        rows = numpy.frombuffer(b"".join(packed), dtype="<u8").reshape(len(packed), -1)
        self._words = numpy.ascontiguousarray(rows.T)

    def any_of(self, way: int) -> int:
        low, high = (int(numpy.bitwise_or.reduce(self._words[2 * way + half])) for half in (0, 1))
        return low | high << WORD

    def having(self, way: int, mask: int) -> int:
        hits: Any = False
        for half, part in ((0, mask & HALF), (1, mask >> WORD)):
            if part:
                hits = (self._words[2 * way + half] & numpy.uint64(part) != 0) | hits
        return int.from_bytes(numpy.packbits(hits, bitorder="little").tobytes(), "little")


def gathered(backwards: Iterator[bool] | Sequence[bool]) -> int:
    """The set of those for whom it is true, told from the last to the first."""
    return int("".join("1" if one else "0" for one in backwards) or "0", 2)


def set_of(numbers: Iterable[int], size: int) -> int:
    """The set of some numbers below `size`."""
    marks = bytearray(size // 8 + 1)
    for number in numbers:
        marks[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(marks, "little")


def members(some: int) -> Iterator[int]:
    """The numbers in a set, the first of them first."""
    while some:
        lowest = some & -some
        yield lowest.bit_length() - 1
        some ^= lowest


def holds(some: int, number: int) -> bool:
    """Whether a number is in a set."""
    return bool(some >> number & 1)
