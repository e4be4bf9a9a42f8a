"""Whether a practice's tables are there."""

from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine

from alongside.db.tenancy import CouncilSession, unscoped
from alongside.kernel.migrate import revision_of, units
from alongside.kernel.registry import Registry

_ready: WeakKeyDictionary[Engine, set[str]] = WeakKeyDictionary()
"""By database, the practices whose tables were there when somebody asked."""


def behind(registry: Registry, connection: Connection) -> dict[str, str]:
    """Units whose tables are missing or old, each with what to do about it."""
    waiting = {}
    with unscoped("version tables belong to no council"):
        for unit in units(registry):
            at, head = revision_of(connection, unit), unit.head()
            if at != head:
                waiting[unit.id] = (
                    f"its tables are at {at or 'nothing'}, and {head} is needed: "
                    f"run `alongside db upgrade`"
                )
    return waiting


def ready_practices(
    registry: Registry, session: CouncilSession, wanted: frozenset[str]
) -> frozenset[str]:
    """Those of the wanted practices that work and whose tables are there.

    A yes is remembered by the process for this database; a no is asked again, so that an upgrade
    acts without a restart. One that nobody wants is not asked about: it would cost every page.
    """
    usable = wanted & {record.id for record in registry.usable()}
    ready = _ready.setdefault(session.get_bind().engine, set())
    if unknown := usable - ready:
        late = behind(registry, session.connection())
        ready |= unknown - late.keys()
    return usable & ready


def forget() -> None:
    """Ask again about every practice: for tests and after a downgrade."""
    _ready.clear()
