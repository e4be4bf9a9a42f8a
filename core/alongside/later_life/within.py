"""Working for every council in turn inside one transaction of the tables' owner."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from sqlalchemy import Connection, select, text

from alongside.councils.models import Council
from alongside.db.engine import db, owner_engine
from alongside.db.tenancy import CouncilSession

WAIT = "20s"


class Refused(LookupError):
    """Something cannot be done to a plugin; the message says why, and what to do."""


class _Session(CouncilSession):
    """A council's session on a connection that somebody else opened, and will commit."""

    def get_bind(self, *args: Any, **options: Any) -> Any:
        """The connection, whatever is asked for."""
        return self.bind


@contextmanager
def transaction(app: Flask) -> Iterator[Connection]:
    """A transaction of the tables' owner: all that happens in it happens, or nothing.

    On SQLite nobody else can save anything while it lasts. On PostgreSQL it waits for whoever
    uses a table, but not for ever.
    """
    with owner_engine(app) as engine, engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SET LOCAL lock_timeout = '{WAIT}'"))
        yield connection


@contextmanager
def reading(app: Flask) -> Iterator[Connection]:
    """A connection of the tables' owner whose transaction is never kept."""
    with owner_engine(app) as engine, engine.connect() as connection:
        yield connection


def councils(connection: Connection) -> dict[str, Any]:
    """The ids of all councils, by slug."""
    rows = connection.execute(select(Council.slug, Council.id).order_by(Council.slug))
    return {row.slug: row.id for row in rows}


@contextmanager
def council(app: Flask, connection: Connection, council_id: Any) -> Iterator[CouncilSession]:
    """A council's session in the transaction that the connection is in.

    Row-level security binds the owner, too: until the next council's turn, statements on the
    connection see the rows of this one.
    """
    with (
        app.app_context(),
        _Session(db, bind=connection, join_transaction_mode="create_savepoint") as session,
    ):
        session.enter_council(council_id)
        session.connection()
        yield session
        session.commit()
