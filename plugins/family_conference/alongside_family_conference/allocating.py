"""Giving a conference its coordinator, who must have no part in the decisions about the family."""

from collections.abc import Sequence

from flask_babel import gettext as _
from sqlalchemy import select

from alongside import CouncilSession, Person, people_with_role, share_a_group
from alongside_family_conference import notices
from alongside_family_conference.gatherings import Gathering, hold, load
from alongside_family_conference.models import Conference
from alongside_family_conference.referring import must_fit, name_person
from alongside_family_conference.states import NotNow, State


def waiting(session: CouncilSession) -> list[Gathering]:
    """The conferences that wait for a coordinator, the longest first."""
    asked = (
        select(Conference.id)
        .where(Conference.state == State.CONSENTED.value)
        .order_by(Conference.referred_on, Conference.id)
        .limit(100)
    )
    found = (load(session, one) for one in session.scalars(asked).all())
    return [one for one in found if one is not None and one.coordinator is None]


def candidates(session: CouncilSession) -> Sequence[Person]:
    """Everybody who coordinates for the council today."""
    return people_with_role(session, "coordinator")


def why_not(session: CouncilSession, gathering: Gathering, chosen: Person) -> str:
    """Why somebody cannot coordinate this conference, or "" where they can. Source: domain.md 1a.

    A coordinator is independent: not in the conference in another part, and not somebody who is
    already at the side of the people it is about, or of one of their groups.
    """
    if chosen.id not in {one.id for one in candidates(session)}:
        return str(_("They do not coordinate conferences for the council."))
    party = gathering.party(chosen)
    if party is not None:
        if party.role == "referrer":
            return str(
                _("They asked for this conference. Whoever coordinates it must not decide in it.")
            )
        return str(_("They are part of this conference already, in another way."))
    if any(share_a_group(session, chosen, one.person) for one in gathering.who("central")):
        return str(
            _("They are in a group with whom it is about. A coordinator comes from outside.")
        )
    return ""


def allocate(session: CouncilSession, gathering: Gathering, chosen: Person, by: Person) -> None:
    """Give the conference its coordinator. Raises NotNow with the reason where they cannot be."""
    hold(session, gathering)
    gathering.must_be(State.CONSENTED)
    if reason := why_not(session, gathering, chosen):
        raise NotNow(reason)
    must_fit(session, [chosen, *(one.person for one in gathering.parties)])
    name_person(session, gathering, chosen, "coordinator", by=by)
    gathering.move(State.ALLOCATED)
    notices.waits(session, gathering, gathering.who("coordinator"))
