"""Changes that people agree together, and how they move."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select

from alongside import CouncilSession, Person, utcnow
from alongside_feedback import notices
from alongside_feedback.change_models import Change, Stance, Step
from alongside_feedback.circles import Circle, hold
from alongside_feedback.states import NotNow, State

MOVES = {
    "proposed": frozenset[str](),
    "agreed": frozenset({"under_way", "done", "learned"}),
    "under_way": frozenset({"under_way", "done", "learned"}),
    "done": frozenset({"under_way", "learned"}),
    "learned": frozenset({"under_way", "done"}),
}
MOVING = ("agreed", "under_way")
HAPPENED = ("done", "learned")


@dataclass
class ChangeSeen:
    """A change with what each said to it, and how it moved. `circle` says whose it is."""

    change: Change
    circle: Circle
    stances: list[Stance] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)

    @property
    def id(self) -> object:
        """The change's id."""
        return self.change.id

    def stance(self, person: Person) -> Stance | None:
        """What a person said to it."""
        return next((one for one in self.stances if one.person_id == person.id), None)


def changes_of(session: CouncilSession, circle: Circle) -> list[ChangeSeen]:
    """The changes of a circle with what was said to them, in three statements."""
    query = select(Change).where(Change.enterprise_id == circle.id).order_by(Change.id)
    seen = {change.id: ChangeSeen(change, circle) for change in session.scalars(query)}
    if seen:
        for stance in session.scalars(
            select(Stance).where(Stance.change_id.in_(seen)).order_by(Stance.id)
        ):
            seen[stance.change_id].stances.append(stance)
        for step in session.scalars(
            select(Step).where(Step.change_id.in_(seen)).order_by(Step.created_at, Step.id)
        ):
            seen[step.change_id].steps.append(step)
    return list(seen.values())


def propose(
    session: CouncilSession,
    circle: Circle,
    proposer: Person,
    *,
    what: str,
    owner: Person | None,
    by: date | None,
) -> Change:
    """Propose a change. `owner` is one of those in it; None means the council."""
    hold(session, circle)
    circle.must_be(State.REVEALED)
    circle.seat(proposer)
    if owner is not None and not circle.has(owner):
        raise NotNow(_("Only somebody who is in this, or the council, can take on the change."))
    change = Change(
        enterprise_id=circle.id,
        proposed_by_id=proposer.id,
        owner_id=owner.id if owner else None,
        what=what,
        by=by,
    )
    session.add(change)
    session.flush()
    session.add(Stance(change_id=change.id, person_id=proposer.id, agrees=True))
    session.add(Step(change_id=change.id, person_id=proposer.id, status="proposed"))
    notices.waits(session, circle, circle.others(proposer), "change")
    return change


def answer(
    session: CouncilSession, circle: Circle, change: Change, person: Person, agrees: bool, why: str
) -> None:
    """Agree with a change, or say why not. A "no" stays visible beside whatever comes of it."""
    hold(session, circle)
    circle.seat(person)
    if not agrees and not why:
        raise NotNow(_("Please say why you see it differently. It will stand beside the change."))
    stance = session.scalars(
        select(Stance).where(Stance.change_id == change.id, Stance.person_id == person.id)
    ).one_or_none()
    if stance is None:
        stance = Stance(change_id=change.id, person_id=person.id, agrees=agrees)
        session.add(stance)
    stance.agrees, stance.reason = agrees, why
    session.flush()
    settle(session, circle)


def settle(session: CouncilSession, circle: Circle) -> None:
    """Agree the proposed changes that everyone in it has answered.

    Enough have agreed when at least two say yes, and whoever took it on is one of them. Nobody's
    "no" is outvoted silently: it stays beside the change with its reason.
    """
    open_changes = [one for one in changes_of(session, circle) if one.change.status == "proposed"]
    for seen in open_changes:
        said = {stance.person_id: stance.agrees for stance in seen.stances}
        here = {party.person.id for party in circle.here}
        yes = sum(said.get(person_id, False) for person_id in here)
        owner = seen.change.owner_id
        if here <= said.keys() and yes >= min(2, len(here)) and (owner is None or said.get(owner)):
            _step(session, seen.change, None, "agreed", "")


def move_change(
    session: CouncilSession,
    circle: Circle,
    change: Change,
    person: Person,
    *,
    status: str,
    words: str = "",
    mine: bool = False,
) -> None:
    """Move a change on, with what there is to say about it. `mine` takes it over as its owner.

    A change that turned out to be another one is "learned", never failed, and needs its words.
    """
    hold(session, circle)
    circle.seat(person)
    session.refresh(change)
    if status not in MOVES[change.status]:
        raise NotNow(_("This change has moved since you opened the page. Here is how it is now."))
    if status == "learned" and not words:
        raise NotNow(_("Please say what you learned: it should be different because…"))
    if status == change.status and not words:
        raise NotNow(_("Please say how it goes."))
    if mine:
        change.owner_id = person.id
    _step(session, change, person, status, words)
    notices.moved(session, circle, circle.others(person))


def say_nothing_to_change(
    session: CouncilSession, circle: Circle, person: Person, because: str
) -> None:
    """Say openly that nothing needs to change, and why. That is an answer, too."""
    hold(session, circle)
    circle.must_be(State.REVEALED)
    circle.seat(person)
    enterprise = circle.enterprise
    if enterprise.nothing_because and enterprise.nothing_by_id != person.id:
        raise NotNow(
            _("Somebody has said so already. If you see it differently, propose a change.")
        )
    enterprise.nothing_because, enterprise.nothing_by_id = because, person.id


def leads_somewhere(circle: Circle, changes: Sequence[ChangeSeen]) -> bool:
    """Whether the reflection has led to a change, or to an open "nothing to change"."""
    return bool(changes or circle.enterprise.nothing_because)


def _step(
    session: CouncilSession, change: Change, person: Person | None, status: str, words: str
) -> None:
    change.status, change.moved_at = status, utcnow()
    session.add(
        Step(
            change_id=change.id,
            person_id=person.id if person else None,
            status=status,
            words=words,
        )
    )
