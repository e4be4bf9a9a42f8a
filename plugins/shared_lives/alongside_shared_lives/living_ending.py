"""Ending: notice, an earlier day where both agree, a goodbye, and how to keep in touch.

Whoever wants it may end it, without a reason. Source: domain.md 1b, match path 11.
"""

from datetime import date, timedelta

from flask_babel import format_date
from flask_babel import gettext as _
from sqlalchemy import select

from alongside import CouncilSession, Person, utcnow
from alongside_shared_lives.capacity import Span, spans_of
from alongside_shared_lives.coming import approved, room_for
from alongside_shared_lives.dates import today
from alongside_shared_lives.living_agreements import notice_days
from alongside_shared_lives.living_models import Arrangement
from alongside_shared_lives.living_parties import Life, hold, side_of
from alongside_shared_lives.living_states import RUNNING, TOGETHER, Living, moved_on
from alongside_shared_lives.states import LookingState, NotNow


def stop(session: CouncilSession, life: Life) -> None:
    """End a trial, or what is agreed and has not begun. Either side may, on any day."""
    hold(session, life)
    if not life.is_before:
        raise moved_on()
    _over(session, life, today())


def give_notice(session: CouncilSession, life: Life, by: Person, ends_on: date) -> None:
    """Say that it ends on a day, with the notice that was agreed. Raises NotNow for less.

    Where one has given notice, the other may give theirs for an earlier day, which counts then:
    whoever speaks first does not keep the other longer than what was agreed.
    """
    hold(session, life)
    life.must_be(*TOGETHER)
    one, side = life.arrangement, side_of(life, by) or "scheme"
    if one.ends_on is not None and (one.notice_side == side or ends_on >= one.ends_on):
        raise NotNow(_("There is a last day already. Both can agree to an earlier one."))
    earliest = first_end(session, life)
    if ends_on < earliest:
        raise NotNow(
            _(
                "With the notice that was agreed, the last day can be %(day)s or later. "
                "Both can agree to an earlier one afterwards.",
                day=format_date(earliest, "long"),
            )
        )
    one.ends_on, one.notice_on, one.notice_side = ends_on, today(), side
    one.sooner_person = one.sooner_household = None


def first_end(session: CouncilSession, life: Life) -> date:
    """The first day on which it can end with the notice that was agreed."""
    begins = life.arrangement.starts_on or today()
    return max(today() + timedelta(days=notice_days(session, life)), begins)


def sooner(session: CouncilSession, life: Life, by: Person, on: date) -> bool:
    """Agree to an earlier last day; it counts, and this gives True, when both name the same."""
    hold(session, life)
    life.must_be(*TOGETHER)
    one, side = life.arrangement, side_of(life, by)
    if one.ends_on is None or not today() <= on < one.ends_on:
        raise NotNow(_("Choose a day from today on, before the last day."))
    if one.starts_on is not None and on < one.starts_on:
        raise NotNow(_("Choose a day from today on, before the last day."))
    if not side:
        raise NotNow(_("The two who live together agree to this."))
    if side == "person":
        one.sooner_person = on
    else:
        one.sooner_household = on
    if one.sooner_person != one.sooner_household:
        return False
    one.ends_on = on
    return True


def stay_after_all(session: CouncilSession, life: Life, by: Person) -> None:
    """Take notice back: whoever gave it may, where the house still has the room."""
    hold(session, life)
    life.must_be(*TOGETHER)
    one = life.arrangement
    if one.ends_on is None or one.notice_side != (side_of(life, by) or "scheme"):
        raise NotNow(_("Whoever gave notice may take it back."))
    after = one.ends_on + timedelta(days=1)
    goes_on = Arrangement(kind=one.kind, weekdays=one.weekdays, starts_on=after)
    wanted: list[Span] = spans_of(goes_on)
    approved(session, life.home, one.kind, after)
    room_for(session, life, wanted, after)
    one.ends_on, one.notice_on, one.notice_side = None, None, ""
    one.sooner_person = one.sooner_household = None


def end_now(session: CouncilSession, life: Life, because: str) -> None:
    """The scheme ends it at once, because somebody is not safe or the home may not go on."""
    hold(session, life)
    life.must_be(*RUNNING)
    life.arrangement.ended_because, life.arrangement.ended_now = because, True
    _over(session, life, today())


def end_when_due(session: CouncilSession, life: Life, on: date) -> bool:
    """End it when its last day has passed."""
    last = life.arrangement.ends_on
    if life.state not in TOGETHER or last is None or last >= on:
        return False
    _over(session, life, last)
    return True


def say_goodbye(
    session: CouncilSession,
    life: Life,
    because: str,
    goodbye: str,
    keeping_in_touch: str,
    *,
    over: int | None = None,
) -> None:
    """Write how they say goodbye and how they keep in touch, before the last day or after it.

    Why the scheme ended it at once stays in the scheme's words, whoever says goodbye. `over` is the
    version that they had before them: raises NotNow where something has changed since.
    """
    hold(session, life)
    one = life.arrangement
    if over is not None and over != one.version:
        raise moved_on()
    one.goodbye, one.keeping_in_touch = goodbye, keeping_in_touch
    if not one.ended_now:
        one.ended_because = because


def _over(session: CouncilSession, life: Life, last: date) -> None:
    life.move(Living.ENDED)
    one = life.arrangement
    one.ended_at, one.ends_on = utcnow(), last
    one.choose_again_on = None
    others = select(Arrangement.id).where(
        Arrangement.looking_id == life.seeker.id,
        Arrangement.id != life.id,
        Arrangement.state.in_([one.value for one in RUNNING]),
    )
    looking = life.seeker.looking
    if looking.state == LookingState.SETTLED and session.scalars(others).first() is None:
        looking.state = LookingState.PAUSED.value
