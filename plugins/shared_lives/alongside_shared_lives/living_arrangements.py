"""A trial stay, the start of a life together, and its breaks. What it needs is asked here alone.

Nothing begins without a time together and two yeses (rule 24), but in an emergency, which is marked
as one; nothing begins with a household that is not approved, or has no room.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select

from alongside import CouncilSession, practice_settings
from alongside_shared_lives import apart, living_meetings
from alongside_shared_lives.capacity import Span, spans_of
from alongside_shared_lives.coming import approved, room_for
from alongside_shared_lives.dates import today
from alongside_shared_lives.living_choices import chosen, said_no
from alongside_shared_lives.living_models import Arrangement, Stay
from alongside_shared_lives.living_parties import (
    Life,
    Part,
    can_begin,
    hold,
    hold_pair,
    running,
)
from alongside_shared_lives.living_states import RUNNING, TOGETHER, Living, moved_on
from alongside_shared_lives.parties import Home, Pair
from alongside_shared_lives.states import LookingState, NotNow


@dataclass(frozen=True)
class Trial:
    """How two begin: of which kind, and from when until when they try it."""

    kind: str
    from_on: date | None = None
    until_on: date | None = None
    weekdays: Sequence[str] = field(default_factory=tuple)


def try_it(session: CouncilSession, pair: Pair, trial: Trial) -> Life:
    """Begin a trial, or without days where they know each other already. Raises NotNow."""
    _may_start_anew(session, pair)
    if not can_begin(pair) or not living_meetings.happened(session, pair):
        raise NotNow(_("First they meet: nothing begins before they have spent time together."))
    if not chosen(session, pair).both_yes:
        raise NotNow(_("Nothing begins before both have said yes."))
    if trial.from_on is None and not pair.possibility.existing:
        raise NotNow(_("Say from when until when they try it."))
    if trial.from_on is not None and trial.until_on is None:
        raise NotNow(_("Say from when until when they try it."))
    return _begin(session, pair, trial, choose_again_on=None)


def in_emergency(
    session: CouncilSession,
    pair: Pair,
    trial: Trial,
    choose_again_on: date,
    *,
    household_agreed: bool,
) -> Life:
    """Somebody needs a home at once: they begin before both have chosen, and choose on a day soon.

    The household has to say yes to it, be approved and have room all the same. A no that was said
    is a no here, too; which of the two said it is not told.
    """
    _may_start_anew(session, pair)
    if said_no(session, pair):
        raise NotNow(
            _(
                "A no was said, and it counts in an emergency, too. Nothing begins between these "
                "two unless it is taken back."
            )
        )
    if not household_agreed:
        raise NotNow(_("Nobody comes into a home that has not said yes to it. Ask them first."))
    within = timedelta(days=practice_settings("shared_lives").choose_again_days)
    if trial.from_on is None or not trial.from_on < choose_again_on <= trial.from_on + within:
        raise NotNow(
            ngettext(
                "Both choose again within one day of the first.",
                "Both choose again within %(num)s days of the first.",
                within.days,
            )
        )
    life = _begin(session, pair, trial, choose_again_on=choose_again_on)
    life.arrangement.household_agreed = True
    return life


def _may_start_anew(session: CouncilSession, pair: Pair) -> None:
    hold_pair(session, pair)
    apart.must_fit(session, pair.seeker, pair.home)
    if pair.possibility.closed_at is not None or running(session, pair) is not None:
        raise moved_on()


def _begin(
    session: CouncilSession, pair: Pair, trial: Trial, *, choose_again_on: date | None
) -> Life:
    arrangement = Arrangement(
        possibility_id=pair.id,
        looking_id=pair.seeker.id,
        household_id=pair.home.id,
        person_id=pair.seeker.person.id,
        kind=trial.kind,
        weekdays=list(trial.weekdays) if trial.kind == "day" else [],
        state=Living.TRIAL.value,
        trial_from=trial.from_on,
        trial_until=trial.until_on,
        emergency=choose_again_on is not None,
        choose_again_on=choose_again_on,
    )
    if trial.from_on is not None:
        approved(session, pair.home, trial.kind, trial.from_on, emergency=arrangement.emergency)
        room_for(session, pair, spans_of(arrangement), trial.from_on)
    session.add(arrangement)
    session.flush()
    return Life(arrangement, pair)


def move_trial(session: CouncilSession, life: Life, from_on: date, until_on: date | None) -> None:
    """Try it on other days, or for longer."""
    hold(session, life)
    life.must_be(Living.TRIAL, Living.AGREED)
    one = life.arrangement
    if until_on is None and not one.emergency:
        raise NotNow(_("Say from when until when they try it."))
    approved(session, life.home, one.kind, from_on, emergency=one.emergency)
    moved = Arrangement(
        kind=one.kind, weekdays=one.weekdays, trial_from=from_on, trial_until=until_on
    )
    room_for(session, life, spans_of(moved), from_on)
    one.trial_from, one.trial_until = from_on, until_on


def start(session: CouncilSession, life: Life, starts_on: date) -> None:
    """They live together from a day on; until that day has come, it can be another. Raises NotNow
    where something stands against it.
    """
    hold(session, life)
    if life.state is not Living.AGREED and not (life.state is Living.LIVING and life.is_before):
        raise moved_on()
    apart.must_fit(session, life.pair.seeker, life.pair.home)
    one = life.arrangement
    approved(session, life.home, one.kind, starts_on)
    begun = Arrangement(kind=one.kind, weekdays=one.weekdays, starts_on=starts_on)
    room_for(session, life, spans_of(begun), starts_on)
    one.starts_on = starts_on
    one.choose_again_on = None
    if life.state is Living.AGREED:
        life.move(Living.LIVING)
    if one.kind not in ("short_break", "day", "outreach"):
        life.seeker.looking.state = LookingState.SETTLED.value


def pause(session: CouncilSession, life: Life, *, pauses: bool) -> None:
    """Have a longer break, or go on after it. The room stays theirs."""
    hold(session, life)
    life.move(Living.PAUSED if pauses else Living.LIVING)


def stay(
    session: CouncilSession, life: Life, kind: str, from_on: date, until_on: date, words: str = ""
) -> Stay:
    """Add a short break with the household, or some days apart."""
    hold(session, life)
    life.must_be(*TOGETHER)
    one = life.arrangement
    if until_on < from_on:
        raise NotNow(_("The last day comes after the first."))
    if kind == "visit":
        if one.kind != "short_break":
            raise moved_on()
        if one.ends_on is not None and one.ends_on < until_on:
            raise NotNow(_("It ends before that."))
        approved(session, life.home, one.kind, from_on)
        room_for(session, life, [Span(from_on, until_on)], from_on)
    added = Stay(
        arrangement_id=life.id,
        person_id=life.seeker.person.id,
        kind=kind,
        from_on=from_on,
        until_on=until_on,
        words=words,
    )
    session.add(added)
    session.flush()
    return added


def call_off(session: CouncilSession, stay: Part[Life, Stay]) -> None:
    """Take some days out again. Raises NotNow when they have begun: what was, was."""
    hold(session, stay.whole)
    if stay.one.from_on <= today():
        raise moved_on()
    session.delete(stay.one)


def stays_of(session: CouncilSession, life: Life) -> Sequence[Stay]:
    """The days that were added, in their order."""
    asked = select(Stay).where(Stay.arrangement_id == life.id)
    return session.scalars(asked.order_by(Stay.from_on, Stay.id).limit(500)).all()


def lives_of(session: CouncilSession, home: Home) -> Sequence[Arrangement]:
    """What runs with a household."""
    states = [one.value for one in RUNNING]
    asked = select(Arrangement).where(
        Arrangement.household_id == home.id, Arrangement.state.in_(states)
    )
    return session.scalars(asked.order_by(Arrangement.created_at, Arrangement.id)).all()
