"""Who may do what while two get to know each other and live together.

It is open to the person and the helper they chose, to everybody in the household, and to the
scheme, except whoever of it is on a side. A household's answer and signature are its carer's.
Nobody else sees any of it.
"""

from typing import Any

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
from alongside_shared_lives.living_parties import side_of
from alongside_shared_lives.living_states import BEFORE, TOGETHER


def speaks_for(actor: Actor, obj: Any) -> bool:
    """Who answers for a side: the person and their helper for one, a carer for the other."""
    if obj.one == "person":
        return is_the_person(actor, obj) or is_chosen_helper(actor, obj)
    return is_carer_of(actor, obj)


def wrote_it(actor: Actor, obj: Any) -> bool:
    """Whose own words these are."""
    return actor.person is not None and obj.one.author_id == actor.id


def is_before(actor: Actor, obj: Any) -> bool:
    """It is tried or agreed, and has not begun."""
    return getattr(obj, "whole", obj).state in BEFORE


def is_together(actor: Actor, obj: Any) -> bool:
    """They live together."""
    return getattr(obj, "whole", obj).state in TOGETHER


def is_in_it(actor: Actor, obj: Any) -> bool:
    """On either side."""
    return bool(side_of(obj, actor.person))


_SCHEME = [is_scheme, is_no_party]
_PERSON = [[is_the_person], [is_chosen_helper]]
_ALL = [*_PERSON, [is_of_home], _SCHEME]
_SPEAK = [*_PERSON, [is_carer_of]]

PERMISSIONS = (
    permission("shared_lives.living", any_of=_ALL),
    permission("shared_lives.living_write", any_of=_ALL, writes=True),
    permission(
        "shared_lives.diary_own", any_of=[[wrote_it, is_in_it], [wrote_it, *_SCHEME]], writes=True
    ),
    permission("shared_lives.choose", any_of=[[speaks_for], _SCHEME], writes=True),
    permission("shared_lives.take_back", any_of=[[speaks_for]], writes=True),
    permission("shared_lives.arrange", any_of=[_SCHEME], writes=True),
    permission("shared_lives.agree", any_of=[*_SPEAK, _SCHEME], writes=True),
    permission("shared_lives.sign", any_of=[[speaks_for], _SCHEME], writes=True),
    permission(
        "shared_lives.stop",
        any_of=[*([*row, is_before] for row in _SPEAK), [*_SCHEME, is_before]],
        writes=True,
    ),
    permission("shared_lives.sooner", any_of=[[*row, is_together] for row in _SPEAK], writes=True),
    permission("shared_lives.ordinary_own", any_of=[[wrote_it, is_in_it]], writes=True),
    permission("shared_lives.lives", any_of=[[is_scheme]]),
    permission("shared_lives.lives_file", any_of=[[is_manager]]),
)
