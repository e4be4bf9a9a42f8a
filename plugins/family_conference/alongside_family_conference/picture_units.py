"""What stands together in a picture: a household in its frame, or somebody alone."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from math import ceil, sqrt
from typing import NamedTuple

from alongside_family_conference.picture_words import width, wrap

NAME, CENTRAL, NOTE, TITLE = 15, 18, 12.5, 13
"""The sizes of letters: a name, whose plan it is, what stands below, a household."""

WIDEST = 140
BETWEEN = 40
"""So far apart are two boxes at least, that the line between them can be told."""

_PADDING, _INSIDE, _LEADING = 10, 16, 1.25
_LEAST, _LEAST_CENTRAL = (64, 0), (130, 34)
"""How wide and high the words' room in a box is at least; many lines meet at whose plan it is."""


class Rect(NamedTuple):
    """A box by its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> tuple[float, float]:
        """The point in its middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def moved(self, x: float, y: float) -> "Rect":
        """The same somewhere else."""
        return Rect(self.x + x, self.y + y, self.width, self.height)

    def apart(self, other: "Rect", gap: float = 0) -> bool:
        """Whether two do not overlap, and are so far apart in one direction at least."""
        return (
            self.x + self.width + gap <= other.x
            or other.x + other.width + gap <= self.x
            or self.y + self.height + gap <= other.y
            or other.y + other.height + gap <= self.y
        )


@dataclass(frozen=True)
class Figure:
    """Somebody to be drawn: a name, what stands below it, and where they live."""

    key: Hashable
    name: str
    notes: tuple[str, ...] = ()
    household: str = ""
    central: bool = False
    hidden: bool = False


@dataclass(frozen=True)
class Label:
    """A line of words by its foot: the middle of it, of a household's title the beginning."""

    x: float
    y: float
    words: str
    part: str


@dataclass(frozen=True)
class Box:
    """Somebody in the picture."""

    figure: Figure
    rect: Rect
    labels: tuple[Label, ...]

    def at(self, x: float, y: float) -> "Box":
        """The same box, moved."""
        labels = tuple(Label(one.x + x, one.y + y, one.words, one.part) for one in self.labels)
        return Box(self.figure, self.rect.moved(x, y), labels)


@dataclass(frozen=True)
class Shape:
    """Those who stand together, laid out around their upper left corner."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    title: tuple[Label, ...] = ()


@dataclass
class Unit:
    """Those who stand together, laid out in a row or in a column, whichever fits better."""

    figures: list[Figure] = field(default_factory=list)

    @property
    def household(self) -> str:
        """What their household is called."""
        return self.figures[0].household

    def shape(self, *, tall: bool, foot: bool = False) -> Shape:
        """How they stand. Whoever's plan it is stands in the middle of theirs.

        With `foot`, the household's title is below them. It takes the same room there.
        """
        count = len(self.figures)
        if count == 4:
            columns = 2
        elif tall:
            columns = 1 if count < 4 else ceil(sqrt(count / 1.5))
        else:
            columns = count if count < 4 else ceil(sqrt(count * 1.5))
        boxes = [box(one) for one in _in_the_middle(self.figures)]
        return _laid_out(boxes, columns, self.household, foot)


def units(figures: Iterable[Figure]) -> list[Unit]:
    """Households and people alone, in the order of the first of each."""
    found: dict[Hashable, Unit] = {}
    for number, one in enumerate(figures):
        found.setdefault(one.household or number, Unit()).figures.append(one)
    return list(found.values())


def box(figure: Figure) -> Box:
    """Somebody's box at the origin, as large as their words need."""
    size: float = CENTRAL if figure.central else NAME
    lines: list[tuple[str, float, str]]
    lines = [(words, size, "name") for words in wrap(figure.name, size, WIDEST)]
    for note in figure.notes:
        lines += [(words, NOTE, "note") for words in wrap(note, NOTE, WIDEST)]
    least = _LEAST_CENTRAL if figure.central else _LEAST
    wide = max([least[0], *(width(words, size) for words, size, _ in lines)]) + 2 * _PADDING
    text = sum(size for _, size, _ in lines) * _LEADING
    high = max(least[1], text) + 2 * _PADDING
    labels, y = [], (high - text) / 2
    for words, size, part in lines:
        y += size * _LEADING
        labels.append(Label(wide / 2, y - size * 0.3, words, part))
    return Box(figure, Rect(0, 0, wide, high), tuple(labels))


def _in_the_middle(figures: Sequence[Figure]) -> list[Figure]:
    central = [one for one in figures if one.central]
    others = [one for one in figures if not one.central]
    half = len(others) // 2 if len(figures) < 4 else min(1, len(others))
    return [*others[:half], *central, *others[half:]]


def _laid_out(boxes: Sequence[Box], columns: int, household: str, foot: bool) -> Shape:
    rows = [boxes[n : n + columns] for n in range(0, len(boxes), columns)]
    inset = _INSIDE if household else 0
    across = [max(one.rect.width for one in boxes[n::columns]) for n in range(columns)]
    wide = sum(across) + BETWEEN * (columns - 1) + 2 * inset
    title = wrap(household, TITLE, wide - 2 * inset)
    head = 12 + TITLE * _LEADING * len(title) if title else 0
    y, placed = float(inset if foot else head), []
    for row in rows:
        high = max(one.rect.height for one in row)
        x = inset + (sum(across[len(row) :]) + BETWEEN * (columns - len(row))) / 2
        for one, room in zip(row, across, strict=False):
            left, top = x + (room - one.rect.width) / 2, y + (high - one.rect.height) / 2
            placed.append(one.at(left, top))
            x += room + BETWEEN
        y += high + BETWEEN
    y -= BETWEEN
    top = y if foot else 2
    labels = tuple(
        Label(inset, top + TITLE * _LEADING * (n + 1), one, "title") for n, one in enumerate(title)
    )
    return Shape(wide, y + (head if foot else inset), tuple(placed), labels)
