"""Who may do what while two get to know each other and live together.

It is open to the person and the helper they chose, to everybody in the household, and to the
scheme, except whoever of it is on a side. A household's answer and signature are its carer's, and
so are the papers: what was agreed about money, medicines and health, and what reviews say. For the
household they close when the life together ends, and whoever comes to live there later finds
nothing of it. Where two know each other already, nobody of the household but its carers hears
that the person looks before the person lets it read their page. Nobody else sees any of it.
"""

from typing import Any

from flask_babel import lazy_gettext as _l

from alongside import Actor, permission
from alongside_shared_lives.access import (
    is_carer_of,
    is_chosen_helper,
    is_manager,
    is_no_party,
    is_of_home,
    is_scheme,
    is_the_person,
)
from alongside_shared_lives.choosing_access import household_knows, no_wall_between, shared_it
from alongside_shared_lives.living_met import have_met
from alongside_shared_lives.living_parties import Life, side_of
from alongside_shared_lives.living_states import RUNNING, TOGETHER


def speaks_for(actor: Actor, obj: Any) -> bool:
    """Who answers for a side: the person and their helper for one, a carer for the other, unless
    they came to live there when it was over.
    """
    if obj.one == "person":
        return is_the_person(actor, obj) or is_chosen_helper(actor, obj)
    return is_carer_of(actor, obj) and shared_it(actor, obj)


def wrote_it(actor: Actor, obj: Any) -> bool:
    """Whose own words these are."""
    return actor.person is not None and obj.one.author_id == actor.id


def is_before(actor: Actor, obj: Any) -> bool:
    """It is tried or agreed, or its first day is to come."""
    life: Life = getattr(obj, "whole", obj)
    return life.is_before


def is_together(actor: Actor, obj: Any) -> bool:
    """They live together."""
    return getattr(obj, "whole", obj).state in TOGETHER


def is_in_it(actor: Actor, obj: Any) -> bool:
    """On either side."""
    return bool(side_of(obj, actor.person))


def has_not_ended(actor: Actor, obj: Any) -> bool:
    """It is tried or agreed, or they live together."""
    return getattr(obj, "whole", obj).state in RUNNING


def hears_of_it(actor: Actor, obj: Any) -> bool:
    """A carer; others of the household once the person let it read their page, or they have met."""
    whole = getattr(obj, "whole", obj)
    if isinstance(whole, Life) or is_carer_of(actor, obj):
        return True
    return household_knows(actor, whole) or have_met(actor.session, whole)


_SCHEME = [is_scheme, is_no_party]
_PERSON = [[is_the_person, no_wall_between], [is_chosen_helper, no_wall_between]]
_ALL = [*_PERSON, [is_of_home, shared_it, hears_of_it, no_wall_between], _SCHEME]
_SPEAK = [*_PERSON, [is_carer_of, shared_it]]
_PAPERS = [*_PERSON, [is_carer_of, has_not_ended], _SCHEME]

PERMISSIONS = (
    permission("shared_lives.living", title=_l("Read of a life together"), any_of=_ALL),
    permission(
        "shared_lives.living_write", title=_l("Write of a life together"), any_of=_ALL, writes=True
    ),
    permission(
        "shared_lives.papers",
        title=_l("Read the papers of a life together: agreement, money, health, reviews"),
        any_of=_PAPERS,
    ),
    permission(
        "shared_lives.papers_write",
        title=_l("Write the papers of a life together"),
        any_of=_PAPERS,
        writes=True,
    ),
    permission(
        "shared_lives.diary_own",
        title=_l("Change or share what one wrote in the diary"),
        any_of=[[wrote_it, is_in_it, no_wall_between], [wrote_it, *_SCHEME]],
        writes=True,
    ),
    permission(
        "shared_lives.choose",
        title=_l("Say yes, not yet or no after getting to know each other"),
        any_of=[[speaks_for, no_wall_between], _SCHEME],
        writes=True,
    ),
    permission(
        "shared_lives.take_back",
        title=_l("Think again about one's yes or no"),
        any_of=[[speaks_for, no_wall_between]],
        writes=True,
    ),
    permission(
        "shared_lives.arrange",
        title=_l("Keep what two arrange, and end it at once where that must be"),
        any_of=[_SCHEME],
        writes=True,
    ),
    permission(
        "shared_lives.agree",
        title=_l("Agree on notice, goodbyes, short breaks and days apart"),
        any_of=[*_SPEAK, _SCHEME],
        writes=True,
    ),
    permission(
        "shared_lives.sign",
        title=_l("Sign the agreement"),
        any_of=[[speaks_for], _SCHEME],
        writes=True,
    ),
    permission(
        "shared_lives.stop",
        title=_l("Stop a trial, or what has not begun"),
        any_of=[*([*row, is_before] for row in _SPEAK), [*_SCHEME, is_before]],
        writes=True,
    ),
    permission(
        "shared_lives.sooner",
        title=_l("Agree to an earlier last day"),
        any_of=[[*row, is_together] for row in _SPEAK],
        writes=True,
    ),
    permission(
        "shared_lives.ordinary_own",
        title=_l("Show or take away an ordinary thing that one wrote"),
        any_of=[[wrote_it, is_in_it]],
        writes=True,
    ),
    permission("shared_lives.lives", title=_l("See who lives together"), any_of=[[is_scheme]]),
    permission(
        "shared_lives.lives_file",
        title=_l("Get who lives together as a spreadsheet"),
        any_of=[[is_manager]],
    ),
)
