"""The lines of a picture: past everybody else's box, and told apart without any colour."""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from alongside_family_conference.picture_places import Point, crosses
from alongside_family_conference.picture_units import Rect
from alongside_family_conference.picture_ways import NEAR, around

PARTS = {
    "close": ("solid",),
    "strained": ("zigzag",),
    "both": ("solid", "zigzag"),
    "lost": ("dashed",),
}
"""What the line of each kind of tie is made of."""

_BENDS = (0, 24, -24, 48, -48, 80, -80, 120, -120)
_SAMPLES = 32
_TOOTH, _TIP = 6.0, 4.5

Stroke = tuple[str, str]


def strokes(kind: str, points: Sequence[Point]) -> list[Stroke]:
    """The strokes that make a tie of a kind: each the part that it is, and its path in SVG."""
    return [(part, _path(_zigzag(points) if part == "zigzag" else points)) for part in PARTS[kind]]


def route(one: Rect, other: Rect, others: Sequence[Rect]) -> list[Point]:
    """The points of a line between two boxes, bent as little as it must to miss all others."""
    start, end = _towards(one, other.centre), _towards(other, one.centre)
    for bend in _BENDS:
        points = _curve(start, end, bend)
        if not any(_meets(points, rect) for rect in others):
            break
    else:
        points = around(one, other, others) or [start, end]
    return _between(one, other, points)


def _towards(rect: Rect, point: Point) -> Point:
    """Where a line begins in a box: off its middle, so that many lines do not meet in one point."""
    (x, y), (u, v) = rect.centre, point
    length = hypot(u - x, v - y) or 1
    return x + 0.35 * rect.width * (u - x) / length, y + 0.3 * rect.height * (v - y) / length


def _meets(points: Sequence[Point], rect: Rect) -> bool:
    """Whether a line comes too near to a box."""
    if len(points) == 2:
        return crosses(rect, points[0], points[1], NEAR)
    left, right = rect.x - NEAR, rect.x + rect.width + NEAR
    top, foot = rect.y - NEAR, rect.y + rect.height + NEAR
    return any(left < x < right and top < y < foot for x, y in points)


def sample(kind: str) -> list[Stroke]:
    """A short line of a kind, for saying what the lines mean."""
    return strokes(kind, [(4, 10), (60, 10)])


def _curve(start: Point, end: Point, bend: float) -> list[Point]:
    """A line that is bent so far to its left in the middle."""
    if not bend:
        return [start, end]
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = hypot(dx, dy) or 1
    x = (start[0] + end[0]) / 2 + 2 * bend * dy / length
    y = (start[1] + end[1]) / 2 - 2 * bend * dx / length
    found = []
    for step in range(_SAMPLES + 1):
        t = step / _SAMPLES
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
        found.append((a * start[0] + b * x + c * end[0], a * start[1] + b * y + c * end[1]))
    return found


def _between(one: Rect, other: Rect, points: Sequence[Point]) -> list[Point]:
    """What of a line is outside of the two boxes that it joins."""
    walked = _walk(points, 2)
    outside = [point for point in walked if not _inside(one, point) and not _inside(other, point)]
    if len(outside) < 2:
        return list(points)
    return [outside[0], outside[-1]] if len(points) == 2 else [*outside[::4], outside[-1]]


def _inside(rect: Rect, point: Point) -> bool:
    return rect.x <= point[0] <= rect.x + rect.width and rect.y <= point[1] <= rect.y + rect.height


def _walk(points: Sequence[Point], step: float) -> list[Point]:
    """Points on a line that are so far from each other along it, with its two ends."""
    found, over = [points[0]], step
    for (x, y), (u, v) in pairwise(points):
        length = hypot(u - x, v - y)
        while over <= length and length:
            share = over / length
            found.append((x + share * (u - x), y + share * (v - y)))
            over += step
        over -= length
    return [*found, points[-1]]


def _zigzag(points: Sequence[Point]) -> list[Point]:
    walked = _walk(points, _TOOTH)
    found = [walked[0]]
    for number, (before, here, after) in enumerate(
        zip(walked, walked[1:], walked[2:], strict=False)
    ):
        dx, dy = after[0] - before[0], after[1] - before[1]
        length = hypot(dx, dy) or 1
        side = _TIP if number % 2 else -_TIP
        found.append((here[0] + side * dy / length, here[1] - side * dx / length))
    return [*found, walked[-1]]


def _path(points: Sequence[Point]) -> str:
    return "M" + " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
