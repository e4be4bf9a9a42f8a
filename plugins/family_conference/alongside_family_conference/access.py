"""The predicates of a conference. One's part in it opens things; a job title alone opens nothing.

The family's own space is open to the family side alone, and to nobody who works for the council,
whatever else they are (rule 15).
"""

from typing import Any

from alongside import Actor, current
from alongside_family_conference import voices
from alongside_family_conference.gatherings import COUNCIL_SIDE, FAMILY_SIDE, Gathering, Party
from alongside_family_conference.referring import must_offer
from alongside_family_conference.states import State

MANAGER = "family_conference.manager"
"""The function of whoever manages the service. Source: domain.md 1a, roles."""

ARRANGE = ("coordinator", MANAGER)
"""The functions of those who arrange conferences, and speak with families who ask for one."""


def _gathering(obj: Any) -> Gathering:
    """The gathering that something belongs to; a gathering itself, too."""
    found: Gathering = getattr(obj, "gathering", obj)
    return found


def _me(actor: Actor, obj: Any) -> Party | None:
    """The actor's place; whoever left the council has none any more in its name."""
    me = _gathering(obj).party(actor.person)
    left = me is not None and me.role in COUNCIL_SIDE and not actor.roles
    return None if left else me


def _has(actor: Actor, obj: Any, *roles: str) -> bool:
    me = _me(actor, obj)
    return me is not None and me.role in roles


def is_in_it(actor: Actor, obj: Any) -> bool:
    """Anybody who is in the conference, in whatever part."""
    return _me(actor, obj) is not None


def is_coordinator_of(actor: Actor, obj: Any) -> bool:
    """Who prepares this conference."""
    return _has(actor, obj, "coordinator")


def sees_them(actor: Actor, obj: Any) -> bool:
    """Whether the actor may know that this person is in the conference."""
    return actor.person is not None and obj.party in _gathering(obj).seen_by(actor.person)


def is_referrer_of(actor: Actor, obj: Any) -> bool:
    """Who asked for this conference."""
    return _has(actor, obj, "referrer")


def is_family_of(actor: Actor, obj: Any) -> bool:
    """The family's side, but nobody excluded, and nobody who holds a function in the council."""
    me = _me(actor, obj)
    return me is not None and me.with_family and not actor.roles


def is_of_the_family(actor: Actor, obj: Any) -> bool:
    """The family's side, whoever they are besides, and also somebody who is kept out of the room.

    What is about oneself stays one's own.
    """
    return _has(actor, obj, *FAMILY_SIDE)


def list_is_cleared(actor: Actor, obj: Any) -> bool:
    """Those who come may know of each other."""
    return _gathering(obj).conference.list_cleared_at is not None


def family_is_not_alone(actor: Actor, obj: Any) -> bool:
    """It is not private time, when nobody of the council reads what is the family's (rule 15)."""
    return _gathering(obj).state is not State.PRIVATE


def works_here(actor: Actor, obj: Any) -> bool:
    """Anybody with a function in the council."""
    return bool(actor.roles)


def is_manager(actor: Actor, obj: Any) -> bool:
    """Who manages the service: gives coordinators, reads its numbers, opens no conference."""
    return MANAGER in actor.roles


def may_allocate(actor: Actor, obj: Any) -> bool:
    """A manager of the service who is not in the conference in any part."""
    return is_manager(actor, obj) and not is_in_it(actor, obj)


def waits_for_a_coordinator(actor: Actor, obj: Any) -> bool:
    """A conference that was asked for and has no coordinator yet."""
    found = _gathering(obj)
    return found.coordinator is None and found.state in (State.REFERRED, State.CONSENTED)


def report_is_shared(actor: Actor, obj: Any) -> bool:
    """The family sees the report first, when its writer shares it."""
    return _gathering(obj).conference.report_shared_at is not None


def is_on_the_day(actor: Actor, obj: Any) -> bool:
    """Somebody who gives information reads the report from the day on, and not before."""
    found, me = _gathering(obj), _me(actor, obj)
    later = found.day_has_come and report_is_shared(actor, obj)
    return later and me is not None and not me.excluded


def must_be_offered(actor: Actor, obj: Any) -> bool:
    """A conference about a child, where the law asks for the offer of a family meeting."""
    about_a_child = _gathering(obj).conference.kind == "child"
    return about_a_child and must_offer(current.council.nation)


def is_asked_about(actor: Actor, obj: Any) -> bool:
    """The place of somebody of the family, about whom a referral says something."""
    return obj.party.role in ("central", "family")


def is_about_a_parent(actor: Actor, obj: Any) -> bool:
    """The place of somebody with parental responsibility."""
    return bool(obj.party.participant.parental)


def plan_is_shared(actor: Actor, obj: Any) -> bool:
    """The family has shared its plan. Until then there is nothing to read, for anybody."""
    found = _gathering(obj)
    return found.conference.plan_shared_at is not None and found.state is not State.PRIVATE


def is_own_seat(actor: Actor, obj: Any) -> bool:
    """What is about the actor's own place in it."""
    return actor.person is not None and is_in_it(actor, obj) and obj.party.person == actor.person


def may_see_voice(actor: Actor, obj: Any) -> bool:
    """Whose voice it is, the coordinator, and from the day on whoever is in the room."""
    return actor.person is not None and is_in_it(actor, obj) and voices.may_see(obj, actor.person)


def may_take_voice_back(actor: Actor, obj: Any) -> bool:
    """Whose voice it is, always; and the coordinator what they put there, until private time."""
    if is_own_seat(actor, obj):
        return True
    put_there = obj.voice.given_by_id is not None and obj.voice.given_by_id == actor.id
    return put_there and is_coordinator_of(actor, obj) and not _gathering(obj).day_has_come
