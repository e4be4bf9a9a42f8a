"""Afterwards: how the plan goes, the reviews, and how a conference ends or pauses."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select, update

from alongside import CouncilSession, Person
from alongside_family_conference import notices
from alongside_family_conference.gatherings import COUNCIL_SIDE, Gathering, Party, hold
from alongside_family_conference.models import Conference, Participant
from alongside_family_conference.plan_models import ItemStep, PlanItem, Review
from alongside_family_conference.planning import ItemSeen
from alongside_family_conference.states import AFTERWARDS, MOVES, OVER, NotNow, State

LASTING = frozenset({"open", "under_way", "partly", "not"})
"""What is not over yet, so that its day can pass: a word about it does not make it quiet."""


def is_lasting(item: PlanItem) -> bool:
    """Whether something is still to be done. What was declined is nobody's to do."""
    return item.status in LASTING and item.decision != "declined"


def is_overdue(item: PlanItem, on: date) -> bool:
    """Whether the day has passed: the same for a family's task and a promise (rule 17)."""
    return is_lasting(item) and item.by is not None and item.by < on


def late_for(session: CouncilSession, person: Person, on: date) -> frozenset[uuid.UUID]:
    """The conferences in which the day of something has passed that is this person's to do.

    It is whoever's took it on, and a promise of the council is the referrer's, too.
    """
    promised = PlanItem.by_agency & (Participant.role == "referrer")
    return frozenset(
        session.scalars(
            select(PlanItem.conference_id)
            .join(Conference, Conference.id == PlanItem.conference_id)
            .join(Participant, Participant.conference_id == PlanItem.conference_id)
            .where(
                Participant.person_id == person.id,
                Conference.state.in_([one.value for one in AFTERWARDS]),
                PlanItem.status.in_(LASTING),
                PlanItem.decision != "declined",
                PlanItem.by < on,
                promised | (PlanItem.who_id == person.id),
            )
            .distinct()
        )
    )


def steps_of(
    session: CouncilSession, items: Sequence[PlanItem]
) -> Mapping[uuid.UUID, list[ItemStep]]:
    """How each item moved, in order."""
    found: dict[uuid.UUID, list[ItemStep]] = {}
    if items:
        for step in session.scalars(
            select(ItemStep)
            .where(ItemStep.item_id.in_([one.id for one in items]))
            .order_by(ItemStep.created_at, ItemStep.id)
        ):
            found.setdefault(step.item_id, []).append(step)
    return found


def may_move(gathering: Gathering, item: PlanItem, person: Person) -> bool:
    """Whose it is to say how an item goes: the family's own, or the agency's own promise."""
    party = gathering.party(person)
    if party is None or party.excluded:
        return False
    return party.role in COUNCIL_SIDE if item.by_agency else party.with_family


def move_item(
    session: CouncilSession, seen: ItemSeen, person: Person, *, status: str, words: str
) -> None:
    """Say how an item goes. What turned out otherwise is learning, never failure (rule 18)."""
    hold(session, seen.gathering)
    seen.gathering.must_be(State.ACTIVE, State.REVIEWING)
    if not may_move(seen.gathering, seen.item, person):
        raise NotNow(_("Whoever took this on says how it goes."))
    moved(session, seen.gathering, person, {seen.item: status}, words=words)


def moved(
    session: CouncilSession,
    gathering: Gathering,
    person: Person,
    statuses: Mapping[PlanItem, str],
    *,
    words: str = "",
) -> None:
    """Keep how items go, and tell the other side once, however many they are.

    In one statement a status, so that a long plan costs no more than a short one.
    """
    for status in set(statuses.values()):
        ids = [item.id for item, said in statuses.items() if said == status]
        session.execute(
            update(PlanItem)
            .where(PlanItem.id.in_(ids))
            .values(status=status, version=PlanItem.version + 1)
        )
    for item, status in statuses.items():
        session.add(ItemStep(item_id=item.id, person_id=person.id, status=status, words=words))
    told = gathering.family if any(one.by_agency for one in statuses) else []
    if not all(one.by_agency for one in statuses):
        told = [*told, *gathering.who("referrer")]
    notices.waits(session, gathering, [one for one in told if one.person.id != person.id])


def reviews_of(session: CouncilSession, gathering: Gathering) -> Sequence[Review]:
    """The reviews, the first first."""
    return session.scalars(
        select(Review)
        .where(Review.conference_id == gathering.id)
        .order_by(Review.created_at, Review.id)
    ).all()


def open_review(session: CouncilSession, gathering: Gathering, person: Person) -> None:
    """Come together again: anybody of the same people can ask for it."""
    hold(session, gathering)
    gathering.must_be(State.ACTIVE)
    gathering.move(State.REVIEWING)
    session.add(Review(conference_id=gathering.id, opened_by_id=person.id))
    others = [one for one in gathering.parties if one.person.id != person.id and not one.excluded]
    notices.waits(session, gathering, others)


def close(session: CouncilSession, gathering: Gathering) -> None:
    """End it well, after a review. Raises NotNow before one was opened."""
    hold(session, gathering)
    if gathering.state is State.ACTIVE:
        if not any(one.held_at for one in reviews_of(session, gathering)):
            raise NotNow(_("Hold a review together first."))
        gathering.move(State.REVIEWING)
    gathering.move(State.CLOSED)


def stop(
    session: CouncilSession, gathering: Gathering, by: Person, how: State, because: str
) -> None:
    """Decline, withdraw or pause. Raises NotNow where that is not for this person to do."""
    hold(session, gathering)
    if gathering.state in OVER:
        raise NotNow(_("This is over."))
    if how not in ways_to_stop(gathering, by):
        raise NotNow(_("It cannot be stopped or paused now."))
    gathering.move(how)
    gathering.conference.stopped_because = because
    others = [one for one in gathering.parties if one.person.id != by.id and not one.excluded]
    notices.waits(session, gathering, others)


def ways_to_stop(gathering: Gathering, person: Person) -> list[State]:
    """How somebody may end it, pause it or go on with it now; the coordinator alone pauses.

    Empty in private time, which the family alone ends, and where it is over. It ends by whoever's
    yes it stands on; anybody else says no for themself alone, as an answer to the invitation. While
    there is no plan, the coordinator can end it, too, and until there is a coordinator whoever
    asked for it. Once the family has shared its plan it is theirs (rule 16): the council's people
    pause it for safety or close it with a review.
    """
    party = gathering.party(person)
    if party is None:
        return []
    ends = may_take_back(gathering, party)
    if gathering.conference.plan_shared_at is None:
        ends = ends or party.role == ("coordinator" if gathering.coordinator else "referrer")
    ways = [State.DECLINED, State.WITHDRAWN] if ends else []
    if party.role == "coordinator":
        ways += [State.PAUSED] if gathering.state is not State.PAUSED else [State.PREPARING]
    return [one for one in ways if one in MOVES[gathering.state]]


def may_take_back(gathering: Gathering, party: Party) -> bool:
    """Whether a plan stands on this person's yes: the adult's, or a parent's of the child."""
    if gathering.conference.kind == "adult":
        return party.role == "central"
    return party.with_family and party.participant.parental


def resume(session: CouncilSession, gathering: Gathering) -> None:
    """Go on with preparing after a pause for safety: the screening counts anew."""
    hold(session, gathering)
    gathering.must_be(State.PAUSED)
    gathering.move(State.PREPARING)
    gathering.conference.stopped_because = ""
    gathering.conference.list_cleared_at = None
