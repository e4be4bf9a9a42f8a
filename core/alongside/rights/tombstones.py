"""Tombstones: who was erased stays so when an old backup comes back.

They stand in the database, and beside it in a file of the instance folder, because a database from
the past knows nothing of what was erased since. A line of the file holds two ids; nobody can be
found by it but in a database from before.
"""

import json
import os
import uuid
from collections.abc import Iterable, Sequence
from pathlib import Path

from sqlalchemy import select

from alongside.db.tenancy import CouncilSession
from alongside.people.models import Person
from alongside.rights.models import Tombstone

FILE = "tombstones"
Stone = tuple[str, str]
"""A council's id and a person's, as text."""


def read(path: Path) -> set[Stone]:
    """Whom a ledger names. A line that was cut short is passed over: the database has it, too."""
    found: set[Stone] = set()
    if not path.exists():
        return found
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            said = json.loads(line)
            found.add((str(uuid.UUID(said["council"])), str(uuid.UUID(said["person"]))))
        except (ValueError, KeyError, TypeError, AttributeError):
            continue
    return found


def append(path: Path, stones: Iterable[Stone]) -> int:
    """Add to a ledger whom it does not name yet; gives how many. On the disk when it returns.

    Several processes may add at once: each line is written whole, and twice does no harm.
    """
    wanting = sorted(set(stones) - read(path))
    if not wanting:
        return 0
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps({"council": council, "person": person}) for council, person in wanting]
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(descriptor, ("\n" + "\n".join(lines) + "\n").encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    return len(wanting)


def in_database(session: CouncilSession) -> set[Stone]:
    """Whom the council's own tombstones name."""
    council = str(session.council_id)
    return {(council, str(person)) for person in session.scalars(select(Tombstone.person_id))}


def back_again(session: CouncilSession, stones: Iterable[Stone]) -> Sequence[Person]:
    """Those of a council's erased people of whom something is there again."""
    council = str(session.council_id)
    named = {uuid.UUID(person) for each, person in stones if each == council}
    named |= {uuid.UUID(person) for _, person in in_database(session)}
    there = select(Person).where(Person.id.in_(named), Person.erased_at.is_(None))
    return session.scalars(there.order_by(Person.id)).all() if named else ()
