"""Choosing: each side for itself, in the way it can, after they have met (rule 24)."""

from flask_babel import gettext as _

from alongside import CouncilSession, Person, utcnow
from alongside_shared_lives import living_agreements, living_due, living_meetings, notices
from alongside_shared_lives.choosing import close, tell_both, tell_noted
from alongside_shared_lives.living_choices import Side, choices_of, chosen, may_choose
from alongside_shared_lives.living_models import Choice
from alongside_shared_lives.living_parties import Life, hold_pair, running, side_of
from alongside_shared_lives.living_states import moved_on
from alongside_shared_lives.parties import Pair
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
    now = chosen(session, pair)
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
    elif _decided_themselves(now.of(side.one)):
        raise NotNow(_("They have answered themselves. Only they can change it."))
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
    if not own:
        tell_noted(session, pair, "person" if side.one == "person" else "household")
    _tell_what_came_of_it(session, pair, now.outcome)
    if (life := running(session, pair)) is not None:  # an emergency: with this it may be agreed
        living_agreements.settle(session, Life(life, pair))
    return choice


def _decided_themselves(choice: Choice | None) -> bool:
    """Whether a side said yes or no here, itself or with its helper."""
    return choice is not None and choice.answer != "not_yet" and choice.how in ("here", "helper")


def take_back(session: CouncilSession, side: Side) -> None:
    """Take back what a side chose. Raises NotNow when a trial has begun: then it can be stopped;
    and when it rests, because both have decided and it does not go on.
    """
    hold_pair(session, side.whole)
    before = chosen(session, side.whole).outcome
    if not may_choose(session, side.whole):
        raise moved_on()
    for one in choices_of(session, side.whole):
        if one.side == side.one:
            one.taken_back_at = utcnow()
    session.flush()
    _tell_what_came_of_it(session, side.whole, before)


def _tell_what_came_of_it(session: CouncilSession, pair: Pair, before: str) -> None:
    """Tell both sides and who walks with them, at the same moment, that both have decided, or that
    it is open again.

    Where it does not go on, it rests: neither reads about the other any more, and neither can look
    at what the other said and then take back what they said themselves. Who live together since an
    emergency go on choosing.
    """
    after = chosen(session, pair).outcome
    if after == before:
        return
    if after == "apart" and running(session, pair) is None:
        close(session, pair)
    tell_both(session, pair)
    notices.tell(session, living_due.workers(session, pair), f"shared_lives.chosen:{pair.id}")
