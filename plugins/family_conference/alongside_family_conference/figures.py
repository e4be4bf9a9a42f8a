"""The numbers of a service as they are shown: small ones held back, each with how it is counted.

A page and a file are made from these alone, so neither can tell what is held back here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from alongside_family_conference.numbers import Counts
from alongside_family_conference.numbers_words import MEANINGS, TITLES, WAYS
from alongside_family_conference.small_counts import (
    Hidden,
    Shown,
    alone,
    parts,
    percent,
    split,
    typical,
    within,
)


@dataclass(frozen=True)
class Line:
    """One number: what it is of, and the number or why it is not there. `unit` goes after it."""

    label: str
    value: Shown
    unit: str = ""

    @property
    def words(self) -> str:
        """The number as it is read."""
        if self.value is Hidden.FEW:
            return str(_("fewer than 5"))
        if isinstance(self.value, Hidden):
            return str(_("not shown"))
        return f"{self.value}{self.unit}"

    @property
    def cell(self) -> int | str:
        """The number for a spreadsheet, or why it is not there."""
        return self.words if isinstance(self.value, Hidden) else self.value


@dataclass(frozen=True)
class Figure:
    """Numbers that belong together. Its table says `lines`, and its picture draws `drawn`."""

    id: str
    lines: Sequence[Line]
    drawn: Sequence[Line] = ()

    @property
    def title(self) -> str:
        """What it is about."""
        return str(TITLES[self.id])

    @property
    def meaning(self) -> str:
        """How it is counted."""
        return str(MEANINGS[self.id])

    @property
    def rows(self) -> list[tuple[str, str]]:
        """What its table says."""
        return [(one.label, one.words) for one in self.lines]

    @property
    def bars(self) -> list[tuple[Line, int]]:
        """Each line of the picture, with how long its bar is in hundredths of the longest."""
        numbers = [one.value for one in self.drawn if isinstance(one.value, int)]
        most = 100 if any(one.unit == "%" for one in self.drawn) else max([1, *numbers])
        return [
            (one, round(100 * one.value / most) if isinstance(one.value, int) else 0)
            for one in self.drawn
        ]

    @property
    def in_words(self) -> str:
        """What the picture shows, for those who do not see it."""
        return "; ".join(f"{one.label}: {one.words}" for one in self.drawn)


def figures(counts: Counts) -> list[Figure]:
    """Everything that is shown of these counts. After too few conferences that is little."""
    held, accepted, offered = within(counts.held, counts.accepted, counts.offered)
    found = [
        _drawn(
            "offered",
            Line(_("Offered"), offered),
            Line(_("Accepted"), accepted),
            Line(_("Held"), held),
        )
    ]
    if isinstance(held, int) and held:
        found += [*_meetings(counts, held), *_plans(counts, held)]
    return found


def _drawn(id_: str, *lines: Line) -> Figure:
    return Figure(id_, lines, lines)


def _meetings(counts: Counts, held: int) -> Iterator[Figure]:
    with_private_time, without = split(counts.with_private_time, held)
    ways, children = parts(counts.children, counts.with_children)
    heard = [Line(str(title), ways[way]) for way, title in WAYS.items()]
    yield Figure("days", [Line(_("Days that half waited, or fewer"), typical(counts.days, held))])
    yield _drawn(
        "room",
        Line(_("Family and friends"), typical(counts.network, held)),
        Line(_("Professionals"), typical(counts.professionals, held)),
    )
    yield _drawn(
        "private",
        Line(_("With private family time"), with_private_time),
        Line(_("Without"), without),
    )
    minutes = typical(counts.minutes, with_private_time)
    yield Figure("minutes", [Line(_("Minutes in half of them, or fewer"), minutes)])
    yield Figure("children", [*heard, Line(_("Children in all"), children)], heard)


def _plans(counts: Counts, held: int) -> Iterator[Figure]:
    as_written, otherwise = split(counts.as_written, held)
    yield _drawn(
        "plans",
        Line(_("Agreed as written"), as_written),
        Line(_("Otherwise"), otherwise),
    )
    tasks = alone(counts.tasks, counts.with_tasks)
    promises = alone(counts.promises, counts.with_promises)
    done, _not_done = split(counts.tasks_kept, tasks)
    kept, _not_kept = split(counts.promises_kept, promises)
    rates = (
        Line(_("Families’ tasks that are done"), percent(done, tasks), "%"),
        Line(_("The council’s promises kept"), percent(kept, promises), "%"),
    )
    whole = (
        Line(_("Families’ tasks whose day has come"), tasks),
        Line(_("Of these done"), done),
        Line(_("The council’s promises whose day has come"), promises),
        Line(_("Of these kept"), kept),
    )
    yield Figure("kept", (*whole, *rates), rates)
    reviewed, not_yet = split(counts.reviewed, held)
    yield _drawn("reviews", Line(_("At least one review"), reviewed), Line(_("None yet"), not_yet))
