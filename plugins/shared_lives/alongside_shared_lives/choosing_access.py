"""Who may see and do what with a possibility, and with the page of each side.

Of a household its carers are asked. Everybody else in it hears of somebody who looks only when that
person said that the household may read about them.
"""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _l

from alongside import Actor, is_signed_in, permission
from alongside_shared_lives import choosing
from alongside_shared_lives.access import (
    is_chosen_helper,
    is_no_party,
    is_of_home,
    is_scheme,
    is_the_person,
)
from alongside_shared_lives.apart import kept_apart, walls_for
from alongside_shared_lives.living_parties import Life, running
from alongside_shared_lives.living_sides import over_with
from alongside_shared_lives.parties import Pair


def is_asked(actor: Actor, obj: Any) -> bool:
    """Who answers for a side: the person, whom they chose, a carer of the household."""
    side = choosing.side_of(obj, actor.person)
    if side == "person":
        return is_the_person(actor, obj) or is_chosen_helper(actor, obj)
    return side == "household"


def person_shows(actor: Actor, obj: Any) -> bool:
    """The person said that the household may read their page, and it does not rest."""
    return choosing.shows(obj, "person") is not None


def household_shows(actor: Actor, obj: Any) -> bool:
    """The household said that the person may read its page, and it does not rest."""
    return choosing.shows(obj, "household") is not None


def household_knows(actor: Actor, obj: Any) -> bool:
    """The household hears who the person is: they let it read their page, or both meet."""
    return choosing.knows(obj, "household")


def no_wall_between(actor: Actor, obj: Any) -> bool:
    """No wall stands between the two sides, or they live together, which ends on its own page."""
    whole = getattr(obj, "whole", obj)
    pair = getattr(whole, "pair", whole)
    if not hasattr(pair, "possibility") or not kept_apart(pair.seeker, pair.home, walls_for(actor)):
        return True
    return running(actor.session, pair) is not None


def shared_it(actor: Actor, obj: Any) -> bool:
    """In the household before a life together ended, or what was thought of came to rest: what was
    before their time is not theirs.
    """
    whole = getattr(obj, "whole", obj)
    if isinstance(whole, Life):
        over = whole.arrangement.ended_at
    else:
        over = whole.possibility.closed_at or _lived_until(actor, whole)
    came_at = obj.home.came_at(actor.person)
    return came_at is not None and (over is None or came_at <= over)


def _lived_until(actor: Actor, pair: Pair) -> datetime | None:
    """When the two stopped living together, unless they do again. One statement a household."""
    name = f"shared_lives.over:{pair.home.id}"
    if name not in actor.known:
        actor.known[name] = over_with(actor.session, pair.home)
    found: Mapping[uuid.UUID, datetime] = actor.known[name]
    return found.get(pair.id)


def is_persons_side(actor: Actor, obj: Any) -> bool:
    """The person, and whom they chose to help."""
    return is_the_person(actor, obj) or is_chosen_helper(actor, obj)


_SCHEME = [is_scheme, is_no_party]

PERMISSIONS = (
    permission(
        "shared_lives.possibility",
        title=_l("Read where a possibility stands"),
        any_of=[
            _SCHEME,
            [is_persons_side, is_asked, no_wall_between],
            [is_asked, shared_it, no_wall_between],
            [is_of_home, household_knows, shared_it, no_wall_between],
        ],
    ),
    permission(
        "shared_lives.answer",
        title=_l("Answer for one's own side of a possibility"),
        any_of=[
            [is_persons_side, is_asked, no_wall_between],
            [is_asked, shared_it, no_wall_between],
        ],
        writes=True,
    ),
    permission(
        "shared_lives.read_person",
        title=_l("Read the page of somebody who looks for a household"),
        any_of=[[is_of_home, shared_it, person_shows, no_wall_between], _SCHEME],
    ),
    permission(
        "shared_lives.read_household",
        title=_l("Read a household's page for somebody who looks"),
        any_of=[[is_persons_side, household_shows, no_wall_between], _SCHEME],
    ),
    permission(
        "shared_lives.keep_look",
        title=_l("Keep how one likes to read"),
        any_of=[
            [is_persons_side, household_shows, no_wall_between],
            [is_of_home, shared_it, person_shows, no_wall_between],
        ],
        writes=True,
    ),
    permission(
        "shared_lives.note_answer",
        title=_l("Write down what somebody answered in their own way"),
        any_of=[_SCHEME],
        writes=True,
    ),
    permission(
        "shared_lives.looking",
        title=_l("See how somebody looks for a household"),
        any_of=[[is_persons_side], _SCHEME],
    ),
    permission(
        "shared_lives.looking_write",
        title=_l("Write the page of somebody who looks"),
        any_of=[[is_persons_side], _SCHEME],
        writes=True,
    ),
    permission(
        "shared_lives.helper",
        title=_l("Choose who helps somebody who looks"),
        any_of=[[is_the_person], _SCHEME],
        writes=True,
    ),
    permission(
        "shared_lives.look",
        title=_l("Begin to look for a household"),
        any_of=[[is_signed_in]],
        writes=True,
    ),
    permission(
        "shared_lives.home_page",
        title=_l("See a household's page and what it is asked"),
        any_of=[[is_of_home], _SCHEME],
    ),
    permission(
        "shared_lives.home_write",
        title=_l("Write a household's page"),
        any_of=[[is_of_home], _SCHEME],
        writes=True,
    ),
)
