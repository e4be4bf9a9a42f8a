"""The predicates of Shared Lives.

Being in the scheme opens what was given to the scheme: a household that applied, a person who looks
for one, and the possibility between them. Nobody else of the council sees any of it, whatever their
job. What somebody wrote for one another is theirs until they say who may read it.
"""

from typing import Any

from alongside import Actor
from alongside_shared_lives.parties import Home, Seeker

WORKER = "shared_lives.worker"
"""Assesses households, matches and supports. Source: domain.md 1b, roles."""

MANAGER = "shared_lives.manager"
"""The registered manager, who answers for the scheme to the inspectorate."""

PANEL = "shared_lives.panel"
"""Sits on the panel that looks at a household's report and decides."""


def _home(obj: Any) -> Home:
    """The household that something belongs to; a household itself, too."""
    found: Home = getattr(obj, "home", obj)
    return found


def _seeker(obj: Any) -> Seeker:
    """The person who looks, whom something belongs to."""
    found: Seeker = getattr(obj, "seeker", obj)
    return found


def is_scheme(actor: Actor, obj: Any) -> bool:
    """Who works for the scheme: a Shared Lives worker or its manager."""
    return bool(actor.roles & {WORKER, MANAGER})


def is_manager(actor: Actor, obj: Any) -> bool:
    """The registered manager."""
    return MANAGER in actor.roles


def is_panel(actor: Actor, obj: Any) -> bool:
    """A member of the panel."""
    return PANEL in actor.roles


def is_of_home(actor: Actor, obj: Any) -> bool:
    """Anybody in the household."""
    return bool(_home(obj).part(actor.person))


def is_carer_of(actor: Actor, obj: Any) -> bool:
    """Who is the household's carer, or would be."""
    return _home(obj).part(actor.person) == "carer"


def is_the_person(actor: Actor, obj: Any) -> bool:
    """The person who looks."""
    return actor.person is not None and _seeker(obj).person == actor.person


def is_chosen_helper(actor: Actor, obj: Any) -> bool:
    """Whom the person chose to read, write and answer with them, and nobody who works here."""
    return actor.person is not None and _seeker(obj).helper == actor.person and not actor.roles
