"""Bringing an installation's tables up to date: the core's, then every practice's.

Commands and tests share this, so that a test's database is made as a real one is: by the role that
owns the tables, granted to the one that the application connects as.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from flask import Flask
from packaging.version import InvalidVersion, Version
from sqlalchemy import Connection, Engine, make_url

from alongside.db.engine import owner_engine
from alongside.kernel import readiness
from alongside.kernel.migrate import (
    CORE_TABLES_FOLDER,
    MigrationError,
    Unit,
    revision_of,
    steps,
    units,
    upgrade,
)
from alongside.kernel.registry import Registry
from alongside.kernel.remembering import release_of, remember_holdings, remember_practice

log = logging.getLogger(__name__)
CORE_FIRST = "The core's tables come first. Run: alongside db upgrade --practice core"


@dataclass(frozen=True)
class Upgraded:
    """What became of one unit's tables: from which revision to which, or why not.

    `remembered` is the practice's version that the database knew (None: it knew none), and
    `installed` the one that is here. `steps` are the migrations between, each with what it says.
    """

    id: str
    before: str | None
    after: str | None
    remembered: str | None = None
    installed: str = ""
    steps: tuple[tuple[str, str], ...] = ()
    trouble: str = ""

    @property
    def changed(self) -> bool:
        """Whether the tables moved on, or the version did."""
        return bool(self.steps) or (
            self.remembered is not None and self.remembered != self.installed
        )


Tell = Callable[[Connection, Upgraded], object]


class UpgradeError(Exception):
    """A unit's tables could not be brought up to date; the message names it and says why."""


def app_role(app: Flask) -> str | None:
    """The database role that the application connects as, where it is not the tables' owner."""
    connects = make_url(app.config["DATABASE_URL"]).username
    owner = make_url(app.config["MIGRATION_DATABASE_URL"]).username
    return connects if connects != owner else None


def plan_each(app: Flask, only: str | None = None) -> Iterator[Upgraded]:
    """What upgrading each unit would do; nothing is changed. Raises LookupError as upgrade_each."""
    with owner_engine(app) as engine:
        for unit in _wanted(app, only):
            planned = _planned(app, engine, unit)
            comes_along = only is None and planned.trouble == CORE_FIRST
            yield replace(planned, trouble="") if comes_along else planned


def upgrade_each(
    app: Flask, only: str | None = None, tell: Tell | None = None
) -> Iterator[Upgraded]:
    """Bring each unit's tables up to date, and say what became of it.

    A practice that fails stops no other, because each moves in a transaction of its own, in which
    its holdings are copied and what the core remembers of it is written; when the core fails
    nothing further is tried. `only` names one unit. `tell` is called in the transaction of what
    changed. Raises LookupError for a unit that is not there.
    """
    readiness.forget()
    with owner_engine(app) as engine:
        for unit in _wanted(app, only):
            planned = _planned(app, engine, unit)
            try:
                if planned.trouble:
                    raise MigrationError(planned.trouble)
                upgrade(engine, unit, app_role(app), then=_then(app, planned, tell))
            except Exception as error:
                log.error("The tables of %s: %s in its migrations", unit.id, type(error).__name__)
                yield replace(planned, after=planned.before, trouble=_in_words(error))
                if unit.id == "core":
                    return
                continue
            yield planned


def _wanted(app: Flask, only: str | None) -> list[Unit]:
    registry: Registry = app.extensions["alongside"].registry
    wanted = [unit for unit in units(registry) if only in (None, unit.id)]
    if not wanted:
        raise LookupError(f"There is no working practice {only!r} with tables here.")
    return wanted


def _planned(app: Flask, engine: Engine, unit: Unit) -> Upgraded:
    record = app.extensions["alongside"].registry.records.get(unit.id)
    with engine.connect() as connection:
        before = revision_of(connection, unit)
        remembered = release_of(connection, unit.id)
        core = Unit("core", CORE_TABLES_FOLDER)
        waits = unit.id != "core" and revision_of(connection, core) != core.head()
    planned = Upgraded(unit.id, before, unit.head(), remembered, record.version if record else "")
    try:
        found = tuple(steps(unit, before))
    except MigrationError as error:
        return replace(planned, trouble=str(error))
    if older(planned.installed, remembered):
        return replace(planned, steps=found, trouble=_went_back(planned))
    if waits:
        return replace(planned, steps=found, trouble=CORE_FIRST)
    return replace(planned, steps=found)


def older(installed: str, remembered: str | None) -> bool:
    """Whether a version is older than the one before; versions that are none are not compared."""
    try:
        return bool(remembered) and Version(installed) < Version(remembered or "")
    except InvalidVersion:
        return False


def _went_back(planned: Upgraded) -> str:
    return (
        f"Version {planned.remembered} was here, and {planned.installed} is installed now. Nothing "
        f"is moved back to an older version: install {planned.remembered} or a newer one."
    )


def _in_words(error: Exception) -> str:
    if isinstance(error, MigrationError):
        return str(error)
    return f"{type(error).__name__}: {error}"


def _then(app: Flask, planned: Upgraded, tell: Tell | None) -> Callable[[Connection], None]:
    registry: Registry = app.extensions["alongside"].registry

    def then(connection: Connection) -> None:
        remember_holdings(app, connection, planned.id, registry.holdings(planned.id))
        if planned.id != "core":
            remember_practice(app, connection, registry.records[planned.id])
        if tell is not None and planned.changed:
            tell(connection, planned)

    return then


def upgrade_all(app: Flask) -> None:
    """Bring every unit's tables up to date. Raises UpgradeError for the first that will not."""
    for unit in upgrade_each(app):
        if unit.trouble:
            raise UpgradeError(f"The tables of {unit.id} cannot be upgraded: {unit.trouble}")


def waiting(app: Flask) -> list[tuple[Unit, str | None]]:
    """Every unit with the revision that its tables are at."""
    with owner_engine(app) as engine, engine.connect() as connection:
        return [
            (unit, revision_of(connection, unit))
            for unit in units(app.extensions["alongside"].registry)
        ]
