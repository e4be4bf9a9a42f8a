"""Who is written about together: a report on a household is about everybody in it."""

import uuid

from sqlalchemy import select, union

from alongside.db.tenancy import CouncilSession, unscoped
from alongside.kernel.models import HoldingRecord
from alongside.rights.tables import find

WHY = "the tables are asked as they are, with the council in each statement"


def written_about_with(session: CouncilSession, person_id: uuid.UUID) -> frozenset[uuid.UUID]:
    """The ids of those about whom something is written that is about a person, too; and theirs."""
    asked = []
    for held in find(session, list(session.scalars(select(HoldingRecord)))):
        if held.of_many:
            rows, whose, everybodys = held.with_people(session.council_id)
            about = everybodys, held.about(person_id, session.council_id)
            asked.append(select(whose.label("person_id")).select_from(rows).where(*about))
    if not asked:
        return frozenset()
    with unscoped(WHY):
        return frozenset(session.scalars(union(*asked)))
