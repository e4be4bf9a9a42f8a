"""Whether a practice's tables are there."""

import uuid
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine

from alongside.db.tenancy import CouncilSession, unscoped
from alongside.kernel.migrate import Unit, revision_of, units
from alongside.kernel.registry import Registry

_ready: WeakKeyDictionary[Engine, dict[uuid.UUID, tuple[int, set[str]]]] = WeakKeyDictionary()
"""By database and council, the practices whose tables were there when somebody asked, and the
council's `configuration` at that moment."""
_revisions: WeakKeyDictionary[Registry, dict[str, list[str]]] = WeakKeyDictionary()
"""The revisions of each unit whose code runs, newest first: not what lies on the disk by now."""


def behind(registry: Registry, connection: Connection) -> dict[str, str]:
    """Units whose tables are missing, old, or newer than the code, each with what to do."""
    waiting = {}
    with unscoped("version tables belong to no council"):
        for unit in units(registry):
            at, known = revision_of(connection, unit), _known(registry, unit)
            head = known[0] if known else None
            if at is not None and at not in known:
                waiting[unit.id] = (
                    f"its tables are at {at}, which the version that runs does not know: restart "
                    f"Alongside, or install the newer version that was here"
                )
            elif at != head:
                waiting[unit.id] = (
                    f"its tables are at {at or 'nothing'}, and {head} is needed: "
                    f"run `alongside db upgrade`"
                )
    return waiting


def _known(registry: Registry, unit: Unit) -> list[str]:
    """The revisions that there were when this process first asked, newest first."""
    found = _revisions.setdefault(registry, {})
    if unit.id not in found:
        found[unit.id] = [one.revision for one in unit.script().walk_revisions()]
    return found[unit.id]


def ready_practices(
    registry: Registry,
    session: CouncilSession,
    wanted: frozenset[str],
    council_id: uuid.UUID,
    configuration: int,
) -> frozenset[str]:
    """Those of the wanted practices that work and whose tables are there.

    A yes is remembered by the process for this database until the council's `configuration`
    changes, which every upgrade and every purge does; a no is asked again, so that an upgrade acts
    without a restart. One that nobody wants is not asked about: it would cost every page.
    """
    usable = wanted & {record.id for record in registry.usable()}
    councils = _ready.setdefault(session.get_bind().engine, {})
    before = councils.get(council_id)
    if before is None or before[0] != configuration:
        before = councils[council_id] = (configuration, set())
    ready = before[1]
    if unknown := usable - ready:
        late = behind(registry, session.connection())
        ready |= unknown - late.keys()
    return usable & ready


def forget() -> None:
    """Ask again about every practice, and read its migrations again: in a process that migrates."""
    ask_again()
    _revisions.clear()


def ask_again() -> None:
    """Ask again about every practice: for tests, whose databases come and go."""
    _ready.clear()
