"""Giving a conference its coordinator, who must have no part in the decisions about the family."""

from flask_babel import gettext as _
from sqlalchemy import select

from alongside import CouncilSession, Person, acquaintances, people_with_role
from alongside_family_conference import notices
from alongside_family_conference.gatherings import Gathering, hold, load_many
from alongside_family_conference.models import Conference
from alongside_family_conference.referring import name_person
from alongside_family_conference.states import NotNow, State

MOST_NEAR = 1000
"""How many people around somebody are looked at: more than anybody shares groups with."""


def waiting(session: CouncilSession) -> list[Gathering]:
    """The conferences that wait for a coordinator, the longest first."""
    asked = (
        select(Conference)
        .where(Conference.state == State.CONSENTED.value)
        .order_by(Conference.referred_on, Conference.id)
        .limit(100)
    )
    return load_many(session, asked)


def candidates(session: CouncilSession, gathering: Gathering) -> list[tuple[Person, str]]:
    """Everybody who coordinates for the council today, each with why they cannot, or "".

    A coordinator is independent: not in the conference in another part, and not somebody who is
    already at the side of the people it is about, in one of their groups. Source: domain.md 1a.
    """
    near = {
        one.id
        for party in gathering.who("central")
        for one in acquaintances(session, party.person, limit=MOST_NEAR)
    }
    found = people_with_role(session, "coordinator")
    return [(one, _why_not(gathering, one, one.id in near)) for one in found]


def _why_not(gathering: Gathering, chosen: Person, is_near: bool) -> str:
    party = gathering.party(chosen)
    if party is not None and party.role == "referrer":
        return str(
            _("They asked for this conference. Whoever coordinates it must not decide in it.")
        )
    if party is not None:
        return str(_("They are part of this conference already, in another way."))
    if is_near:
        return str(
            _("They are in a group with whom it is about. A coordinator comes from outside.")
        )
    return ""


def allocate(session: CouncilSession, gathering: Gathering, chosen: Person, by: Person) -> None:
    """Give the conference its coordinator. Raises NotNow with the reason where they cannot be."""
    hold(session, gathering)
    gathering.must_be(State.CONSENTED)
    reasons = {one.id: why_not for one, why_not in candidates(session, gathering)}
    if reason := reasons.get(
        chosen.id, str(_("They do not coordinate conferences for the council."))
    ):
        raise NotNow(reason)
    name_person(session, gathering, chosen, "coordinator", by=by)
    gathering.move(State.ALLOCATED)
    notices.waits(session, gathering, gathering.who("coordinator"))
