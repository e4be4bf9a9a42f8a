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


class State(StrEnum):
    """Where an enterprise is."""

    FORMING = "forming"
    TOGETHER = "together"
    WRITING = "writing"
    REVEALED = "revealed"
    ENDED = "ended"


MOVES = {
    State.FORMING: {State.TOGETHER, State.ENDED},
    State.TOGETHER: {State.FORMING, State.WRITING, State.ENDED},
    State.WRITING: {State.REVEALED, State.ENDED},
    State.REVEALED: set[State](),
    State.ENDED: set[State](),
}
BEFORE_WRITING = frozenset({State.FORMING, State.TOGETHER})
OPEN = frozenset({State.FORMING, State.TOGETHER, State.WRITING})


class NotNow(Exception):
    """Something was asked for in a state that does not allow it."""


def check(state: str, to: State) -> State:
    """The state to move to; raises NotNow for a way that does not exist."""
    if to not in MOVES[State(state)]:
        raise NotNow(f"An enterprise that is {state} cannot become {to}.")
    return to
