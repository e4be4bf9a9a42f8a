"""Keeping erased people erased: the ledger beside the database, and doing it again afterwards."""

from pathlib import Path

from flask import Flask
from sqlalchemy import select

from alongside.councils.models import Council
from alongside.db.engine import get_session
from alongside.lifecycle import at_council
from alongside.people.models import Person
from alongside.records.log import note
from alongside.rights import tombstones
from alongside.rights.erasing import erase
from alongside.rights.models import Tombstone
from alongside.web.context import current, house


def ledger(app: Flask) -> Path:
    """The file that outlives the database."""
    return Path(app.instance_path) / tombstones.FILE


def councils(app: Flask) -> list[str]:
    """The slugs of every council, in their order."""
    with app.app_context():
        return list(get_session().scalars(select(Council.slug).order_by(Council.slug)))


def write_down(app: Flask) -> int:
    """Bring the ledger up to date with every council's tombstones; gives how many were added."""
    found: set[tombstones.Stone] = set()
    for slug in councils(app):
        with at_council(app, slug) as session:
            found |= tombstones.in_database(session)
    return tombstones.append(ledger(app), found)


def count_back_again(app: Flask) -> int:
    """How many people are here who had been erased."""
    stones, count = tombstones.read(ledger(app)), 0
    for slug in councils(app):
        with at_council(app, slug) as session:
            count += len(tombstones.back_again(session, stones))
    return count


def replay(app: Flask) -> int:
    """Erase again everybody whom a tombstone names and who is back; gives how many.

    A legal hold that stood when the backup was made does not count: it was decided later. Doing
    it again changes nothing.
    """
    stones, count = tombstones.read(ledger(app)), 0
    for slug in councils(app):
        with at_council(app, slug) as session:
            for person_id in [one.id for one in tombstones.back_again(session, stones)]:
                person = session.get_one(Person, person_id)
                erase(session, house(app).registry, person)
                known = select(Tombstone.id).where(Tombstone.person_id == person_id)
                if session.scalars(known).first() is None:
                    session.add(Tombstone(person_id=person_id))
                note(session, current.actor, "erased", "person", person_id, "after a restore")
                count += 1
    write_down(app)
    return count
