"""Tables: each practice's own migrations, with its own version table, in one transaction.

A shared version table breaks every later upgrade once a package is gone, so there is one each.
Creating tables, protecting them with row-level security and granting them to the application's
role happen together here and nowhere else.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
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
from alongside.kernel.comparing import Part, Parts, changed, loose, parts_of
from alongside.kernel.practice import may_be_called
from alongside.kernel.registry import Registry
from alongside.kernel.scripts import migrations_folder, script_of
from alongside.kernel.tables import owner_of

CORE_TABLES_FOLDER = Path(__file__).parent.parent / "migrations"
VERSIONS = "_alembic_version"
LEFT_BEHIND = (
    "Its migrations made what belongs to no table, and would be left behind when it is purged: {}. "
    "Use String with a check in the place of a type such as an Enum, and make no views, functions "
    "or sequences."
)


class MigrationError(Exception):
    """A migration did what it must not; the message says what, and all is as it was before."""


def migrated(tables: Iterable[str]) -> set[str]:
    """The practices that a database has tables of, by their version tables; also those whose
    package is gone.
    """
    found = {one.removesuffix(VERSIONS) for one in tables if one.endswith(VERSIONS)}
    return set(filter(may_be_called, found))


@dataclass(frozen=True)
class Unit:
    """A set of tables that moves together: the core's, or one practice's.

    `others` are the practices that there are besides, because a name can begin with another's.
    """

    id: str
    folder: Path
    others: tuple[str, ...] = ()

    @property
    def version_table(self) -> str:
        """Where its revision is kept."""
        return f"{self.id}{VERSIONS}"

    def owns(self, table: str) -> bool:
        """Whether a table belongs to this unit: a practice's by its prefix, the core's by none."""
        if self.id == "core":
            return owner_of(table, self.others) is None
        return owner_of(table, (*self.others, self.id)) == self.id

    def among(self, tables: Iterable[str]) -> "Unit":
        """The same, knowing of every practice that a database with these tables knows."""
        return replace(self, others=(*self.others, *migrated(tables)))

    def script(self) -> ScriptDirectory:
        """Its migrations, as Alembic reads them."""
        return script_of(self.folder)

    def head(self) -> str | None:
        """The newest revision there is."""
        return self.script().get_current_head()


def units(registry: Registry) -> Iterator[Unit]:
    """The core, then every working practice that has tables.

    What could not declare itself has no tables here, whatever it is called; those of an earlier
    version of it, the database tells.
    """
    others = tuple(record.id for record in registry if record.practice is not None)
    yield Unit("core", CORE_TABLES_FOLDER, others)
    for record in registry.usable():
        if folder := migrations_folder(record):
            yield Unit(record.id, folder, others)


def revision_of(connection: Connection, unit: Unit) -> str | None:
    """The revision that the database is at, or None when the unit was never migrated."""
    if not inspect(connection).has_table(unit.version_table):
        return None
    context = MigrationContext.configure(connection, opts={"version_table": unit.version_table})
    return context.get_current_revision()


def steps(unit: Unit, before: str | None) -> list[tuple[str, str]]:
    """The migrations that wait, in their order, each with what it says of itself.

    Raises MigrationError where the tables are at a revision that this version does not know.
    """
    script = unit.script()
    known = {one.revision for one in script.walk_revisions()}
    if before is not None and before not in known:
        raise MigrationError(
            f"Its tables are at {before}, which the version that is installed does not know: a "
            f"newer one was here. Tables are not moved back: install that version or a newer one."
        )
    if script.get_current_head() in (None, before):
        return []
    found = list(script.iterate_revisions("head", before or "base"))
    return [(one.revision, one.doc or "") for one in reversed(found) if one.revision != before]


def upgrade(
    engine: Engine,
    unit: Unit,
    role: str | None = None,
    target: str = "head",
    then: Callable[[Connection], object] | None = None,
) -> None:
    """Bring a unit's tables to `target`, protected and granted, in one transaction.

    `engine` connects as the tables' owner; `role` is the application's database role; `then` is
    done last, in the same transaction. Raises MigrationError for tables that are not the unit's.
    """
    script = unit.script()
    with engine.begin() as connection:
        before = set(inspect(connection).get_table_names())
        if taken := sorted(_not_its(unit.among(before), before)):
            raise MigrationError(f"Tables that begin with its name are another's: {taken}")
        unit, parts = unit.among(before), _watched(connection, unit)
        _run(connection, unit, lambda revision, _: script._upgrade_revs(target, revision), target)
        names = inspect(connection).get_table_names()
        unit = unit.among(names)
        if strange := sorted(name for name in {*names} - before if not unit.owns(name)):
            raise MigrationError(f"Its migrations made tables that are not its: {strange}")
        now = _watched(connection, unit)
        if made := loose(parts, now):
            raise MigrationError(LEFT_BEHIND.format(", ".join(made)))
        if harmed := sorted(name for name in changed(parts, now) if not unit.owns(name)):
            raise MigrationError(f"Its migrations changed or dropped tables of others: {harmed}")
        protect(connection, [name for name in names if unit.owns(name)], role)
        if then is not None:
            then(connection)


def _watched(connection: Connection, unit: Unit) -> Parts:
    """What a practice's migrations are compared by; the core's may also move what others point at,
    so that only the columns of each table count.
    """
    if unit.id != "core":
        return parts_of(connection)
    return {
        Part("column", name, one["name"]): f"{one['type']!r} {one['nullable']}"
        for (_schema, name), columns in inspect(connection).get_multi_columns().items()
        for one in columns
    }


def _not_its(unit: Unit, before: set[str]) -> Iterator[str]:
    """The tables that a practice would take by its name, though it never made any."""
    if unit.id != "core" and unit.version_table not in before:
        yield from filter(unit.owns, before)


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
    unit = unit.among(inspect(connection).get_table_names())
    context = MigrationContext.configure(
        connection,
        opts={
            "version_table": unit.version_table,
            "include_name": lambda name, kind, _: kind != "table" or unit.owns(name),
            "include_object": lambda obj, name, kind, *_: kind != "table" or unit.owns(name),
        },
    )
    return list(compare_metadata(context, Base.metadata))
