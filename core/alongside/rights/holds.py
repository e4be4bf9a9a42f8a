"""Legal holds: why somebody's rows must not be erased yet. They win over every request.

Some a data officer places, because a court, an inquiry or a complaint may need what is held. Others
a practice knows of. A practice that cannot answer holds, too.
"""

from collections.abc import Sequence
from datetime import date

from flask_babel import format_date
from flask_babel import gettext as _
from sqlalchemy import select

from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.identity.roles import holds_a_role
from alongside.kernel.hooks import HookFailed
from alongside.kernel.models import HoldingRecord
from alongside.people.models import Person
from alongside.rights.held import kinds
from alongside.rights.models import LegalHold
from alongside.rights.schema import all_that_answer
from alongside.rights.tables import unclear
from alongside.web.context import house


def place(
    session: CouncilSession, person: Person, *, because: str, review_on: date, by: Person
) -> LegalHold:
    """Place a hold on everything that is held about somebody."""
    session.get_one(Person, person.id, with_for_update=True)
    made = LegalHold(person_id=person.id, because=because, review_on=review_on, placed_by_id=by.id)
    session.add(made)
    session.flush()
    return made


def lift(hold: LegalHold, by: Person) -> None:
    """Lift a hold; that it was there stays."""
    if hold.lifted_at is None:
        hold.lifted_at, hold.lifted_by_id = utcnow(), by.id


def standing(session: CouncilSession) -> Sequence[tuple[LegalHold, Person]]:
    """The council's own holds that stand, with whom they are about; the next review first."""
    rows = session.execute(
        select(LegalHold, Person)
        .join(Person, Person.id == LegalHold.person_id)
        .where(LegalHold.lifted_at.is_(None))
        .order_by(LegalHold.review_on, LegalHold.id)
    )
    return [(hold, person) for hold, person in rows]


def on(session: CouncilSession, person: Person) -> Sequence[LegalHold]:
    """Those that stand on one person."""
    theirs = select(LegalHold).where(
        LegalHold.person_id == person.id, LegalHold.lifted_at.is_(None)
    )
    return session.scalars(theirs.order_by(LegalHold.review_on, LegalHold.id)).all()


def reasons(session: CouncilSession, person: Person) -> list[str]:
    """Every reason for which nothing of somebody's may be erased now, in words; empty without."""
    found = legal(session, person)
    if holds_a_role(session, person):
        found.append(_("They work for the council. An administrator ends that first."))
    return found


def legal(session: CouncilSession, person: Person) -> list[str]:
    """The reasons that stand against losing anything of somebody's: the council's, a practice's."""
    found = [
        _(
            "Legal hold until it is lifted, to be looked at on %(day)s: %(because)s",
            day=format_date(hold.review_on, "long"),
            because=hold.because,
        )
        for hold in on(session, person)
    ]
    unknown = _("A practice could not say whether something of theirs must be kept.")
    registry, asked = house().registry, all_that_answer(session)
    silent = registry.records.keys() - asked
    theirs = [kind for kind in kinds(session, registry, person, untold=True) if kind.count]
    if any(kind.practice_id in silent for kind in theirs):
        found.append(unknown)
    everything = session.scalars(select(HoldingRecord)).all()
    if any(not kind.held.erasable for kind in theirs) or unclear(session, everything):
        found.append(
            _(
                "What a practice says of its tables is wrong, so that not everything would be "
                "erased. Whoever runs Alongside must mend it first."
            )
        )
    try:
        answers = house().hooks.call("legal_hold", asked, session, person=person)
    except HookFailed:
        return [*found, unknown]
    return found + [str(value) for answer in answers for value in answer.values or ()]
