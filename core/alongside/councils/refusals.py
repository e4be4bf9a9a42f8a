"""Writing into a council's record that a practice of theirs was not run, once for these files."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select

from alongside.db.tenancy import CouncilSession
from alongside.kernel.records import Record
from alongside.records.log import note
from alongside.records.models import Entry
from alongside.records.questions import configures
from alongside.web.context import current

ACTION = "not allowed"


def note_refused(
    session: CouncilSession, enabled: Mapping[str, Any], refused: Iterable[Record]
) -> None:
    """Note each refused practice that the council has switched on, unless it is noted already.

    The line names the practice, its version and its files' digest, so that other files of it are
    another line, and another start is none.
    """
    for record in refused:
        asked_for = record.candidate.id if record.candidate else record.id
        if asked_for in enabled:
            detail = " ".join(filter(None, (asked_for, record.version, record.digest)))
            noted = select(Entry.id).where(
                configures(), Entry.action == ACTION, Entry.detail == detail
            )
            if session.scalars(noted.limit(1)).first() is None:
                note(session, current.actor, ACTION, "practice", current.council.id, detail)
