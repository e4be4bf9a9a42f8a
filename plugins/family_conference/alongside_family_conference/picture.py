"""The picture of a family network: people and ties in, places and paths out.

It knows nothing of conferences, and its answer is drawn by a template. The same people and ties
always give the same picture; nothing in it overlaps, and everybody and every tie is in it.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from alongside_family_conference.picture_lines import Stroke, route, strokes
from alongside_family_conference.picture_places import place
from alongside_family_conference.picture_units import Box, Figure, Label, Rect, Shape, units

_EDGE = 12


@dataclass(frozen=True)
class Bond:
    """A tie to be drawn, between two people by their keys."""

    one: Hashable
    other: Hashable
    kind: str


@dataclass(frozen=True)
class Frame:
    """A household in the picture."""

    rect: Rect
    labels: tuple[Label, ...]


@dataclass(frozen=True)
class Line:
    """A tie in the picture."""

    bond: Bond
    strokes: tuple[Stroke, ...]


@dataclass(frozen=True)
class Picture:
    """Everything that is drawn, in a sheet of so many units."""

    width: float
    height: float
    frames: tuple[Frame, ...]
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def draw(figures: Sequence[Figure], bonds: Sequence[Bond]) -> Picture:
    """The picture of these people and their ties; whoever's plan it is stands in the middle."""
    together = units(sorted(figures, key=lambda one: not _is_middle(one, figures, bonds)))
    placed = place(together, [(bond.one, bond.other) for bond in bonds])
    boxes = [box.at(x, y) for shape, x, y in placed for box in shape.boxes]
    rects = {box.figure.key: box.rect for box in boxes}
    ways = []
    for bond in bonds:
        others = [rect for key, rect in rects.items() if key not in (bond.one, bond.other)]
        ways.append(route(rects[bond.one], rects[bond.other], others))
    corners = [(x, y) for way in ways for x, y in way]
    for shape, x, y in placed:
        corners += [(x, y), (x + shape.width, y + shape.height)]
    left, top = (min((one[axis] for one in corners), default=0) - _EDGE for axis in (0, 1))
    right, foot = (max((one[axis] for one in corners), default=0) + _EDGE for axis in (0, 1))
    return Picture(
        right - left,
        foot - top,
        tuple(_frame(shape, x - left, y - top) for shape, x, y in placed if shape.title),
        tuple(box.at(-left, -top) for box in boxes),
        tuple(
            Line(bond, tuple(strokes(bond.kind, [(x - left, y - top) for x, y in way])))
            for bond, way in zip(bonds, ways, strict=True)
        ),
    )


def _is_middle(figure: Figure, figures: Sequence[Figure], bonds: Sequence[Bond]) -> bool:
    """Whose plan it is; where they are not drawn, whoever has most ties."""
    if any(one.central for one in figures):
        return figure.central
    ends = [key for bond in bonds for key in (bond.one, bond.other)]
    return figure.key == max(figures, key=lambda one: ends.count(one.key)).key


def _frame(shape: Shape, x: float, y: float) -> Frame:
    labels = tuple(Label(one.x + x, one.y + y, one.words, one.part) for one in shape.title)
    return Frame(Rect(x, y, shape.width, shape.height), labels)
