"""Who may think of whom for whom: the scheme, and of it nobody who is kept apart from them."""

from typing import Any

from alongside import Actor, apart_from, current, permission
from alongside_shared_lives.access import is_manager, is_scheme


def _people(obj: Any) -> set[Any]:
    """Everybody that the page would be about: a person who looks, those of a household, or both."""
    seeker, home = getattr(obj, "seeker", obj), getattr(obj, "home", obj)
    found = {person.id for _, person in getattr(home, "people", ())}
    if (person := getattr(seeker, "person", None)) is not None:
        found.add(person.id)
    return found


def is_not_apart(actor: Actor, obj: Any) -> bool:
    """Nobody on the page is kept from whoever opens it."""
    if obj is None or actor.person is None:
        return True
    return not _people(obj) & apart_from(current.session, actor.person)


MATCHING_PERMISSIONS = (
    permission("shared_lives.match", any_of=[[is_scheme, is_not_apart]]),
    permission("shared_lives.own_factors", any_of=[[is_manager]], writes=True),
)
