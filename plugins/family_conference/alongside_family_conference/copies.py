"""Copies of a plan: what stands on one, and who was given which, how and by whom.

The typed plan goes to everyone who may read it. Source: domain.md 1a, stage 7 (distribution).
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select

from alongside import CouncilSession, Person
from alongside_family_conference import notices
from alongside_family_conference.copy_models import Copy
from alongside_family_conference.gatherings import Gathering, Party, hold, today
from alongside_family_conference.paper import Look
from alongside_family_conference.paper_words import without_addresses as fit
from alongside_family_conference.plan_models import PlanItem
from alongside_family_conference.planning import items_of, waits_for_referrer
from alongside_family_conference.states import DECIDING, NotNow, State


@dataclass(frozen=True)
class Line:
    """One thing that will be done, as it stands on paper."""

    what: str
    who: str
    by: date | None
    know: str
    checks: str
    decision: str
    reason: str


@dataclass(frozen=True)
class Sheet:
    """A plan as it stands on paper: the family's words, without an address or a number in them.

    Nothing of the conference's place and nobody's contact details are in it to begin with.
    """

    name: str
    own_words: str
    family: Sequence[Line]
    agency: Sequence[Line]
    contingency: str
    not_known_yet: str
    review_on: date | None
    answered: bool


@dataclass
class Given:
    """Somebody, the copies that they were given, and whether one is still to be given."""

    party: Party
    copies: list[Copy] = field(default_factory=list)
    waits: bool = False


def must_be_there(gathering: Gathering) -> None:
    """Raise NotNow while the family has shared no plan, or is alone with it."""
    if gathering.conference.plan_shared_at is None or gathering.state is State.PRIVATE:
        raise NotNow(_("The plan is here when the family has shared it."))


def sheet(session: CouncilSession, gathering: Gathering) -> Sheet:
    """The plan for paper, in the language that is spoken. Raises NotNow where there is none."""
    must_be_there(gathering)
    conference, items = gathering.conference, items_of(session, gathering)
    return Sheet(
        name=fit(conference.name),
        own_words=fit(conference.own_words),
        family=[_line(one) for one in items if not one.by_agency],
        agency=[_line(one) for one in items if one.by_agency],
        contingency=fit(conference.contingency),
        not_known_yet=fit(conference.not_known_yet),
        review_on=conference.review_on,
        answered=not (gathering.state in DECIDING and waits_for_referrer(items)),
    )


def _line(item: PlanItem) -> Line:
    return Line(
        what=fit(item.what),
        who=fit(item.who),
        by=item.by,
        know=fit(item.know),
        checks=fit(item.checks),
        decision=item.decision,
        reason=fit(item.reason),
    )


def readers(gathering: Gathering) -> list[Party]:
    """Who is to have a copy: whoever may read the plan, but the coordinator who gives it out."""
    return [one for one in gathering.parties if one.with_family or one.role == "referrer"]


def may_be_for(gathering: Gathering, person: Person) -> list[Party]:
    """For whom somebody may make a copy: the readers whom they know to be in it, but themself."""
    known = [one.person.id for one in gathering.seen_by(person) if one.person.id != person.id]
    return [one for one in readers(gathering) if one.person.id in known]


def give(
    session: CouncilSession, gathering: Gathering, by: Person, party: Party, how: str, look: Look
) -> None:
    """Note a copy that the coordinator gives to somebody. By message, one goes out that names
    nobody and nothing. Raises NotNow where no address of theirs is safe.
    """
    hold(session, gathering)
    must_be_there(gathering)
    giver = gathering.party(by)
    if giver is None or giver.role != "coordinator":
        raise NotNow(_("The coordinator gives the copies out."))
    if party not in readers(gathering):
        raise NotNow(_("The plan is not theirs to read."))
    if how == "message":
        about = f"family_conference.copy:{gathering.id}"
        if not notices.tell(session, party.person, about):
            raise NotNow(
                _("We have no e-mail address that is safe for them. Give it in another way.")
            )
    session.add(
        Copy(
            conference_id=gathering.id,
            to_id=party.person.id,
            how=how,
            size=look.size,
            layout=look.layout,
            language=look.language,
            given_on=today(),
            given_by_id=by.id,
        )
    )


def given(session: CouncilSession, gathering: Gathering) -> list[Given]:
    """Everybody who is to have a copy or was given one, with their copies, the newest first."""
    found: dict[uuid.UUID, list[Copy]] = {}
    query = select(Copy).where(Copy.conference_id == gathering.id)
    for one in session.scalars(query.order_by(Copy.created_at.desc(), Copy.id)):
        found.setdefault(one.to_id, []).append(one)
    wanted = readers(gathering)
    return [
        Given(
            party,
            had := found.get(party.person.id, []),
            waits=party in wanted and all(is_old(gathering, one) for one in had),
        )
        for party in gathering.parties
        if party in wanted or party.person.id in found
    ]


def is_old(gathering: Gathering, copy: Copy) -> bool:
    """Whether the plan has changed since. What is read here is always the plan of today."""
    changed = gathering.conference.plan_changed_at
    return copy.how != "message" and changed is not None and copy.created_at < changed
