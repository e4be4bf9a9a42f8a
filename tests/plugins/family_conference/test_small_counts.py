"""No count from 1 to 4 is shown, nor can it be worked out from what is."""

from dataclasses import replace
from itertools import product

import pytest
from flask_babel import force_locale
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from alongside_family_conference.figures import figures
from alongside_family_conference.numbers import Counts
from alongside_family_conference.numbers_words import WAYS
from alongside_family_conference.small_counts import (
    Hidden,
    alone,
    is_small,
    parts,
    percent,
    split,
    typical,
    within,
)

FEW, KEPT = Hidden.FEW, Hidden.KEPT
some = st.integers(0, 14)


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ((7, 12, 20), (7, 12, 20)),
        ((7, 7, 7), (7, 7, 7)),
        ((0, 0, 0), (0, 0, 0)),
        ((2, 7, 20), (FEW, 7, 20)),
        ((2, 3, 4), (FEW, FEW, FEW)),
        ((7, 9, 20), (7, KEPT, 20)),
        ((7, 12, 14), (7, 12, KEPT)),
        ((7, 9, 10), (7, KEPT, KEPT)),
        ((7, 9, 12), (7, KEPT, 12)),
        ((0, 3, 9), (0, FEW, 9)),
    ],
)
def test_of_counts_within_each_other_none_gives_a_small_difference_away(counts, shown):
    assert within(*counts) == shown


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (6, 12, (6, 6)),
        (12, 12, (12, 0)),
        (0, 12, (0, 12)),
        (11, 12, (KEPT, KEPT)),
        (1, 12, (KEPT, KEPT)),
        (0, 0, (0, 0)),
        (1, FEW, (KEPT, KEPT)),
        (9, KEPT, (KEPT, KEPT)),
    ],
)
def test_a_part_and_the_rest_are_shown_both_or_neither(part, whole, shown):
    assert split(part, whole) == shown


def test_where_a_part_is_small_the_sum_is_not_shown():
    assert parts({"a": 9, "b": 3, "c": 0}) == ({"a": 9, "b": FEW, "c": 0}, KEPT)
    assert parts({"a": 9, "b": 5, "c": 0}) == ({"a": 9, "b": 5, "c": 0}, 14)
    assert parts({"a": 1, "b": 2, "c": 0}) == (dict.fromkeys("abc", KEPT), FEW)


def test_many_of_one_family_are_still_about_one_family():
    assert alone(6, 1) is KEPT
    assert alone(6, 5) == 6
    assert alone(0, 0) == 0
    assert parts({"a": 5, "b": 0}, 1) == ({"a": KEPT, "b": KEPT}, KEPT)


def test_nothing_typical_is_told_of_fewer_than_five():
    assert typical([3, 1, 2, 9, 8], 5) == 3
    assert typical([1, 2, 3, 4], 4) is KEPT
    assert typical([1, 2, 3, 4], 9) is KEPT
    assert typical([3, 1, 2, 9, 8], KEPT) is KEPT
    assert percent(6, 9) == 67
    assert percent(KEPT, 9) is KEPT
    assert percent(0, 0) is KEPT


@st.composite
def counted(draw):
    """Counts as they may be, of a few conferences or of some more."""
    held, accepted, offered = sorted(draw(st.tuples(some, some, some)))
    with_private_time = draw(st.integers(0, held))
    tasks, promises = draw(some), draw(some)
    children = {way: draw(st.integers(0, 8)) for way in WAYS}
    return Counts(
        offered=offered,
        accepted=accepted,
        held=held,
        days=(40,) * held,
        network=(6,) * held,
        professionals=(2,) * held,
        with_private_time=with_private_time,
        minutes=(55,) * with_private_time,
        children=children,
        with_children=draw(st.integers(0, sum(children.values()))),
        as_written=draw(st.integers(0, held)),
        tasks=tasks,
        tasks_kept=draw(st.integers(0, tasks)),
        with_tasks=draw(st.integers(0, tasks)),
        promises=promises,
        promises_kept=draw(st.integers(0, promises)),
        with_promises=draw(st.integers(0, promises)),
        reviewed=draw(st.integers(0, held)),
    )


def told(counts):
    """All that a page and a file are made from."""
    return [(one.id, one.lines, one.bars, one.in_words) for one in figures(counts)]


SECRETS = {
    "offered": (lambda c: c.offered, ("offered", "accepted", "held")),
    "accepted": (lambda c: c.accepted, ("offered", "accepted", "held")),
    "held": (lambda c: c.held, ("offered", "accepted", "held")),
    "not accepted": (lambda c: c.offered - c.accepted, ("offered", "accepted", "held")),
    "accepted, not held": (lambda c: c.accepted - c.held, ("offered", "accepted", "held")),
    "not held": (lambda c: c.offered - c.held, ("offered", "accepted", "held")),
    "private": (lambda c: c.with_private_time, ("with_private_time",)),
    "not private": (lambda c: c.held - c.with_private_time, ("with_private_time",)),
    "as written": (lambda c: c.as_written, ("as_written",)),
    "otherwise": (lambda c: c.held - c.as_written, ("as_written",)),
    "reviewed": (lambda c: c.reviewed, ("reviewed",)),
    "not reviewed": (lambda c: c.held - c.reviewed, ("reviewed",)),
    "tasks": (lambda c: c.tasks, ("tasks", "tasks_kept")),
    "done": (lambda c: c.tasks_kept, ("tasks", "tasks_kept")),
    "not done": (lambda c: c.tasks - c.tasks_kept, ("tasks", "tasks_kept")),
    "promises": (lambda c: c.promises, ("promises", "promises_kept")),
    "kept": (lambda c: c.promises_kept, ("promises", "promises_kept")),
    "not kept": (lambda c: c.promises - c.promises_kept, ("promises", "promises_kept")),
}
STEPS = sorted(range(-13, 14), key=abs)


def possible(counts):
    """Whether there can be such counts."""
    of_held = (counts.with_private_time, counts.as_written, counts.reviewed)
    return (
        0 <= counts.held <= counts.accepted <= counts.offered
        and all(one >= 0 for one in of_held)
        and (max(of_held) <= counts.held or counts.held < 5)
        and 0 <= counts.tasks_kept <= counts.tasks
        and 0 <= counts.promises_kept <= counts.promises
    )


def others(counts, names):
    """Other counts that there could be."""
    steps = STEPS if len(names) < 3 else STEPS[:11]
    for by in product(steps, repeat=len(names)):
        moved = {name: getattr(counts, name) + step for name, step in zip(names, by, strict=True)}
        other = replace(counts, **moved)
        if any(by) and possible(other):
            yield other


unhurried = settings(
    max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)


class TestNothingSmallCanBeWorkedOut:
    """For every small count there is another that would have told the reader the very same."""

    @pytest.mark.parametrize("secret", SECRETS)
    def test_a_small_count_could_be_another(self, reading, secret):
        value, names = SECRETS[secret]

        @unhurried
        @given(counted())
        def check(counts):
            assume(is_small(value(counts)))
            with reading():
                same = told(counts)
                assert any(
                    value(other) != value(counts) and told(other) == same
                    for other in others(counts, names)
                ), (counts, same)

        check()

    @unhurried
    @given(st.lists(st.integers(0, 8), min_size=2, max_size=4))
    def test_nor_a_small_part_of_a_sum(self, counts):
        def shown(values):
            return parts(dict(enumerate(values)))

        for at, count in enumerate(counts):
            if is_small(count):
                assert any(
                    shown(other) == shown(counts) and other[at] != count
                    for other in product(range(9), repeat=len(counts))
                )

    @unhurried
    @given(counted())
    def test_no_small_count_is_told_at_all(self, reading, counts):
        medians = {"days", "room", "minutes"}
        with reading():
            for one in figures(counts):
                for line in one.lines:
                    if one.id not in medians and line.unit != "%" and line.value not in (FEW, KEPT):
                        assert alone(line.value) == line.value


@pytest.fixture(scope="module")
def reading():
    """Where words can be asked for."""
    from contextlib import contextmanager

    from flask import Flask
    from flask_babel import Babel

    app = Flask(__name__)
    Babel(app)

    @contextmanager
    def at_the_page():
        with app.test_request_context(), force_locale("en"):
            yield

    return at_the_page
