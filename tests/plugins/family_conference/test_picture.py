"""The picture of a family network: nothing overlaps, everybody and every tie is drawn."""

import random
import re
from itertools import combinations, pairwise
from string import ascii_letters

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside_family_conference import picture_lines, picture_units, picture_words
from alongside_family_conference.picture import Bond, draw
from alongside_family_conference.picture_places import crosses
from alongside_family_conference.picture_units import Figure, Rect

KINDS = tuple(picture_lines.PARTS)
WORDS = st.text("abc ÅØΩш漢字mW'’-.", min_size=1, max_size=60)
HOMES = st.sampled_from(["", "", "Home", "Nan’s house", "The farm at the end of a long, long lane"])


@st.composite
def networks(draw_from, most=14):
    """People with words of any length, and ties of any kind between them."""
    count = draw_from(st.integers(1, most))
    figures = [
        Figure(n, draw_from(WORDS), (draw_from(WORDS),), draw_from(HOMES), draw_from(st.booleans()))
        for n in range(count)
    ]
    pairs = list(combinations(range(count), 2))
    chosen = draw_from(st.lists(st.sampled_from(pairs), unique=True, max_size=20)) if pairs else []
    return figures, [Bond(a, b, draw_from(st.sampled_from(KINDS))) for a, b in chosen]


def of_size(count, seed=4):
    """A family as families are: households, people alone, most ties to whose plan it is."""
    chance = random.Random(seed)
    homes = ["Home", "Nan’s house", "Dad’s flat", "The farm", "Cousins in Leeds", "", "", ""]
    figures = [Figure(0, "Kai", (), "Home", central=True)]
    for n in range(1, count):
        name = "".join(chance.choices(ascii_letters, k=chance.randint(3, 9))).title()
        figures.append(Figure(n, name, ("step-grandmother",), homes[n % len(homes)]))
    pairs = {(0, n) for n in range(1, count) if chance.random() < 0.6}
    pairs |= {tuple(sorted(chance.sample(range(count), 2))) for _ in range(count // 3)}
    return figures, [Bond(a, b, chance.choice(KINDS)) for a, b in sorted(pairs)]


def points_of(stroke):
    numbers = re.findall(r"-?\d+\.\d+", stroke[1])
    return list(zip(map(float, numbers[::2]), map(float, numbers[1::2]), strict=True))


def check(figures, bonds):
    """Everything that is promised of a picture."""
    picture = draw(figures, bonds)
    assert {one.figure for one in picture.boxes} == set(figures)
    assert len(picture.boxes) == len(figures)
    assert [one.bond for one in picture.lines] == bonds
    for one, other in combinations(picture.boxes, 2):
        assert one.rect.apart(other.rect, 20)
    for one, other in combinations(picture.frames, 2):
        assert one.rect.apart(other.rect, 20)
    sheet = Rect(0, 0, picture.width, picture.height)
    for rect in (*(one.rect for one in picture.boxes), *(one.rect for one in picture.frames)):
        assert _within(rect, sheet)
    for line in picture.lines:
        assert line.strokes
        for stroke in line.strokes:
            assert all(
                0 <= x <= sheet.width and 0 <= y <= sheet.height for x, y in points_of(stroke)
            )
    return picture


def _within(inner, outer):
    return (
        inner.x >= outer.x
        and inner.y >= outer.y
        and inner.x + inner.width <= outer.x + outer.width
        and inner.y + inner.height <= outer.y + outer.height
    )


@settings(max_examples=60, deadline=None)
@given(networks())
def test_no_two_boxes_overlap_and_everybody_and_every_tie_is_drawn(network):
    check(*network)


@settings(max_examples=60, deadline=None)
@given(networks())
def test_words_stay_in_their_box_and_no_two_lines_of_them_overlap(network):
    picture = draw(*network)
    sizes = {"note": picture_units.NOTE, "title": picture_units.TITLE}
    homes = [(one.rect, one.labels, False) for one in picture.frames]
    for rect, labels, central in [
        *((one.rect, one.labels, one.figure.central) for one in picture.boxes),
        *homes,
    ]:
        name = picture_units.CENTRAL if central else picture_units.NAME
        for label in labels:
            size = sizes.get(label.part, name)
            wide = picture_words.width(label.words, size)
            left = label.x if label.part == "title" else label.x - wide / 2
            assert rect.x <= left + 0.01
            assert left + wide <= rect.x + rect.width + 0.01 or len(label.words) == 1
            assert rect.y <= label.y - size * 0.8
            assert label.y + size * 0.2 <= rect.y + rect.height
        feet = [label.y for label in labels]
        assert all(after - before >= 12 for before, after in pairwise(feet))


@settings(max_examples=60, deadline=None)
@given(networks())
def test_no_household_is_drawn_over_somebody_who_does_not_live_there(network):
    picture = draw(*network)
    for frame in picture.frames:
        name = "".join(one.words for one in frame.labels).replace(" ", "")
        for one in picture.boxes:
            at_home = one.figure.household.replace(" ", "") == name
            assert _within(one.rect, frame.rect) if at_home else one.rect.apart(frame.rect, 20)


@settings(max_examples=100, deadline=None)
@given(networks(most=24))
def test_no_line_runs_behind_somebody_it_does_not_belong_to(network):
    """Else one tie would look like two, to the wrong person."""
    picture = draw(*network)
    for line in picture.lines:
        path = points_of(line.strokes[0]) if line.strokes[0][0] != "zigzag" else []
        for box in picture.boxes:
            if box.figure.key not in (line.bond.one, line.bond.other):
                for a, b in pairwise(path):
                    assert not crosses(box.rect, a, b)


@settings(max_examples=30, deadline=None)
@given(networks())
def test_the_same_family_always_gives_the_same_picture(network):
    assert draw(*network) == draw(*network)


@pytest.mark.parametrize("count", [3, 12, 40, 60])
def test_it_holds_for_small_and_large_families(count):
    figures, bonds = of_size(count)
    picture = check(figures, bonds)
    central = next(one.rect.centre for one in picture.boxes if one.figure.central)
    assert 0.25 < central[0] / picture.width < 0.75
    assert 0.25 < central[1] / picture.height < 0.75
    if count <= 40:
        assert picture.width <= 1500, "it would be too small to read on paper"


def test_whose_plan_it_is_stands_out():
    other, central = (
        picture_units.box(Figure(0, "Kai", central=one)).rect for one in (False, True)
    )
    assert central.width > 1.2 * other.width
    assert central.height > 1.2 * other.height


def test_without_them_whoever_has_most_ties_is_in_the_middle():
    figures = [Figure(n, f"Cousin {n}") for n in range(9)]
    picture = draw(figures, [Bond(4, n, "close") for n in range(9) if n != 4])
    middle = next(one.rect.centre for one in picture.boxes if one.figure.key == 4)
    assert abs(middle[0] - picture.width / 2) < picture.width / 4


def test_nobody_at_all_is_an_empty_sheet():
    picture = draw([], [])
    assert (picture.boxes, picture.frames, picture.lines) == ((), (), ())


def test_lines_are_told_apart_without_any_colour():
    drawn = {kind: tuple(part for part, _ in picture_lines.sample(kind)) for kind in KINDS}
    assert len(set(drawn.values())) == len(KINDS)


@given(WORDS)
def test_wrapped_words_lose_no_letter(words):
    lines = picture_words.wrap(words, 15, 140)
    assert "".join(lines).replace(" ", "") == "".join(words.split())
    assert all(picture_words.width(one, 15) <= 140 for one in lines if len(one) > 1)
