"""Who may see and do what. What nobody is allowed here is allowed to nobody."""

from typing import Any

from alongside import Actor, apart_from, is_signed_in, permission
from alongside_full_circle.circles import Gathering


def _gathering(obj: Any) -> Gathering:
    """The circle that something belongs to; a circle itself, too."""
    found: Gathering = getattr(obj, "gathering", obj)
    return found


def is_owner(actor: Actor, obj: Any) -> bool:
    """Whoever asks the question."""
    return _gathering(obj).circle.owner_id == actor.id


def is_guest(actor: Actor, obj: Any) -> bool:
    """Somebody in the circle who is not its owner, and can leave."""
    return is_in_it(actor, obj) and not is_owner(actor, obj)


def is_in_it(actor: Actor, obj: Any) -> bool:
    """Somebody who came into the circle. No role in the council opens it to anybody else."""
    return _gathering(obj).standing(actor.id) == "here"


def is_invited(actor: Actor, obj: Any) -> bool:
    """Somebody whom the owner invited by name, and who has not answered yet."""
    return _gathering(obj).standing(actor.id) == "invited"


def is_open_to(actor: Actor, obj: Any) -> bool:
    """Somebody who is not in it, when the circle is open and nobody in it is kept from them."""
    gathering = _gathering(obj)
    if not gathering.circle.is_open or gathering.standing(actor.id) not in ("", "away"):
        return False
    here = {person.id for person in gathering.people("here")}
    return here.isdisjoint(apart_from(actor.session, actor.person))


def is_mine(actor: Actor, obj: Any) -> bool:
    """The offer or the step of whoever is asking."""
    return bool(obj.person_id == actor.id)


def goes_on(actor: Actor, obj: Any) -> bool:
    """The circle is not complete yet."""
    return _gathering(obj).circle.ended_on is None


PERMISSIONS = (
    permission("full_circle.look", any_of=[[is_signed_in]]),
    permission("full_circle.ask", any_of=[[is_signed_in]], writes=True),
    permission("full_circle.read", any_of=[[is_in_it]]),
    permission("full_circle.own", any_of=[[is_owner]], writes=True),
    permission("full_circle.invite", any_of=[[is_owner, goes_on]], writes=True),
    permission("full_circle.answer", any_of=[[is_invited, goes_on]], writes=True),
    permission("full_circle.come", any_of=[[is_signed_in, is_open_to, goes_on]], writes=True),
    permission("full_circle.leave", any_of=[[is_guest]], writes=True),
    permission("full_circle.offer", any_of=[[is_in_it, goes_on]], writes=True),
    permission("full_circle.change", any_of=[[is_in_it, is_mine, goes_on]], writes=True),
)
