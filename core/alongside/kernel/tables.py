"""The tables that a practice brings: whether they are its own, and are as its holdings say."""

from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, cast

from sqlalchemy import Boolean, Column, Enum, MetaData, String, Table, UniqueConstraint, event

from alongside.db.base import Base
from alongside.kernel.practice import DeclarationError, Holding, Practice

OF_EACH = {"id", "council_id", "created_at"}
"""The columns by which rows about somebody are found: each Model has them."""


_whose: ContextVar[str] = ContextVar("whose tables are being made", default="")


@contextmanager
def only_tables_of(practice_id: str) -> Iterator[None]:
    """Let nothing make a table, or a column of one, that is not this practice's.

    Whoever tries gets a DeclarationError before anything is changed. What else was made is taken
    out again where an error leaves the block.
    """
    before, token = {*Base.metadata.tables}, _whose.set(practice_id)
    try:
        yield
    except BaseException:
        for name in Base.metadata.tables.keys() - before:
            Base.metadata.remove(Base.metadata.tables[name])
        raise
    finally:
        _whose.reset(token)


def classes() -> set[Any]:
    """What SQLAlchemy knows of every mapped class there is."""
    return set(Base.registry._managers)


def names() -> set[str]:
    """The names of every table there is."""
    return {*Base.metadata.tables}


def check_tables(made: set[Any], practice: Practice) -> None:
    """Raise DeclarationError where one of these classes has a table that is not the practice's."""
    for table in filter(lambda one: one is not None, map(_table_of, made)):
        check_owned(table.name, practice.id)


def properties() -> dict[Any, frozenset[str]]:
    """What every mapped class has, such as columns and relations, by its mapper."""
    return {one.mapper: frozenset(one.mapper._props) for one in classes() if one.is_mapped}


def check_untouched(before: Mapping[Any, frozenset[str]]) -> None:
    """Raise DeclarationError where a class that was there has more than it had."""
    for mapper, name in _added(before):
        raise DeclarationError(
            f"it adds {name!r} to {mapper.class_.__name__}, which is not its own: instead of "
            f"backref, say back_populates between classes of your own"
        )


def take_away(before: Mapping[Any, frozenset[str]]) -> None:
    """Take from classes that were there what has been added to them since.

    A relation to a failed plugin's class would fail every deletion: its table is not there.
    """
    for mapper, name in [*_added(before)]:
        del mapper._props[name]
        mapper._init_properties.pop(name, None)
        type.__setattr__(mapper.class_, name, None)  # SQLAlchemy lets nobody delete what it made
        mapper.class_manager.uninstrument_attribute(name)
        mapper._expire_memoizations()


def _added(before: Mapping[Any, frozenset[str]]) -> Iterator[tuple[Any, str]]:
    for mapper, known in before.items():
        yield from ((mapper, name) for name in sorted(mapper._props.keys() - known))


def forget(made: set[Any], tables: Set[str] = frozenset()) -> None:
    """Take a failed plugin's classes out, or their unresolved relations would break every query.

    `tables` are the names of tables that it made, with or without a class.
    """
    others = {id(_table_of(one)) for one in classes() - made}
    for manager in made:
        table = _table_of(manager)
        if manager.is_mapped:
            Base.registry._dispose_manager_and_mapper(manager)
        else:
            Base.registry._dispose_cls(manager.class_)
        Base.registry._managers.pop(manager, None)
        theirs = table is not None and id(table) not in others
        if theirs and Base.metadata.tables.get(table.name) is table:
            Base.metadata.remove(cast(Any, table))
    for name in tables & Base.metadata.tables.keys():
        Base.metadata.remove(Base.metadata.tables[name])


def forget_tables(tables: Iterable[Table]) -> None:
    """Take tables out again after they were loaded, with the classes that have them."""
    names = {table.name for table in tables}
    forget({one for one in classes() if getattr(_table_of(one), "name", None) in names})
    for name in names & Base.metadata.tables.keys():
        Base.metadata.remove(Base.metadata.tables[name])


def _table_of(manager: Any) -> Any:
    return manager.class_.__dict__.get("__table__")


def owner_of(table: str, ids: Iterable[str]) -> str | None:
    """The practice that a table belongs to; None for the core's.

    The longest id counts: `shared_lives_household` is of `shared_lives`, and not of `shared`.
    """
    return max((one for one in ids if table.startswith(f"{one}_")), key=len, default=None)


def tables_of(practice_id: str, ids: Iterable[str]) -> list[Table]:
    """The tables that are loaded of a practice; `ids` are those of all there are."""
    known = Base.metadata.tables.items()
    return [table for name, table in known if owner_of(name, ids) == practice_id]


def points_at_nothing(tables: Iterable[Table]) -> str:
    """Which table points at one that is not there, in words; "" where none does.

    SQLAlchemy cannot put any tables in their order while there is one such.
    """
    for table in tables:
        for key in table.foreign_keys:
            try:
                target = key.target_fullname
            except Exception as error:
                return f"a foreign key of its table {table.name!r} cannot be read: {error}"
            name, _, column = target.rpartition(".")
            found = Base.metadata.tables.get(name or column)
            if found is None or (name and column not in found.columns):
                return f"its table {table.name!r} points at {target!r}, which is not there"
    return ""


def check_owned(name: str, practice_id: str) -> None:
    """Raise DeclarationError for a table that is not a practice's by its name."""
    if not name.startswith(f"{practice_id}_"):
        raise DeclarationError(f"its table {name!r} must start with {practice_id + '_'!r}")


@event.listens_for(Table, "after_parent_attach")
def _made(table: Table, metadata: MetaData) -> None:
    """SQLAlchemy takes a table out of its metadata whose making raises."""
    if (practice_id := _whose.get()) and metadata is Base.metadata:
        check_owned(table.name, practice_id)


@event.listens_for(Column, "before_parent_attach")
def _changed(column: Column[object], table: Table) -> None:
    if (practice_id := _whose.get()) and table.metadata is Base.metadata:
        check_owned(table.name, practice_id)


def check_holdings(practice: Practice) -> None:
    """Refuse a holding that names a table or a column which is not there, or cannot be cleared.

    What it says is copied into the core's database, and is then asked about everybody. Of a
    practice without migrations nothing is copied. Raises DeclarationError.
    """
    for holding in practice.holdings if practice.migrations is not None else ():
        for table, columns in _named(holding):
            known = Base.metadata.tables.get(table)
            if known is None:
                raise DeclarationError(
                    f"its holding {holding.table!r} names the table {table!r}, which no model has"
                )
            if missing := sorted(columns - {*known.columns.keys()}):
                raise DeclarationError(
                    f"its holding {holding.table!r} needs {', '.join(map(repr, missing))} in the "
                    f"table {table!r}, which has no such column"
                )
        if holding.erasure == "anonymise":
            _check_clear(holding)


def _check_clear(holding: Holding) -> None:
    """Refuse to clear what must say something, or what could say nothing in one row alone."""
    table = Base.metadata.tables[holding.table]
    emptied = {table.columns[name] for name in {*holding.clear, holding.person or "id"}}
    apart = {column for column in emptied if column.nullable or column.primary_key}
    alike = [{*one.columns} for one in table.constraints if isinstance(one, UniqueConstraint)]
    alike += [{*one.columns} for one in table.indexes if one.unique]
    for column in (table.columns[name] for name in holding.clear):
        kind = getattr(column.type, "impl_instance", column.type)
        words = isinstance(kind, Boolean | String) and not isinstance(kind, Enum)
        if not column.nullable and (column.primary_key or not words):
            why = "which can be neither empty nor without words"
        elif any(column in one and not one & apart for one in alike):
            why = "which no two rows may have alike, so that only one row could be emptied"
        else:
            continue
        raise DeclarationError(
            f"its holding {holding.table!r} clears {column.name!r}, {why}: let it be nullable"
        )


def _named(holding: Holding) -> Iterator[tuple[str, set[str]]]:
    named = {*holding.clear, *holding.shows, holding.sealed_until, holding.alone} - {""}
    yield holding.table, named | ({holding.person, *OF_EACH} if holding.person else set())
    for table, arrives, leads_on in holding.through:
        yield table, {arrives, leads_on, "council_id"}
