"""A household before the panel, as the panel has it before itself."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select

from alongside import CouncilSession, Person
from alongside_shared_lives.carer_models import Report
from alongside_shared_lives.panel_models import Consideration, Meeting, Question, Seat
from alongside_shared_lives.parties import Home, load_home


@dataclass
class Considered:
    """A household before the panel, with the version of the report that the panel has."""

    consideration: Consideration
    meeting: Meeting
    home: Home
    report: Report
    seats: list[tuple[Seat, Person]] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    @property
    def id(self) -> uuid.UUID:
        """The consideration's id."""
        return self.consideration.id

    @property
    def decided(self) -> bool:
        """Whether it is decided."""
        return bool(self.consideration.decision)

    def seat(self, person: Person | None) -> Seat | None:
        """Somebody's seat."""
        return next((one for one, who in self.seats if person and who.id == person.id), None)

    @property
    def dissent(self) -> list[tuple[Seat, Person]]:
        """Who saw it otherwise than it was decided."""
        decision = self.consideration.decision
        return [
            (one, who)
            for one, who in self.seats
            if decision and one.interest == "none" and one.view not in ("", decision)
        ]


@dataclass(frozen=True)
class Decision:
    """What is decided, why, and on which terms where it is an approval."""

    decision: str
    reasons: str
    most_adults: int | None = None
    kinds: Sequence[str] = ()
    conditions: str = ""
    probation_until: date | None = None
    review_on: date | None = None
    applicant_there: str = ""


def load_considered(session: CouncilSession, consideration_id: uuid.UUID) -> Considered | None:
    """A household before the panel, by the consideration's id."""
    one = session.get(Consideration, consideration_id)
    home = load_home(session, one.household_id) if one else None
    if one is None or home is None:
        return None
    asked = select(Question).where(Question.consideration_id == one.id)
    return Considered(
        one,
        session.get_one(Meeting, one.meeting_id),
        home,
        session.get_one(Report, one.report_id),
        seats_of(session, one.id),
        list(session.scalars(asked.order_by(Question.created_at, Question.id))),
    )


def seats_of(session: CouncilSession, consideration_id: uuid.UUID) -> list[tuple[Seat, Person]]:
    """Who sits, by name, as it is kept just now."""
    rows = session.execute(
        select(Seat, Person)
        .join(Person, Person.id == Seat.person_id)
        .where(Seat.consideration_id == consideration_id)
        .order_by(Person.sort_name, Person.id)
        .execution_options(populate_existing=True)
    )
    return [(seat, person) for seat, person in rows]
