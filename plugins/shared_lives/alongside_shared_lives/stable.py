"""Deferred acceptance with capacities: a suggestion that is stable for both sides.

Everybody asks the household that they would like best; a household keeps whom it would like best,
as far as there is room, and whoever is not kept asks the next. In the end no person and household
would both rather have each other than what is suggested. Source: Gale and Shapley, "College
Admissions and the Stability of Marriage", 1962; capacities within capacities as in Fleiner, "A
fixed-point approach to stable matchings", 2003.

It is a beginning for a conversation about the whole scheme. It assigns nobody.
"""

from bisect import insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Choice:
    """A household that a person could ask; `rank` is how it ranks them, the smallest first."""

    household: int
    rank: Any


def suggest(
    choices: Sequence[Sequence[Choice]],
    kinds: Sequence[str],
    places: Mapping[tuple[int, str], int],
    most: Mapping[int, int],
) -> dict[int, int]:
    """Give each person's household, for as many as find one.

    `choices` are each person's, the best first; `kinds` what each looks for. `places` is how many
    of a kind a household has room for, `most` how many people in all, where there is such a limit.
    """
    held: dict[int, list[tuple[Any, int]]] = {}
    asked = [0] * len(choices)
    waiting = list(range(len(choices) - 1, -1, -1))
    while waiting:
        person = waiting.pop()
        while asked[person] < len(choices[person]):
            choice = choices[person][asked[person]]
            asked[person] += 1
            kept = held.setdefault(choice.household, [])
            insort(kept, (choice.rank, person))
            left = _let_go(kept, choice.household, kinds, places, most, kinds[person])
            if left is None:
                break
            if left != person:
                person = left
    return {person: household for household, kept in held.items() for _, person in kept}


def _let_go(
    kept: list[tuple[Any, int]],
    household: int,
    kinds: Sequence[str],
    places: Mapping[tuple[int, str], int],
    most: Mapping[int, int],
    kind: str,
) -> int | None:
    """Whom the household cannot keep now that one more asks: the last of those who are too many."""
    of_kind = [one for one in kept if kinds[one[1]] == kind]
    if len(of_kind) > places.get((household, kind), 0):
        last = of_kind[-1]
    elif len(kept) > most.get(household, len(kept)):
        last = kept[-1]
    else:
        return None
    kept.remove(last)
    return last[1]
