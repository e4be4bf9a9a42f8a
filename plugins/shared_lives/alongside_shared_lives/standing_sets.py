"""With which of very many households nothing may begin now, and why: what `approvals` says of one.

Of each approval only what decides is read, and of what ran out no more than where it did. A test
holds it to `approvals.standing`.
"""

import json
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import String, cast, func, or_, select, type_coerce, union

from alongside import CouncilSession, practice_settings
from alongside_shared_lives import approvals
from alongside_shared_lives.approval_models import Approval, Training
from alongside_shared_lives.approvals import Standing
from alongside_shared_lives.capacity import Guest, Span, most, spans_of
from alongside_shared_lives.carer_models import Requirement
from alongside_shared_lives.crowd import set_of
from alongside_shared_lives.dates import today
from alongside_shared_lives.living_models import Arrangement
from alongside_shared_lives.living_states import RUNNING
from alongside_shared_lives.models import Household, Housemate
from alongside_shared_lives.parties import Home, people_of_many
from alongside_shared_lives.sides import Standings
from alongside_shared_lives.words import KINDS


def standings(session: CouncilSession, raw_ids: Sequence[Any], on: date) -> Standings:
    """How approved households stand on a day, by ids as the driver gave them. Two statements."""
    held = _held(session, on)
    late = _run_out(session, on) & held.keys()
    alike: dict[str | None, list[int]] = {}
    for number, one in enumerate(raw_ids):
        alike.setdefault(held.get(one), []).append(number)
    size = len(raw_ids)
    unapproved = set_of(alike.pop(None, ()), size)
    offered = frozenset(practice_settings("shared_lives").kinds)
    not_for = dict.fromkeys(KINDS, 0)
    for kinds, numbers in alike.items():
        some = set_of(numbers, size)
        for kind in not_for.keys() - offered.intersection(json.loads(kinds or "[]")):
            not_for[kind] |= some
    run_out = (number for number, one in enumerate(raw_ids) if late and one in late)
    return Standings(
        unapproved,
        set_of(run_out, size),
        {kind: some for kind, some in not_for.items() if some},
    )


def in_words(session: CouncilSession, ids: Sequence[uuid.UUID]) -> Mapping[uuid.UUID, Standing]:
    """What is said of some households, each with everybody in it. No statement where none is."""
    if not ids:
        return {}
    people = people_of_many(session, ids)
    homes = [
        Home(one, people.get(one.id, []))
        for one in session.scalars(select(Household).where(Household.id.in_(ids)))
    ]
    return approvals.standings(session, homes, today())


def may_still_take(session: CouncilSession, ids: Iterable[uuid.UUID], on: date) -> dict[int, int]:
    """How many adults more each household may take: by its approval and the council's most, less
    those who are there at most on any day from now on. Three statements at most.

    Somebody who leaves soon counts as there: a suggestion rather says nothing than one too many.
    """
    allowed = practice_settings("shared_lives").most_adults
    limits = dict(_in_force(session, on, Approval.household_id, Approval.most_adults))
    guests = _guests(session)
    return {
        number: max(min(limits.get(one, allowed), allowed) - most(guests[one], [Span(on)]), 0)
        for number, one in enumerate(ids)
    }


def _guests(session: CouncilSession) -> defaultdict[uuid.UUID, list[Guest]]:
    """Who lives with each household or tries it, each person once."""
    found: defaultdict[tuple[uuid.UUID, uuid.UUID], list[Span]] = defaultdict(list)
    running = Arrangement.state.in_([one.value for one in RUNNING])
    for one in session.scalars(select(Arrangement).where(running)):
        found[one.household_id, one.looking_id] += spans_of(one)
    homes: defaultdict[uuid.UUID, list[Guest]] = defaultdict(list)
    for (home, _looking), spans in found.items():
        homes[home].append(spans)
    return homes


def _held(session: CouncilSession, on: date) -> dict[Any, str]:
    """The kinds of each approval that holds on a day, by household, as text: many say the same."""
    whose = type_coerce(Approval.household_id, String)
    return dict(_in_force(session, on, whose, cast(Approval.kinds, String)))


def _in_force(session: CouncilSession, on: date, *what: Any) -> Sequence[Any]:
    """What the approvals say that hold on a day, the newest last."""
    rows = session.execute(
        select(*what)
        .where(
            Approval.from_on <= on,
            or_(Approval.ended_on.is_(None), Approval.ended_on > on),
            or_(Approval.until_on.is_(None), Approval.until_on >= on),
        )
        .order_by(Approval.from_on, Approval.id)
    )
    return rows.all()


def _run_out(session: CouncilSession, on: date) -> set[Any]:
    """The households in which a carer's training, or a document, counts no more."""
    learned = (
        select(type_coerce(Training.household_id, String))
        .join(
            Housemate,
            (Housemate.household_id == Training.household_id)
            & (Housemate.person_id == Training.person_id),
        )
        .where(Housemate.part == "carer")
        .group_by(Training.household_id, Training.person_id, Training.kind)
        .having(func.max(func.coalesce(Training.expires_on, date.max)) < on)
    )
    papers = (
        select(type_coerce(Requirement.household_id, String))
        .where(Requirement.got_on.is_not(None))
        .group_by(
            Requirement.household_id, Requirement.kind, Requirement.title, Requirement.person_id
        )
        .having(func.max(func.coalesce(Requirement.expires_on, date.max)) < on)
    )
    return set(session.scalars(union(learned, papers)))
