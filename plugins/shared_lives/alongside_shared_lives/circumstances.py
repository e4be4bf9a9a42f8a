"""What else must be so before a person and a household can meet: approval, room, dates.

These are terms like any other, asked by the scheme or by the person; so a page that says why
somebody is or is not in a list says these, too.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from alongside_shared_lives.matching import Outcome, Strength, Term, Whose

APPROVED, APPROVED_KIND, RUN_OUT, LOOKING, KIND, DATES, ADULTS, APART = (
    "approved",
    "approved_kind",
    "run_out",
    "looking",
    "kind",
    "dates",
    "adults",
    "apart",
)
"""What such a term is about: the household is approved now, and for this kind of arrangement;
nothing that must be in order has run out; the person looks for a household; there is room for this
kind; it is free then; one adult more is allowed; nothing keeps the two from being brought together.
"""


@dataclass(frozen=True)
class Room:
    """A vacancy: for which kind of arrangement, for how many, from when, until when."""

    kind: str
    places: int = 1
    from_on: date | None = None
    until_on: date | None = None

    def free(self, day: date) -> bool:
        """Whether somebody could begin on this day."""
        begun = self.from_on is None or self.from_on <= day
        return begun and (self.until_on is None or day <= self.until_on)


@dataclass(frozen=True)
class Wanted:
    """The arrangement that a person looks for, from when; either may not be known yet."""

    kind: str = ""
    from_on: date | None = None

    def day(self, today: date) -> date:
        """The first day on which it could begin."""
        return max(self.from_on or today, today)


def _term(about: str, whose: Whose, outcome: Outcome) -> Term:
    return Term(about, Strength.MUST, whose, outcome)


def _so(fact: bool) -> Outcome:
    return Outcome.MET if fact else Outcome.NOT


def room_terms(wanted: Wanted, rooms: Collection[Room], today: date) -> list[Term]:
    """Whether there is room of the kind, and then; no question about dates where there is none."""
    if not rooms:
        return [_term(KIND, Whose.PERSON, Outcome.NOT)]
    if not wanted.kind:
        return [_term(KIND, Whose.PERSON, Outcome.UNKNOWN)]
    fitting = [room for room in rooms if room.kind == wanted.kind]
    if not fitting:
        return [_term(KIND, Whose.PERSON, Outcome.NOT)]
    day = wanted.day(today)
    return [
        _term(KIND, Whose.PERSON, Outcome.MET),
        _term(DATES, Whose.PERSON, _so(any(room.free(day) for room in fitting))),
    ]


def standing_terms(
    *,
    approved: bool = True,
    for_kind: bool = True,
    in_order: bool = True,
    looking: bool = True,
    full: bool = False,
    apart: bool = False,
) -> list[Term]:
    """What the scheme must see to. Only what is not so is said, and of `apart` never why."""
    terms = [
        _term(APPROVED, Whose.SCHEME, _so(approved)),
        _term(APPROVED_KIND, Whose.SCHEME, _so(for_kind)),
        _term(RUN_OUT, Whose.SCHEME, _so(in_order)),
        _term(LOOKING, Whose.SCHEME, _so(looking)),
        _term(ADULTS, Whose.SCHEME, _so(not full)),
        _term(APART, Whose.SCHEME, _so(not apart)),
    ]
    return [term for term in terms if term.outcome is Outcome.NOT]
