"""Correcting what is not right: the old words stay, marked, and what is right stands beside them.

UK GDPR, articles 16 and 18; security.md, requirement 25.
"""

import uuid
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import select

from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.groups.models import today
from alongside.people.models import Person
from alongside.people.withholding import is_kept_from
from alongside.rights.models import Correction, Request
from alongside.rights.requests import NotNow, a_month_later

MOST_WAITING = 50
REACHES = {"contact", "relationship"} | {
    *("sign_in_address", "address", "to_address", "email", "phone", "device"),
}
"""Tables, and columns of any table, that would say where somebody can be found."""


class TooMany(Exception):
    """Somebody has so many corrections waiting that these come first."""


def ask(
    session: CouncilSession, person: Person, place: Correction, words: str
) -> tuple[Request, bool]:
    """Ask that a row be corrected; whoever has asked the same and waits gets that request again.

    `place` says which column of which row, what it says and what it should say; `words` what the
    council should know besides. Gives the request, and whether it is new. Raises TooMany.
    """
    session.get_one(Person, person.id, with_for_update=True)
    waiting = select(Correction, Request).join(Request, Request.id == Correction.request_id)
    waiting = waiting.where(
        Correction.person_id == person.id,
        Request.closed_at.is_(None),
        Request.taken_back_at.is_(None),
    )
    found = session.execute(waiting).all()
    for correction, request in found:
        if _place(correction) == _place(place) and correction.asked == place.asked:
            return request, False
    if len(found) >= MOST_WAITING:
        raise TooMany
    request = Request(
        person_id=person.id, kind="correction", words=words, due_on=a_month_later(today())
    )
    session.add(request)
    session.flush()
    place.request_id, place.person_id = request.id, person.id
    session.add(place)
    session.flush()
    return request, True


def _place(correction: Correction) -> tuple[str, uuid.UUID, str]:
    return correction.row_table, correction.row_id, correction.row_column


def of_request(session: CouncilSession, request: Request) -> Correction:
    """What a request for correction is about."""
    return session.scalars(select(Correction).where(Correction.request_id == request.id)).one()


def may_be_read_by(session: CouncilSession, reader: Person, correction: Correction) -> bool:
    """Whether it says nothing of where somebody can be reached that is kept from the reader."""
    if REACHES.isdisjoint({correction.row_table, correction.row_column}):
        return True
    person = session.get_one(Person, correction.person_id)
    return not is_kept_from(session, reader, person)


def correct(session: CouncilSession, request: Request, final: str, by: Person) -> None:
    """Answer that it is corrected, in these words. The row stays as it is. Raises NotNow."""
    _close(request, "corrected", "", by)
    correction = of_request(session, request)
    correction.final, correction.decided_at = final, request.closed_at


def refuse(session: CouncilSession, request: Request, because: str, by: Person) -> None:
    """Answer that it stays, and why; what the person says stands beside it. Raises NotNow."""
    _close(request, "refused", because, by)
    of_request(session, request).decided_at = request.closed_at


def _close(request: Request, outcome: str, because: str, by: Person) -> None:
    if request.kind != "correction" or not request.open or request.stopped_on:
        raise NotNow
    request.closed_at, request.closed_by_id = utcnow(), by.id
    request.outcome, request.outcome_because = outcome, because


def about(session: CouncilSession, person: Person) -> Mapping[tuple[str, uuid.UUID, str], Any]:
    """What was decided of rows about somebody: by table, row and column, the newest decision."""
    return _newest(session, Correction.person_id == person.id)


def corrections(
    session: CouncilSession, table: str, rows: Collection[uuid.UUID]
) -> Mapping[tuple[str, uuid.UUID, str], Correction]:
    """What was decided of some rows of a table, by table, row and column; at most one statement.

    For a page that shows what others wrote about somebody: hand it and the row's words to the
    macro `corrected`, so that nobody reads what was wrong without what is right.
    """
    if not rows:
        return {}
    return _newest(session, Correction.row_table == table, Correction.row_id.in_(rows))


def _newest(session: CouncilSession, *where: Any) -> dict[tuple[str, uuid.UUID, str], Correction]:
    asked = select(Correction).where(Correction.decided_at.is_not(None), *where)
    return {_place(one): one for one in session.scalars(asked.order_by(Correction.decided_at))}
