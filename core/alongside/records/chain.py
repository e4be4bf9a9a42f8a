"""The record as a chain: whoever changes, deletes or reorders a line is found out.

Each line has a number within its council, and a SHA-256 over what it says and the hash of the line
before. The council's one `Head` row holds the last number and hash. Writing a line moves the head
on in one atomic statement, for which writers queue: so there is no gap, and no two lines follow
the same one. The database makes the hash itself, because only there is the last one known once it
is one's turn.

The head stays locked until the transaction ends. So lines that were noted wait in the session, and
are written last of all, just before the commit: nothing is waited for while others wait for the
head, and nobody can lock each other out. A rollback, also one to a savepoint, forgets its lines.
"""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import LargeBinary, bindparam, event, func, literal, select
from sqlalchemy.dialects import postgresql, sqlite

from alongside.db.ids import new_id
from alongside.db.tenancy import CouncilSession, unscoped
from alongside.db.time import utcnow
from alongside.records.models import Entry, Head

START = bytes(32)
"""What the first line of a record follows."""

SAYS = ("actor_id", "capacity", "action", "subject_kind", "subject_id", "detail", "created_at")
WRITTEN = ("id", "council_id", *SAYS)
NOTED = "noted_for_the_record"


def content_of(entry: Any) -> bytes:
    """The SHA-256 of everything that a line says, whose line it is, and which."""
    values = (getattr(entry, name) for name in WRITTEN)
    said = [value.isoformat() if isinstance(value, datetime) else value for value in values]
    return hashlib.sha256(json.dumps(said, default=str).encode()).digest()


def linked(before: bytes, content: bytes) -> bytes:
    """The hash of a line that follows one with the hash `before`."""
    return hashlib.sha256(before + content).digest()


def append_at_commit(session: CouncilSession, entry: Entry) -> None:
    """Let a line wait until the transaction that it belongs to is kept."""
    if not session.in_transaction():
        session.begin()  # or there would be nothing that a rollback could undo
    entry.id, entry.created_at = new_id(), utcnow()
    waiting = session.info.setdefault(NOTED, [])
    waiting.append((session.get_nested_transaction(), entry))


def is_waiting(session: CouncilSession) -> bool:
    """Whether lines wait for the session's commit."""
    return bool(session.info.get(NOTED))


def _append_noted(session: CouncilSession) -> None:
    if session.in_nested_transaction() or not is_waiting(session):
        return
    session.flush()
    noted = [entry for _, entry in session.info.pop(NOTED)]
    for entry in noted:
        entry.council_id = session.council_id
    with unscoped("the head of this council's own record, and a line after it"):
        _append(session, noted)


def _append(session: CouncilSession, noted: Sequence[Entry]) -> None:
    """For each line move the head on, and write the line that it now stands at, in their order."""
    connection = session.connection()
    lines = [_values_of(entry) for entry in noted]
    statements = _statements(connection.dialect.name)
    if len(statements) == 1:
        connection.execute(statements[0], lines)
        return
    for values in lines:
        for statement in statements:
            connection.execute(statement, values)


def _values_of(entry: Entry) -> dict[str, Any]:
    content = content_of(entry)
    values = {f"its_{name}": getattr(entry, name) for name in WRITTEN}
    return values | {"its_content": content, "its_first_hash": linked(START, content)}


@cache
def _statements(dialect: str) -> tuple[Any, ...]:
    """What writes a line, made once, because making it costs more than running it.

    PostgreSQL does both in one statement. SQLite cannot, but there the writer is alone anyway.
    """
    heads: Any = Head.__table__
    lines: Any = Entry.__table__
    its = {name: bindparam(f"its_{name}", type_=lines.c[name].type) for name in WRITTEN}
    content = bindparam("its_content", type_=LargeBinary())
    on_postgresql = dialect == "postgresql"
    moved = (
        (postgresql if on_postgresql else sqlite)
        .insert(heads)
        .values(
            council_id=its["council_id"],
            count=1,
            hash=bindparam("its_first_hash", type_=LargeBinary()),
            version=1,
        )
        .on_conflict_do_update(
            index_elements=["council_id"],
            set_={
                "count": heads.c.count + 1,
                "hash": func.sha256(heads.c.hash.concat(content))
                if on_postgresql
                else func.sha256_of_both(heads.c.hash, content),
            },
        )
    )
    head = heads
    if on_postgresql:
        head = moved.returning(heads.c.council_id, heads.c.count, heads.c.hash).cte("head")
    written = lines.insert().from_select(
        [*its, "version", "number", "hash"],
        select(*its.values(), literal(1), head.c.count, head.c.hash).where(
            head.c.council_id == its["council_id"]
        ),
    )
    return (written,) if on_postgresql else (moved, written)


def _forget_undone(session: CouncilSession, undone: Any) -> None:
    """After a rollback to a savepoint, forget what was noted since, in inner savepoints too."""
    if undone.nested and NOTED in session.info:
        session.info[NOTED] = [
            (within, entry)
            for within, entry in session.info[NOTED]
            if undone not in _savepoints(within)
        ]


def _savepoints(transaction: Any) -> list[Any]:
    found = []
    while transaction is not None:
        found.append(transaction)
        transaction = transaction.parent
    return found


def _forget(session: CouncilSession, transaction: Any) -> None:
    if transaction.parent is None:
        session.info.pop(NOTED, None)


event.listen(CouncilSession, "before_commit", _append_noted)
event.listen(CouncilSession, "after_soft_rollback", _forget_undone)
event.listen(CouncilSession, "after_transaction_end", _forget)

__all__ = ["START", "append_at_commit", "content_of", "is_waiting", "linked"]
