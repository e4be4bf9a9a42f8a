"""Where those who stand together are put: the middle first, the others around it, close by.

Each one is tried in many directions. In every direction it stands as near to the middle as it can
without touching what is there; of all of them the best is taken, where its ties are short, run
across nobody, and the whole stays in balance. So nothing ever overlaps, and the same family always
gives the same picture.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from math import cos, hypot, pi, sin

from alongside_family_conference.picture_units import Rect, Shape, Unit

APART = 40
"""So far are two households apart at least."""

WIDER = 1.2
"""So much wider than high the whole tends to be, like a sheet of paper that lies."""

_WAYS = 32
_ACROSS = 160
"""What a tie that runs across somebody costs, in length."""

Pairs = Sequence[tuple[Hashable, Hashable]]
Point = tuple[float, float]
Ends = tuple[Rect, Rect]


@dataclass
class Sheet:
    """What is placed so far: the units by their number, and the people in them by their key."""

    units: dict[int, Rect] = field(default_factory=dict)
    people: dict[Hashable, Rect] = field(default_factory=dict)
    lying: dict[int, bool] = field(default_factory=dict)

    def put(self, number: int, shape: Shape, rect: Rect, *, tall: bool) -> None:
        """Place a unit."""
        self.units[number], self.lying[number] = rect, tall
        for box in shape.boxes:
            self.people[box.figure.key] = box.rect.moved(rect.x, rect.y)


def place(units: Sequence[Unit], pairs: Pairs) -> list[tuple[Shape, float, float]]:
    """For each unit its shape and the upper left corner of it.

    The first unit stands in the middle. `pairs` are the keys of those who are tied. A household's
    title is on the side that looks away from the middle, where fewer lines are.
    """
    where = {one.key: n for n, unit in enumerate(units) for one in unit.figures}
    outside = [(a, b) for a, b in pairs if where[a] != where[b]]
    sheet = Sheet()
    for number in _order(units, [(where[a], where[b]) for a, b in outside]):
        shapes = {tall: units[number].shape(tall=tall) for tall in (True, False)}
        tall, rect = False, _around(shapes[False], (0, 0))
        if sheet.units:
            both = [*outside, *((b, a) for a, b in outside)]
            tied = [
                (sheet.people[b], sheet.units[where[b]])
                for a, b in both
                if where[a] == number and where[b] in sheet.units
            ]
            lines = [
                (sheet.people[a], sheet.people[b])
                for a, b in outside
                if where[a] in sheet.units and where[b] in sheet.units
            ]
            tall, rect = _best(shapes, list(sheet.units.values()), tied, lines)
        sheet.put(number, shapes[tall], rect, tall=tall)
    return [
        (unit.shape(tall=sheet.lying[n], foot=rect.centre[1] > 1), rect.x, rect.y)
        for n, (unit, rect) in enumerate((unit, sheet.units[n]) for n, unit in enumerate(units))
    ]


def _best(
    shapes: dict[bool, Shape], there: Sequence[Rect], tied: Sequence[Ends], lines: Sequence[Ends]
) -> tuple[bool, Rect]:
    """Where a unit is put, and whether it is tall there: what costs least, the first of equals.

    `tied` are the boxes of those it is tied to, each with the unit that they belong to.
    """
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


def _order(units: Sequence[Unit], pairs: Sequence[tuple[int, int]]) -> list[int]:
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


def _cost(rect: Rect, there: Sequence[Rect], tied: Sequence[Ends]) -> float:
    """How far out it is, how long its ties are, and how much the whole would lean to one side."""
    x, y = rect.centre
    far = hypot((abs(x) + rect.width / 2) / WIDER, abs(y) + rect.height / 2)
    length = sum(hypot(x - one.centre[0], y - one.centre[1]) for one, _ in tied)
    every = [*there, rect]
    area = sum(one.width * one.height for one in every)
    lean = [
        sum(one.width * one.height * one.centre[axis] for one in every) / area for axis in (0, 1)
    ]
    return far + 0.3 * length + 2.5 * hypot(lean[0] / WIDER, lean[1])


def _runs_across(
    rect: Rect, there: Sequence[Rect], tied: Sequence[Ends], lines: Sequence[Ends]
) -> int:
    """How often a tie of it would run across others, or the tie of others across it."""
    own = sum(
        crosses(other, rect.centre, one.centre, 6)
        for one, home in tied
        for other in there
        if other is not home
    )
    return own + sum(crosses(rect, one.centre, other.centre, 6) for one, other in lines)
