"""What went wrong in practices: noted in a process at once, and soon told to all the others.

Several processes serve one installation, and the worker is another; whoever looks after it must not
need luck to be answered by the one in which a hook raised. A process writes into the database after
what failed is over, since that may be rolled back, or only have read, and nobody who waits for a
page is kept waiting for it.
"""

import logging
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from flask import Flask
from sqlalchemy import Connection, case, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from alongside.db.engine import briefly
from alongside.kernel.models import PracticeFailure
from alongside.kernel.records import Failure, Record
from alongside.kernel.registry import Registry

log = logging.getLogger(__name__)
SELDOM_SECONDS = 60.0
"""How long a process adds up what fails again and again, before it writes once more."""
_writing = threading.Lock()


def waiting(registry: Registry) -> bool:
    """Whether this process knows of what it should write down now; asks no database."""
    return any(_waiting(registry))


def write(app: Flask) -> None:
    """Write down what waits, outside of any other transaction. An error is logged, never raised.

    What could not be written waits for another minute, and is then counted with the rest.
    """
    registry: Registry = app.extensions["alongside"].registry
    if not waiting(registry) or not _writing.acquire(blocking=False):
        return
    try:
        waits = [(one, _row(record, hook, one)) for record, hook, one in _waiting(registry)]
        for one, _ in waits:
            one.tried_at = time.monotonic()
        with briefly(app) as connection:
            for _, row in waits:
                _add(connection, row)
        for one, row in waits:
            one.told += row["times"]
    except Exception:
        log.exception("What went wrong in practices could not be written down")
    finally:
        _writing.release()


def _waiting(registry: Registry) -> Iterator[tuple[Record, str, Failure]]:
    now = time.monotonic()
    for record in registry.records.values():
        for hook, one in record.failures.copy().items() if record.failures else ():
            if one.times > one.told and now - one.tried_at >= SELDOM_SECONDS:
                yield record, hook, one


def _row(record: Record, hook: str, one: Failure) -> dict[str, Any]:
    """What is to be written of one hook: the times that were not told yet, and when."""
    return {
        "practice_id": record.id,
        "hook": hook,
        "digest": record.digest,
        "kind": one.kind,
        "times": one.times - one.told,
        "since": one.since,
        "moment": one.moment,
        "version": 1,
    }


def _add(connection: Connection, row: Mapping[str, Any]) -> None:
    """Count further times with those that any process has written of the same files."""
    table: Any = PracticeFailure.__table__
    insert: Any = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}
    new = insert[connection.dialect.name](table).values(row)
    theirs, same = new.excluded, table.c.digest == new.excluded.digest
    connection.execute(
        new.on_conflict_do_update(
            index_elements=["practice_id", "hook"],
            set_={
                "digest": theirs.digest,
                "kind": theirs.kind,
                "times": case((same, table.c.times + theirs.times), else_=theirs.times),
                "since": case((same, table.c.since), else_=theirs.since),
                "moment": theirs.moment,
                "version": table.c.version + 1,
            },
        )
    )


def remembered(session: Session, registry: Registry) -> Mapping[str, Sequence[PracticeFailure]]:
    """What went wrong in any process, by practice: in the files that are here, and in no others.

    So an upgrade, or a file that was mended, puts aside what went wrong before it.
    """
    found: dict[str, list[PracticeFailure]] = {}
    for one in session.scalars(select(PracticeFailure).order_by(PracticeFailure.hook)):
        record = registry.records.get(one.practice_id)
        if record is not None and record.digest == one.digest:
            found.setdefault(one.practice_id, []).append(one)
    return found
