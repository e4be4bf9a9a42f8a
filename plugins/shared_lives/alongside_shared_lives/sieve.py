"""One side among very many of the other: the terms of `matching.py`, asked of all at once.

What a term says of one pair is said here of sets, so that one person among ten thousand households
takes a few hundred steps. Nothing of a pair is kept. Counts of wishes are kept as binary digits,
one set a digit.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from alongside_shared_lives.crowd import CANNOT, HAS, MUST, WISH, Crowd
from alongside_shared_lives.factors import Point, Said
from alongside_shared_lives.matching import Place, Strength, Whose


class Count:
    """For each of a crowd, how many: digit n of all of them is one set."""

    def __init__(self) -> None:
        """Begin with none for everybody."""
        self.digits: list[int] = []

    def add(self, some: int) -> None:
        """One more for each in a set."""
        for place, digit in enumerate(self.digits):
            if not some:
                return
            self.digits[place], some = digit ^ some, digit & some
        if some:
            self.digits.append(some)

    def of(self, number: int) -> int:
        """How many for one of them."""
        total = 0
        for place, digit in enumerate(self.digits):
            total |= (digit >> number & 1) << place
        return total

    def levels(self, among: int) -> Iterator[int]:
        """The sets with the same count, of the largest count first."""
        yield from _levels(self.digits, among)


def _levels(digits: Sequence[int], among: int) -> Iterator[int]:
    if not among:
        return
    if not digits:
        yield among
        return
    yield from _levels(digits[:-1], among & digits[-1])
    yield from _levels(digits[:-1], among & ~digits[-1])


@dataclass(frozen=True)
class Failure:
    """A term that decides and is not met, and with whom. `asked` is the options asked for."""

    about: str
    whose: Whose
    strength: Strength
    asked: int
    with_whom: int


@dataclass
class Sieved:
    """How one side stands with everybody in a crowd.

    `unknown` are those of whom something that decides is not known yet; some of them fail besides.
    `mine` counts the wishes of the one that each meets, `theirs` the wishes of each that the one
    meets, `wishes` both.
    """

    everyone: int
    failed: int = 0
    more_than_once: int = 0
    unknown: int = 0
    failures: list[Failure] = field(default_factory=list)
    mine: Count = field(default_factory=Count)
    theirs: Count = field(default_factory=Count)
    wishes: Count = field(default_factory=Count)

    def fails(self, about: str, whose: Whose, strength: Strength, asked: int, who: int) -> None:
        """Write down with whom a term is not met."""
        if who:
            self.more_than_once |= self.failed & who
            self.failed |= who
            self.failures.append(Failure(about, whose, strength, asked, who))

    def at(self, place: Place) -> int:
        """Who stands there."""
        if place is Place.NOT_NOW:
            return self.failed
        could = self.everyone & ~self.failed
        return could & self.unknown if place is Place.ASK else could & ~self.unknown

    @property
    def failed_once(self) -> int:
        """With whom only one single thing is not met."""
        return self.failed & ~self.more_than_once


def sieve(one: Said, crowd: Crowd, points: Iterable[Point], whose: Whose) -> Sieved:
    """How `one`, whose terms are `whose`, stands with everybody in the crowd."""
    sieved = Sieved(crowd.everyone)
    other = Whose.HOUSEHOLD if whose is Whose.PERSON else Whose.PERSON
    asks = one.must | one.wish | one.cannot
    _, must, wish, cannot = crowd.states
    asked = must | wish | cannot
    for point in points:
        if asks & point.ask:
            _mine(sieved, one, crowd, point, whose)
        if asked & point.ask:
            _theirs(sieved, one, crowd, point, other)
    return sieved


def _mine(sieved: Sieved, one: Said, crowd: Crowd, point: Point, whose: Whose) -> None:
    """What the one asks of each of them."""
    must, cannot, wish = one.must & point.ask, one.cannot & point.ask, one.wish & point.ask
    if must or cannot:
        told = crowd.having(HAS, point.known)
        sieved.unknown |= crowd.everyone & ~told
        if must:
            missing = told & ~crowd.having(HAS, must)
            sieved.fails(point.factor, whose, Strength.MUST, must, missing)
        if cannot:
            there = crowd.having(HAS, cannot)
            sieved.fails(point.factor, whose, Strength.CANNOT, cannot, there)
    if wish:
        met = crowd.having(HAS, wish)
        sieved.mine.add(met)
        sieved.wishes.add(met)


def _theirs(sieved: Sieved, one: Said, crowd: Crowd, point: Point, whose: Whose) -> None:
    """What each of them asks of the one."""
    known = one.has & point.known
    fits = known & point.ask
    if musts := crowd.having(MUST, point.ask):
        if known:
            missing = musts & ~crowd.having(MUST, fits)
            sieved.fails(point.factor, whose, Strength.MUST, point.ask, missing)
        else:
            sieved.unknown |= musts
    if cannots := crowd.having(CANNOT, point.ask):
        if known:
            there = crowd.having(CANNOT, fits)
            sieved.fails(point.factor, whose, Strength.CANNOT, point.ask, there)
        else:
            sieved.unknown |= cannots
    if fits and (met := crowd.having(WISH, fits)):
        sieved.theirs.add(met)
        sieved.wishes.add(met)
