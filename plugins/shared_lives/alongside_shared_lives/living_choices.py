"""What both chose, and what each side may hear of it (rule 24).

Neither side hears what the other chose before both have said yes or no; then both hear only
whether it goes on. A no needs no reason, and nobody is told who said it first.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from alongside import CouncilSession
from alongside_shared_lives import living_meetings
from alongside_shared_lives.living_models import Arrangement, Choice
from alongside_shared_lives.living_parties import Part, can_begin, running
from alongside_shared_lives.living_sides import sides_of
from alongside_shared_lives.living_states import Living
from alongside_shared_lives.models import Possibility
from alongside_shared_lives.parties import Pair

Side = Part[Pair, str]


@dataclass(frozen=True)
class Chosen:
    """What counts of what each side chose."""

    person: Choice | None = None
    household: Choice | None = None

    def of(self, side: str) -> Choice | None:
        """What one side chose."""
        return self.person if side == "person" else self.household if side == "household" else None

    @property
    def both_yes(self) -> bool:
        """Whether both said yes."""
        return all(one is not None and one.answer == "yes" for one in (self.person, self.household))

    @property
    def outcome(self) -> str:
        """What both may hear: `together`, `apart`, or `open` until both have said yes or no."""
        if self.both_yes:
            return "together"
        both = (self.person, self.household)
        said = all(one is not None and one.answer in ("yes", "no") for one in both)
        return "apart" if said else "open"


def chosen(session: CouncilSession, pair: Pair) -> Chosen:
    """The latest that each side chose, did not take back, and has not lived through already."""
    ended = session.scalars(
        select(Arrangement.ended_at)
        .where(Arrangement.possibility_id == pair.id, Arrangement.ended_at.is_not(None))
        .order_by(Arrangement.ended_at.desc())
        .limit(1)
    ).first()
    asked = select(Choice).where(Choice.possibility_id == pair.id, Choice.taken_back_at.is_(None))
    if ended is not None:
        asked = asked.where(Choice.chosen_at > ended)
    found = {one.side: one for one in session.scalars(asked.order_by(Choice.chosen_at, Choice.id))}
    return Chosen(found.get("person"), found.get("household"))


def waiting_to_begin(session: CouncilSession, without: Collection[UUID] = ()) -> list[UUID]:
    """The possibilities in which both said yes and nothing has begun since, who waits longest
    first; none of `without` is on a side. Two statements at most.
    """
    homes, helped = sides_of(without)
    choices = session.scalars(
        select(Choice)
        .join(Possibility, Possibility.id == Choice.possibility_id)
        .where(
            Choice.taken_back_at.is_(None),
            Possibility.closed_at.is_(None),
            Possibility.looking_id.not_in(helped),
            Possibility.household_id.not_in(homes),
        )
        .order_by(Choice.chosen_at, Choice.id)
    )
    said: dict[UUID, dict[str, Choice]] = {}
    for one in choices:
        said.setdefault(one.possibility_id, {})[one.side] = one
    found = {pair: both for pair, both in said.items() if Chosen(**both).both_yes}
    if not found:
        return []
    lived = select(Arrangement).where(Arrangement.possibility_id.in_(found))
    for life in session.scalars(lived):
        both = found.get(life.possibility_id, {})
        if life.ended_at is None or any(one.chosen_at <= life.ended_at for one in both.values()):
            found.pop(life.possibility_id, None)
    return list(found)


def choices_of(session: CouncilSession, pair: Pair) -> Sequence[Choice]:
    """What either side chose and has not taken back."""
    asked = select(Choice).where(Choice.possibility_id == pair.id, Choice.taken_back_at.is_(None))
    return session.scalars(asked).all()


def said_no(session: CouncilSession, pair: Pair) -> bool:
    """Whether either said no, to meeting or after it, and has not taken it back."""
    one, now = pair.possibility, chosen(session, pair)
    after = {choice.answer for choice in (now.person, now.household) if choice is not None}
    return "no" in after | {one.person_answer, one.household_answer}


def may_be_urgent(session: CouncilSession, pair: Pair) -> bool:
    """Whether they could begin in an emergency: it does not rest, runs, or end in a no."""
    open_ = pair.possibility.closed_at is None and running(session, pair) is None
    return open_ and not said_no(session, pair)


def may_choose(session: CouncilSession, pair: Pair) -> bool:
    """Whether it is open: they have met, it does not rest, and no trial has begun but in an
    emergency.
    """
    now = running(session, pair)
    if now is None:
        return can_begin(pair) and bool(living_meetings.happened(session, pair))
    trying = now.emergency and now.state == Living.TRIAL.value
    return trying and bool(living_meetings.happened(session, pair))
