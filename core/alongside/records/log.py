"""Writing down who looked, who was refused and what changed."""

import uuid
from typing import Any

from alongside.access.actor import Actor
from alongside.db.engine import read_only
from alongside.db.tenancy import CouncilSession
from alongside.records.chain import append_at_commit, is_waiting
from alongside.records.models import Entry

LONGEST_ACTION = 20


def note(
    session: CouncilSession,
    actor: Actor,
    action: str,
    subject_kind: str,
    subject_id: uuid.UUID | None,
    detail: str = "",
) -> None:
    """Add a line to the record, in the transaction of what it is about.

    `detail` names fields or a permission, never anybody's words. The line is written when the
    transaction is kept, as its last act. Raises ValueError for an `action` of more than 20
    characters: SQLite would keep it, and PostgreSQL refuse it long after whoever wrote it is gone.
    """
    if len(action) > LONGEST_ACTION:
        raise ValueError(f"The action {action!r} is longer than {LONGEST_ACTION} characters.")
    append_at_commit(
        session,
        Entry(
            actor_id=actor.id,
            capacity=", ".join(sorted(actor.roles)),
            action=action,
            subject_kind=subject_kind,
            subject_id=subject_id,
            detail=detail,
        ),
    )


class Recorder:
    """Writes what a finished request showed or refused, in a transaction of its own.

    A page is not sent before its line is written: when the record cannot be kept, nobody looks.
    """

    def looked(self, actor: Actor, kind: str, obj: Any) -> None:
        """Someone opened something sensitive."""
        if getattr(obj, "id", None) != actor.id:
            self._write(actor, "looked", kind, obj)

    def refused(self, actor: Actor, permission: str, obj: Any) -> None:
        """Someone asked for something that is not theirs."""
        self._write(actor, "refused", permission, obj)

    def _write(self, actor: Actor, action: str, kind: str, obj: Any) -> None:
        session = actor.session
        subject_id = getattr(obj, "id", None)
        if session.new or session.dirty or session.deleted or is_waiting(session):
            session.rollback()  # a page that only reads keeps nothing
        elif session.get_bind().dialect.name == "sqlite":
            session.commit()  # SQLite cannot turn a reading transaction into a writing one
        read_only(False)
        note(session, actor, action, kind, subject_id)
        session.commit()
