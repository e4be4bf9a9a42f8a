"""Both choose: two independent answers, after they have met (rule 24).

Neither side hears what the other chose before both have said yes or no; then both hear only
whether it goes on. A no needs no reason, and nobody is told who said it first.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from alongside import CouncilSession, Person, utcnow
from alongside_shared_lives import living_meetings
from alongside_shared_lives.living_models import Arrangement, Choice
from alongside_shared_lives.living_parties import Part, can_begin, hold_pair, running, side_of
from alongside_shared_lives.living_states import Living, moved_on
from alongside_shared_lives.parties import Pair
from alongside_shared_lives.states import NotNow

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


def may_choose(session: CouncilSession, pair: Pair) -> bool:
    """Whether it is open: they have met, and no trial has begun but in an emergency."""
    now = running(session, pair)
    if now is None:
        return can_begin(pair) and bool(living_meetings.happened(session, pair))
    trying = now.emergency and now.state == Living.TRIAL.value
    return trying and bool(living_meetings.happened(session, pair))


def choose(
    session: CouncilSession,
    side: Side,
    by: Person,
    answer: str,
    *,
    how: str = "",
    with_words: str = "",
) -> Choice:
    """Choose for a side. Raises NotNow before they have met, or when a trial has begun.

    Somebody from the scheme only writes down what was said, signed or shown to them, and says who
    was there.
    """
    pair = side.whole
    hold_pair(session, pair)
    met = living_meetings.happened(session, pair)
    if not met:
        raise NotNow(_("First meet. Choosing comes after you have spent time with each other."))
    if not may_choose(session, pair):
        raise moved_on()
    own = side_of(pair, by) == side.one
    if own:
        how = "here" if by.id == pair.seeker.person.id or side.one == "household" else "helper"
    elif how not in ("said", "signed", "pictured") or not with_words.strip():
        raise NotNow(_("Say how they gave their answer, and who was there."))
    choice = Choice(
        possibility_id=pair.id,
        side=side.one,
        answer=answer,
        after_id=met[-1].id,
        by_id=by.id,
        how=how,
        with_words=with_words,
        chosen_at=utcnow(),
    )
    session.add(choice)
    session.flush()
    return choice


def take_back(session: CouncilSession, side: Side) -> None:
    """Take back what a side chose. Raises NotNow when a trial has begun: then it can be stopped."""
    hold_pair(session, side.whole)
    if not may_choose(session, side.whole):
        raise moved_on()
    asked = select(Choice).where(
        Choice.possibility_id == side.whole.id,
        Choice.side == side.one,
        Choice.taken_back_at.is_(None),
    )
    found: Sequence[Choice] = session.scalars(asked).all()
    for one in found:
        one.taken_back_at = utcnow()
