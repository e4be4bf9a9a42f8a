"""Where a life together is, and the only ways from one state to another.

    trial → agreed → living ⇄ paused        both chose, then try it, agree, and live together
    trial, agreed, living, paused → ended   either side, at any time; from living with notice

A trial begins when both sides said yes after they had met (rule 24). One begins without only in an
emergency, which is marked as such and has a day on which both choose again; it is agreed only when
both have. `agreed` is reached when both have signed the same words. A household has to be approved
on the day on which a trial, a life together or a stay begins, and there is never anybody more with
it than may be. Source: domain.md 1b, match path 6 to 11.
"""

from enum import StrEnum

from flask_babel import gettext as _

from alongside_shared_lives.states import NotNow


class Living(StrEnum):
    """Where a life together is."""

    TRIAL = "trial"
    AGREED = "agreed"
    LIVING = "living"
    PAUSED = "paused"
    ENDED = "ended"


MOVES: dict[Living, frozenset[Living]] = {
    Living.TRIAL: frozenset({Living.AGREED, Living.ENDED}),
    Living.AGREED: frozenset({Living.LIVING, Living.ENDED}),
    Living.LIVING: frozenset({Living.PAUSED, Living.ENDED}),
    Living.PAUSED: frozenset({Living.LIVING, Living.ENDED}),
    Living.ENDED: frozenset(),
}
BEFORE = frozenset({Living.TRIAL, Living.AGREED})
TOGETHER = frozenset({Living.LIVING, Living.PAUSED})
RUNNING = BEFORE | TOGETHER


def must_be(state: Living, *states: Living) -> None:
    """Raise NotNow unless a life together is in one of these states."""
    if state not in states:
        raise moved_on()


def moved_on() -> NotNow:
    """What is said to whoever pressed what is no longer there."""
    return NotNow(_("This has moved on since you opened the page. Here is how it is now."))
