"""Lists of who could be right for whom: three groups, each in pages, each member with its terms."""

import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from flask import request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from alongside_shared_lives import matching_words
from alongside_shared_lives.factors import Factor, points
from alongside_shared_lives.giving import Gives
from alongside_shared_lives.matching import Place, place
from alongside_shared_lives.matching_filters import WITHIN, Filters, options
from alongside_shared_lives.matching_words import Between, Line, grouped
from alongside_shared_lives.sides import terms_between
from alongside_shared_lives.sieve import Sieved
from alongside_shared_lives.words import KINDS

A_PAGE = 25
"""How many of a group stand on one page."""


@dataclass(frozen=True)
class Shown:
    """One of a list: who, every term in words, and what they could give the other."""

    id: uuid.UUID
    name: str
    between: Between
    lines: Sequence[Line]
    gives: Gives | None = None

    @property
    def place(self) -> Place:
        """Where they stand, which follows from the terms and from nothing else."""
        return place(line.term for line in self.lines)

    @property
    def grouped(self) -> Any:
        """The terms by whether they fit."""
        return grouped(self.lines)


@dataclass(frozen=True)
class Group:
    """Those who stand alike, one page of them, with the ways to the pages before and after."""

    place: Place
    title: Any
    many: int
    shown: list[Shown]
    first: int
    before: str
    after: str


def shown(
    one: uuid.UUID,
    name: str,
    between: Between,
    *,
    asks: bool = True,
    gives: Gives | None = None,
    **standing: bool,
) -> Shown:
    """One of a list. Without `asks`, what either says is left out; see `standing_terms`."""
    terms = terms_between(
        between.person,
        between.household,
        points(between.factors) if asks else (),
        between.today,
        **standing,
    )
    return Shown(one, name, between, between.lines(terms), gives)


def groups(
    sieved: Sieved,
    kept: int,
    ordered: Callable[[int], Iterator[int]],
    drawn: Callable[[Sequence[int]], list[Shown]],
    address: tuple[str, dict[str, Any]],
) -> list[Group]:
    """The three groups, each at the page that the address asks for."""
    return [_group(where, sieved.at(where) & kept, ordered, drawn, address) for where in Place]


def _group(
    where: Place,
    some: int,
    ordered: Callable[[int], Iterator[int]],
    drawn: Callable[[Sequence[int]], list[Shown]],
    address: tuple[str, dict[str, Any]],
) -> Group:
    endpoint, values = address
    many = some.bit_count()
    first = _page_asked(where, many) * A_PAGE

    def at(page: int) -> str:
        args = {**request.args.to_dict(), **values, where.value: page + 1}
        return url_for(f"shared_lives.{endpoint}", **args, _anchor=where.value)

    page = first // A_PAGE
    return Group(
        where,
        matching_words.PLACES[where],
        many,
        drawn(list(islice(ordered(some), first, first + A_PAGE))),
        first,
        at(page - 1) if page else "",
        at(page + 1) if first + A_PAGE < many else "",
    )


def _page_asked(where: Place, many: int) -> int:
    """The page that is asked for, from 0; the last where there are not so many."""
    asked = request.args.get(where.value, "1")
    number = int(asked) - 1 if asked.isdecimal() and len(asked) < 7 else 0
    return max(0, min(number, (many - 1) // A_PAGE))


def narrowing(
    filters: Filters, factors: Sequence[Factor], some: Sequence[Group], all_of_them: int | None
) -> dict[str, Any]:
    """What the page says of its filters: how many they leave out, and what can be chosen."""
    return {
        "groups": some,
        "filters": filters,
        "items": _items(filters, factors),
        "looked": all_of_them is not None,
        "left_out": (all_of_them or 0) - sum(group.many for group in some),
        **words(),
    }


def _items(filters: Filters, factors: Sequence[Factor]) -> dict[str, list[tuple[str, Any, bool]]]:
    """What can be chosen in each box, as the template's macro wants it."""
    miles = [
        (str(one), ngettext("%(num)d mile", "%(num)d miles", one), one == filters.within)
        for one in WITHIN
    ]
    some = [(key, title, key == filters.option) for key, (title, _mask) in options(factors).items()]
    return {
        "kind": [("", _("As it was said"), False)]
        + [(key, title, key == filters.kind) for key, title in KINDS.items()],
        "within": [("", _("However far"), False), *miles],
        "option": [("", _("Whatever they say"), False), *some],
    }


def words() -> dict[str, Any]:
    """What the templates call terms and places."""
    return {
        "headings": matching_words.HEADINGS,
        "places": matching_words.PLACES,
    }
