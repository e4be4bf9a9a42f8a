"""Tables: each practice's own migrations, with its own version table, in one transaction.

A shared version table breaks every later upgrade once a package is gone, so there is one each.
Creating tables, protecting them with row-level security and granting them to the application's
role happen together here and nowhere else.
"""

import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect

from alongside.db.base import Base
from alongside.db.rls import protect
from alongside.kernel import models as models
from alongside.kernel.records import Record
from alongside.kernel.registry import Registry

CORE_TABLES_FOLDER = Path(__file__).parent.parent / "migrations"


@dataclass(frozen=True)
class Unit:
    """A set of tables that moves together: the core's, or one practice's."""

    id: str
    folder: Path
    others: tuple[str, ...] = ()

    @property
    def version_table(self) -> str:
        """Where its revision is kept."""
        return f"{self.id}_alembic_version"

    def owns(self, table: str) -> bool:
        """Whether a table belongs to this unit: a practice's by its prefix, the core's by none."""
        if self.id == "core":
            return not any(table.startswith(f"{other}_") for other in self.others)
        return table.startswith(f"{self.id}_")

    def script(self) -> ScriptDirectory:
        """Its migrations, as Alembic reads them."""
        return ScriptDirectory(str(self.folder), version_locations=[str(self.folder)])

    def head(self) -> str | None:
        """The newest revision there is."""
        return self.script().get_current_head()


def units(registry: Registry) -> Iterator[Unit]:
    """The core, then every working practice that has tables."""
    others = tuple(record.id for record in registry)
    yield Unit("core", CORE_TABLES_FOLDER, others)
    for record in registry.usable():
        if folder := _folder(record):
            yield Unit(record.id, folder)


def _folder(record: Record) -> Path | None:
    if record.practice is None or record.practice.migrations is None:
        return None
    spec = importlib.util.find_spec(record.module.__name__)
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent / record.practice.migrations


def revision_of(connection: Connection, unit: Unit) -> str | None:
    """The revision that the database is at, or None when the unit was never migrated."""
    if not inspect(connection).has_table(unit.version_table):
        return None
    context = MigrationContext.configure(connection, opts={"version_table": unit.version_table})
    return context.get_current_revision()


def upgrade(engine: Engine, unit: Unit, role: str | None = None, target: str = "head") -> None:
    """Bring a unit's tables to `target`, protected and granted, in one transaction.

    `engine` connects as the tables' owner; `role` is the application's database role.
    """
    script = unit.script()
    with engine.begin() as connection:
        _run(connection, unit, lambda revision, _: script._upgrade_revs(target, revision), target)
        names = [name for name in inspect(connection).get_table_names() if unit.owns(name)]
        protect(connection, names, role)


def downgrade(engine: Engine, unit: Unit, target: str = "base") -> None:
    """Take a unit's tables back to `target`; their rows go with them."""
    script = unit.script()
    with engine.begin() as connection:
        _run(connection, unit, lambda revision, _: script._downgrade_revs(target, revision), target)


def _run(connection: Connection, unit: Unit, steps: Any, target: str) -> None:
    with EnvironmentContext(
        Config(), unit.script(), fn=steps, as_sql=False, destination_rev=target
    ) as environment:
        environment.configure(
            connection=connection,
            target_metadata=Base.metadata,
            version_table=unit.version_table,
            render_as_batch=connection.dialect.name == "sqlite",
            transactional_ddl=True,
            transaction_per_migration=False,
        )
        environment.run_migrations()


def differences(connection: Connection, unit: Unit) -> list[Any]:
    """Where the live tables differ from the models; empty when a migration is not missing."""
    context = MigrationContext.configure(
        connection,
        opts={
            "version_table": unit.version_table,
            "include_name": lambda name, kind, _: kind != "table" or unit.owns(name),
            "include_object": lambda obj, name, kind, *_: kind != "table" or unit.owns(name),
        },
    )
    return list(compare_metadata(context, Base.metadata))
