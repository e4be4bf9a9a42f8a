"""Choosing: each side for itself, in the way it can, after they have met (rule 24)."""

from collections.abc import Sequence

from flask_babel import gettext as _
from sqlalchemy import select

from alongside import CouncilSession, Person, utcnow
from alongside_shared_lives import living_agreements, living_meetings
from alongside_shared_lives.living_choices import Side, may_choose
from alongside_shared_lives.living_models import Choice
from alongside_shared_lives.living_parties import Life, hold_pair, running, side_of
from alongside_shared_lives.living_states import moved_on
from alongside_shared_lives.states import NotNow


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
    if (now := running(session, pair)) is not None:  # an emergency: with this it may be agreed
        living_agreements.settle(session, Life(now, pair))
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
