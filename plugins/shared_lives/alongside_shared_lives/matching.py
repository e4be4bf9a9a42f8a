"""What a person and a household ask of each other, and whether it is so: the terms.

This is the definition. A pair is explained term by term, both ways, and its place follows from its
terms and from nothing else: there is no number that stands for two people. `sieve.py` gives the
same for one side among very many, and a test holds the two together.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from alongside_shared_lives.factors import Point, Said


class Strength(StrEnum):
    """How much it matters to whoever asks for it."""

    MUST = "must"
    WISH = "wish"
    CANNOT = "cannot"


class Whose(StrEnum):
    """Who asks for it."""

    PERSON = "person"
    HOUSEHOLD = "household"
    SCHEME = "scheme"


class Outcome(StrEnum):
    """Whether it is so; `UNKNOWN` is where the other has not said."""

    MET = "met"
    NOT = "not"
    UNKNOWN = "unknown"


class Place(StrEnum):
    """Where a pair stands: could be, could be once something was asked, or not now, because."""

    MET = "met"
    ASK = "ask"
    NOT_NOW = "not_now"


@dataclass(frozen=True)
class Term:
    """One thing that one side asks of the other, and whether it is so.

    `about` is a factor's key, or what else it is about (`circumstances.py`). `asked` are the
    options that are asked for (of a CANNOT: refused), `said` those of the factor that the other
    says are so.
    """

    about: str
    strength: Strength
    whose: Whose
    outcome: Outcome
    asked: int = 0
    said: int = 0

    @property
    def decides(self) -> bool:
        """Whether the place of the pair depends on it."""
        return self.strength is not Strength.WISH


def _asked(asks: Said, other: Said, whose: Whose, point: Point) -> Iterable[Term]:
    known = other.has & point.known
    for strength, mask in (
        (Strength.MUST, asks.must),
        (Strength.CANNOT, asks.cannot),
        (Strength.WISH, asks.wish),
    ):
        asked = mask & point.ask
        if not asked:
            continue
        if not known:
            outcome = Outcome.UNKNOWN
        elif bool(known & asked) is (strength is not Strength.CANNOT):
            outcome = Outcome.MET
        else:
            outcome = Outcome.NOT
        yield Term(point.factor, strength, whose, outcome, asked, known)


def explain(person: Said, household: Said, points: Sequence[Point]) -> list[Term]:
    """Everything that each asks of the other, in the order of the factors, both ways."""
    terms: list[Term] = []
    for point in points:
        terms += _asked(person, household, Whose.PERSON, point)
        terms += _asked(household, person, Whose.HOUSEHOLD, point)
    return terms


def place(terms: Iterable[Term]) -> Place:
    """Where a pair with these terms stands. A wish never decides."""
    outcomes = {term.outcome for term in terms if term.decides}
    if Outcome.NOT in outcomes:
        return Place.NOT_NOW
    return Place.ASK if Outcome.UNKNOWN in outcomes else Place.MET


def wishes_met(terms: Iterable[Term], whose: Whose | None = None) -> int:
    """How many wishes are met: of both sides together, or of one."""
    return sum(
        term.strength is Strength.WISH
        and term.outcome is Outcome.MET
        and whose in (None, term.whose)
        for term in terms
    )
