"""What must be kept of a practice that somebody wants to purge."""

from typing import Any

from sqlalchemy import Connection, func, select, union

from alongside.db.tenancy import CouncilSession
from alongside.kernel.models import HoldingRecord
from alongside.later_life.exporting import Rows
from alongside.later_life.leaving import Leaving
from alongside.rights.models import LegalHold, Request
from alongside.rights.tables import find


class Kept:
    """What must be kept: by law, by legal holds, for requests, for other practices."""

    def __init__(self, connection: Connection, going: Leaving) -> None:
        """Nothing is counted yet: `look` does it, council by council."""
        self.going = going
        asked = select(HoldingRecord).where(HoldingRecord.practice_id == going.id)
        self.holdings = connection.execute(asked.order_by(HoldingRecord.place)).mappings().all()
        self.held = self.asked = 0

    def look(self, session: CouncilSession) -> None:
        """Count, in one council, whom of those with rows a hold or an open request is about."""
        scoped = {part.name for part in self.going.parts if part.scoped}
        asked = select(HoldingRecord).where(HoldingRecord.practice_id == self.going.id)
        records = [one for one in session.scalars(asked) if one.table_name in scoped]
        each = []
        for held in find(session, records):
            rows, whose, where = held.with_people(session.council_id)
            each.append(select(whose.label("person_id")).select_from(rows).where(where))
        ours = {part.name: part for part in self.going.others}
        if "membership" in ours:
            part = ours["membership"]
            each.append(select(part.table.c.person_id).where(part.where))
        if not each:
            return
        mine = select(union(*each).subquery().c.person_id)
        stands = LegalHold.lifted_at.is_(None) & LegalHold.person_id.in_(mine)
        self.held += self._many(session, LegalHold, stands)
        waits = (
            Request.released_at.is_(None)
            & Request.taken_back_at.is_(None)
            & Request.closed_at.is_(None)
        )
        self.asked += self._many(session, Request, waits & Request.person_id.in_(mine))

    def _many(self, session: CouncilSession, what: Any, where: Any) -> int:
        asked = select(func.count(what.person_id.distinct())).where(where)
        return session.scalar(asked) or 0

    def sentences(self, rows: Rows) -> list[str]:
        """Everything that must be kept, with what of it would go."""
        found = []
        for one in self.holdings:
            name, many = one["table_name"], sum(rows.get(one["table_name"], {}).values())
            if one["erasure"] == "retain" and many:
                because = str(one["because"]).rstrip(".")
                found.append(f"Rows of {name} must be kept ({many}): {because}.")
        if self.held:
            found.append(f"People with rows here are under a legal hold ({self.held}).")
        if self.asked:
            found.append(
                f"People with rows here have asked, and wait for an answer ({self.asked})."
            )
        for part in self.going.others:
            many = sum(rows.get(part.name, {}).values())
            if part.of != "core" and many:
                found.append(f"Rows of {part.name} are {part.of}'s, and go with a group ({many}).")
        return list(dict.fromkeys(found))
