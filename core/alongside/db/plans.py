"""How PostgreSQL goes about its own checks while a table grows from nothing."""

from sqlalchemy import text

from alongside.db.tenancy import CouncilSession, unscoped


def fresh_plans(session: CouncilSession) -> None:
    """Let PostgreSQL plan anew how it checks what points at what. SQLite keeps no such plans.

    It keeps the plan of a foreign key's check for as long as a connection lasts. One made while
    the table was nearly empty may read the whole council for each row that comes: of 20,000
    people, brought into an empty council, that was a minute and a half instead of twenty seconds.
    """
    if session.get_bind().dialect.name == "postgresql":
        with unscoped("it names no table, and reads nothing"):
            session.execute(text("DISCARD PLANS"))
