"""Who may read and change what is written about a person."""

from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Date, Uuid, bindparam, select

from alongside.access.actor import Actor
from alongside.access.permissions import permission
from alongside.access.predicates import is_data_officer, is_signed_in, is_worker
from alongside.db.time import UtcDateTime
from alongside.groups.memberships import together_with
from alongside.groups.models import today
from alongside.identity.models import CouncilRole
from alongside.identity.roles import is_held
from alongside.people.models import Person
from alongside.people.walls import is_wall
from alongside.people.withholding import STANDS, kept_from
from alongside.people.withholding_models import Withholding
from alongside.records.reasons import reasons_given, since


def is_self(actor: Actor, person: Any) -> bool:
    """The page is one's own."""
    return actor.id is not None and person is not None and person.id == actor.id


def is_coordinator(actor: Actor, obj: Any) -> bool:
    """Someone who brings people together for what a practice does."""
    return "coordinator" in actor.roles


class Between(NamedTuple):
    """What is between an actor and a person: by what the first may read of the second."""

    shares: bool = False
    reason: bool = False
    role: bool = True
    withheld: bool = True
    kept: bool = True
    wall: bool = True


def shares_a_group(actor: Actor, person: Any) -> bool:
    """They are in some group together today."""
    return between(actor, person).shares


def gave_a_reason(actor: Actor, person: Any) -> bool:
    """They said, lately, why they need to open this person's page."""
    return between(actor, person).reason


def has_no_role(actor: Actor, person: Any) -> bool:
    """The person has no function in the council, which would come along with letting them in."""
    return not between(actor, person).role


def sees_all(actor: Actor, person: Any) -> bool:
    """Nothing of the person is kept back from them for the person's safety."""
    return not between(actor, person).kept


def no_wall(actor: Actor, person: Any) -> bool:
    """Nobody put a wall between the two."""
    return not between(actor, person).wall


def between(actor: Actor, person: Any) -> Between:
    """All of it in one statement a request. A wall hides what else there is."""
    if actor.id is None or person is None:
        return Between()
    key = ("people.between", person.id)
    if key not in actor.known:
        values = {"viewer": actor.id, "person": person.id, "day": today(), "since": since()}
        row = actor.session.execute(_asked(), values).one_or_none()
        found = Between(*map(bool, row)) if row else Between(role=False)
        actor.known[key] = found._replace(shares=False, reason=False) if found.wall else found
    known: Between = actor.known[key]
    return known


@cache
def _asked() -> Any:
    """Made once, because making it costs more than running it."""
    viewer, person = bindparam("viewer", type_=Uuid()), bindparam("person", type_=Uuid())
    role = select(CouncilRole.id).where(
        CouncilRole.person_id == person, is_held(bindparam("day", type_=Date()))
    )
    return select(
        Person.id.in_(together_with(viewer)),
        reasons_given(viewer, person, bindparam("since", type_=UtcDateTime())).exists(),
        role.exists(),
        select(Withholding.id).where(Withholding.person_id == person, STANDS).exists(),
        kept_from(viewer, person),
        is_wall(viewer, person),
    ).where(Person.id == person)


NEAR = ([is_self], [shares_a_group], [is_worker, gave_a_reason])
LETTING_IN = (
    [is_worker, shares_a_group, has_no_role, sees_all],
    [is_worker, gave_a_reason, has_no_role, sees_all],
)
WORKING = (
    [is_self],
    [is_worker, shares_a_group, sees_all],
    [is_worker, gave_a_reason, sees_all],
)

PERMISSIONS = (
    permission("people.find", any_of=[[is_worker]], writes=True),
    permission("people.meet", any_of=[[is_worker, no_wall]]),
    permission("people.ask", any_of=[[is_worker, no_wall]], writes=True),
    # Whoever may open the page, and workers: they are asked for a reason instead of refused.
    permission("people.open", any_of=[[is_worker, no_wall], [is_self], [shares_a_group]]),
    permission("people.read", any_of=NEAR),
    # A group shared opens what people say about themselves, not where they can be reached.
    permission("people.reach", any_of=WORKING),
    permission("people.edit", any_of=WORKING, writes=True),
    # What is kept back for somebody's safety, by the person or whoever sees it anyway.
    permission("people.withhold", any_of=WORKING, writes=True),
    permission("people.wall", any_of=[[is_coordinator], [is_data_officer]]),
    permission("people.put_wall", any_of=[[is_coordinator], [is_data_officer]], writes=True),
    permission("people.give", any_of=NEAR, writes=True),
    permission("people.own", any_of=[[is_self]]),
    permission("people.me", any_of=[[is_signed_in]]),
)
