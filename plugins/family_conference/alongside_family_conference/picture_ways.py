"""A way for a line through a picture, where nothing simpler misses everybody.

Between any two boxes there is room for a line (`BETWEEN`, `APART`). So a walk over a grid of points
finds a way from anybody to anybody that runs behind nobody: a line that did would look like two.
"""

from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import pairwise
from math import ceil, floor, hypot, inf

from alongside_family_conference.picture_places import Point, crosses
from alongside_family_conference.picture_units import Rect

NEAR = 6
"""So far do lines keep away from the boxes that they pass."""

_STEP = 16
_ASLANT = 1.42
_MOVES = [(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y]

Cell = tuple[int, int]


def around(one: Rect, other: Rect, others: Sequence[Rect]) -> list[Point] | None:
    """The points of a way between two boxes past all others, or None where there is no way."""
    cells = _walk(one, other, others)
    if cells is None:
        return None
    points = [one.centre, *((x * _STEP, y * _STEP) for x, y in cells), other.centre]
    return _rounded(_straight(points, others))


def free(a: Point, b: Point, others: Sequence[Rect]) -> bool:
    """Whether a straight line comes near to nobody."""
    return not any(crosses(rect, a, b, NEAR) for rect in others)


def _walk(one: Rect, other: Rect, others: Sequence[Rect]) -> list[Cell] | None:
    """The cells of a short way (A*), which never slips through between two that touch."""
    low, high = _sheet([one, other, *others])
    taken = {cell for rect in others for cell in _cells(rect)}
    start, goal = _cell(one.centre), _cell(other.centre)
    waiting: list[tuple[float, float, Cell]] = [(0, 0, start)]
    costs, came = {start: 0.0}, {start: start}
    while waiting:
        _guess, negative, here = heappop(waiting)
        if here == goal:
            return _back(came, goal)
        if -negative > costs[here]:
            continue
        x, y = here
        for across, down in _MOVES:
            to = (x + across, y + down)
            if to in taken or (x, to[1]) in taken or (to[0], y) in taken:
                continue
            if not (low[0] <= to[0] <= high[0] and low[1] <= to[1] <= high[1]):
                continue
            paid = costs[here] + (_ASLANT if across and down else 1)
            if paid < costs.get(to, inf):
                costs[to], came[to] = paid, here
                heappush(waiting, (paid + _left(to, goal), -paid, to))
    return None


def _left(here: Cell, goal: Cell) -> float:
    """How far it is to the goal at least."""
    short, long = sorted((abs(goal[0] - here[0]), abs(goal[1] - here[1])))
    return long + (_ASLANT - 1) * short


def _sheet(rects: Sequence[Rect]) -> tuple[Cell, Cell]:
    """The first and the last cell, with a little room around everybody."""
    left, top = min(one.x for one in rects), min(one.y for one in rects)
    right = max(one.x + one.width for one in rects)
    foot = max(one.y + one.height for one in rects)
    return _cell((left - 3 * _STEP, top - 3 * _STEP)), _cell((right + 3 * _STEP, foot + 3 * _STEP))


def _cell(point: Point) -> Cell:
    return round(point[0] / _STEP), round(point[1] / _STEP)


def _cells(rect: Rect) -> list[Cell]:
    """The cells that a box takes, with what lines keep away from it."""
    left, top = floor((rect.x - NEAR) / _STEP) + 1, floor((rect.y - NEAR) / _STEP) + 1
    right = ceil((rect.x + rect.width + NEAR) / _STEP)
    foot = ceil((rect.y + rect.height + NEAR) / _STEP)
    return [(x, y) for x in range(left, right) for y in range(top, foot)]


def _back(came: dict[Cell, Cell], at: Cell) -> list[Cell]:
    cells = [at]
    while came[at] != at:
        at = came[at]
        cells.append(at)
    return cells[::-1]


def _straight(points: Sequence[Point], others: Sequence[Rect]) -> list[Point]:
    """The same way with as few corners as it can have, pulled like a thread."""
    found, at = [points[0]], 0
    while at < len(points) - 1:
        at = next(
            n
            for n in range(len(points) - 1, at, -1)
            if n == at + 1 or free(points[at], points[n], others)
        )
        found.append(points[at])
    return found


def _rounded(points: Sequence[Point]) -> list[Point]:
    """The same way with its corners cut a little."""
    found = [points[0]]
    for (a, b), (_, c) in pairwise(pairwise(points)):
        for end, share in ((a, 1.0), (a, 0.4), (c, 0.4), (c, 1.0)):
            length = hypot(end[0] - b[0], end[1] - b[1]) or 1
            cut = min(10.0, length / 3) * share
            found.append(
                (b[0] + cut * (end[0] - b[0]) / length, b[1] + cut * (end[1] - b[1]) / length)
            )
    return [*found, points[-1]]
