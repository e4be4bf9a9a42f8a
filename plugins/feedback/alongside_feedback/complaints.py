"""Complaints: made by their author alone, kept to the law's clock, never made into less.

A complaint begins in one place, `make`, which only the author's own pages call (rule 13). Nothing
here deletes one or turns it back into "feedback"; its author may withdraw it, and the row says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, cast
from zoneinfo import ZoneInfo

from sqlalchemy import event, func, select

from alongside import CouncilSession, Person, Procedure, add_working_days, procedure, utcnow
from alongside_feedback.tell_models import Clock, Complaint, Telling

About = Literal["adults", "children"]
KINDS = ("acknowledge", "discuss", "respond")
TIME_ZONE = ZoneInfo("Europe/London")


class NotPossible(Exception):
    """What was asked cannot be done with this complaint; the message says why."""


def today() -> date:
    """The day it is in the United Kingdom, which the law's clocks count by."""
    return datetime.now(TIME_ZONE).date()


def must_choose(nation: str) -> bool:
    """Whether the author must say which service it is about: where the procedures differ."""
    return procedure(nation, "adults") != procedure(nation, "children")


@dataclass(frozen=True)
class Standing:
    """A complaint with its procedure and its clocks, in the order in which they run."""

    complaint: Complaint
    clocks: Sequence[Clock]

    @property
    def procedure(self) -> Procedure:
        """The statutory procedure that it runs by."""
        return procedure(self.complaint.nation, cast(About, self.complaint.about))

    def overdue(self, clock: Clock, on: date) -> bool:
        """Whether what the law asks for has not been done in time."""
        open_still = clock.done_on is None and self.complaint.withdrawn_at is None
        return open_still and clock.due_on is not None and on > clock.due_on


def dates(nation: str, about: About, made_on: date) -> dict[str, tuple[date | None, date | None]]:
    """What the law asks for and by when: each kind with its day and the last day allowed.

    Wales counts the ten days in which a talk is offered from the acknowledgement; until that is
    sent, from the day by which it must be.
    """
    rules = procedure(nation, about)

    def after(start: date, days: int | None) -> date | None:
        return None if days is None else add_working_days(start, days, nation)

    asked: dict[str, tuple[date | None, date | None]] = {}
    acknowledge = after(made_on, rules.acknowledge_working_days)
    if acknowledge is not None:
        asked["acknowledge"] = (acknowledge, None)
    if rules.respond_after == "acknowledgement":
        asked["discuss"] = (after(acknowledge or made_on, rules.respond_working_days), None)
        asked["respond"] = (None, None)
    else:
        asked["respond"] = (
            after(made_on, rules.respond_working_days),
            after(made_on, rules.longest_working_days),
        )
    return asked


def make(
    session: CouncilSession,
    telling: Telling,
    nation: str,
    about: About,
    *,
    wish: str = "",
    helped_by: str = "",
    wants_advocate: bool = False,
) -> Complaint:
    """Make the author's words a complaint, because they said so, and start the law's clock.

    Raises NotPossible when they are one already. The conversation moves on with it, so that two
    sendings at the same moment cannot both win.
    """
    if standing(session, telling) is not None:
        raise NotPossible("It is a complaint already.")
    made_on = today()
    complaint = Complaint(
        telling_id=telling.id,
        author_id=telling.person_id,
        nation=nation,
        about=about,
        made_on=made_on,
        wish=wish,
        helped_by=helped_by,
        wants_advocate=wants_advocate,
    )
    session.add(complaint)
    telling.waiting_since = telling.waiting_since or utcnow()
    telling.moved_at = utcnow()
    session.flush()
    for kind, (due_on, latest_on) in dates(nation, about, made_on).items():
        clock = Clock(complaint_id=complaint.id, kind=kind, due_on=due_on, latest_on=latest_on)
        session.add(clock)
    return complaint


def all_of(session: CouncilSession, telling: Telling) -> list[Standing]:
    """Every complaint made of a conversation, withdrawn ones too, the newest first."""
    rows = session.execute(
        select(Complaint, Clock)
        .join(Clock, Clock.complaint_id == Complaint.id)
        .where(Complaint.telling_id == telling.id)
        .order_by(Complaint.created_at.desc(), Complaint.id)
    ).all()
    found: dict[Complaint, list[Clock]] = {}
    for complaint, clock in rows:
        found.setdefault(complaint, []).append(clock)
    return [
        Standing(complaint, sorted(clocks, key=lambda clock: KINDS.index(clock.kind)))
        for complaint, clocks in found.items()
    ]


def standing(session: CouncilSession, telling: Telling) -> Standing | None:
    """The complaint that stands, if there is one."""
    return next(
        (one for one in all_of(session, telling) if one.complaint.withdrawn_at is None), None
    )


def withdraw(complaint: Complaint) -> None:
    """Take one's own complaint back. It is written down, and a new one may be made."""
    complaint.withdrawn_at = complaint.withdrawn_at or utcnow()


def record(one: Standing, kind: str, worker: Person, done_on: date, how: str) -> None:
    """Write down that the council did what the law asks, and when.

    Raises NotPossible for a step that this procedure has not, that was recorded before, or a day
    that lies before the complaint or in the future. Where a talk is due so many days after the
    acknowledgement, an early one brings it forward; a late one gives the council no more time.
    """
    clock = next((clock for clock in one.clocks if clock.kind == kind), None)
    if clock is None or clock.done_on is not None:
        raise NotPossible("There is no such step open.")
    if not one.complaint.made_on <= done_on <= today():
        raise NotPossible("The day must lie between the complaint and today.")
    clock.done_on = done_on
    clock.done_by_id = worker.id
    clock.how = how
    rules = one.procedure
    if kind == "acknowledge" and rules.respond_after == "acknowledgement":
        talk = next(clock for clock in one.clocks if clock.kind == "discuss")
        days = rules.respond_working_days or 0
        counted = add_working_days(done_on, days, one.complaint.nation)
        talk.due_on = min(counted, talk.due_on or counted)


def count_overdue(session: CouncilSession, on: date) -> int:
    """How many complaints have something that the law asked for before this day, not yet done."""
    asked = (
        select(func.count(Complaint.id.distinct()))
        .join(Clock, Clock.complaint_id == Complaint.id)
        .where(Complaint.withdrawn_at.is_(None), Clock.done_on.is_(None), Clock.due_on < on)
    )
    return session.scalar(asked) or 0


@event.listens_for(Complaint, "before_update")
def _keep_what_it_was(mapper: object, connection: object, complaint: Complaint) -> None:
    """Refuse, for every code path, to change a complaint into another or to undo a withdrawal."""
    from sqlalchemy import inspect

    state = inspect(complaint)
    for name in ("telling_id", "nation", "about", "made_on", "wish", "withdrawn_at"):
        before = state.attrs[name].history.deleted
        if before and before[0] is not None:
            raise NotPossible(f"A complaint's {name} stands once it is written.")
