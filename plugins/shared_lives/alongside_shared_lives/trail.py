"""A household's path as it was walked so far, with everything that was kept along it."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Select, select

from alongside import CouncilSession, Person
from alongside_shared_lives.carer_models import (
    Application,
    Comment,
    Move,
    Report,
    Requirement,
    Visit,
    Writer,
)
from alongside_shared_lives.models import Household
from alongside_shared_lives.panel_models import Consideration, Meeting
from alongside_shared_lives.parties import Home
from alongside_shared_lives.states import NotNow, Step


@dataclass
class Trail:
    """A household and what was kept along its path, each list in the order of its days."""

    home: Home
    worker: Person | None = None
    application: Application | None = None
    moves: list[Move] = field(default_factory=list)
    documents: list[Requirement] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    writers: list[Writer] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    considered: list[tuple[Consideration, Meeting]] = field(default_factory=list)

    @property
    def id(self) -> uuid.UUID:
        """The household's id."""
        return self.home.id

    @property
    def step(self) -> Step:
        """Where it is."""
        return Step(self.home.household.state)

    @property
    def since(self) -> date:
        """Since when it is there."""
        return self.home.household.state_since or self.home.household.created_at.date()

    @property
    def begun(self) -> date:
        """When it asked."""
        return self.moves[0].day if self.moves else self.home.household.created_at.date()

    @property
    def report(self) -> Report | None:
        """The last version of the report."""
        return self.reports[-1] if self.reports else None

    @property
    def shared(self) -> Report | None:
        """The last version that the household can read."""
        return next((one for one in reversed(self.reports) if one.shared_at), None)

    @property
    def last(self) -> tuple[Consideration, Meeting] | None:
        """The last time that it was, or will be, before the panel."""
        return self.considered[-1] if self.considered else None

    def said(self, report: Report) -> list[tuple[Person, str]]:
        """Who of the household said what to a version."""
        people = {person.id: person for _mate, person in self.home.people}
        return [
            (people[one.person_id], one.words)
            for one in self.comments
            if one.report_id == report.id and one.person_id in people
        ]

    def assessed_by(self) -> set[uuid.UUID]:
        """The ids of everybody who assessed: who walks with it, met it, or wrote about it."""
        found = {self.home.household.worker_id}
        found |= {one.by_id for one in self.visits} | {one.written_by_id for one in self.reports}
        found |= {one.person_id for one in self.writers}
        return {one for one in found if one is not None}


def load_trail(session: CouncilSession, home: Home) -> Trail:
    """Everything along a household's path."""
    here = home.id
    reports = session.scalars(
        select(Report).where(Report.household_id == here).order_by(Report.number)
    ).all()
    return Trail(
        home,
        worker=session.get(Person, home.household.worker_id) if home.household.worker_id else None,
        application=session.scalars(
            select(Application).where(Application.household_id == here)
        ).first(),
        moves=list(session.scalars(_ordered(Move, here))),
        documents=list(
            session.scalars(
                select(Requirement)
                .where(Requirement.household_id == here)
                .order_by(Requirement.created_at, Requirement.id)
            )
        ),
        visits=list(session.scalars(_ordered(Visit, here))),
        reports=list(reports),
        writers=list(
            session.scalars(select(Writer).where(Writer.report_id.in_([one.id for one in reports])))
        ),
        comments=list(
            session.scalars(
                select(Comment)
                .where(Comment.report_id.in_([one.id for one in reports]))
                .order_by(Comment.created_at, Comment.id)
            )
        ),
        considered=[
            (one, meeting)
            for one, meeting in session.execute(
                select(Consideration, Meeting)
                .join(Meeting, Meeting.id == Consideration.meeting_id)
                .where(Consideration.household_id == here)
                .order_by(Meeting.day, Consideration.created_at, Consideration.id)
            )
        ],
    )


def _ordered(model: Any, household_id: uuid.UUID) -> Select[Any]:
    return (
        select(model)
        .where(model.household_id == household_id)
        .order_by(model.day, model.created_at, model.id)
    )


def hold(session: CouncilSession, home: Home, steps: Iterable[Step] = ()) -> None:
    """Take a household for this transaction alone. Raises NotNow unless it is at one of `steps`."""
    session.scalars(
        select(Household)
        .where(Household.id == home.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
    steps = tuple(steps)
    if steps and Step(home.household.state) not in steps:
        raise NotNow(_("This has moved on since you opened the page. Here is how it is now."))
