"""One session sees one council.

Three things hold this together. Every ORM statement gets the council as a criterion; every row
that is written gets the council, and is refused with another; and every way round the ORM (Core
statements, text, lists of keys) is refused on tables that carry a council. On PostgreSQL row-level
security stands behind all of it (`alongside.db.rls`), and the pair keys of `Model` behind that.

Code that truly must look across councils says why: `with unscoped("count councils for /ready"):`.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import Alias, Column, Connection, Engine, Table, event, text
from sqlalchemy.orm import ORMExecuteState, UOWTransaction, with_loader_criteria
from sqlalchemy.sql import visitors
from sqlalchemy.sql.elements import TextClause

from alongside.db.base import Model
from alongside.db.lending import LendableSession

_unscoped: ContextVar[str] = ContextVar("unscoped", default="")
_by_the_house: ContextVar[bool] = ContextVar("by_the_house", default=False)
CHECKED = {"alongside_checked": True}


class TenancyError(Exception):
    """Code tried to reach past the council that its session belongs to."""


@contextmanager
def unscoped(reason: str) -> Iterator[None]:
    """Lift the council for the statements inside, with a reason that a reviewer can read.

    On PostgreSQL row-level security still holds: this opens nothing there that the database
    role may not see.
    """
    if len(reason.strip()) < 10:
        raise TenancyError("unscoped() wants a reason that says why no council applies here.")
    token = _unscoped.set(reason)
    try:
        yield
    finally:
        _unscoped.reset(token)


@contextmanager
def _house_rules() -> Iterator[None]:
    """Mark statements that this module or the unit of work issues itself."""
    token = _by_the_house.set(True)
    try:
        yield
    finally:
        _by_the_house.reset(token)


class CouncilSession(LendableSession):
    """A session that belongs to one council, from its first use until it is closed."""

    @property
    def council_id(self) -> uuid.UUID | None:
        """The council whose rows this session sees; None until `enter_council`."""
        return self.info.get("council_id")

    def enter_council(self, council_id: uuid.UUID) -> None:
        """Bind the session to a council, once.

        Raises TenancyError if it already belongs to another: objects of the first council
        would still be held, so a new session is the only safe way.
        """
        if self.council_id is not None and self.council_id != council_id:
            raise TenancyError("This session belongs to another council. Open a new session.")
        self.info["council_id"] = council_id
        if self.in_transaction():
            _tell_database(self, self.connection())

    def flush(self, objects: Any = None) -> None:
        """Write pending changes; the unit of work's own statements are the only Core allowed."""
        with _house_rules():
            super().flush(objects)

    def _refuse_bulk(self, *args: Any, **kwargs: Any) -> Any:
        raise TenancyError(
            "Bulk operations by list skip the council. Add objects to the session instead."
        )

    bulk_save_objects = bulk_insert_mappings = bulk_update_mappings = _refuse_bulk


@lru_cache(maxsize=2000)
def _criteria(council_id: uuid.UUID) -> Any:
    return with_loader_criteria(
        Model, lambda cls: cls.council_id == council_id, include_aliases=True
    )


def _bare_tables(statement: Any) -> set[str]:
    """Scoped tables that stand in a statement without their mapped class.

    No criterion reaches such a table, or a column taken from it.
    """
    named: set[str] = set()
    mapped: set[str] = set()
    for element in visitors.iterate(statement):
        of_a_class = "parententity" in element._annotations
        if isinstance(element, Table):
            if "council_id" in element.c:
                (mapped if of_a_class else named).add(element.name)
        elif isinstance(element, Column):
            if element.table is not None and "council_id" in element.table.c:
                (mapped if of_a_class else named).add(element.table.name)
        elif isinstance(element, Alias) and of_a_class:
            mapped.add(getattr(element.element, "name", ""))
    return named - mapped


def _scope_statement(state: ORMExecuteState) -> None:
    if _unscoped.get():
        state.update_execution_options(**CHECKED)
        return
    if not state.is_orm_statement:
        return
    scoped = [m for m in state.all_mappers if issubclass(m.class_, Model)]
    council_id = state.session.info.get("council_id")
    if state.is_relationship_load or state.is_column_load:
        scoped = scoped or [state.bind_mapper]  # type: ignore[list-item]
    elif state.is_from_statement:
        raise TenancyError("from_statement() hides what it reads. Use select().")
    elif state.is_insert:
        raise TenancyError("insert() skips the council. Add objects to the session instead.")
    elif isinstance(state.parameters, list) and (state.is_update or state.is_delete):
        raise TenancyError("A list of keys skips the council. Change objects instead.")
    if scoped and council_id is None and any(m and issubclass(m.class_, Model) for m in scoped):
        names = ", ".join(sorted({m.class_.__name__ for m in scoped}))
        raise TenancyError(f"{names} was asked for before the session entered a council.")
    if council_id is not None:
        state.statement = state.statement.options(_criteria(council_id))
        if state.is_update:
            _refuse_moving(state.statement)
    state.update_execution_options(**CHECKED)


def _refuse_moving(statement: Any) -> None:
    for column in statement._values or {}:
        if getattr(column, "key", column) == "council_id":
            raise TenancyError("A row cannot be moved to another council.")


def _check_written(session: CouncilSession, context: UOWTransaction, instances: Any) -> None:
    if _unscoped.get():
        return
    for row in session.new:
        if isinstance(row, Model):
            if session.council_id is None:
                raise TenancyError(f"{type(row).__name__} was added before entering a council.")
            if cast(Any, row.council_id) is None:
                row.council_id = session.council_id
            elif row.council_id != session.council_id:
                raise TenancyError(f"{type(row).__name__} was added with another council's id.")
    for row in (*session.dirty, *session.deleted):
        if isinstance(row, Model) and row.council_id != session.council_id:
            raise TenancyError(f"{type(row).__name__} belongs to another council.")


def _tell_database(session: Any, connection: Connection) -> None:
    """Tell row-level security which council is asking, for this transaction only."""
    council_id = session.info.get("council_id")
    if council_id is not None and connection.dialect.name == "postgresql":
        with _house_rules():
            connection.execute(
                text("SELECT set_config('alongside.council', :council, true)"),
                {"council": str(council_id)},
            )


def _after_begin(session: Any, transaction: Any, connection: Connection) -> None:
    if not transaction.nested:
        _tell_database(session, connection)


def _guard(
    connection: Connection, clause: Any, multiparams: Any, params: Any, options: Any
) -> None:
    """Refuse Core statements and text on tables that carry a council."""
    if options.get("alongside_checked") or _by_the_house.get() or _unscoped.get():
        return
    if isinstance(clause, str | TextClause):
        raise TenancyError('Plain SQL skips the council. Say why: with unscoped("reason"):')
    named = {
        element.name
        for element in visitors.iterate(clause)
        if isinstance(element, Table) and "council_id" in element.c
    }
    if named:
        raise TenancyError(
            f"A Core statement on {', '.join(sorted(named))} skips the council. Use the mapped "
            f'class in a session, or say why: with unscoped("reason"):'
        )


def _guard_cursor(
    connection: Connection, cursor: Any, statement: str, params: Any, context: Any, many: bool
) -> None:
    """Refuse SQL handed straight to the driver, and bare tables inside mapped statements.

    A compiled statement is looked through once: SQLAlchemy keeps it for all of the same shape.
    """
    if _by_the_house.get() or _unscoped.get():
        return
    compiled = context.compiled
    if compiled is None:
        raise TenancyError('Plain SQL skips the council. Say why: with unscoped("reason"):')
    if getattr(compiled, "alongside_looked_through", False):
        return
    if bare := _bare_tables(context.invoked_statement):
        raise TenancyError(
            f"{', '.join(sorted(bare))} stands in this statement as a bare table, which would "
            f"show every council's rows. Use the mapped class."
        )
    compiled.alongside_looked_through = True


def guard_engine(engine: Engine) -> None:
    """Refuse, on this engine, every statement that goes round the session."""
    event.listen(engine, "before_execute", _guard)
    event.listen(engine, "before_cursor_execute", _guard_cursor)


event.listen(CouncilSession, "do_orm_execute", _scope_statement)
event.listen(CouncilSession, "before_flush", _check_written)
event.listen(CouncilSession, "after_begin", _after_begin)

__all__ = ["CouncilSession", "TenancyError", "guard_engine", "unscoped"]
