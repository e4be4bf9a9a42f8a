"""The predicates of Shared Lives.

Being in the scheme opens what was given to the scheme: a household that applied, a person who looks
for one, and the possibility between them; except to whoever of the scheme lives there, helps that
person, or is kept from one of them. Nobody else of the council sees any of it, whatever their job.
What somebody wrote for one another is theirs until they say who may read it.
"""

from typing import Any

from alongside import Actor, apart_from
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


def is_no_party(actor: Actor, obj: Any) -> bool:
    """Whoever is on neither side of it, and is kept from nobody who is.

    Of what belongs to nobody (a list, a new household) everybody is no party.
    """
    if actor.person is None:
        return False
    seeker, home = getattr(obj, "seeker", obj), getattr(obj, "home", obj)
    people = {person.id for _mate, person in getattr(home, "people", ())}
    looking = getattr(seeker, "looking", None)
    both = {looking.person_id, looking.helper_id} if looking is not None else set()
    return not (people | both) & kept_from(actor)


def kept_from(actor: Actor) -> frozenset[Any]:
    """The ids of those from whom somebody is kept, and their own: theirs is not for them to do."""
    if "shared_lives.kept_from" not in actor.known:
        assert actor.person is not None  # noqa: S101
        apart = apart_from(actor.session, actor.person)
        actor.known["shared_lives.kept_from"] = apart | {actor.person.id}
    found: frozenset[Any] = actor.known["shared_lives.kept_from"]
    return found


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
    """Whom the person chose to read, write and answer with them, and nobody who works here.

    Between a person and a household, nobody of that household: nobody answers for both.
    """
    if actor.person is None or _seeker(obj).helper != actor.person or actor.roles:
        return False
    home = getattr(obj, "home", None)
    return home is None or not home.part(actor.person)
