"""What the worker does: sends what waits, asks each practice what has become due, goes on with long
imports, writes down which practices were refused, and lets somebody elsewhere know each day how far
the record has come.
"""

import logging
import uuid
from collections.abc import Callable

from flask import Flask
from sqlalchemy import select

from alongside.backups.erased import councils, write_down
from alongside.councils import practices
from alongside.councils.models import Council
from alongside.councils.refusals import note_refused
from alongside.db.engine import get_session
from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.imports import jobs, runs
from alongside.kernel.records import Status
from alongside.lifecycle import at_council, being_restored
from alongside.messages.delivery import deliver
from alongside.messages.outbox import send
from alongside.messages.texts import text_transport_for
from alongside.messages.transports import transport_for
from alongside.records import anchors
from alongside.reminding import remind
from alongside.web.context import current, house

audit = logging.getLogger("alongside.audit")
log = logging.getLogger(__name__)


def sweep(app: Flask, council_id: str) -> int:
    """Send what waits in one council's outbox, and go on with imports that wait; gives how many
    messages went out.
    """
    if being_restored(app):
        return 0
    with app.app_context():
        council = get_session().get(Council, uuid.UUID(council_id))
    if council is None:
        return 0
    sent = _deliver(app, council.slug)
    bring_in(app, council.slug)
    return sent


def tick(app: Flask) -> None:
    """Once a minute, for each council: what a crash left behind, and then what has become due.

    One council's trouble is logged and stops no other's. Practices come last, since nobody knows
    how long they take; what waits goes out before.
    """
    slugs = [] if being_restored(app) else councils(app)
    for slug in slugs:
        _round(app, slug, tell_refused, anchor, _deliver)
        bring_in(app, slug)
    try:
        write_down(app)
    except Exception:
        log.exception("Who was erased could not be written beside the database")
    for slug in slugs:
        _round(app, slug, remind, _deliver)


def _round(app: Flask, slug: str, *steps: Callable[[Flask, str], object]) -> None:
    try:
        for step in steps:
            step(app, slug)
    except Exception:
        log.exception("The round for council %s failed", slug)


def tell_refused(app: Flask, slug: str) -> None:
    """Write into the record which of the council's practices the allow-list has refused."""
    refused = [one for one in house(app).registry if one.status is Status.NOT_ALLOWED]
    if refused:
        with at_council(app, slug) as session:
            if _is_held(session, slug):
                note_refused(session, practices.enabled(session, current.council), refused)


def _is_held(session: CouncilSession, slug: str) -> bool:
    """Whether this worker, and no other at this moment, works for the council."""
    mine = session.scalars(
        select(Council)
        .where(Council.slug == slug)
        .with_for_update(key_share=True, skip_locked=True)
    )
    return mine.one_or_none() is not None


def bring_in(app: Flask, slug: str) -> None:
    """Do what a council's imports wait for, one after the other, and forget those of long ago.

    What stops one is named by its kind alone: a database may repeat what stood in a row.
    """
    claimed = None
    try:
        while (claimed := _claimed(app, slug)) is not None:
            with at_council(app, slug) as session:
                jobs.work(session, app, claimed)
    except Exception as error:
        log.error("The imports of %s stopped at %s: %s", slug, claimed, type(error).__name__)
        if claimed is not None:
            with at_council(app, slug) as session:
                jobs.let_go(session, claimed)


def _claimed(app: Flask, slug: str) -> uuid.UUID | None:
    with at_council(app, slug) as session:
        runs.sweep(session)
        return jobs.claim(session)


def anchor(app: Flask, slug: str) -> None:
    """Once a day, send where a council's record ends to an address elsewhere, and into the log."""
    with at_council(app, slug) as session:
        found = anchors.due(session, slug, utcnow().date())
        if found is not None and (address := app.config["AUDIT_ANCHOR_MAIL"]):
            send(
                session,
                to=None,
                address=address,
                subject="Audit anchor",
                body=f"{found}\n\nPlease keep this line. It lets you show later whether the record "
                f"was cut or written anew: alongside audit verify --anchor FILE",
                about=f"audit.anchor:{found.moment.date()}",
            )
    if found is not None:
        audit.info("%s", found)


def _deliver(app: Flask, slug: str) -> int:
    with at_council(app, slug) as session:
        return deliver(
            session,
            current.council,
            transport_for(app),
            app.config["MAIL_FROM"],
            text_transport_for(app),
        )
