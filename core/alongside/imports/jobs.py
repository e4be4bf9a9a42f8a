"""What is long is done by the worker: looking at many rows, keeping them, taking them back.

What waits stands in the import itself, so that losing a job loses nothing: the worker's next round
finds it. Each is one transaction; a worker that dies in the middle leaves nothing half done, and
another goes on when the claim has run out. How far it is stands beside the queue, because nothing
that the transaction writes can be read before its end.
"""

import logging
import uuid
from datetime import timedelta
from typing import Any

from flask import Flask, current_app, g
from sqlalchemy import or_, select

from alongside.access.actor import Actor
from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.groups.memberships import memberships_of
from alongside.identity.models import CouncilRole
from alongside.identity.roles import is_held
from alongside.imports import kinds, states
from alongside.imports.checking import Tell
from alongside.imports.keeping import keep, look
from alongside.imports.models import ImportRun
from alongside.imports.undoing import undo
from alongside.kernel.importable import Importable
from alongside.messages import queue
from alongside.people.models import Person
from alongside.web.context import current, house
from alongside.web.i18n import as_read_by

log = logging.getLogger(__name__)
CLAIM = timedelta(minutes=15)


def ask(session: CouncilSession, run: ImportRun, state: str, *, now: bool = False) -> bool:
    """Do what a state says: at once where it is short or must be `now` (True), or by the worker."""
    run.state, run.attempts, run.claimed_until, run.trouble = state, 0, None, ""
    if now or run.rows <= states.INLINE:
        do(session, run, lambda _done: None)
        return True
    queue.soon(session)
    return False


def do(session: CouncilSession, run: ImportRun, tell: Tell) -> None:
    """Do what an import waits for, as `current.actor`. Raises LookupError where they may not."""
    allowed = kinds.allowed(house().permissions, current.actor, house().registry, current.practices)
    of: Importable | None = kinds.of_id(allowed, run.kind)
    if of is None:
        raise LookupError(run.kind)
    by: Person | None = current.actor.person
    if run.state == "checking":
        look(session, of, run, by, tell)
    elif run.state == "keeping":
        keep(session, of, run, by, current.actor, tell)
    elif run.state == "undoing":
        undo(session, run, current.actor, tell)
    session.flush()


def claim(session: CouncilSession) -> uuid.UUID | None:
    """Take the import that has waited longest, for a while; None when none waits.

    One that was begun three times and never ended is stopped: somebody must look.
    """
    now = utcnow()
    free = or_(ImportRun.claimed_until.is_(None), ImportRun.claimed_until < now)
    waiting = (
        select(ImportRun)
        .where(ImportRun.state.in_(states.WAITING), ImportRun.trouble == "", free)
        .order_by(ImportRun.id)
        .with_for_update(skip_locked=True)
    )
    for run in session.scalars(waiting):
        if run.attempts >= states.MOST_ATTEMPTS:
            run.trouble = states.STOPPED
            continue
        run.attempts += 1
        run.claimed_until = now + CLAIM
        return run.id
    return None


def work(session: CouncilSession, app: Flask, run_id: uuid.UUID) -> None:
    """Do what a claimed import waits for, as whoever began it and in their language."""
    run = session.get(ImportRun, run_id, with_for_update=True)
    if run is None or run.state not in states.WAITING:
        return
    person = session.get(Person, run.started_by_id) if run.started_by_id else None
    if person is None or person.erased_at:
        return
    g.actor = as_person(session, person)
    with as_read_by(person):
        try:
            do(session, run, lambda done: tell(app, run_id, done))
        except LookupError:
            run.trouble = states.NOT_ALLOWED
    run.attempts, run.claimed_until = 0, None


def as_person(session: CouncilSession, person: Person) -> Actor:
    """Somebody as an actor outside a request, with the functions that they hold today."""
    held = select(CouncilRole.role).where(CouncilRole.person_id == person.id, is_held())
    roles = frozenset(session.scalars(held))
    return Actor(session, person, roles, lambda: memberships_of(session, person))


def let_go(session: CouncilSession, run_id: uuid.UUID) -> None:
    """Give back what could not be done, so that the next round tries again."""
    run = session.get(ImportRun, run_id)
    if run is not None:
        run.claimed_until = None
        if run.attempts >= states.MOST_ATTEMPTS:
            run.trouble = states.STOPPED


def tell(app: Flask, run_id: uuid.UUID, done: int) -> None:
    """Say how far it is."""
    queue.queue_of(app).say(f"import:{run_id}", str(done))


def told(run_id: uuid.UUID) -> int:
    """How many rows are done, as far as was said."""
    app: Any = current_app
    said = queue.queue_of(app).said(f"import:{run_id}")
    return int(said) if said.isdigit() else 0
