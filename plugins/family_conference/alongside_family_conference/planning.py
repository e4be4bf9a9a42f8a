"""The family's plan: its items, and the referrer's yes or no to each.

Staff never edit it (rule 16): the functions that write an item ask for somebody of the family.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import func, select

from alongside import CouncilSession, Person, utcnow
from alongside_family_conference import notices
from alongside_family_conference.gatherings import FAMILY_SIDE, Gathering, hold
from alongside_family_conference.plan_models import PlanItem
from alongside_family_conference.states import AFTERWARDS, DECIDING, NotNow, State


@dataclass(frozen=True)
class Written:
    """An item as the family wrote it: what, who, by when, how we will know, who checks."""

    what: str
    who: str = ""
    who_id: uuid.UUID | None = None
    by_agency: bool = False
    by: date | None = None
    know: str = ""
    checks: str = ""


@dataclass(frozen=True)
class Draft:
    """A whole plan, as the family shares it."""

    items: Sequence[Written] = field(default_factory=tuple)
    contingency: str = ""
    not_known_yet: str = ""
    own_words: str = ""
    review_on: date | None = None


@dataclass
class ItemSeen:
    """An item, with the gathering that it belongs to."""

    gathering: Gathering
    item: PlanItem

    @property
    def id(self) -> uuid.UUID:
        """The item's id."""
        return self.item.id


def items_of(session: CouncilSession, gathering: Gathering) -> Sequence[PlanItem]:
    """The items of the plan, in order."""
    return session.scalars(
        select(PlanItem)
        .where(PlanItem.conference_id == gathering.id)
        .order_by(PlanItem.position, PlanItem.id)
    ).all()


def add_to_plan(
    session: CouncilSession, gathering: Gathering, person: Person, items: Sequence[Written]
) -> None:
    """Add items at the end of the plan, in the family's words. They wait for the referrer."""
    hold(session, gathering)
    gathering.must_be_family(person)
    gathering.must_be(*DECIDING, *AFTERWARDS)
    last = session.scalar(
        select(func.max(PlanItem.position)).where(PlanItem.conference_id == gathering.id)
    )
    for position, one in enumerate(items, (last or 0) + 1):
        session.add(
            PlanItem(
                conference_id=gathering.id,
                position=position,
                written_by_id=person.id,
                **_columns(gathering, one),
            )
        )
    session.flush()
    _changed(gathering)


def add_item(
    session: CouncilSession, gathering: Gathering, person: Person, written: Written
) -> None:
    """Add one thing to a plan that is shared, and ask the referrer about it."""
    add_to_plan(session, gathering, person, [written])
    notices.waits(session, gathering, gathering.who("referrer"))


def amend(session: CouncilSession, seen: ItemSeen, person: Person, written: Written) -> None:
    """Put an item in other words. The referrer is asked about it again."""
    gathering, item = seen.gathering, seen.item
    hold(session, gathering)
    gathering.must_be_family(person)
    gathering.must_be(*DECIDING, *AFTERWARDS)
    for name, value in _columns(gathering, written).items():
        setattr(item, name, value)
    item.decision, item.reason, item.decided_by_id, item.amended = "", "", None, True
    item.reminded_on, item.remind_on, item.reminders_off = None, None, False
    _changed(gathering)
    notices.waits(session, gathering, gathering.who("referrer"))


def decide(
    session: CouncilSession, seen: ItemSeen, person: Person, *, agrees: bool, reason: str
) -> None:
    """The referrer agrees to an item or declines it; no reason, no decline (rule 16).

    It is decided that day: once the plan is under way, only what the family has written since
    waits for an answer, and no yes is taken back.
    """
    gathering, item = seen.gathering, seen.item
    hold(session, gathering)
    gathering.must_be(*DECIDING, *AFTERWARDS)
    if gathering.state in AFTERWARDS and item.decision:
        raise NotNow(_("The plan is under way, so this answer stands."))
    if not agrees and not reason.strip():
        raise NotNow(_("Say why: an item is never declined without a reason."))
    item.decision, item.reason = ("agreed", "") if agrees else ("declined", reason)
    item.decided_by_id = person.id
    gathering.conference.plan_changed_at = utcnow()
    session.flush()
    _settle(session, gathering)


def start(session: CouncilSession, gathering: Gathering, person: Person) -> None:
    """The plan is given out, and begins. Where items were declined, the family goes on without."""
    hold(session, gathering)
    gathering.must_be(State.AGREED, State.NOT_AGREED)
    if gathering.state is State.NOT_AGREED:
        gathering.must_be_family(person)
    gathering.move(State.ACTIVE)
    notices.waits(session, gathering, gathering.family)


def waits_for_referrer(items: Sequence[PlanItem]) -> bool:
    """Whether an item has not been answered."""
    return any(not one.decision for one in items)


def _columns(gathering: Gathering, one: Written) -> dict[str, object]:
    known = {party.person.id: party for party in gathering.parties}
    party = known.get(one.who_id) if one.who_id else None
    return {
        "what": one.what,
        "who": party.name if party else one.who,
        "who_id": party.person.id if party else None,
        "by_agency": one.by_agency or (party is not None and party.role not in FAMILY_SIDE),
        "by": one.by,
        "know": one.know,
        "checks": one.checks,
    }


def _settle(session: CouncilSession, gathering: Gathering) -> None:
    """When every item has an answer, so has the plan."""
    items = items_of(session, gathering)
    if gathering.state in AFTERWARDS or waits_for_referrer(items):
        return
    if gathering.state is not State.AGREEING:
        gathering.move(State.AGREEING)
    declined = any(one.decision == "declined" for one in items)
    gathering.move(State.NOT_AGREED if declined else State.AGREED)
    gathering.conference.decided_at = utcnow()
    notices.waits(session, gathering, gathering.family)


def _changed(gathering: Gathering) -> None:
    """What was given out before is an old copy, and what was agreed is asked about anew."""
    gathering.conference.plan_changed_at = utcnow()
    if gathering.state in (State.AGREED, State.NOT_AGREED):
        gathering.move(State.AGREEING)
