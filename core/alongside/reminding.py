"""Asking practices what has become due, so that one which is slow or raises holds up nothing else.

Each is asked in a transaction of its own. No row that others need is held meanwhile, and on SQLite
others write until it writes itself.
"""

import logging
import time
from hashlib import sha256

from flask import Flask
from sqlalchemy import func, select

from alongside.db.engine import read_only
from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.kernel.hooks import TOO_LONG_SECONDS, Overtaken, TookTooLong
from alongside.kernel.records import Record
from alongside.lifecycle import at_council
from alongside.web.context import current, house

log = logging.getLogger(__name__)


def remind(app: Flask, slug: str) -> None:
    """Let each of a council's practices send what has become due."""
    with at_council(app, slug):
        asked = house(app).hooks.implementations("due", current.practices)
    for one in asked:
        _take_turns(app, slug, one.record)


def _take_turns(app: Flask, slug: str, record: Record) -> None:
    """Ask a practice, unless it is still at it in another thread of this process.

    So one that never ends costs this process one thread, and is told of each time it is passed by.
    """
    at_work = house(app).hooks.at_work
    now = time.perf_counter()
    since = at_work.setdefault(record.id, now)
    if since != now:
        if now - since > TOO_LONG_SECONDS:
            log.error("Hook due of practice %s has run for %d s", record.id, now - since)
            record.failed_at("due", TookTooLong())
        return
    try:
        _ask(app, slug, record.id)
    finally:
        del at_work[record.id]


def _ask(app: Flask, slug: str, practice_id: str) -> None:
    """Ask in a transaction that only reads at first; in one that writes, where it was overtaken."""
    for reading in (True, False):
        try:
            with at_council(app, slug) as session:
                session.commit()
                read_only(reading)
                if _is_ours(session, practice_id):
                    asked = frozenset({practice_id}) & current.practices
                    house(app).hooks.call("due", asked, session, now=utcnow())
            return
        except Overtaken:
            log.info("Hook due of practice %s is asked again: others have written", practice_id)


def _is_ours(session: CouncilSession, practice_id: str) -> bool:
    """Whether no other worker asks this practice for this council at this moment.

    SQLite needs no lock for it: it lets nobody write who has not seen what others have written.
    """
    if session.get_bind().dialect.name != "postgresql":
        return True
    named = sha256(f"due {session.council_id} {practice_id}".encode()).digest()
    key = int.from_bytes(named[:8], "big", signed=True)
    return bool(session.scalar(select(func.pg_try_advisory_xact_lock(key))))
