"""The best assignment there is on the same short lists, to say what being stable for both costs."""

from __future__ import annotations

from dataclasses import dataclass
from time import process_time

from alongside_shared_lives.sides import Households, People
from alongside_shared_lives.whole import Picture

PLACED = 100
"""What a person who finds somebody counts for, against one wish that is met."""


@dataclass(frozen=True)
class Optimum:
    """How many find somebody and how many wishes are met: as suggested, and at the very most."""

    placed: int
    agreement: int
    most_placed: int
    most_agreement: int
    seconds: float


def optimum(picture: Picture, people: People, households: Households) -> Optimum | None:
    """Work it out with SciPy; None where that is not installed.

    Each place of a household's room is a column, and each person has one more, for nobody.
    """
    try:
        from scipy.sparse import csr_matrix
        from scipy.sparse.csgraph import min_weight_full_bipartite_matching
    except ImportError:
        return None
    columns: dict[tuple[int, str], list[int]] = {}
    slots = 0
    for number, rooms in enumerate(households.rooms):
        for room in rooms:
            columns.setdefault((number, room.kind), []).extend(range(slots, slots + room.places))
            slots += room.places
    worth: dict[tuple[int, int], int] = {}
    rows, cols, costs = [], [], []
    highest = 2 * PLACED
    for person, short in enumerate(picture.short):
        for one in short:
            met = one.mine + one.theirs
            worth[person, one.household] = met
            for column in columns.get((one.household, people.wanted[person].kind), ()):
                rows.append(person)
                cols.append(column)
                costs.append(highest - PLACED - met)
        rows.append(person)
        cols.append(slots + person)
        costs.append(highest)
    began = process_time()
    shape = (people.crowd.size, slots + people.crowd.size)
    chosen_rows, chosen_cols = min_weight_full_bipartite_matching(
        csr_matrix((costs, (rows, cols)), shape=shape)
    )
    seconds = process_time() - began
    of_column = {column: home for (home, _), some in columns.items() for column in some}
    found = [
        worth[int(person), of_column[int(column)]]
        for person, column in zip(chosen_rows, chosen_cols, strict=True)
        if column < slots
    ]
    stable = [worth[pair] for pair in picture.suggested.items()]
    return Optimum(len(stable), sum(stable), len(found), sum(found), seconds)
