"""The states of a family group conference, and the only ways from one to another.

    drafted → referred → consented → allocated → preparing → ready → information
    information → private → agreeing      the family starts and ends its private time
    information → agreeing                private time was not held, by the family's choice
    agreeing → agreed | not_agreed        the referrer decides item by item, that day
    agreed, not_agreed → agreeing         the family amends its plan
    agreed, not_agreed → active → reviewing → active, closed

`declined`, `withdrawn` and `paused_for_safety` are reached from any open state, but for one thing:
private time is ended by the family alone, so nobody pauses it or declines it from outside.
Source: domain.md 1a.
"""

from enum import StrEnum

from flask_babel import gettext as _


class State(StrEnum):
    """Where a conference is."""

    DRAFTED = "drafted"
    REFERRED = "referred"
    CONSENTED = "consented"
    ALLOCATED = "allocated"
    PREPARING = "preparing"
    READY = "ready"
    INFORMATION = "information"
    PRIVATE = "private"
    AGREEING = "agreeing"
    AGREED = "agreed"
    NOT_AGREED = "not_agreed"
    ACTIVE = "active"
    REVIEWING = "reviewing"
    CLOSED = "closed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    PAUSED = "paused_for_safety"


class NotNow(Exception):
    """Something was asked for at a time that does not allow it. The message is for the person."""


OVER = frozenset({State.CLOSED, State.DECLINED, State.WITHDRAWN})
STOPPED = frozenset({State.DECLINED, State.WITHDRAWN, State.PAUSED})

MOVES: dict[State, frozenset[State]] = {
    State.DRAFTED: frozenset({State.REFERRED}) | STOPPED,
    State.REFERRED: frozenset({State.CONSENTED}) | STOPPED,
    State.CONSENTED: frozenset({State.ALLOCATED, State.REFERRED}) | STOPPED,
    State.ALLOCATED: frozenset({State.PREPARING}) | STOPPED,
    State.PREPARING: frozenset({State.READY}) | STOPPED,
    State.READY: frozenset({State.INFORMATION, State.PREPARING}) | STOPPED,
    State.INFORMATION: frozenset({State.PRIVATE, State.AGREEING}) | STOPPED,
    State.PRIVATE: frozenset({State.AGREEING}),
    State.AGREEING: frozenset({State.AGREED, State.NOT_AGREED}) | STOPPED,
    State.AGREED: frozenset({State.ACTIVE, State.AGREEING}) | STOPPED,
    State.NOT_AGREED: frozenset({State.ACTIVE, State.AGREEING}) | STOPPED,
    State.ACTIVE: frozenset({State.REVIEWING}) | STOPPED,
    State.REVIEWING: frozenset({State.ACTIVE, State.CLOSED}) | STOPPED,
    State.PAUSED: frozenset({State.PREPARING, State.DECLINED, State.WITHDRAWN}),
    State.CLOSED: frozenset(),
    State.DECLINED: frozenset(),
    State.WITHDRAWN: frozenset(),
}

BEFORE_THE_DAY = frozenset(
    {State.DRAFTED, State.REFERRED, State.CONSENTED, State.ALLOCATED, State.PREPARING, State.READY}
)
BEFORE_PRIVATE = BEFORE_THE_DAY | {State.INFORMATION}
DECIDING = frozenset({State.AGREEING, State.AGREED, State.NOT_AGREED})
AFTERWARDS = frozenset({State.ACTIVE, State.REVIEWING})


def must_be(state: State, *states: State) -> None:
    """Raise NotNow unless a conference is in one of these states."""
    if state not in states:
        raise NotNow(_("This has moved on since you opened the page. Here is how it is now."))
