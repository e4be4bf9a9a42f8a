"""Whom a wall keeps apart: what was thought of for the two goes no further, and nobody hears why.

Both sides count whole: the person with the helper they chose, who reads and answers with them, and
everybody who lives in the household. Neither side is told that a wall is there; its pages are
simply not there for them. The scheme reads what matching says of the two as well.
"""

import uuid
from collections.abc import Collection, Mapping

from flask_babel import gettext as _
from sqlalchemy import select

from alongside import Actor, CouncilSession, all_apart
from alongside_shared_lives.models import Housemate, Looking
from alongside_shared_lives.parties import Home, Seeker
from alongside_shared_lives.states import NotNow

Walls = Mapping[uuid.UUID, frozenset[uuid.UUID]]


def kept_from_side(looking: Looking, walls: Walls) -> set[uuid.UUID]:
    """Everybody from whom a person, or the helper they chose, is kept."""
    side = (looking.person_id, looking.helper_id)
    return {other for one in side if one is not None for other in walls.get(one, ())}


def kept_apart(seeker: Seeker, home: Home, walls: Walls) -> bool:
    """Whether a wall stands between a person's side and anybody of a household."""
    people = {one.id for _mate, one in home.people}
    return not people.isdisjoint(kept_from_side(seeker.looking, walls))


def must_fit(session: CouncilSession, seeker: Seeker, home: Home) -> None:
    """Raise NotNow where somebody of one side is kept from somebody of the other. It never says
    why.
    """
    if kept_apart(seeker, home, all_apart(session)):
        raise NotNow(_("This cannot be done here. Ask somebody at the council."))


def walls_for(actor: Actor) -> Walls:
    """Every wall, read once a request."""
    if "shared_lives.walls" not in actor.known:
        actor.known["shared_lives.walls"] = all_apart(actor.session)
    found: Walls = actor.known["shared_lives.walls"]
    return found


def apart_among(
    session: CouncilSession, walls: Walls, pairs: Collection[tuple[Looking, uuid.UUID]]
) -> set[tuple[uuid.UUID, uuid.UUID]]:
    """Of people who look, each with a household, those kept apart, by the ids of the two.

    One statement at most; none where nobody is kept from anybody.
    """
    kept = {looking.id: kept_from_side(looking, walls) for looking, _home in pairs}
    others = set().union(*kept.values())
    if not others:
        return set()
    asked = select(Housemate.household_id, Housemate.person_id).where(
        Housemate.household_id.in_({home for _looking, home in pairs}),
        Housemate.person_id.in_(others),
    )
    lives_in = [tuple(row) for row in session.execute(asked)]
    return {
        (looking.id, home)
        for looking, home in pairs
        if any(there == home and one in kept[looking.id] for there, one in lives_in)
    }
