"""The states of a shared enterprise, and the only ways from one to another.

    forming  → together   everyone named has confirmed the words as they stand
    together → forming    the words were changed, or someone was added
    together → writing    someone opened the looking back
    writing  → revealed   everyone who is still in it has finished writing
    forming, together, writing → ended    fewer than two are left

Once the looking back is open, the words stand and nobody is added: they are what is looked back
on, and everyone's writing waits for those who are named now.
"""

from enum import StrEnum
from typing import Any


class State(StrEnum):
    """Where an enterprise is."""

    FORMING = "forming"
    TOGETHER = "together"
    WRITING = "writing"
    REVEALED = "revealed"
    ENDED = "ended"


MOVES: dict[State, frozenset[State]] = {
    State.FORMING: frozenset({State.TOGETHER, State.ENDED}),
    State.TOGETHER: frozenset({State.FORMING, State.WRITING, State.ENDED}),
    State.WRITING: frozenset({State.REVEALED, State.ENDED}),
    State.REVEALED: frozenset(),
    State.ENDED: frozenset(),
}
BEFORE_WRITING = frozenset({State.FORMING, State.TOGETHER})
OPEN = BEFORE_WRITING | {State.WRITING}


class NotNow(Exception):
    """Something was asked for at a time that does not allow it. The message is for the person."""


def move(enterprise: Any, to: State) -> None:
    """Bring an enterprise to another state; raises ValueError for a way that does not exist."""
    if to not in MOVES[State(enterprise.state)]:
        raise ValueError(f"An enterprise that is {enterprise.state} cannot become {to}.")
    enterprise.state = to.value
