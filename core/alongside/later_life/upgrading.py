"""Upgrading practices: their tables, what is remembered of them, and the line in the record."""

from collections.abc import Iterator
from functools import partial

from flask import Flask
from sqlalchemy import Connection, select

from alongside.access.actor import Actor
from alongside.councils.models import Council, CouncilPractice
from alongside.kernel import upgrading
from alongside.kernel.upgrading import Upgraded
from alongside.later_life.within import council, councils
from alongside.records.log import note


def upgrade_each(app: Flask, only: str | None = None) -> Iterator[Upgraded]:
    """Bring each unit up to date as the kernel does, and write it down where it is switched on."""
    return upgrading.upgrade_each(app, only, partial(_tell, app))


def _tell(app: Flask, connection: Connection, done: Upgraded) -> None:
    """Let every process ask anew whether the practice's tables are there; tell whom it concerns."""
    if done.id == "core":
        return
    for council_id in councils(connection).values():
        with council(app, connection, council_id) as session:
            session.get_one(Council, council_id).changed()
            asked = select(CouncilPractice.id).where(
                CouncilPractice.practice_id == done.id, CouncilPractice.enabled
            )
            if session.scalars(asked).first() is not None:
                said = f"{done.id}: {_moved(done)}"
                note(session, Actor(session), "upgraded", "practice", council_id, said)


def _moved(done: Upgraded) -> str:
    if done.remembered and done.remembered != done.installed:
        return f"{done.remembered} → {done.installed}"
    return f"tables {done.before or 'nothing'} → {done.after}"
