"""Which practices an installation knows, so that a wrong word takes nothing of anybody else's."""

from flask import Flask
from sqlalchemy import Connection, select

from alongside.councils.models import CouncilPractice
from alongside.kernel.practice import may_be_called
from alongside.kernel.remembering import known, remembers
from alongside.later_life.within import Refused, council, councils
from alongside.web.context import house


def in_database(app: Flask, connection: Connection) -> set[str]:
    """The practices that the database knows, also by what a council switched or set."""
    found = known(connection)
    for council_id in councils(connection).values():
        with council(app, connection, council_id) as session:
            found |= {*session.scalars(select(CouncilPractice.practice_id))}
    return set(filter(may_be_called, found))


def refuse_unknown(app: Flask, connection: Connection, practice_id: str) -> None:
    """Raise Refused for a name that no practice can have, and for one that nothing here knows."""
    if not remembers(connection):
        raise Refused("The core's tables wait for an upgrade. Run: alongside db upgrade")
    if not may_be_called(practice_id):
        raise Refused(
            f"{practice_id!r} is the name of no practice, so it is left alone: alongside plugin "
            f"list"
        )
    works = house(app).registry.practice(practice_id) is not None
    if not works and practice_id not in in_database(app, connection):
        raise Refused(f"Nothing of a practice {practice_id!r} is here: alongside plugin list")
