"""The database connection, and how each engine is made safe.

SQLite's defaults lose concurrent updates without an error: the driver begins transactions late, so
two writers read the same value. Beginning each writing transaction with BEGIN IMMEDIATE, waiting
instead of failing, and the write-ahead log cure that.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

from flask import Flask, g, has_app_context
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, Engine, create_engine, event, text

from alongside.db.base import Base
from alongside.db.tenancy import CouncilSession, guard_engine, unscoped

BUSY_MS, BRIEFLY_MS = 8000, 200
"""How long whoever writes waits for others: usually, and where it can as well be done later."""

db = SQLAlchemy(
    model_class=Base,
    session_options={"class_": CouncilSession, "expire_on_commit": False},
    disable_autonaming=True,
)


def get_session() -> CouncilSession:
    """The session of the current request or application context."""
    return cast(CouncilSession, db.session())


def read_only(reading: bool = True) -> None:
    """Say that what follows in this request only reads, so that it need not wait for writers.

    A transaction that began for reading and then writes would fail on SQLite as soon as anyone
    else has written; so whoever wants to write after this says `read_only(False)` first, in a
    new transaction.
    """
    g.alongside_read_only = reading


def is_read_only() -> bool:
    """Whether what is done now only reads."""
    return has_app_context() and bool(g.get("alongside_read_only", False))


def was_overtaken(error: BaseException) -> bool:
    """Whether SQLite refused to write in a transaction that had begun for reading."""
    refused = getattr(getattr(error, "orig", None), "sqlite_errorname", "")
    return is_read_only() and refused.startswith("SQLITE_BUSY")


def _begin_sqlite(connection: Connection) -> None:
    reading = is_read_only()
    raw = cast(Any, connection.connection.dbapi_connection)
    raw.execute("BEGIN" if reading else "BEGIN IMMEDIATE")


def _sha256_of_both(one: bytes, other: bytes) -> bytes:
    """What PostgreSQL has built in and SQLite lacks; the record's chain is made with it."""
    return hashlib.sha256(one + other).digest()


def harden(engine: Engine, synchronous: str = "FULL") -> Engine:
    """Make SQLite keep its promises; does nothing to other engines.

    `synchronous` is SQLite's own word: FULL survives a power cut; tests may turn it OFF.
    """
    if engine.dialect.name != "sqlite":
        return engine

    def connect(connection: Any, record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            f"busy_timeout={BUSY_MS}",
            "journal_mode=WAL",
            f"synchronous={synchronous}",
            "foreign_keys=ON",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
        connection.create_function("sha256_of_both", 2, _sha256_of_both, deterministic=True)

    event.listen(engine, "connect", connect)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def init_app(app: Flask) -> None:
    """Open the engine (lazily: nothing connects here) and put the guards on it."""
    db.init_app(app)
    with app.app_context():
        guard_engine(harden(db.engine, app.config["SQLITE_SYNCHRONOUS"]))


@contextmanager
def council_session(app: Flask, council_id: Any) -> Iterator[CouncilSession]:
    """A session of its own for work outside a request: commands, jobs, tests.

    Commits at the end, rolls back on an error.
    """
    with app.app_context():
        session = get_session()
        session.enter_council(council_id)
        try:
            yield session
            session.commit()
        except BaseException:
            session.rollback()
            raise


@contextmanager
def briefly(app: Flask) -> Iterator[Connection]:
    """A transaction of its own for what belongs to no council and can as well be written later.

    It waits for nobody long: a moment, and then it fails.
    """
    with app.app_context(), db.engine.connect() as connection:
        raw = cast(Any, connection.connection.dbapi_connection)
        on_sqlite = connection.dialect.name == "sqlite"
        if on_sqlite:
            raw.execute(f"PRAGMA busy_timeout={BRIEFLY_MS}")
        try:
            with connection.begin():
                if not on_sqlite:
                    with unscoped("how long this transaction waits belongs to no council"):
                        connection.execute(text(f"SET LOCAL lock_timeout = {BRIEFLY_MS}"))
                yield connection
        finally:
            if on_sqlite:
                raw.execute(f"PRAGMA busy_timeout={BUSY_MS}")


@contextmanager
def owner_engine(app: Flask) -> Iterator[Engine]:
    """An engine without guards, as the role that owns the tables: for migrations only."""
    engine = harden(
        create_engine(app.config["MIGRATION_DATABASE_URL"]), app.config["SQLITE_SYNCHRONOUS"]
    )
    try:
        yield engine
    finally:
        engine.dispose()
