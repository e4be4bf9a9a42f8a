"""What runs out: training, documents, an approval, the day of a review. Everybody is told in time.

The carers are told and the scheme alike, once for each day on which something runs out: what the
scheme itself is late with is as loud as what anybody else is late with (rule 17).
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
from alongside_shared_lives.access import MANAGER
from alongside_shared_lives.approval_models import Approval, Training
from alongside_shared_lives.approvals import latest, newest, title_of
from alongside_shared_lives.carer_models import Requirement
from alongside_shared_lives.dates import today
from alongside_shared_lives.models import Household, Housemate
from alongside_shared_lives.parties import Home
from alongside_shared_lives.path import LIVE


@dataclass(frozen=True)
class Ending:
    """Something that runs out on a day. `kind`: training, document, approval or review.

    `whose` is who has to do something about it, in words.
    """

    kind: str
    home: Home
    what: str
    day: date
    row: Any
    mark: str
    person: Person | None = None

    @property
    def late(self) -> bool:
        """Whether the day has passed."""
        return self.day < today()

    @property
    def days(self) -> int:
        """For how many days it is over, or how many are left."""
        return abs((self.day - today()).days)

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
    """What runs out in these households by a day, the earliest first. Three statements."""
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
    return sorted((one for one in found if one.day <= until), key=lambda one: (one.day, one.what))


def remind(session: CouncilSession, now: datetime) -> int:
    """Tell of what runs out: the carers, who walks with them, and the manager; gives how many."""
    near = now.date() + timedelta(days=practice_settings("shared_lives").warn_days_before)
    untold: dict[uuid.UUID, list[Ending]] = defaultdict(list)
    for one in endings(session, live_homes(session), near):
        if getattr(one.row, one.mark) != one.day:
            untold[one.home.id].append(one)
    if not untold:
        return 0
    managers = [(one, apart_from(session, one)) for one in people_with_role(session, MANAGER)]
    sent = 0
    for found in untold.values():
        home = found[0].home
        for one in found:
            setattr(one.row, one.mark, one.day)
        there = {person.id for _mate, person in home.people}
        told = [*home.carers, *(who for who, apart in managers if not apart & there)]
        if home.household.worker_id is not None:
            told.append(session.get_one(Person, home.household.worker_id))
        sent += notices.tell(session, told, f"shared_lives.household:{home.id}")
    return sent
