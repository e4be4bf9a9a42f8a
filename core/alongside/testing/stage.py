"""A practice on a stage: two councils that have it, people of every kind, and rows.

`here` holds the demo, as people would see it. `there` is another council, in which a row is
planted in every table, with words that nobody would write. What one of them holds, the other must
never see.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from flask import Flask
from sqlalchemy import Table, func, select

from alongside.db.base import Base
from alongside.db.engine import owner_engine
from alongside.demo.seeding import seed
from alongside.identity.models import CouncilRole
from alongside.kernel.practice import Practice
from alongside.kernel.records import Record
from alongside.kernel.tables import owner_of
from alongside.people.models import Person
from alongside.testing.browser import Browser
from alongside.testing.planting import Garden, Planted, script
from alongside.testing.source import Source
from alongside.testing.towns import Town
from alongside.web.context import house

HANDLES = {
    "citizen": "parent",
    "worker": "worker",
    "coordinator": "coordinator",
    "administrator": "admin",
    "data officer": "data-officer",
}
ROLES = {
    "worker": "worker",
    "coordinator": "coordinator",
    "administrator": "administrator",
    "data officer": "data_officer",
}
TRACES = frozenset(
    {"record_entry", "record_head", "sign_in", "sign_in_attempt", "practice_failure"}
)
"""What may change when somebody looks: that they looked, that they were here, what went wrong."""


@dataclass
class Stage:
    """What the checks of one practice ask about."""

    id: str
    app: Flask
    fitting: Mapping[str, Any] = field(default_factory=dict)
    needed: tuple[str, ...] = ()
    errors: list[logging.LogRecord] = field(default_factory=list)
    demo_failed: bool = False

    @property
    def record(self) -> Record:
        """What became of the practice."""
        return house(self.app).registry.records[self.id]

    @property
    def practice(self) -> Practice:
        """What the practice declares."""
        assert self.record.practice is not None  # noqa: S101  (it loads, or nothing is asked)
        return self.record.practice

    @cached_property
    def source(self) -> Source:
        """The practice's own files."""
        return Source(self.record.module)

    @cached_property
    def tables(self) -> list[Table]:
        """The practice's tables, those that others point at first."""
        ids = [one.id for one in house(self.app).registry]
        every = Base.metadata.sorted_tables
        return [one for one in every if owner_of(one.name, ids) == self.id]

    @cached_property
    def here(self) -> Town:
        """The council with the demo in it, and the practice switched on."""
        seed(self.app, shows=frozenset({self.id}))
        self.demo_failed = "demo" in self.record.failures
        town = Town.of(self.app, "northbank")
        town.enable(self.id)
        return town

    @cached_property
    def there(self) -> Town:
        """The other council, with the practice switched on, too."""
        town = self.here and Town.of(self.app, "abergwyn")
        town.enable(self.id)
        return town

    @cached_property
    def people(self) -> dict[str, Any]:
        """People of every kind in `here`, by what they are; None is a visitor."""
        with self.here.session() as session:
            known = {one.handle: one.id for one in session.scalars(select(Person)) if one.handle}
            held = select(CouncilRole.role, CouncilRole.person_id).order_by(CouncilRole.id.desc())
            holds = {one.role: one.person_id for one in session.execute(held)}
        found = {kind: known[handle] for kind, handle in HANDLES.items()}
        for function in self.practice.functions:
            someone = holds.get(function.id)
            found[function.id] = someone or self.here.person("Some Body", function.id)
        return {"visitor": None, **found}

    @cached_property
    def others(self) -> dict[str, Any]:
        """People of every kind in `there`."""
        roles = {"citizen": (), **{kind: (role,) for kind, role in ROLES.items()}}
        roles |= {one.id: (one.id,) for one in self.practice.functions}
        found = {kind: self.there.person(f"Some {kind}", *held) for kind, held in roles.items()}
        return {"visitor": None, **found}

    @cached_property
    def browsers(self) -> dict[str, Browser]:
        """A browser for each of the people of `here`."""
        return _browsers(self.here, self.people)

    @cached_property
    def browsers_there(self) -> dict[str, Browser]:
        """A browser for each of the people of `there`."""
        return _browsers(self.there, self.others)

    @cached_property
    def planted(self) -> list[Planted]:
        """Rows in every table in `there`, of each of its people where they can be anybody's."""
        held = [one for one in self.practice.holdings if one.person]
        people = [one for one in self.others.values() if one is not None]
        with self.there.session() as session:
            garden = self.garden(session, word=script)
            for one in held:
                for person in people:
                    garden.plant_for(one, person)
            for table in self.tables:
                if table.name not in {one.table for one in held}:
                    garden.plant(table)
        return garden.made

    def plant_for(self, person: Any) -> dict[tuple[str, str], Planted]:
        """Rows of somebody in `there`, one for each holding, by its table and column."""
        with self.there.session() as session:
            garden = self.garden(session)
            return {
                (one.table, one.person): garden.plant_for(one, person)
                for one in self.practice.holdings
                if one.person
            }

    def garden(self, session: Any, **options: Any) -> Garden:
        """What plants rows of this practice."""
        return Garden(session, fitting=self.fitting, needed=self.needed, **options)

    def snapshot(self) -> dict[str, Any]:
        """Every row of the practice as it is now, and of everything else how many there are."""
        own = {table.name for table in self.tables}
        with owner_engine(self.app) as engine, engine.begin() as connection:
            found: dict[str, Any] = {}
            for table in Base.metadata.sorted_tables:
                if table.name in own:
                    rows = connection.execute(select(table)).all()
                    found[table.name] = sorted(map(repr, rows))
                elif table.name not in TRACES:
                    found[table.name] = connection.scalar(select(func.count()).select_from(table))
            return found

    def said(self) -> str:
        """What the last page that broke said in the log, and where in the practice."""
        for record in reversed(self.errors):
            if record.exc_info and record.exc_info[1] is not None:
                error = record.exc_info[1]
                place = self.source.place_in(error)
                return f"{type(error).__name__}: {error}" + (f" ({place})" if place else "")
        return ""


def _browsers(town: Town, people: Mapping[str, Any]) -> dict[str, Browser]:
    return {
        kind: town.visitor() if person is None else town.signed_in(person)
        for kind, person in people.items()
    }
