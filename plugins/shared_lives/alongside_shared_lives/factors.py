"""Factors: what a household and a person can say of themselves and ask of each other.

A factor ("Pets") has options ("A dog"), and each option is one bit of 128, for ever. Each side says
which options are so with it (`has`), and which of the other side must be, would be good (`wish`) or
cannot be. The four masks together are a side's 64 bytes, which is all that matching reads of it.

Some factors are `quiet`: faith, culture, age, gender and whatever a council calls so. They never
order, gather or narrow anything by themselves; they count only where that very person or household
made one of them a must, a wish or a cannot. Source: domain.md 1b, matching factors.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

BITS = 128
WORD = 64
MASK_BYTES = BITS // 8
WAYS = ("has", "must", "wish", "cannot")
"""How a side can say an option, in the order in which the masks are kept."""


@dataclass(frozen=True)
class Option:
    """One thing that can be so: its bit, its key within the factor, its words."""

    bit: int
    key: str
    title: Any

    @property
    def mask(self) -> int:
        """The bit as a mask."""
        return 1 << self.bit


@dataclass(frozen=True)
class Factor:
    """Something that both sides may have to do with.

    `about` says with whom it is so: `both`, or one side alone, of which the other may then ask for
    it (the `household`: what the bedroom is like; the `person`: what help they want). `each` says
    that every option which somebody asks for counts for itself (a room on the ground floor, and its
    own bathroom); otherwise one of those asked for is enough (English or Welsh). `own_id` is the
    council's, where it added the factor itself.
    """

    key: str
    title: Any
    question: Any
    options: tuple[Option, ...]
    about: str = "both"
    each: bool = False
    quiet: bool = False
    own_id: Any = None

    @cached_property
    def mask(self) -> int:
        """All its options."""
        return sum(option.mask for option in self.options)

    def option_key(self, option: Option) -> str:
        """How an option is written in what a side says: "pets.dog"."""
        return f"{self.key}.{option.key}"

    def chosen(self, mask: int) -> tuple[Option, ...]:
        """Its options that are in a mask, in their order."""
        return tuple(option for option in self.options if option.mask & mask)


class Said(NamedTuple):
    """What a side says, as four masks."""

    has: int = 0
    must: int = 0
    wish: int = 0
    cannot: int = 0


@dataclass(frozen=True)
class Point:
    """What is asked and answered as one: a factor, or one option of it where `each` counts.

    `ask` are the options that a side can ask for here. Whoever has one of `known` has answered.
    """

    factor: str
    ask: int
    known: int


def points(factors: Iterable[Factor]) -> tuple[Point, ...]:
    """Everything that two sides are compared by, in the order of the factors."""
    return tuple(
        Point(factor.key, ask, factor.mask)
        for factor in factors
        for ask in ((option.mask for option in factor.options) if factor.each else (factor.mask,))
    )


def pack(said: Mapping[str, Sequence[str]], factors: Iterable[Factor]) -> bytes:
    """What a side says, in 64 bytes. Keys that no factor knows are left out."""
    bits = {
        factor.option_key(option): option.mask for factor in factors for option in factor.options
    }
    masks = []
    for way in WAYS:
        mask = 0
        for key in said.get(way) or ():
            mask |= bits.get(key, 0)
        masks.append(mask.to_bytes(MASK_BYTES, "little"))
    return b"".join(masks)


def unpack(packed: bytes) -> Said:
    """The four masks of 64 bytes."""
    return Said(
        *(
            int.from_bytes(packed[start : start + MASK_BYTES], "little")
            for start in range(0, len(WAYS) * MASK_BYTES, MASK_BYTES)
        )
    )


def keys(said: Said, factors: Iterable[Factor]) -> dict[str, list[str]]:
    """What was packed, as the options' keys again."""
    known = list(factors)
    return {
        way: [factor.option_key(option) for factor in known for option in factor.chosen(mask)]
        for way, mask in zip(WAYS, said, strict=True)
    }
