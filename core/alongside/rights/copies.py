"""Making a copy, looking through it, and letting it go in two steps."""

from collections.abc import Collection, Sequence

from sqlalchemy import case, func, select

from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.kernel.registry import Registry
from alongside.people.models import Person
from alongside.people.withholding import is_kept_from
from alongside.rights.corrections import REACHES
from alongside.rights.held import BESIDE, SEALED, Field, Kind, kinds, rows
from alongside.rights.models import CopiedRow, Request
from alongside.rights.requests import NotNow

PAGE = 25


def prepare(
    session: CouncilSession, registry: Registry, request: Request, by: Person | None = None
) -> None:
    """Copy every row about the person as it is now; an earlier copy gives way to it.

    What is copied, not what stands in the tables later, is reviewed and released. What nobody
    but the person may read yet is not in it: they read it on their own page. Nor is where
    somebody can be reached, when that is kept back from `by`, who will look it through. What is
    written about several people is withheld until whoever looks it through lets it go.
    """
    if not _open(request) or request.reviewed_at:
        raise NotNow
    for old in session.scalars(select(CopiedRow).where(CopiedRow.request_id == request.id)):
        session.delete(old)
    session.flush()
    person = session.get_one(Person, request.person_id)
    kept = is_kept_from(session, by, person)
    place = 0
    for kind in kinds(session, registry, person):
        if not kind.count:
            continue
        for row in rows(session, kind, person, limit=None, sealed=True, whole=True):
            place += 1
            session.add(
                CopiedRow(
                    request_id=request.id,
                    place=place,
                    practice=kind.practice,
                    what=kind.what,
                    moment=row.moment,
                    fields={one.column: [one.label, _told(kind, one, kept)] for one in row.fields},
                    withheld=[
                        one.column
                        for one in row.fields
                        if kind.held.others_too(one.column.removesuffix(BESIDE))
                    ],
                )
            )
    request.prepared_at = utcnow()


def _told(kind: Kind, field: Field, kept: bool) -> str:
    """What a field says, unless it would say where somebody is from whom that is kept back."""
    reaches = kind.table in REACHES or field.column.removesuffix(BESIDE) in REACHES
    return str(SEALED) if kept and reaches else field.value


def _open(request: Request) -> bool:
    return request.kind == "copy" and request.open


def copied(
    session: CouncilSession, request: Request, after: int = 0, limit: int | None = PAGE
) -> Sequence[CopiedRow]:
    """The rows of a copy in their order, after a place; all of them with `limit` None."""
    return session.scalars(
        select(CopiedRow)
        .where(CopiedRow.request_id == request.id, CopiedRow.place > after)
        .order_by(CopiedRow.place)
        .limit(limit)
    ).all()


def size(session: CouncilSession, request: Request) -> tuple[int, int]:
    """How many rows the copy has, and how many of them nobody has looked at."""
    unseen = func.coalesce(func.sum(case((CopiedRow.seen, 0), else_=1)), 0)
    query = select(func.count(CopiedRow.id), unseen).where(CopiedRow.request_id == request.id)
    total, left = session.execute(query).one()
    return total, left


def withhold(request: Request, shown: Sequence[CopiedRow], ticked: Collection[str]) -> None:
    """Keep which of the fields on a page are about somebody else."""
    if not _open(request) or not request.prepared_at or request.reviewed_at:
        raise NotNow
    for row in shown:
        row.seen = True
        row.withheld = [column for column in row.fields if mark(row, column) in ticked]


def mark(row: CopiedRow, column: str) -> str:
    """What one field is called in the form."""
    return f"{row.place}.{column}"


def reviewed(session: CouncilSession, request: Request, by: Person) -> None:
    """Step one: it was looked through from beginning to end."""
    if not _open(request) or not request.prepared_at or request.reviewed_at:
        raise NotNow
    if size(session, request)[1]:
        raise NotNow
    request.reviewed_at, request.reviewed_by_id = utcnow(), by.id


def look_again(request: Request) -> None:
    """Back before step one, because something was missed."""
    if not _open(request) or not request.reviewed_at:
        raise NotNow
    request.reviewed_at = request.reviewed_by_id = None


def release(request: Request, by: Person) -> None:
    """Step two: from now on the person may download it. The clock has done its work."""
    if not _open(request) or not request.reviewed_at or request.stopped_on:
        raise NotNow
    request.released_at, request.released_by_id = utcnow(), by.id
