"""What an administrator should know of each plugin before switching it on, as plain values."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from alongside.access.permissions import Permission
from alongside.councils.models import CouncilPractice
from alongside.db.tenancy import CouncilSession
from alongside.kernel.practice import Function, Holding
from alongside.kernel.readiness import behind
from alongside.kernel.records import Record, Status
from alongside.kernel.registry import Registry

WAITING = "needs migration"


@dataclass(frozen=True)
class Overview:
    """One plugin as one council has it.

    `status` is a kernel Status, or WAITING where its tables are missing or old; `reason` says why
    it is not ok, and what to do.
    """

    record: Record
    enabled: bool
    status: str
    reason: str

    @property
    def works(self) -> bool:
        """Whether it can be switched on."""
        return self.status == Status.OK

    @property
    def has_settings(self) -> bool:
        """Whether there is anything to set."""
        practice = self.record.practice
        return self.works and practice is not None and practice.settings is not None

    @property
    def holdings(self) -> list[Holding]:
        """What it keeps, about whom."""
        return list(self.record.practice.holdings) if self.record.practice else []

    @property
    def functions(self) -> list[Function]:
        """What somebody can do in it for the council, while it is on."""
        practice = self.record.practice
        return list(practice.functions) if practice and self.enabled and self.works else []

    @property
    def permissions(self) -> list[tuple[str, bool, str]]:
        """What can be done in it: the name, whether it changes something, and who may."""
        practice = self.record.practice
        return (
            [(one.name, one.writes, read_aloud(one)) for one in practice.permissions]
            if (practice)
            else []
        )


def read_aloud(permission: Permission) -> str:
    """Who has a permission, from the names of its predicates: "is worker, or is member"."""
    rows = [
        " and ".join(predicate.__name__.strip("_").replace("_", " ") for predicate in row)
        for row in permission.any_of
    ]
    return ", or ".join(rows)


def practices(session: CouncilSession, registry: Registry) -> list[Overview]:
    """Every plugin that is installed, those that are switched on first, then by title."""
    on = {
        row.practice_id: row.enabled
        for row in session.execute(select(CouncilPractice.practice_id, CouncilPractice.enabled))
    }
    late = behind(registry, session.connection())
    found = []
    for record in registry:
        status, reason = str(record.status), record.reason
        if record.usable and record.id in late:
            status, reason = WAITING, late[record.id]
        found.append(Overview(record, on.get(record.id, False), status, reason))
    return sorted(found, key=lambda one: (not one.enabled, str(one.record.title).casefold()))


def switched_on(session: CouncilSession) -> int:
    """How many practices the council has switched on, working or not."""
    rows: Any = session.scalars(select(CouncilPractice.id).where(CouncilPractice.enabled))
    return len(rows.all())
