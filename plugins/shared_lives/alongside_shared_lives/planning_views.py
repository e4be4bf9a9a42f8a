"""The whole scheme at one look, for its planning: who has nobody, and what is missing most.

It is worked out while the page is asked for, and kept nowhere: about a third of a second for a
thousand people and a thousand households, some seconds for ten thousand of each (`make bench`).
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import request
from flask_babel import gettext as _
from sqlalchemy import or_, select

from alongside import CouncilSession, all_apart, current
from alongside_shared_lives import circumstances, loading, standing_sets
from alongside_shared_lives.access import kept_from
from alongside_shared_lives.crowd import set_of
from alongside_shared_lives.dates import today
from alongside_shared_lives.factors import Factor, points
from alongside_shared_lives.loading import AllHouseholds, AllPeople
from alongside_shared_lives.matching import Strength
from alongside_shared_lives.matching_words import either
from alongside_shared_lives.models import Housemate, Looking, Possibility
from alongside_shared_lives.own_factors import all_factors
from alongside_shared_lives.views import pages, show
from alongside_shared_lives.whole import Opens, Picture, Thing, whole
from alongside_shared_lives.words import KINDS

A_PAGE, MOST_THINGS = 50, 10
LISTS = ("nobody", "only_to_ask", "suits_nobody", "suggested")


@dataclass(frozen=True)
class Page:
    """One page of a list; `page` counts from 1."""

    name: str
    rows: Sequence[Any]
    many: int
    page: int

    @property
    def more(self) -> bool:
        """Whether there is a page after it."""
        return self.page * A_PAGE < self.many


@pages.get("/whole", permission="shared_lives.match", endpoint="whole", reads="shared_lives.scheme")
def whole_page() -> str:
    """Everybody who looks and everybody who has room."""
    session, factors = current.session, all_factors(current.session)
    apart = kept_from(current.actor)
    people = loading.all_people(session, without=apart)
    homes = loading.all_households(session, without=apart)
    picture = whole(
        people.people,
        homes.households,
        points(factors),
        today(),
        apart=_walled(session, people, homes),
        answered_no=_answered_no(session, people, homes),
        most=standing_sets.may_still_take(session, homes.ids, today()),
    )
    lists = {name: _page(name, picture) for name in LISTS}
    shown_people = {
        *lists["nobody"].rows,
        *lists["only_to_ask"].rows,
        *(person for person, _home in lists["suggested"].rows),
    }
    shown_homes = {home for home, _kind in lists["suits_nobody"].rows}
    shown_homes |= {home for _person, home in lists["suggested"].rows}
    return show(
        "whole",
        picture=picture,
        lists=lists,
        people=people.ids,
        homes=homes.ids,
        people_names=loading.people_names(session, [people.ids[one] for one in shown_people]),
        home_names=loading.household_names(session, [homes.ids[one] for one in shown_homes]),
        missing=_things(picture, factors, Strength.MUST),
        in_the_way=_things(picture, factors, Strength.CANNOT),
        to_ask={
            (person, one.household)
            for person, _home in lists["suggested"].rows
            for one in picture.short[person]
            if one.ask
        },
        kinds=KINDS,
    )


def _page(name: str, picture: Picture) -> Page:
    found = getattr(picture, name)
    rows = sorted(found.items()) if isinstance(found, Mapping) else found
    asked = request.args.get(name, "1")
    number = int(asked) if asked.isdecimal() and len(asked) < 7 else 1
    number = max(1, min(number, -(-len(rows) // A_PAGE)))
    return Page(name, rows[(number - 1) * A_PAGE : number * A_PAGE], len(rows), number)


def _things(
    picture: Picture, factors: Sequence[Factor], strength: Strength
) -> list[tuple[str, Opens]]:
    """What would open most, in words."""
    by_key = {factor.key: factor for factor in factors}
    return [
        (_thing(thing, by_key), opens)
        for thing, opens in picture.would_open(strength)[:MOST_THINGS]
    ]


def _thing(thing: Thing, factors: Mapping[str, Factor]) -> Any:
    if thing.about == circumstances.KIND:
        return _("Room for: %(kind)s", kind=KINDS.get(thing.kind, thing.kind))
    if thing.about == circumstances.DATES:
        return _("Room that is free sooner")
    factor = factors[thing.about]
    return f"{factor.title}: {either(factor, thing.asked)}"


def _walled(session: CouncilSession, people: AllPeople, homes: AllHouseholds) -> dict[int, int]:
    """Which households each person is kept from, with the helper they chose. Three statements;
    hardly anybody is.
    """
    walls = all_apart(session)
    if not walls:
        return {}
    helped = select(Looking.id, Looking.helper_id).where(Looking.helper_id.in_(walls))
    helpers = {looking: walls[helper] for looking, helper in session.execute(helped) if helper}
    live: dict[uuid.UUID, set[uuid.UUID]] = {}
    asked = select(Housemate.household_id, Housemate.person_id)
    for home, person in session.execute(asked.where(Housemate.person_id.in_(walls))):
        live.setdefault(person, set()).add(home)
    kept = {}
    for number, (looking, person) in enumerate(zip(people.ids, people.person_ids, strict=True)):
        others = {*walls.get(person, ()), *helpers.get(looking, ())}
        away = {home for other in others for home in live.get(other, ())}
        if away:
            kept[number] = homes.ids.numbers(away)
    return kept


def _answered_no(
    session: CouncilSession, people: AllPeople, homes: AllHouseholds
) -> dict[int, int]:
    """The households with whom one of the two has said no. One statement."""
    asked = select(Possibility.looking_id, Possibility.household_id).where(
        or_(Possibility.person_answer == "no", Possibility.household_answer == "no")
    )
    place = {one: number for number, one in enumerate(people.ids)}
    home = {one: number for number, one in enumerate(homes.ids)}
    found: dict[int, list[int]] = {}
    for looking_id, household_id in session.execute(asked):
        if looking_id in place and household_id in home:
            found.setdefault(place[looking_id], []).append(home[household_id])
    return {number: set_of(some, len(homes.ids)) for number, some in found.items()}
