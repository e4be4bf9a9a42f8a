"""What runs out: training, documents, an approval, the day of a review. Everybody is told in time.

The carers are told and the scheme alike, once for each day on which something runs out, and once
of each course that a carer has never taken: what the scheme itself is late with is as loud as what
anybody else is late with (rule 17).
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from alongside import CouncilSession, Person, apart_from, people_with_role, practice_settings
from alongside_shared_lives import notices
from alongside_shared_lives.access import MANAGER, WORKER
from alongside_shared_lives.approval_models import Approval, Training
from alongside_shared_lives.approvals import latest, never_taken, newest, title_of
from alongside_shared_lives.carer_models import Requirement
from alongside_shared_lives.dates import today
from alongside_shared_lives.models import Household, Housemate
from alongside_shared_lives.parties import Home
from alongside_shared_lives.path import LIVE


@dataclass(frozen=True)
class Ending:
    """Something that runs out on a day. `kind`: training, document, approval or review.

    `whose` is who has to do something about it, in words. `course` is one that a carer has never
    taken: it has no day, as nothing says since when it is missing. `row` remembers whether it was
    told.
    """

    kind: str
    home: Home
    what: str
    day: date | None
    row: Any
    mark: str
    person: Person | None = None
    course: str = ""

    @property
    def late(self) -> bool:
        """Whether the day has passed."""
        return self.day is not None and self.day < today()

    @property
    def days(self) -> int:
        """For how many days it is over, or how many are left; 0 where it has no day."""
        return abs((self.day - today()).days) if self.day else 0

    @property
    def is_told(self) -> bool:
        """Whether everybody was told of it already."""
        if self.course:
            return self.course in self.row.untaken_told
        return bool(getattr(self.row, self.mark) == self.day)

    def remember(self) -> None:
        """Keep in mind that everybody is told of it now."""
        told = [*self.row.untaken_told, self.course] if self.course else self.day
        setattr(self.row, self.mark, told)

    @property
    def whose(self) -> str:
        """Who has to do something about it."""
        if self.kind in ("approval", "review"):
            return str(_("the scheme"))
        if self.person is not None:
            return self.person.display_name
        return self.home.name


def live_homes(session: CouncilSession, household_id: uuid.UUID | None = None) -> list[Home]:
    """The approved households, and those with a pause, by name, with everybody in them."""
    asked = (
        select(Household, Housemate, Person)
        .outerjoin(Housemate, Housemate.household_id == Household.id)
        .outerjoin(Person, Person.id == Housemate.person_id)
        .where(Household.state.in_([one.value for one in LIVE]))
        .order_by(Household.name, Household.id, Housemate.part != "carer", Person.sort_name)
    )
    if household_id is not None:
        asked = asked.where(Household.id == household_id)
    homes: dict[uuid.UUID, Home] = {}
    for household, mate, person in session.execute(asked):
        home = homes.setdefault(household.id, Home(household))
        if person is not None:
            home.people.append((mate, person))
    return list(homes.values())


def endings(session: CouncilSession, homes: Iterable[Home], until: date = date.max) -> list[Ending]:
    """What runs out in these households by a day, the earliest first. Three statements.

    Courses that were never taken have no day and come last, so that they hide nothing that has one.
    """
    by_id = {one.id: one for one in homes}
    found: list[Ending] = []
    if not by_id:
        return found
    learned: dict[uuid.UUID, list[Training]] = defaultdict(list)
    for training in session.scalars(select(Training).where(Training.household_id.in_(by_id))):
        learned[training.household_id].append(training)
    papers: dict[uuid.UUID, list[Requirement]] = defaultdict(list)
    for paper in session.scalars(select(Requirement).where(Requirement.household_id.in_(by_id))):
        papers[paper.household_id].append(paper)
    for id_, home in by_id.items():
        mates = {person.id: mate for mate, person in home.people}
        found += [
            Ending(
                "training",
                home,
                _untaken(kind),
                None,
                mates[person.id],
                "untaken_told",
                person,
                kind,
            )
            for person, kind in never_taken(home, learned[id_])
        ]
        people = {person.id: person for _mate, person in home.people}
        found += [
            Ending("training", home, one.kind, one.expires_on, one, "warned_for", person)
            for one in latest(learned[id_])
            if one.expires_on and (person := people.get(one.person_id))
        ]
        found += [
            Ending(
                "document",
                home,
                title_of(one),
                one.expires_on,
                one,
                "warned_for",
                people.get(one.person_id) if one.person_id else None,
            )
            for one in newest(papers[id_])
            if one.expires_on
        ]
    approvals = select(Approval).where(
        Approval.household_id.in_(by_id), Approval.ended_on.is_(None)
    )
    for approval in session.scalars(approvals):
        home = by_id[approval.household_id]
        if approval.until_on is not None:
            what = str(_("The approval"))
            found.append(
                Ending("approval", home, what, approval.until_on, approval, "until_warned_for")
            )
        what = str(_("The review"))
        found.append(
            Ending("review", home, what, approval.review_on, approval, "review_warned_for")
        )
    return sorted(
        (one for one in found if one.day is None or one.day <= until),
        key=lambda one: (one.day is None, one.day or until, one.what),
    )


def _untaken(kind: str) -> str:
    return str(_("%(course)s, not taken yet", course=kind))


def remind(session: CouncilSession, now: datetime) -> int:
    """Tell of what runs out, and once of each course that a carer has never taken.

    The carers are told, who walks with them, and the manager; gives how many messages. The words
    say nothing of whom, so whoever hears of many households at a time hears once.
    """
    near = now.date() + timedelta(days=practice_settings("shared_lives").warn_days_before)
    untold: dict[uuid.UUID, list[Ending]] = defaultdict(list)
    for one in endings(session, live_homes(session), near):
        if not one.is_told:
            untold[one.home.id].append(one)
    if not untold:
        return 0
    workers: dict[uuid.UUID | None, Person] = {
        one.id: one for one in people_with_role(session, WORKER, MANAGER)
    }
    managers = [(one, apart_from(session, one)) for one in people_with_role(session, MANAGER)]
    told: dict[uuid.UUID, tuple[Person, Home]] = {}
    for found in untold.values():
        home = found[0].home
        for one in found:
            one.remember()
        there = {person.id for _mate, person in home.people}
        people = [*home.carers, *(who for who, apart in managers if not apart & there)]
        if (worker := workers.get(home.household.worker_id)) is not None:
            people.append(worker)
        for who in people:
            told.setdefault(who.id, (who, home))
    return sum(
        notices.tell(session, [who], f"shared_lives.household:{home.id}")
        for who, home in told.values()
    )
