"""Bringing an installation's tables up to date: the core's, then every practice's.

Commands and tests share this, so that a test's database is made as a real one is: by the role that
owns the tables, granted to the one that the application connects as.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import Flask
from flask_babel import force_locale
from sqlalchemy import Engine, delete, make_url
from sqlalchemy.orm import Session

from alongside.db.engine import owner_engine
from alongside.kernel.migrate import Unit, revision_of, units, upgrade
from alongside.kernel.models import HoldingRecord
from alongside.kernel.practice import Holding
from alongside.kernel.registry import Registry


@dataclass(frozen=True)
class Upgraded:
    """What became of one unit's tables: from which revision to which, or why not."""

    id: str
    before: str | None
    after: str | None
    trouble: str = ""


class UpgradeError(Exception):
    """A unit's tables could not be brought up to date; the message names it and says why."""


def app_role(app: Flask) -> str | None:
    """The database role that the application connects as, where it is not the tables' owner."""
    connects = make_url(app.config["DATABASE_URL"]).username
    owner = make_url(app.config["MIGRATION_DATABASE_URL"]).username
    return connects if connects != owner else None


def upgrade_each(app: Flask, only: str | None = None) -> Iterator[Upgraded]:
    """Bring each unit's tables up to date, and say what became of it.

    A practice that fails stops no other, because each moves in a transaction of its own; when
    the core fails nothing further is tried. `only` names one unit. Raises LookupError for a unit
    that is not there.
    """
    registry: Registry = app.extensions["alongside"].registry
    wanted = [unit for unit in units(registry) if only in (None, unit.id)]
    if not wanted:
        raise LookupError(f"There is no working practice {only!r} with tables here.")
    with owner_engine(app) as engine:
        for unit in wanted:
            with engine.connect() as connection:
                before = revision_of(connection, unit)
            try:
                upgrade(engine, unit, app_role(app))
                _copy_holdings(app, engine, unit.id, registry.holdings(unit.id))
            except Exception as error:
                yield Upgraded(unit.id, before, before, f"{type(error).__name__}: {error}")
                if unit.id == "core":
                    return
                continue
            yield Upgraded(unit.id, before, unit.head())


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


def _copy_holdings(app: Flask, engine: Engine, unit: str, holdings: Sequence[Holding]) -> None:
    """Keep what a unit holds in the core's own table, so that it outlives a practice's package."""
    with app.app_context(), force_locale("en"), Session(engine) as session, session.begin():
        session.execute(delete(HoldingRecord).where(HoldingRecord.practice_id == unit))
        session.add_all(
            HoldingRecord(
                practice_id=unit,
                table_name=holding.table,
                person_column=holding.person or "",
                what=str(holding.what),
                erasure=holding.erasure,
                clear=list(holding.clear),
                because=str(holding.because),
                shows=list(holding.shows),
                sealed_until=holding.sealed_until,
                untold=str(holding.untold),
                retention=holding.retention,
            )
            for holding in holdings
        )
