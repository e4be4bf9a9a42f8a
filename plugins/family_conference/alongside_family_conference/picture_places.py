"""Where those who stand together are put: the middle first, the others around it, close by.

Each one is tried in many directions. In every direction it stands as near to the middle as it can
without touching what is there; of all of them the best is taken, where its ties are short, run
across nobody, and the whole stays in balance. So nothing ever overlaps, and the same family always
gives the same picture.
"""

from collections.abc import Sequence
from math import cos, hypot, pi, sin

from alongside_family_conference.picture_units import Rect, Shape, Unit

APART = 40
"""So far are two households apart at least."""

WIDER = 1.2
"""So much wider than high the whole tends to be, like a sheet of paper that lies."""

_WAYS = 32
_ACROSS = 160
"""What a tie that runs across somebody costs, in length."""

Pairs = Sequence[tuple[int, int]]
Point = tuple[float, float]


def place(units: Sequence[Unit], pairs: Pairs) -> list[tuple[Shape, float, float]]:
    """For each unit its shape and the upper left corner of it.

    The first unit stands in the middle. `pairs` are the places, in `units`, of those that are tied.
    A household's title is on the side that looks away from the middle, where fewer lines are.
    """
    rects: dict[int, Rect] = {}
    lying: dict[int, bool] = {}
    for number in _order(units, pairs):
        shapes = {tall: units[number].shape(tall=tall) for tall in (True, False)}
        if not rects:
            lying[number], rects[number] = False, _around(shapes[False], (0, 0))
            continue
        mine = [(b if a == number else a) for a, b in pairs if number in (a, b)]
        tied = [rects[one] for one in mine if one in rects]
        lines = [(rects[a], rects[b]) for a, b in pairs if a in rects and b in rects]
        lying[number], rects[number] = _best(shapes, list(rects.values()), tied, lines)
    return [
        (unit.shape(tall=lying[n], foot=rects[n].centre[1] > 1), rects[n].x, rects[n].y)
        for n, unit in enumerate(units)
    ]


def _best(
    shapes: dict[bool, Shape],
    there: Sequence[Rect],
    tied: Sequence[Rect],
    lines: Sequence[tuple[Rect, Rect]],
) -> tuple[bool, Rect]:
    """Where a unit is put, and whether it is tall there: what costs least, the first of equals."""
    tried = []
    for way in range(_WAYS):
        angle = 2 * pi * way / _WAYS
        tall = abs(cos(angle)) > 0.6
        point = _nearest(shapes[tall], (cos(angle) * WIDER, sin(angle)), there)
        rect = _around(shapes[tall], point)
        tried.append((round(_cost(rect, there, tied), 3), way, tall, rect))
    best: tuple[float, bool, Rect] | None = None
    for cost, _way, tall, rect in sorted(tried, key=lambda one: one[:2]):
        if best is not None and cost >= best[0]:
            break
        cost += _ACROSS * _runs_across(rect, there, tied, lines)
        if best is None or cost < best[0]:
            best = (cost, tall, rect)
    assert best is not None  # noqa: S101
    return best[1:]


def crosses(rect: Rect, one: Point, other: Point, margin: float = 0) -> bool:
    """Whether the straight line between two points runs across a rectangle."""
    begin, end = 0.0, 1.0
    for low, size, a, b in (
        (rect.x - margin, rect.width + 2 * margin, one[0], other[0]),
        (rect.y - margin, rect.height + 2 * margin, one[1], other[1]),
    ):
        if a == b:
            if not low < a < low + size:
                return False
            continue
        first, last = sorted(((low - a) / (b - a), (low + size - a) / (b - a)))
        begin, end = max(begin, first), min(end, last)
    return begin < end


def _order(units: Sequence[Unit], pairs: Pairs) -> list[int]:
    """The middle, then always whoever has most ties to those who are there, the larger first."""
    order, waiting = list(range(len(units)))[:1], list(range(1, len(units)))
    while waiting:
        there = set(order)
        ties = dict.fromkeys(waiting, 0)
        for a, b in pairs:
            for one, other in ((a, b), (b, a)):
                if one in ties and other in there:
                    ties[one] += 1
        after = max(waiting, key=lambda n: (ties[n], len(units[n].figures), -n))
        order.append(after)
        waiting.remove(after)
    return order


def _around(shape: Shape, centre: Point) -> Rect:
    left, top = centre[0] - shape.width / 2, centre[1] - shape.height / 2
    return Rect(round(left), round(top), shape.width, shape.height)


def _nearest(shape: Shape, direction: Point, there: Sequence[Rect]) -> Point:
    """The nearest point in a direction where a shape touches nothing: past all that is in its way.

    What stands in its way, made larger by half of it, cuts a piece out of the ray.
    """
    pieces = []
    for rect in there:
        x, y = rect.centre
        room = (
            (x, (rect.width + shape.width) / 2 + APART + 1, direction[0]),
            (y, (rect.height + shape.height) / 2 + APART + 1, direction[1]),
        )
        begin, end = 0.0, float("inf")
        for middle, half, step in room:
            if abs(step) < 1e-9:
                if abs(middle) >= half:
                    begin, end = 1.0, 0.0
                continue
            first, last = sorted(((middle - half) / step, (middle + half) / step))
            begin, end = max(begin, first), min(end, last)
        if begin < end:
            pieces.append((begin, end))
    far = 0.0
    for begin, end in sorted(pieces):
        if begin <= far < end:
            far = end
    return far * direction[0], far * direction[1]


def _cost(rect: Rect, there: Sequence[Rect], tied: Sequence[Rect]) -> float:
    """How far out it is, how long its ties are, and how much the whole would lean to one side."""
    x, y = rect.centre
    far = hypot((abs(x) + rect.width / 2) / WIDER, abs(y) + rect.height / 2)
    length = sum(hypot(x - one.centre[0], y - one.centre[1]) for one in tied)
    every = [*there, rect]
    area = sum(one.width * one.height for one in every)
    lean = [
        sum(one.width * one.height * one.centre[axis] for one in every) / area for axis in (0, 1)
    ]
    return far + 0.3 * length + 2.5 * hypot(lean[0] / WIDER, lean[1])


def _runs_across(
    rect: Rect, there: Sequence[Rect], tied: Sequence[Rect], lines: Sequence[tuple[Rect, Rect]]
) -> int:
    """How often a tie of it would run across somebody, or the tie of others across it."""
    own = sum(
        crosses(other, rect.centre, one.centre, 6)
        for one in tied
        for other in there
        if other is not one
    )
    return own + sum(crosses(rect, one.centre, other.centre, 6) for one, other in lines)
