"""What an inspector asks a registered manager for, as tables: by name or by day, nothing ranked.

The tables name households, because whoever answers for a scheme has to; so there is nothing left to
hold back in their pictures. They are the registered manager's alone, and say so.
"""

import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from flask_babel import format_date
from flask_babel import gettext as _
from sqlalchemy import func, select

from alongside import CouncilSession, Person, practice_settings
from alongside_shared_lives import free_rooms, living_words, words
from alongside_shared_lives.approval_models import Approval
from alongside_shared_lives.approvals import holds
from alongside_shared_lives.dates import today
from alongside_shared_lives.living_models import Arrangement
from alongside_shared_lives.living_states import RUNNING, Living
from alongside_shared_lives.models import Vacancy
from alongside_shared_lives.parties import Home
from alongside_shared_lives.path import LIVE
from alongside_shared_lives.running_out import Ending, endings
from alongside_shared_lives.standing_lists import homes
from alongside_shared_lives.states import Step


@dataclass(frozen=True)
class Table:
    """A table with its head, and the bars of its picture: a label and a number."""

    id: str
    title: str
    meaning: str
    head: Sequence[str]
    rows: Sequence[Sequence[Any]]
    bars: Sequence[tuple[str, int]] = field(default=())

    @property
    def shown(self) -> list[list[Any]]:
        """The rows as they are read; in a file a day is written as year, month, day."""
        return [
            [format_date(cell, "medium") if isinstance(cell, date) else cell for cell in row]
            for row in self.rows
        ]

    @property
    def drawn(self) -> list[tuple[str, int, int]]:
        """Each bar with how long it is, in hundredths of the longest."""
        most = max([1, *(number for _label, number in self.bars)])
        return [(label, number, round(100 * number / most)) for label, number in self.bars]

    @property
    def in_words(self) -> str:
        """What the picture shows, for those who do not see it."""
        return "; ".join(f"{label}: {number}" for label, number in self.bars)


def tables(session: CouncilSession, reader: Person) -> list[Table]:
    """Everything that the page shows, without households that the reader is a party to."""
    live = homes(session, reader, *LIVE)
    due = endings(session, live)
    return [
        _carers(session, live),
        _due("training", _("Training"), due, _("What carers learned, and until when it counts.")),
        _due("documents", _("Documents"), due, _("Checks and papers, until when they count.")),
        _due(
            "reviews",
            _("Reviews and approvals that end"),
            due,
            _("The scheme’s own promises: a review each year, and a first time that ends."),
        ),
        _lives(session, live),
        _capacity(session, live),
    ]


def table(session: CouncilSession, reader: Person, name: str) -> Table | None:
    """One of them by its name."""
    return next((one for one in tables(session, reader) if one.id == name), None)


def _carers(session: CouncilSession, live: Sequence[Home]) -> Table:
    ids = [one.id for one in live]
    current: dict[Any, Approval] = {}
    asked = select(Approval).where(Approval.household_id.in_(ids)).order_by(Approval.from_on)
    for one in session.scalars(asked):
        if holds(one, today()):
            current[one.household_id] = one
    ids_of_workers = {home.household.worker_id for home in live if home.household.worker_id}
    workers = session.scalars(select(Person).where(Person.id.in_(ids_of_workers)))
    names = {str(one.id): one.display_name for one in workers}
    rows = []
    for home in live:
        approval = current.get(home.id)
        rows.append(
            (
                home.name,
                ", ".join(one.display_name for one in home.carers),
                str(words.STEPS[home.household.state]),
                approval.from_on if approval else "",
                (approval and approval.until_on) or "",
                approval.most_adults if approval else "",
                ", ".join(str(words.KINDS[one]) for one in approval.kinds) if approval else "",
                approval.conditions if approval else "",
                names.get(str(home.household.worker_id), ""),
            )
        )
    head = (
        _("Household"),
        _("Carers"),
        _("Where it stands"),
        _("Approved from"),
        _("Until"),
        _("Adults"),
        _("For what"),
        _("Conditions"),
        _("Worker"),
    )
    kinds = Counter(kind for one in current.values() for kind in one.kinds)
    bars = [(str(words.KINDS[one]), kinds[one]) for one in _kinds() if kinds[one]]
    return Table(
        "carers",
        _("Carers and their terms"),
        _("Each approved household, by name. The picture: households approved for each kind."),
        head,
        rows,
        bars,
    )


_OF = {"training": ("training",), "documents": ("document",), "reviews": ("review", "approval")}


def _due(id_: str, title: str, due: Iterable[Ending], meaning: str) -> Table:
    found = [one for one in due if one.kind in _OF[id_]]
    rows = [
        (
            one.day or "",
            one.what,
            one.person.display_name if one.person else "",
            one.home.name,
            one.whose,
            _("over") if one.late else "",
        )
        for one in found
    ]
    head = (_("Day"), _("What"), _("Who"), _("Household"), _("Waited for from"), _("State"))
    return Table(id_, title, meaning, head, rows, _bands(found))


def _bands(found: Iterable[Ending]) -> list[tuple[str, int]]:
    """How many are over or run out soon; a course that was never taken has no day, and no band."""
    now = today()
    days = [(one.day - now).days for one in found if one.day is not None]
    if not days:
        return []
    return [
        (_("Day has passed"), sum(one < 0 for one in days)),
        (_("Within 30 days"), sum(0 <= one <= 30 for one in days)),
        (_("Within 90 days"), sum(30 < one <= 90 for one in days)),
        (_("Later"), sum(one > 90 for one in days)),
    ]


def _capacity(session: CouncilSession, live: Sequence[Home]) -> Table:
    here = {one.id: one for one in live if one.household.state == Step.APPROVED}
    now = today()
    places: Counter[tuple[str, str]] = Counter()
    offered: dict[uuid.UUID, list[Vacancy]] = {}
    for one in session.scalars(select(Vacancy).where(Vacancy.household_id.in_(here))):
        if one.until_on is None or one.until_on >= now:
            offered.setdefault(one.household_id, []).append(one)
    guests = free_rooms.taken(session)
    for home, rooms in offered.items():
        for room in free_rooms.left(rooms, guests.get(home, ())):
            if room.from_on is None or room.from_on <= now + timedelta(days=30):
                places[here[home].household.area, room.kind] += room.places
    areas = sorted({area for area, _kind in places})
    kinds = [one for one in _kinds() if any(places[area, one] for area in areas)]
    rows = [(_area(area), *(places[area, one] for one in kinds)) for area in areas]
    return Table(
        "capacity",
        _("Room by kind and area"),
        _("Places that households say they have within 30 days and that nobody lives in, by area."),
        (_("Area"), *(str(words.KINDS[one]) for one in kinds)),
        rows,
        [(str(words.KINDS[one]), sum(places[area, one] for area in areas)) for one in kinds],
    )


def _lives(session: CouncilSession, live: Sequence[Home]) -> Table:
    asked = (
        select(Arrangement.kind, Arrangement.state, func.count())
        .where(Arrangement.household_id.in_([one.id for one in live]))
        .group_by(Arrangement.kind, Arrangement.state)
    )
    found = Counter({(kind, state): number for kind, state, number in session.execute(asked)})
    running = [one.value for one in Living if one in RUNNING]
    kinds = [one for one in words.KINDS if any(found[one, state] for state in running)]
    numbers = {one: [found[one, state] for state in running] for one in kinds}
    return Table(
        "lives",
        _("All who live together"),
        _("How many there are of each kind, and where they are. The picture: each kind in all."),
        (_("Kind"), *(str(living_words.LIVING[one]) for one in running)),
        [(str(words.KINDS[one]), *numbers[one]) for one in kinds],
        [(str(words.KINDS[one]), sum(numbers[one])) for one in kinds],
    )


def _kinds() -> list[str]:
    offered = practice_settings("shared_lives").kinds
    return [one for one in words.KINDS if one in offered]


def _area(area: str) -> str:
    return area.replace("-", " ").title() if area else str(_("Not said"))
