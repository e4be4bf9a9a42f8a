"""A session that is lent to a hook: it may read and write there, but not end what others began."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask_sqlalchemy.session import Session as FlaskSession
from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

LENT, WRITES = "lent", "writes"
"""What a session notes in its `info`: that a hook has it, and how often rows were changed in it."""


class LendingError(Exception):
    """A hook tried to end the transaction in which the request and other hooks have written."""


@contextmanager
def lent(session: Session) -> Iterator[None]:
    """Lend a session to a hook inside the `with`."""
    before = session.info.get(LENT)
    session.info[LENT] = True
    try:
        yield
    finally:
        session.info[LENT] = before


def writes(session: Session) -> int:
    """How often rows were changed in a session; two such numbers tell whether any was between."""
    return int(session.info.get(WRITES, 0))


class LendableSession(FlaskSession):
    """A session whose end is refused to whoever it is lent to."""

    def commit(self) -> None:
        """Keep what was written. Raises LendingError while it is lent, as the next two do."""
        self._must_be_ones_own()
        super().commit()

    def rollback(self) -> None:
        """Undo what was written since the last commit."""
        self._must_be_ones_own()
        super().rollback()

    def close(self) -> None:
        """Let go of everything."""
        self._must_be_ones_own()
        super().close()

    def _must_be_ones_own(self) -> None:
        if self.info.get(LENT):
            raise LendingError(
                "The request ends its transaction, not a hook: others have written in it. To undo "
                "what is yours alone: with session.begin_nested():"
            )


def _note(session: Session) -> None:
    session.info[WRITES] = writes(session) + 1


def _note_flush(session: Session, context: UOWTransaction) -> None:
    if session.new or session.deleted or any(map(session.is_modified, session.dirty)):
        _note(session)


def _note_statement(state: ORMExecuteState) -> Any:
    if state.is_update or state.is_delete or state.is_insert:
        _note(state.session)


event.listen(LendableSession, "after_flush", _note_flush)
event.listen(LendableSession, "do_orm_execute", _note_statement)
