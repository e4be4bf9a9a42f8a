"""Terms in words: what one asks, what the other says, and whether that fits."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import format_date, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from alongside_shared_lives import circumstances
from alongside_shared_lives.approvals import Standing
from alongside_shared_lives.areas import in_words
from alongside_shared_lives.distance import miles
from alongside_shared_lives.factors import Factor
from alongside_shared_lives.matching import Outcome, Place, Strength, Term, Whose
from alongside_shared_lives.sides import Household, Person
from alongside_shared_lives.words import KINDS

PLACES = {
    Place.MET: _l("All that must be is so"),
    Place.ASK: _l("Something to ask about"),
    Place.NOT_NOW: _l("Not now, because"),
}
HEADINGS = {
    "not": (_l("Does not fit"), "govuk-tag--red"),
    "unknown": (_l("Nobody knows yet"), "govuk-tag--yellow"),
    "met": (_l("Fits"), "govuk-tag--green"),
    "wish": (_l("Wished for, and not so"), "govuk-tag--grey"),
}
"""What a line stands under, with its colour; in their order on the page."""

CIRCUMSTANCES = {
    circumstances.APPROVED: _l("Approval"),
    circumstances.APPROVED_KIND: _l("Approval"),
    circumstances.RUN_OUT: _l("In order"),
    circumstances.LOOKING: _l("Looking"),
    circumstances.KIND: _l("What they would share"),
    circumstances.DATES: _l("Dates"),
    circumstances.ADULTS: _l("How many people"),
    circumstances.APART: _l("It cannot be done here"),
}


NOTHING_SAID = Standing()


@dataclass(frozen=True)
class Line:
    """A term, as it is read: what it is about, what is asked, what is answered."""

    term: Term
    heading: Any
    asks: str
    answer: str = ""

    @property
    def under(self) -> str:
        """The heading that it stands under: a wish that is not met is not what does not fit."""
        if self.term.outcome is Outcome.NOT and not self.term.decides:
            return "wish"
        return self.term.outcome.value


@dataclass(frozen=True)
class Between:
    """Who is asked about: both, what they are called, and which factors there are.

    `stands` is how the household stands, where something about that has to be said.
    """

    person: Person
    household: Household
    person_name: str
    household_name: str
    factors: Sequence[Factor]
    today: date
    stands: Standing = NOTHING_SAID

    def lines(self, terms: Iterable[Term]) -> list[Line]:
        """Every term in words, in the order of the terms."""
        by_key = {factor.key: factor for factor in self.factors}
        return [
            self._factor_line(term, by_key[term.about])
            if term.about in by_key
            else self._circumstance(term)
            for term in terms
        ]

    def _factor_line(self, term: Term, factor: Factor) -> Line:
        asker, other = self.person_name, self.household_name
        if term.whose is Whose.HOUSEHOLD:
            asker, other = other, asker
        asked = either(factor, term.asked)
        sentence = {
            Strength.MUST: _("A must for %(name)s: %(options)s.", name=asker, options=asked),
            Strength.WISH: _("A wish of %(name)s: %(options)s.", name=asker, options=asked),
            Strength.CANNOT: _(
                "What cannot be for %(name)s: %(options)s.", name=asker, options=asked
            ),
        }[term.strength]
        if term.outcome is Outcome.UNKNOWN:
            answer = _("%(name)s: not said yet.", name=other)
        else:
            answer = _(
                "With %(name)s it is: %(options)s.", name=other, options=all_of(factor, term.said)
            )
        return Line(term, factor.title, sentence, answer)

    def _circumstance(self, term: Term) -> Line:
        return Line(term, CIRCUMSTANCES[term.about], self._about(term))

    def _about(self, term: Term) -> Any:
        kind = KINDS.get(self.person.wanted.kind, "")
        day = format_date(self.person.wanted.day(self.today), "long")
        met = term.outcome is Outcome.MET
        if term.about == circumstances.KIND:
            if term.outcome is Outcome.UNKNOWN:
                return _("It is not said yet which kind of arrangement it should be.")
            if met:
                return _("There is room for: %(kind)s.", kind=kind)
            if not self.household.rooms:
                return _("There is no room just now.")
            others = ", ".join(str(one) for one in room_kinds(self.household))
            if not kind:
                return _("There is room for: %(kind)s.", kind=others)
            return _(
                "Looked for is: %(kind)s. There is room for: %(others)s.", kind=kind, others=others
            )
        if term.about == circumstances.DATES:
            return (
                _("It is free on %(day)s.", day=day)
                if met
                else _("It is not free on %(day)s.", day=day)
            )
        return {
            circumstances.APPROVED: " ".join(
                [_("Not approved now: %(name)s.", name=self.household_name), *self.stands.troubles]
            ),
            circumstances.APPROVED_KIND: _("It is not approved for “%(kind)s”.", kind=kind),
            circumstances.RUN_OUT: " ".join(self.stands.expired),
            circumstances.LOOKING: _(
                "%(name)s does not look for a household now.", name=self.person_name
            ),
            circumstances.ADULTS: _("As many people are there as may be."),
            circumstances.APART: _("Ask whoever keeps the council’s data in order."),
        }[term.about]

    @property
    def in_common(self) -> list[str]:
        """What both say is so with them. Of what is quiet, nothing: it gathers nobody."""
        both = self.person.said.has & self.household.said.has
        return [
            str(option.title)
            for factor in self.factors
            if factor.about == "both" and not factor.quiet
            for option in factor.chosen(both)
        ]

    @property
    def far(self) -> Any:
        """How far it is, in words."""
        return how_far(self.person.area, self.household.area)

    @property
    def far_back(self) -> Any:
        """The same, seen from the household."""
        return how_far(self.household.area, self.person.area)

    @property
    def travel(self) -> list[str]:
        """How one gets around from the household."""
        return [
            str(option.title)
            for factor in self.factors
            if factor.key == "travel"
            for option in factor.chosen(self.household.said.has)
        ]

    @property
    def rooms(self) -> list[str]:
        """The household's room, each in a sentence."""
        return [
            room_words(room.kind, room.places, room.from_on, room.until_on)
            for room in self.household.rooms
        ]


def either(factor: Factor, mask: int) -> Any:
    """Options of which one is enough."""
    return _(" or ").join(str(option.title) for option in factor.chosen(mask))


def all_of(factor: Factor, mask: int) -> str:
    """Options that are all so."""
    return ", ".join(str(option.title) for option in factor.chosen(mask))


def how_far(one: str, other: str) -> Any:
    """The way between two areas."""
    far, where = miles(one, other), in_words(other)
    if far is None:
        return _("How far it is, nobody knows yet.")
    if far == 0:
        return _("In the same area, %(area)s.", area=where)
    return ngettext(
        "About %(num)d mile away, in %(area)s.",
        "About %(num)d miles away, in %(area)s.",
        far,
        area=where,
    )


def room_kinds(household: Household) -> list[Any]:
    """The kinds that a household has room for, each once."""
    return [KINDS.get(kind, kind) for kind in dict.fromkeys(one.kind for one in household.rooms)]


def room_words(kind: str, places: int, from_on: date | None, until_on: date | None) -> Any:
    """A vacancy in a sentence."""
    what = KINDS.get(kind, kind)
    words = ngettext(
        "%(what)s, for %(num)d person", "%(what)s, for %(num)d people", places, what=what
    )
    if from_on:
        words += _(", from %(day)s", day=format_date(from_on, "long"))
    if until_on:
        words += _(", until %(day)s", day=format_date(until_on, "long"))
    return words


def grouped(lines: Iterable[Line]) -> Mapping[str, list[Line]]:
    """Lines by the headings that they stand under, what decides before what is wished for."""
    found: dict[str, list[Line]] = {one: [] for one in HEADINGS}
    for line in sorted(lines, key=lambda line: not line.term.decides):
        found[line.under].append(line)
    return found
