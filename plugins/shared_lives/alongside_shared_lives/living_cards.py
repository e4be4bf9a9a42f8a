"""What waits for the person and for the household, for their home pages, and for the scheme."""

import uuid
from collections.abc import Iterator, Mapping
from typing import Any

from flask import url_for
from flask_babel import format_date, ngettext
from flask_babel import gettext as _
from sqlalchemy import or_, select
from sqlalchemy.orm import aliased

from alongside import Card, CouncilSession, Person, current
from alongside_shared_lives import apart, choosing, living_choices, living_due
from alongside_shared_lives.access import kept_from
from alongside_shared_lives.dates import today
from alongside_shared_lives.living_met import of_scheme, planned_for
from alongside_shared_lives.living_models import Arrangement, Choice, Introduction
from alongside_shared_lives.living_paper_models import Agreement, Signature
from alongside_shared_lives.living_parties import can_begin
from alongside_shared_lives.living_review_models import LivingReview
from alongside_shared_lives.living_states import RUNNING, Living
from alongside_shared_lives.living_words import MEETINGS
from alongside_shared_lives.models import Household, Housemate, Looking, Possibility
from alongside_shared_lives.parties import Home, Pair, Seeker

Found = tuple[Possibility, Looking, Household, Person, Arrangement | None]


def cards_for(session: CouncilSession, person: Person) -> Iterator[Card]:
    """One card for each life together, and for each household or person one gets to know."""
    found = _mine(session, person)
    if not found:
        return
    met = _meetings(session, [one.id for one, *_rest in found])
    chose = _choices(session, [one.id for one, *_rest in found])
    lives = [life.id for *_rest, life in found if life is not None]
    waiting = _to_sign(session, lives) if lives else {}
    reviews = _reviews(session, lives) if lives else {}
    early = any(life is None and one.existing for one, *_rest, life in found)
    workers = of_scheme(session) if early and met else set()
    carer_of = _carer_of(session, person) if waiting or early else set()
    early_ones = [(looking, home.id) for _one, looking, home, _who, life in found if life is None]
    kept = apart.apart_among(session, apart.walls_for(current.actor), early_ones)
    for possibility, looking, household, other, life in found:
        if current.actor.roles and person.id == looking.helper_id:
            continue
        side = "person" if person.id in (looking.person_id, looking.helper_id) else "household"
        name = household.name if side == "person" else other.display_name
        if life is not None:
            asked = waiting if side == "person" or household.id in carer_of else {}
            yield _life(life, name, side, asked, reviews)
        elif (looking.id, household.id) not in kept:
            had = met.get(possibility.id, [])
            pair = _pair(possibility, looking, household, other)
            spent = any(planned_for(one, looking, workers) for one in had)
            if not (
                side == "person"
                or household.id in carer_of
                or spent
                or choosing.knows(pair, "household")
            ):
                continue
            yield _meeting(possibility, name, had, chose=(possibility.id, side) in chose)


def scheme(session: CouncilSession) -> Iterator[Card]:
    """Who can begin, and what is late, for the scheme, as loudly as anybody’s."""
    page, kept = url_for("shared_lives.arrangements"), kept_from(current.actor)
    ready = living_choices.waiting_to_begin(session, kept)
    if ready:
        title = ngettext(
            "Two have chosen each other", "%(num)s times, two have chosen each other", len(ready)
        )
        text = _("Speak with both about trying it. Who waits longest comes first.")
        where = url_for("shared_lives.introductions", possibility_id=ready[0])
        yield Card(title, text, where, _("Open it"), kind="waiting", weight=11)
    late = living_due.count_late(session, today(), kept)
    if late:
        title = ngettext("One review is late", "%(num)s reviews are late", late)
        yield Card(title, "", page, _("Look which"), kind="waiting", weight=11)
    over = living_due.count_trials_over(session, today(), kept)
    if over:
        title = ngettext(
            "One trial is past its last day", "%(num)s trials are past their last day", over
        )
        text = _("They agree to live together, try it for longer, or it ends.")
        yield Card(title, text, page, _("Look which"), kind="waiting", weight=12)


def _life(
    life: Arrangement,
    name: str,
    side: str,
    waiting: Mapping[uuid.UUID, set[str]],
    reviews: Mapping[uuid.UUID, LivingReview],
) -> Card:
    page = url_for("shared_lives.arrangement", arrangement_id=life.id)
    if life.id in waiting and side not in waiting[life.id]:
        paper = url_for("shared_lives.agreement", arrangement_id=life.id)
        title = _("An agreement waits for your yes")
        return Card(title, name, paper, _("Read it"), kind="waiting", weight=10)
    text = ""
    if life.id in reviews:
        day = format_date(reviews[life.id].due_on, "long")
        text = _("We look at how it goes by %(day)s.", day=day)
    if life.state == Living.TRIAL.value:
        title = _("Trying it: %(name)s", name=name)
    else:
        title = _("How we live together: %(name)s", name=name)
    return Card(title, text, page, _("Open it"), weight=40)


def _meeting(one: Possibility, name: str, met: list[Introduction], *, chose: bool) -> Card:
    page = url_for("shared_lives.introductions", possibility_id=one.id)
    title = _("Getting to know each other: %(name)s", name=name)
    planned = [meeting for meeting in met if meeting.state == "planned"]
    if planned:
        day = format_date(planned[0].planned_on, "full")
        text = _("%(what)s on %(day)s", what=MEETINGS[planned[0].kind], day=day)
        return Card(title, text, page, _("Open it"), weight=30)
    if any(meeting.state == "happened" for meeting in met) and not chose:
        text = _("Meet again, or choose. There is no hurry.")
        return Card(title, text, page, _("Open it"), kind="waiting", weight=20)
    return Card(title, "" if met else _("Plan a first cup of tea."), page, _("Open it"), weight=30)


_may_begin = (
    Possibility.closed_at.is_(None)
    & (Possibility.person_answer != "no")
    & (Possibility.household_answer != "no")
    & (
        Possibility.existing.is_(True)
        | (Possibility.person_answer == "yes") & (Possibility.household_answer == "yes")
    )
)
"""What `can_begin` asks of a possibility, so that what came to rest takes nothing's place."""


def _mine(session: CouncilSession, person: Person) -> list[Found]:
    """What somebody is part of, on either side: lives first, then the newest. One statement."""
    homes = select(Housemate.household_id).where(Housemate.person_id == person.id)
    past = aliased(Arrangement)
    over = (
        select(past.id)
        .join(Housemate, Housemate.household_id == past.household_id)
        .where(
            past.possibility_id == Possibility.id,
            Housemate.person_id == person.id,
            past.ended_at < Housemate.created_at,
        )
    )
    running = (Arrangement.possibility_id == Possibility.id) & Arrangement.state.in_(
        [one.value for one in RUNNING]
    )
    asked = (
        select(Possibility, Looking, Household, Person, Arrangement)
        .join(Looking, Looking.id == Possibility.looking_id)
        .join(Household, Household.id == Possibility.household_id)
        .join(Person, Person.id == Looking.person_id)
        .join(Arrangement, running, isouter=True)
        .where(
            or_(
                Looking.person_id == person.id,
                Looking.helper_id == person.id,
                Household.id.in_(homes),
            ),
            or_(Arrangement.id.is_not(None), _may_begin & ~over.exists()),
        )
        .order_by(Arrangement.id.is_(None), Possibility.created_at.desc(), Possibility.id)
        .limit(50)
    )
    rows: list[Any] = list(session.execute(asked))
    return [tuple(row) for row in rows if row[4] is not None or can_begin(_pair(*row[:4]))]


def _pair(possibility: Possibility, looking: Looking, home: Household, other: Person) -> Pair:
    return Pair(possibility, Seeker(looking, other), Home(home))


def _carer_of(session: CouncilSession, person: Person) -> set[uuid.UUID]:
    """The households for which somebody signs."""
    asked = select(Housemate.household_id).where(
        Housemate.person_id == person.id, Housemate.part == "carer"
    )
    return set(session.scalars(asked))


def _meetings(
    session: CouncilSession, ids: list[uuid.UUID]
) -> Mapping[uuid.UUID, list[Introduction]]:
    found: dict[uuid.UUID, list[Introduction]] = {}
    asked = select(Introduction).where(Introduction.possibility_id.in_(ids))
    for one in session.scalars(asked.order_by(Introduction.planned_on, Introduction.id)):
        found.setdefault(one.possibility_id, []).append(one)
    return found


def _choices(session: CouncilSession, ids: list[uuid.UUID]) -> set[tuple[uuid.UUID, str]]:
    asked = select(Choice).where(
        Choice.possibility_id.in_(ids),
        Choice.taken_back_at.is_(None),
        Choice.answer.in_(("yes", "no")),
    )
    return {(one.possibility_id, one.side) for one in session.scalars(asked)}


def _to_sign(session: CouncilSession, ids: list[uuid.UUID]) -> Mapping[uuid.UUID, set[str]]:
    """Whose signatures the newest editions have, of those that not both have signed."""
    asked = select(Agreement).where(Agreement.arrangement_id.in_(ids)).order_by(Agreement.edition)
    newest = {one.arrangement_id: one.id for one in session.scalars(asked)}
    signed: dict[uuid.UUID, set[str]] = {one: set() for one in newest.values()}
    marks = select(Signature).where(Signature.agreement_id.in_(signed))
    for mark in session.scalars(marks):
        signed[mark.agreement_id].add(mark.side)
    return {life: signed[one] for life, one in newest.items() if len(signed[one]) < 2}


def _reviews(session: CouncilSession, ids: list[uuid.UUID]) -> Mapping[uuid.UUID, LivingReview]:
    asked = select(LivingReview).where(
        LivingReview.arrangement_id.in_(ids), LivingReview.held_on.is_(None)
    )
    ordered = asked.order_by(LivingReview.due_on.desc(), LivingReview.id)
    return {one.arrangement_id: one for one in session.scalars(ordered)}
