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
from typing import Any

from sqlalchemy import LargeBinary, event, func, literal, select
from sqlalchemy.dialects import postgresql, sqlite

from alongside.db.ids import new_id
from alongside.db.tenancy import CouncilSession, unscoped
from alongside.db.time import utcnow
from alongside.records.models import Entry, Head

START = bytes(32)
"""What the first line of a record follows."""

SAYS = ("actor_id", "capacity", "action", "subject_kind", "subject_id", "detail", "created_at")
NOTED = "noted_for_the_record"


def content_of(entry: Any) -> bytes:
    """The SHA-256 of everything that a line says, whose line it is, and which."""
    values = [entry.id, entry.council_id, *(getattr(entry, name) for name in SAYS[:-1])]
    said = [None if value is None else str(value) for value in values]
    said.append(entry.created_at.isoformat())
    return hashlib.sha256(json.dumps(said).encode()).digest()


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


def _append_noted(session: CouncilSession) -> None:
    if session.in_nested_transaction() or not session.info.get(NOTED):
        return
    session.flush()
    for _, entry in session.info.pop(NOTED):
        entry.council_id = session.council_id
        with unscoped("the head of this council's own record, and a line after it"):
            _append(session, entry)


def _append(session: CouncilSession, entry: Entry) -> None:
    """Move the head on, and write the line that it now stands at.

    PostgreSQL does both in one statement. SQLite cannot, but there the writer is alone anyway.
    """
    on_postgresql = session.get_bind().dialect.name == "postgresql"
    heads: Any = Head.__table__
    lines: Any = Entry.__table__
    content = literal(content_of(entry), LargeBinary())
    before = heads.c.hash
    hashed = (
        func.sha256(before.concat(content))
        if on_postgresql
        else func.sha256_of_both(before, content)
    )
    first = {"id": new_id(), "council_id": entry.council_id, "created_at": utcnow(), "version": 1}
    moved = (
        (postgresql if on_postgresql else sqlite)
        .insert(heads)
        .values(count=1, hash=linked(START, content_of(entry)), **first)
        .on_conflict_do_update(
            index_elements=["council_id"],
            set_={"count": heads.c.count + 1, "hash": hashed},
        )
    )
    if on_postgresql:
        head: Any = moved.returning(heads.c.council_id, heads.c.count, heads.c.hash).cte("head")
    else:
        session.execute(moved)
        head = heads
    written = {name: getattr(entry, name) for name in ("id", "council_id", *SAYS)} | {"version": 1}
    session.execute(
        lines.insert().from_select(
            [*written, "number", "hash"],
            select(
                *(literal(value, lines.c[name].type) for name, value in written.items()),
                head.c.count,
                head.c.hash,
            ).where(head.c.council_id == entry.council_id),
        )
    )


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

__all__ = ["START", "append_at_commit", "content_of", "linked"]
