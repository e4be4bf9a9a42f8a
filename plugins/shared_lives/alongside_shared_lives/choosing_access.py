"""Who may see and do what with a possibility, and with the page of each side."""

from typing import Any

from alongside import Actor, is_signed_in, permission
from alongside_shared_lives import choosing
from alongside_shared_lives.access import (
    is_chosen_helper,
    is_no_party,
    is_of_home,
    is_scheme,
    is_the_person,
)


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


def is_persons_side(actor: Actor, obj: Any) -> bool:
    """The person, and whom they chose to help."""
    return is_the_person(actor, obj) or is_chosen_helper(actor, obj)


_SCHEME = [is_scheme, is_no_party]

PERMISSIONS = (
    permission("shared_lives.possibility", any_of=[_SCHEME, [is_asked], [is_of_home]]),
    permission("shared_lives.answer", any_of=[[is_asked]], writes=True),
    permission("shared_lives.read_person", any_of=[[is_of_home, person_shows], _SCHEME]),
    permission(
        "shared_lives.read_household",
        any_of=[[is_the_person, household_shows], [is_chosen_helper, household_shows], _SCHEME],
    ),
    permission("shared_lives.note_answer", any_of=[_SCHEME], writes=True),
    permission("shared_lives.looking", any_of=[[is_persons_side], _SCHEME]),
    permission("shared_lives.looking_write", any_of=[[is_persons_side], _SCHEME], writes=True),
    permission("shared_lives.helper", any_of=[[is_the_person], _SCHEME], writes=True),
    permission("shared_lives.look", any_of=[[is_signed_in]], writes=True),
    permission("shared_lives.home_page", any_of=[[is_of_home], _SCHEME]),
    permission("shared_lives.home_write", any_of=[[is_of_home], _SCHEME], writes=True),
)
