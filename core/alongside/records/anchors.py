"""Anchors: how far a council's record had come, written down where its database cannot reach.

A chain shows what was changed inside it. Whoever cuts its end, or writes all of it anew, leaves a
chain that fits; only somebody who kept the count and the hash of an earlier day can tell.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import or_, select, update

from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.records.chain import START
from alongside.records.models import Head

MARK = "alongside-audit"
LINE = re.compile(rf"{MARK} (\S+) (\d{{1,18}}) ([0-9a-f]{{64}}) (\S+)")


class AnchorError(LookupError):
    """A file of anchors cannot be used; the message says why."""


@dataclass(frozen=True)
class Anchor:
    """A council's slug, how many lines its record had, the hash of the last of them, and when."""

    council: str
    count: int
    hash: bytes
    moment: datetime

    def __str__(self) -> str:
        """The one line that is sent elsewhere, and that `read` understands."""
        moment = self.moment.isoformat(timespec="seconds")
        return f"{MARK} {self.council} {self.count} {self.hash.hex()} {moment}"


def anchor_of(session: CouncilSession, slug: str) -> Anchor:
    """Where the council's record ends now."""
    head = session.execute(select(Head.count, Head.hash)).one_or_none()
    return Anchor(slug, *(head or (0, START)), utcnow())


def due(session: CouncilSession, slug: str, today: date) -> Anchor | None:
    """Today's anchor, for the first who asks for it today; None for everybody after.

    A council in which nothing has ever happened has none.
    """
    moved = session.execute(
        update(Head)
        .where(or_(Head.anchored_on.is_(None), Head.anchored_on < today))
        .values(anchored_on=today)
        .returning(Head.count, Head.hash)
        .execution_options(synchronize_session=False)
    ).one_or_none()
    return Anchor(slug, *moved, utcnow()) if moved else None


def read(text: str) -> Sequence[Anchor]:
    """The anchors in a text: a file of lines, a log, or an e-mail as it was saved.

    Other lines are passed over. Raises AnchorError for a line that begins like an anchor and is
    none, and for a text without any.
    """
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if MARK not in line:
            continue
        match = LINE.search(line)
        try:
            council, count, hashed, moment = match.groups() if match else ("", "", "", "")
            when = datetime.fromisoformat(moment)
        except ValueError:
            raise AnchorError(f"Line {number} begins like an anchor, but is not whole.") from None
        if when.tzinfo is None:
            raise AnchorError(f"Line {number} does not say in which time zone it was written.")
        found.append(Anchor(council, int(count), bytes.fromhex(hashed), when))
    if not found:
        raise AnchorError(f"There is no anchor in it: a line that begins with {MARK}.")
    return found
