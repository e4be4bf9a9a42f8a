"""Whether somebody may come to a household from a day on: its approval on that day, and its room.

A day that has passed already gets round nothing: what has run out or filled up since counts, too.
"""

from datetime import date

from flask_babel import gettext as _

from alongside import CouncilSession, practice_settings
from alongside_shared_lives import approvals
from alongside_shared_lives.capacity import Guest, must_have_room, nights_of
from alongside_shared_lives.dates import today
from alongside_shared_lives.living_parties import Life
from alongside_shared_lives.parties import Home, Pair
from alongside_shared_lives.states import NotNow


def approved(
    session: CouncilSession, home: Home, kind: str, on: date, *, emergency: bool = False
) -> None:
    """Raise NotNow unless a household may share its home from a day on, for this kind.

    In an emergency it has to be approved, too. What ran out meanwhile is then told to the manager,
    and leaves nobody without a bed.
    """
    for day in _asked_on(on):
        now = approvals.standing(session, home, day)
        if not now.approved:
            raise NotNow(" ".join([_not_approved(day, on), *now.troubles]))
        if now.troubles and not emergency:
            raise NotNow(" ".join([_not_then(day, on), *now.troubles]))
        if kind not in now.kinds:
            raise NotNow(_("The household is not approved for this kind of arrangement."))


def room_for(session: CouncilSession, whole: Pair | Life, wanted: Guest, on: date) -> None:
    """Raise NotNow where the house is full on a day that is wanted."""
    most = min(_most_adults(session, whole.home, day) for day in _asked_on(on))
    must_have_room(session, whole.home.id, wanted, most, without=whole.seeker.id)


def night(session: CouncilSession, pair: Pair, kind: str, on: date) -> None:
    """Raise NotNow where a time together has nights, and somebody may not spend them there.

    Who knows a household already may skip matching, never approval (domain.md 1b), and nights count
    like those of a short break.
    """
    wanted = nights_of(kind, on)
    if not wanted:
        return
    for day in _asked_on(on):
        now = approvals.standing(session, pair.home, day)
        if not now.approved:
            waits = _("A night there has to wait until the household is approved.")
            instead = _("Tea, a meal or a day together can be planned all the same.")
            raise NotNow(" ".join([waits, *now.troubles, instead]))
    room_for(session, pair, wanted, on)


def _asked_on(on: date) -> list[date]:
    """The day itself, and today where it is past."""
    return sorted({on, max(on, today())})


def _most_adults(session: CouncilSession, home: Home, on: date) -> int:
    """How many adults a household may have with it: by the council, and by its approval."""
    ours: int = practice_settings("shared_lives").most_adults
    return min(ours, approvals.standing(session, home, on).most_adults)


def _not_approved(day: date, on: date) -> str:
    if day == on:
        return str(_("The household is not approved on that day."))
    return str(_("The household is not approved today."))


def _not_then(day: date, on: date) -> str:
    if day == on:
        return str(_("It cannot begin on that day."))
    return str(_("That day has passed, and today it cannot begin."))
